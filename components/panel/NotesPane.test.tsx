/** @jsxImportSource preact */
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { Annotation } from '../../lib/domain/annotation/index.ts';
import { draw } from '../test-render.tsx';
import { NotesPane } from './NotesPane.tsx';
import type { NotePlace, NoteVersion } from './note-actions.ts';

function note(id: string, start: number, section: string[], part: Partial<Annotation> = {}): Annotation {
  return {
    id,
    workId: 'ta:1',
    source: 'http://www.fx361.cc/1.shtml',
    selector: {
      quote: { type: 'TextQuoteSelector', exact: '', prefix: '', suffix: '' },
      position: { type: 'TextPositionSelector', start, end: start + 4 },
      section: { type: 'SectionSelector', path: section },
    },
    quotes: { served: '', printed: '', reading: `引文${id}` },
    color: 'yellow',
    body: '',
    tags: [],
    created: '2026-11-01T00:00:00.000Z',
    modified: '',
    revision: 1,
    deleted: null,
    ...part,
  };
}

const NOTES = [
  note('a1', 1, ['一、问题', '(一)主体'], { body: '公共书房的借阅率', tags: ['数据'] }),
  note('a2', 9, ['一、问题', '(二)资金'], { color: 'green', tags: ['数据', '经费'] }),
  note('a3', 30, ['二、路径'], { body: '与前文对照', color: 'green', revision: 3 }),
];
const lost = (state: NotePlace['state'], reason: NotePlace['reason'], candidates: NotePlace['candidates'] = []) => ({
  state,
  reason,
  candidates,
});

function setUp(places: Record<string, NotePlace> = {}, notes = NOTES) {
  const actions = actionsOf(places);
  const drafts = { drafts: [], onKeep: vi.fn(), onDiscard: vi.fn() };
  const pane = (now = notes) => (
    <NotesPane notes={now} drafts={drafts} actions={actions} onExport={vi.fn()} onExportChoice={vi.fn()} />
  );
  const { redraw } = draw(pane());
  return { ...actions, redraw: (now: Annotation[]) => redraw(pane(now)) };
}

function actionsOf(places: Record<string, NotePlace>) {
  return {
    draftOf: vi.fn(() => null),
    draftProblem: null,
    placeOf: (id: string) => places[id] ?? null,
    onJump: vi.fn(),
    onShowPlace: vi.fn(),
    onAttach: vi.fn(),
    onDelete: vi.fn(),
    onWrite: vi.fn(),
    onSave: vi.fn(async (): Promise<string | null> => null),
    onDiscard: vi.fn(),
    onCopy: vi.fn(),
    versionsOf: vi.fn(async (): Promise<readonly NoteVersion[]> => []),
  };
}

const shown = () =>
  Array.from(document.querySelectorAll<HTMLElement>('[data-annotation-id]'), (card) => card.dataset.annotationId);
const jumpOf = (id: string) => screen.getByRole('button', { name: `引文${id}` });
const press = (key: string, part = {}) => fireEvent.keyDown(document.activeElement as Element, { key, ...part });

test('notes are filtered by words, colour, tag and section; the count tells, Esc shows all again', () => {
  setUp();
  expect(screen.getByRole('status').textContent).toBe('3 条');
  const words = screen.getByRole('searchbox', { name: '搜索笔记' });
  fireEvent.input(words, { target: { value: '公共 借阅' } });
  expect(shown()).toEqual(['a1']);
  expect(screen.getByRole('status').textContent).toBe('1 / 3 条');
  fireEvent.keyDown(words, { key: 'Escape' });
  expect(shown()).toEqual(['a1', 'a2', 'a3']);

  fireEvent.click(screen.getByRole('button', { name: '绿' }));
  expect(shown()).toEqual(['a2', 'a3']);
  fireEvent.change(screen.getByRole('combobox', { name: '按标签筛选' }), { target: { value: '经费' } });
  expect(shown()).toEqual(['a2']);
  jumpOf('a2').focus();
  press('Escape');
  expect(shown()).toHaveLength(3);

  const sections = screen.getByRole('combobox', { name: '按章节筛选' });
  expect(
    within(sections)
      .getAllByRole('option')
      .map(({ textContent }) => textContent?.trim()),
  ).toEqual(['全部章节', '一、问题', '(一)主体', '(二)资金', '二、路径']);
  fireEvent.change(sections, { target: { value: '一、问题' } });
  expect(shown()).toEqual(['a1', 'a2']);
  fireEvent.input(words, { target: { value: '没有的词' } });
  expect(shown()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: '全部显示（Esc）' }));
  expect(shown()).toHaveLength(3);
});

test('the list is one stop of the Tab key; arrows go through it, Enter leads to the words, e edits, Delete deletes', async () => {
  const actions = setUp();
  const stops = () =>
    Array.from(document.querySelectorAll<HTMLElement>('.note-list button'))
      .filter(({ tabIndex }) => tabIndex === 0)
      .map((button) => button.closest<HTMLElement>('[data-annotation-id]')?.dataset.annotationId);
  expect(new Set(stops())).toEqual(new Set(['a1']));
  fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'ArrowDown' });
  expect(document.activeElement).toBe(jumpOf('a1'));
  press('ArrowDown');
  expect(document.activeElement).toBe(jumpOf('a2'));
  await waitFor(() => expect(new Set(stops())).toEqual(new Set(['a2'])));
  press('End');
  expect(document.activeElement).toBe(jumpOf('a3'));
  press('ArrowDown');
  expect(document.activeElement).toBe(jumpOf('a3'));
  press('Home');
  expect(document.activeElement).toBe(jumpOf('a1'));
  fireEvent.click(document.activeElement as Element);
  expect(actions.onJump).toHaveBeenCalledWith('a1');

  press('e');
  const body = await screen.findByRole('textbox', { name: '笔记正文' });
  // Keys typed into a note are words.
  fireEvent.keyDown(body, { key: 'Delete' });
  fireEvent.keyDown(body, { key: 'ArrowDown' });
  expect(actions.onDelete).not.toHaveBeenCalled();
  fireEvent.keyDown(body, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('textbox', { name: '笔记正文' })).toBeNull());

  jumpOf('a3').focus();
  press('Delete', { ctrlKey: true });
  expect(actions.onDelete).not.toHaveBeenCalled();
  press('Delete');
  expect(actions.onDelete).toHaveBeenCalledWith('a3');
  expect(document.activeElement).toBe(jumpOf('a2'));
});

test('notes without a sure place stand apart with the reason; a press puts them where the reader says', () => {
  const place = { start: 40, end: 44 };
  const candidates = [
    { place, quote: '公共书房', section: ['一、问题', '(二)资金'] },
    { place: { start: 90, end: 94 }, quote: '公共书屋', section: [] },
  ];
  const actions = setUp({
    a1: lost('uncertain', 'ambiguous', candidates),
    a2: lost('orphan', 'removed'),
    a3: lost('moved', 'edited'),
  });
  const group = (name: string) => within(document.querySelector<HTMLElement>(`[data-group="${name}"]`) as HTMLElement);
  expect(shown()).toEqual(['a3', 'a1', 'a2']);
  expect(screen.getByText('原文在此页有改动。')).toBeTruthy();
  expect(group('uncertain').getByText('有几处同样吻合。')).toBeTruthy();
  expect(group('orphan').getByText('前后文还在，这段文字已被删去。')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '2 条没有确切位置' }));
  expect(document.activeElement).toBe(jumpOf('a1'));

  fireEvent.click(group('uncertain').getByRole('button', { name: /公共书房/ }));
  expect(actions.onShowPlace).toHaveBeenCalledWith(place);
  expect(actions.onAttach).not.toHaveBeenCalled();
  fireEvent.click(group('uncertain').getAllByRole('button', { name: '就在这里' })[0] as Element);
  expect(actions.onAttach).toHaveBeenCalledWith(NOTES[0], place);
  fireEvent.click(group('orphan').getByRole('button', { name: '挂到所选文字' }));
  expect(actions.onAttach).toHaveBeenLastCalledWith(NOTES[1], null);
});

test('what a note said before can be had back', async () => {
  const actions = setUp();
  actions.versionsOf.mockResolvedValue([
    { revision: 2, modified: '2026-11-02T08:30:00.000Z', body: '第二版' },
    { revision: 1, modified: '2026-11-01T08:30:00.000Z', body: '第一版' },
  ]);
  const card = within(document.querySelector<HTMLElement>('[data-annotation-id="a3"]') as HTMLElement);
  fireEvent.click(card.getByRole('button', { name: '更多' }));
  fireEvent.click(card.getByRole('button', { name: '历史' }));
  expect(await card.findByText('第一版')).toBeTruthy();
  fireEvent.click(card.getAllByRole('button', { name: '恢复此版' })[1] as Element);
  expect(actions.onSave).toHaveBeenCalledWith(NOTES[2], { body: '第一版', color: 'green', tags: [] });
});

test('what is being written stays in its field when another note comes before it', () => {
  const { redraw } = setUp();
  jumpOf('a1').focus();
  press('e');
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: '笔记正文' });
  fireEvent.input(field, { target: { value: '写到' } });
  redraw([note('a0', 0, ['一、问题', '(一)主体']), ...NOTES]);
  expect(shown()).toEqual(['a0', 'a1', 'a2', 'a3']);
  expect(screen.getByRole('textbox', { name: '笔记正文' })).toBe(field);
  expect(field.value).toBe('写到');
});
