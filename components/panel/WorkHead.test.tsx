/** @jsxImportSource preact */
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { Work } from '../../lib/domain/annotation/index.ts';
import { draw } from '../test-render.tsx';
import { WorkHead } from './WorkHead.tsx';

const told: Work = {
  id: 'ta:1',
  title: '小城公共书房',
  authors: ['房建'],
  affiliations: [],
  date: '2021-01-28',
  container: '图书馆杂志',
  volume: null,
  issue: '3',
  pages: null,
  doi: null,
  keywords: [],
  fingerprint: '',
};

function setUp(work: Work = told) {
  const onCorrect = vi.fn(async (): Promise<string | null> => null);
  draw(<WorkHead work={work} told={told} source="http://www.fx361.cc/1.shtml" onCorrect={onCorrect} />);
  fireEvent.click(screen.getByRole('button', { name: '改正篇目信息' }));
  return onCorrect;
}
const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });

test('only what the reader put right is kept as theirs; the keyboard comes back', async () => {
  const onCorrect = setUp();
  expect(document.activeElement).toBe(field('篇名'));
  type('作者', '房建，李四');
  type('日期', '2021年2月');
  type('期', '');
  expect(screen.getByText('网页所载：2021-01-28')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() => expect(screen.queryByRole('textbox', { name: '篇名' })).toBeNull());
  expect(onCorrect).toHaveBeenCalledWith({ authors: ['房建', '李四'], date: '2021-02', issue: null });
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: '改正篇目信息' })));
});

test('where the reader has the last word, what the page says stands beside it and can be had back', async () => {
  const onCorrect = setUp({ ...told, title: '改过的篇名', volume: '12' });
  expect(screen.getByText('网页所载：小城公共书房')).toBeTruthy();
  expect(screen.getByText('网页没有载明')).toBeTruthy();
  fireEvent.click(screen.getAllByRole('button', { name: '还原' })[0] as Element);
  expect(field('篇名').value).toBe('小城公共书房');
  fireEvent.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() => expect(onCorrect).toHaveBeenCalledWith({ volume: '12' }));
});

test('what is no date or no DOI is said, and nothing is written; so is a write that failed', async () => {
  const onCorrect = setUp();
  type('日期', '民国十年');
  fireEvent.click(screen.getByRole('button', { name: '保存' }));
  expect((await screen.findByRole('alert')).textContent).toMatch('2021-03-15');
  expect(document.activeElement).toBe(field('日期'));
  expect(onCorrect).not.toHaveBeenCalled();
  type('日期', '2021');
  onCorrect.mockResolvedValueOnce('磁盘空间不足');
  fireEvent.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('磁盘空间不足'));
  expect(field('日期').value).toBe('2021');
});
