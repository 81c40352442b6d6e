/** @jsxImportSource preact */
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Annotation, NoteQuery } from '../../lib/domain/annotation/index.ts';
import { draw } from '../test-render.tsx';
import { ImportDialog, type ImportView } from './ImportDialog.tsx';
import { Library, type LibraryProps } from './Library.tsx';
import { NoteDialog } from './NoteDialog.tsx';

const QUERY: NoteQuery = {
  words: '',
  workId: null,
  colors: new Set(),
  tags: new Set(),
  deleted: false,
  sort: 'modified',
};

function note(id: string, part: Partial<Annotation> = {}): Annotation {
  return {
    id,
    workId: 'ta:1',
    source: 'http://www.fx361.cc/1.shtml',
    selector: {
      quote: { type: 'TextQuoteSelector', exact: '', prefix: '', suffix: '' },
      position: { type: 'TextPositionSelector', start: 0, end: 4 },
      section: { type: 'SectionSelector', path: ['一、问题'] },
    },
    quotes: { served: '', printed: '', reading: `引文${id}` },
    color: 'yellow',
    body: '',
    tags: [],
    created: '2026-11-01T00:00:00.000Z',
    modified: '2026-11-02T00:00:00.000Z',
    revision: 1,
    deleted: null,
    ...part,
  };
}

beforeAll(() => {
  // happy-dom lays nothing out; a window of three rows.
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 312 });
});

function setUp(part: Partial<LibraryProps> = {}) {
  const notes = ['a1', 'a2', 'a3', 'a4'].map((id) => note(id, id === 'a2' ? { body: '想法' } : {}));
  const props: LibraryProps = {
    works: [{ id: 'ta:1', title: '小城公共书房', count: 4 }],
    total: 4,
    trashed: 1,
    query: QUERY,
    onQuery: vi.fn(),
    ids: notes.map(({ id }) => id),
    tags: ['治理', '社区'],
    reading: null,
    noteOf: (id) => notes.find((one) => one.id === id) ?? null,
    linkOf: ({ source }) => source,
    onWindow: vi.fn(),
    selected: new Set(),
    onSelect: vi.fn(),
    onOpen: vi.fn(),
    onTag: vi.fn(),
    onDelete: vi.fn(),
    onRestore: vi.fn(),
    onDestroy: vi.fn(),
    onExport: vi.fn(),
    keeping: {
      usage: { used: 3_400_000, isPersisted: false },
      isAutomatic: false,
      lastBackup: '2026-11-20T08:00:00.000Z',
      onPersist: vi.fn(),
      onBackup: vi.fn(),
      onAutomatic: vi.fn(),
      onFile: vi.fn(),
    },
    ...part,
  };
  return { ...draw(<Library {...props} />), props };
}
const row = (id: string) => within(document.querySelector<HTMLElement>(`[data-annotation-id="${id}"]`) as HTMLElement);

test('notes are searched, sorted, filtered, and gone to by work and to the trash', () => {
  const { props } = setUp();
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: '公共阅读' } });
  expect(props.onQuery).toHaveBeenLastCalledWith({ words: '公共阅读' });
  fireEvent.change(screen.getByRole('combobox', { name: '排序' }), { target: { value: 'work' } });
  expect(props.onQuery).toHaveBeenLastCalledWith({ sort: 'work' });
  fireEvent.click(screen.getByRole('button', { name: '绿' }));
  expect(props.onQuery).toHaveBeenLastCalledWith({ colors: new Set(['green']) });
  fireEvent.click(screen.getByRole('button', { name: '#社区' }));
  expect(props.onQuery).toHaveBeenLastCalledWith({ tags: new Set(['社区']) });
  fireEvent.click(screen.getByRole('button', { name: /小城公共书房/ }));
  expect(props.onQuery).toHaveBeenLastCalledWith({ deleted: false, workId: 'ta:1' });
  fireEvent.click(screen.getByRole('button', { name: /回收站/ }));
  expect(props.onQuery).toHaveBeenLastCalledWith({ deleted: true, workId: null });
});

test('a note opens whole; a press on its box selects it, with Shift all from the last one', () => {
  const { props } = setUp();
  fireEvent.click(row('a2').getByRole('button', { name: '引文a2' }));
  expect(props.onOpen).toHaveBeenCalledWith('a2');
  fireEvent.click(row('a1').getByRole('checkbox'));
  expect(props.onSelect).toHaveBeenLastCalledWith(['a1'], true);
  fireEvent.click(row('a3').getByRole('checkbox'), { shiftKey: true });
  expect(props.onSelect).toHaveBeenLastCalledWith(['a1', 'a2', 'a3'], true);
  fireEvent.click(screen.getByRole('checkbox', { name: '全部' }));
  expect(props.onSelect).toHaveBeenLastCalledWith(['a1', 'a2', 'a3', 'a4'], true);
});

test('the selected ones are tagged, deleted and exported together', () => {
  const { props } = setUp({ selected: new Set(['a1', 'a2']) });
  expect(screen.getByText('已选 2 条')).toBeTruthy();
  const tags = screen.getByRole('textbox', { name: '标签' });
  fireEvent.input(tags, { target: { value: '待查，治理' } });
  fireEvent.click(screen.getByRole('button', { name: '加标签' }));
  expect(props.onTag).toHaveBeenLastCalledWith(['待查', '治理'], true);
  fireEvent.input(tags, { target: { value: '待查' } });
  fireEvent.click(screen.getByRole('button', { name: '去标签' }));
  expect(props.onTag).toHaveBeenLastCalledWith(['待查'], false);
  fireEvent.click(screen.getByRole('button', { name: '删除' }));
  expect(props.onDelete).toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: '导出所选…' }));
  expect(props.onExport).toHaveBeenCalled();
});

test('in the trash they are had back or ended; nothing is written there', () => {
  const { props } = setUp({ query: { ...QUERY, deleted: true }, selected: new Set(['a1']) });
  expect(screen.getByText('删除的笔记在这里保留 30 天。')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '恢复' }));
  expect(props.onRestore).toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: '永久删除' }));
  expect(props.onDestroy).toHaveBeenCalled();
  expect(screen.queryByRole('button', { name: '加标签' })).toBeNull();
});

test('nothing found and nothing there are told apart', () => {
  const { redraw, props } = setUp({ ids: [] });
  expect(screen.getByText('没有符合条件的笔记。')).toBeTruthy();
  redraw(<Library {...props} ids={[]} total={0} trashed={0} works={[]} />);
  expect(screen.getByText(/^还没有笔记/)).toBeTruthy();
});

test('backup and import; the box of the daily backup shows what is so, not what was pressed', () => {
  const { props } = setUp();
  const { keeping } = props;
  expect(screen.getByText(/3\.4 MB/)).toBeTruthy();
  expect(screen.getByText('上次自动备份：2026-11-20')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '备份全部' }));
  expect(keeping.onBackup).toHaveBeenCalled();
  const box = screen.getByRole<HTMLInputElement>('checkbox', { name: /每天自动备份/ });
  fireEvent.click(box);
  expect(keeping.onAutomatic).toHaveBeenCalledWith(true);
  const file = new File(['{}'], 'notes.jsonld');
  fireEvent.change(document.querySelector('input[type=file]') as Element, { target: { files: [file] } });
  expect(keeping.onFile).toHaveBeenCalledWith(file);
});

const none = { new: 0, changed: 0, same: 0, kept: 0 };
const view: ImportView = {
  fileName: 'qingdu-backup.json',
  mode: 'merge',
  canReplace: true,
  works: { ...none, new: 1 },
  annotations: { new: 3, changed: 1, same: 5, kept: 2 },
  drafts: none,
  removed: 0,
  refused: 0,
};

test('what an import would do is shown first; one that changes nothing cannot be run', () => {
  const calls = { onMode: vi.fn(), onImport: vi.fn(), onClose: vi.fn() };
  const { redraw } = draw(<ImportDialog view={view} isRunning={false} {...calls} />);
  const cells = Array.from(document.querySelectorAll('tr[data-kind=annotations] td'), (cell) => cell.textContent);
  expect(cells).toEqual(['3', '1', '5', '2']);
  expect(calls.onImport).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('radio', { name: /^替换/, hidden: true }));
  expect(calls.onMode).toHaveBeenCalledWith('replace');
  fireEvent.click(screen.getByRole('button', { name: '导入', hidden: true }));
  expect(calls.onImport).toHaveBeenCalled();
  redraw(
    <ImportDialog view={{ ...view, works: none, annotations: { ...none, same: 5 } }} isRunning={false} {...calls} />,
  );
  expect(screen.getByText('没有要改动的内容。')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '导入', hidden: true }).disabled).toBe(true);
  redraw(<ImportDialog view={{ ...view, mode: 'replace', removed: 4 }} isRunning={false} {...calls} />);
  expect(screen.getByText('现有的 4 条笔记不在文件里，将被清除。')).toBeTruthy();
});

test('a note is written whole in its dialog; one in the trash is only read', async () => {
  const calls = { onWrite: vi.fn(), onSave: vi.fn(async () => null), onCopy: vi.fn(), onClose: vi.fn() };
  const fixed = { title: '小城公共书房', draft: null, draftProblem: null, link: null };
  const { redraw } = draw(<NoteDialog note={note('a1', { body: '想法' })} {...fixed} {...calls} />);
  const body = screen.getByRole<HTMLTextAreaElement>('textbox', { name: '笔记正文', hidden: true });
  fireEvent.input(body, { target: { value: '想法再三' } });
  fireEvent.keyDown(body, { key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(calls.onSave).toHaveBeenCalledWith({ body: '想法再三', color: 'yellow', tags: [] }));
  await waitFor(() => expect(calls.onClose).toHaveBeenCalled());
  redraw(<NoteDialog note={note('a1', { body: '想法', deleted: '2026-11-03' })} {...fixed} {...calls} />);
  expect(screen.queryByRole('textbox', { hidden: true })).toBeNull();
  expect(screen.getByText('想法')).toBeTruthy();
});
