/** @jsxImportSource preact */
import { fireEvent, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { Popup, type PopupSite, type PopupState } from './Popup.tsx';
import { draw } from './test-render.tsx';

const calls = () => ({
  onView: vi.fn(),
  onMode: vi.fn(),
  onPanel: vi.fn(),
  onRun: vi.fn(),
  onGrant: vi.fn(),
  onFramed: vi.fn(),
  onOptions: vi.fn(),
});

function setUp(state: PopupState, site: PopupSite | null = null, isDeclined = false) {
  const made = calls();
  draw(<Popup state={state} site={site} {...made} isDeclined={isDeclined} onLibrary={null} />);
  return made;
}

const own: PopupSite = { name: 'journal.example.edu.cn', mode: 'auto', isGranted: false };

const reading: PopupState = {
  kind: 'reading',
  title: '基层社区治理的困境与出路',
  view: 'simplified',
  views: undefined,
  edits: { gloss: 1233, 'gbk-out-of-step': 7, encoding: 5, script: 2459 },
  excludedCount: 5,
  notesCount: 0,
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

test('says how many notes there are', () => {
  setUp({ ...reading, notesCount: 3 });
  expect(screen.getByRole('button', { name: '提纲与笔记（3）' })).toBeTruthy();
});

test('where it does not run it offers to, once or always', () => {
  const made = setUp({ kind: 'idle' }, own);
  fireEvent.click(screen.getByRole('button', { name: '在此页运行清读' }));
  expect(made.onRun).toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: '总是在 journal.example.edu.cn 上清读' }));
  expect(made.onGrant).toHaveBeenCalled();
  expect(screen.queryByRole('radio')).toBeNull();
});

test('where the browser does not allow it, it asks for this site alone', () => {
  const made = setUp({ kind: 'refused' }, { ...own, name: '中国知网' });
  expect(screen.getByRole('alert').textContent).not.toBe('');
  fireEvent.click(screen.getByRole('button', { name: '允许在 中国知网 上运行' }));
  expect(made.onGrant).toHaveBeenCalled();
});

test('a site that is allowed has a mode, and the popup says what it means', () => {
  const made = setUp({ kind: 'idle' }, { ...own, isGranted: true, mode: 'off' });
  expect(screen.getByText('你在这个网站关闭了清读。')).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: '自动' }));
  expect(made.onMode).toHaveBeenCalledWith('auto');
});

test('a page that could not be read can be tried again', () => {
  const made = setUp({ kind: 'failed' });
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
  expect(made.onRun).toHaveBeenCalled();
});

for (const kind of ['looking', 'running', 'no-article', 'special', 'pdf', 'file'] as const) {
  test(`has plain words for: ${kind}`, () => {
    const made = setUp({ kind });
    expect(document.querySelector('main p')?.textContent).not.toBe('');
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['设置']);
    fireEvent.click(screen.getByRole('button', { name: '设置' }));
    expect(made.onOptions).toHaveBeenCalled();
  });
}

test('a text in a frame is opened by itself', () => {
  const made = setUp({ kind: 'framed', url: 'http://www.fx361.cc/frame.html' });
  fireEvent.click(screen.getByRole('button', { name: '在新标签页里单独打开' }));
  expect(made.onFramed).toHaveBeenCalledWith('http://www.fx361.cc/frame.html');
});

test('says that the browser gave no permission, and leaves the way open', () => {
  setUp({ kind: 'idle' }, own, true);
  expect(screen.getByText(/没有给予权限/)).toBeTruthy();
  expect(screen.getByRole('button', { name: /总是/ })).toBeTruthy();
});
