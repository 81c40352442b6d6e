/** @jsxImportSource preact */
import { fireEvent, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { Popup, type PopupState } from './Popup.tsx';
import { draw } from './test-render.tsx';

function setUp(state: PopupState) {
  const calls = { onView: vi.fn(), onPanel: vi.fn(), onRun: vi.fn(), onGrant: vi.fn() };
  draw(<Popup state={state} {...calls} />);
  return calls;
}

const reading: PopupState = {
  kind: 'reading',
  title: '基层社区治理的困境与出路',
  view: 'simplified',
  views: undefined,
  edits: { gloss: 1233, 'gbk-out-of-step': 7, encoding: 5, script: 2459 },
  excludedCount: 5,
  unrecoverable: 2,
};

test('counts what was mended, both kinds of garble as one', () => {
  setUp(reading);
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    '修复乱码 12 处',
    '去注音 1,233 处',
    '繁→简 2,459 处',
    '收起无关内容 5 处',
  ]);
  expect(screen.getByText('有 2 处文字已毁，无法复原，未作改动。')).toBeTruthy();
});

test('switches the view and opens the panel', () => {
  const calls = setUp(reading);
  expect(screen.getByRole<HTMLInputElement>('radio', { name: '简体' }).checked).toBe(true);
  fireEvent.click(screen.getByRole('radio', { name: '原字体' }));
  expect(calls.onView).toHaveBeenCalledWith('printed');
  fireEvent.click(screen.getByRole('button', { name: '提纲与笔记' }));
  expect(calls.onPanel).toHaveBeenCalled();
});

test('says so when nothing was changed', () => {
  setUp({ ...reading, edits: {}, excludedCount: 0, unrecoverable: 0 });
  expect(screen.getByText('这一页的文字完好，没有改动。')).toBeTruthy();
});

test('where it does not run it offers to; where it may not it asks for this site', () => {
  const calls = setUp({ kind: 'idle' });
  fireEvent.click(screen.getByRole('button', { name: '在此页运行清读' }));
  expect(calls.onRun).toHaveBeenCalled();
  const others = setUp({ kind: 'refused', host: 'journal.example.edu.cn' });
  fireEvent.click(screen.getByRole('button', { name: '允许在 journal.example.edu.cn 上运行' }));
  expect(others.onGrant).toHaveBeenCalled();
});

for (const kind of ['looking', 'running', 'no-article', 'special'] as const) {
  test(`has plain words for: ${kind}`, () => {
    setUp({ kind });
    expect(document.querySelector('main p')?.textContent).not.toBe('');
    expect(screen.queryByRole('button')).toBeNull();
  });
}
