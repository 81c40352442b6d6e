/** @jsxImportSource preact */
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { Annotation, Work } from '../../lib/domain/annotation/index.ts';
import { draw } from '../test-render.tsx';
import type { NotePlace, NoteVersion } from './note-actions.ts';
import { Panel, type PanelProps } from './Panel.tsx';

const work: Work = {
  id: 'ta:1',
  title: '基层社区治理的困境与出路',
  authors: ['房建', '李四'],
  affiliations: [],
  date: '2021-01-28',
  container: '经济研究导刊',
  volume: null,
  issue: '3',
  pages: null,
  doi: null,
  keywords: [],
  fingerprint: '',
};

function note(id: string, start: number, part: Partial<Annotation> = {}): Annotation {
  const path = ['二、问题', '(一)主体单一'];
  return {
    id,
    workId: 'ta:1',
    source: 'http://www.fx361.cc/1.shtml',
    selector: {
      quote: { type: 'TextQuoteSelector', exact: '', prefix: '', suffix: '' },
      position: { type: 'TextPositionSelector', start, end: start + 4 },
      section: { type: 'SectionSelector', path },
    },
    quotes: { served: '', printed: '', reading: `引文${id}` },
    color: 'yellow',
    body: '',
    tags: [],
    created: '',
    modified: '',
    revision: 1,
    deleted: null,
    ...part,
  };
}

function setUp(part: Partial<PanelProps> = {}) {
  const actions = {
    draftOf: vi.fn(() => null),
    draftProblem: null,
    placeOf: vi.fn((_: string): NotePlace | null => null),
    onShowPlace: vi.fn(),
    onAttach: vi.fn(),
    onCopy: vi.fn(),
    versionsOf: vi.fn(async (): Promise<readonly NoteVersion[]> => []),
    onJump: vi.fn(),
    onDelete: vi.fn(),
    onWrite: vi.fn(),
    onSave: vi.fn(async (): Promise<string | null> => null),
    onDiscard: vi.fn(),
  };
  const props: PanelProps = {
    work,
    told: work,
    source: 'http://www.fx361.cc/1.shtml',
    view: 'simplified',
    views: ['served', 'simplified'],
    summary: [],
    sections: [
      { index: 0, level: 0, label: '', title: '' },
      { index: 1, level: 1, label: '二、', title: '问题' },
      { index: 2, level: 2, label: '2.1', title: '材料' },
    ],
    notes: [note('a1', 1, { body: '想法', tags: ['治理'] }), note('a2', 9)],
    drafts: [],
    actions,
    onView: vi.fn(),
    onSection: vi.fn(),
    onCorrect: vi.fn(async () => null),
    onKeepDraft: vi.fn(),
    onDiscardDraft: vi.fn(),
    onExport: vi.fn(),
    onExportChoice: vi.fn(),
    onLibrary: vi.fn(),
    onReport: vi.fn(),
    ...part,
  };
  return { ...draw(<Panel {...props} />), props, actions };
}

const card = (id: string) => within(document.querySelector<HTMLElement>(`[data-annotation-id="${id}"]`) as HTMLElement);

test('tells the work, its outline and its notes', () => {
  const { props } = setUp();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(work.title);
  expect(screen.getByText('经济研究导刊，2021(3) · www.fx361.cc')).toBeTruthy();
  expect(screen.getByRole('heading', { level: 3 }).textContent).toBe('(一)主体单一');
  fireEvent.click(screen.getByRole('button', { name: /二、\s*问题/ }));
  expect(props.onSection).toHaveBeenCalledWith(1);
  expect(screen.getByRole('button', { name: /材料/ }).textContent).toBe('2.1 材料');
  fireEvent.click(screen.getByRole('radio', { name: '原样' }));
  expect(props.onView).toHaveBeenCalledWith('served');
  expect(screen.queryByRole('radio', { name: '原字体' })).toBeNull();
});

test('a note is shown in the text, deleted, and edited in place by keys', async () => {
  const { actions } = setUp();
  fireEvent.click(card('a1').getByRole('button', { name: '引文a1' }));
  expect(actions.onJump).toHaveBeenCalledWith('a1');

  fireEvent.click(card('a1').getByRole('button', { name: '编辑' }));
  const body = card('a1').getByRole<HTMLTextAreaElement>('textbox', { name: '笔记正文' });
  expect(document.activeElement).toBe(body);
  fireEvent.input(body, { target: { value: '想法再三' } });
  expect(actions.onWrite).toHaveBeenCalledWith(expect.objectContaining({ id: 'a1' }), {
    body: '想法再三',
    color: 'yellow',
    tags: ['治理'],
  });
  fireEvent.keyDown(body, { key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(card('a1').queryByRole('textbox')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(card('a1').getByRole('button', { name: '编辑' })));

  fireEvent.click(card('a1').getByRole('button', { name: '删除' }));
  expect(actions.onDelete).toHaveBeenCalledWith('a1');
  expect(document.activeElement).toBe(card('a2').getByRole('button', { name: '引文a2' }));
});

test('a save that failed leaves the words in the field, says so until it is done, and lets one copy them', async () => {
  const { actions } = setUp();
  actions.onSave.mockResolvedValueOnce('磁盘空间不足');
  fireEvent.click(card('a2').getByRole('button', { name: '写笔记' }));
  const body = card('a2').getByRole<HTMLTextAreaElement>('textbox', { name: '笔记正文' });
  fireEvent.input(body, { target: { value: '别丢' } });
  fireEvent.keyDown(body, { key: 'Enter', metaKey: true });
  await waitFor(() => expect(actions.onSave).toHaveBeenCalled());
  expect((await screen.findByRole('alert')).textContent).toContain('磁盘空间不足');
  expect(card('a2').getByRole<HTMLTextAreaElement>('textbox', { name: '笔记正文' }).value).toBe('别丢');
  fireEvent.click(screen.getByRole('button', { name: '复制这些文字' }));
  expect(actions.onCopy).toHaveBeenCalledWith('别丢');
  fireEvent.click(card('a2').getByRole('button', { name: '保存' }));
  await waitFor(() => expect(card('a2').queryByRole('textbox')).toBeNull());
});

test('a draft that cannot be kept is told where one writes', () => {
  const { props, actions, redraw } = setUp();
  fireEvent.click(card('a1').getByRole('button', { name: '编辑' }));
  redraw(<Panel {...props} actions={{ ...actions, draftProblem: '草稿存不下' }} />);
  expect(screen.getByRole('alert').textContent).toContain('草稿存不下');
});

test('unsaved words come back', () => {
  const { props, actions, redraw } = setUp();
  const draft = { body: '写到一半', color: 'pink' as const, tags: [] };
  redraw(<Panel {...props} actions={{ ...actions, draftOf: ({ id }) => (id === 'a1' ? draft : null) }} />);
  expect(card('a1').getByText('有没保存的改动。')).toBeTruthy();
  fireEvent.click(card('a1').getByRole('button', { name: '继续写' }));
  expect(card('a1').getByRole<HTMLTextAreaElement>('textbox', { name: '笔记正文' }).value).toBe('写到一半');
});

test('without notes it says how to make one; there is nothing to export', () => {
  setUp({ notes: [] });
  expect(screen.getByText('还没有笔记')).toBeTruthy();
  expect(document.querySelector<HTMLButtonElement>('button[name=export-markdown]')?.disabled).toBe(true);
  expect(document.querySelector<HTMLButtonElement>('button[name=export]')?.disabled).toBe(true);
});

test('drafts of new notes are kept or discarded by the reader', () => {
  const { props } = setUp({ drafts: [{ key: 'k', quote: '引文', body: '未完', color: 'green' }] });
  fireEvent.click(screen.getByRole('button', { name: '存为笔记' }));
  fireEvent.click(screen.getByRole('button', { name: '丢弃' }));
  expect(props.onKeepDraft).toHaveBeenCalledWith('k');
  expect(props.onDiscardDraft).toHaveBeenCalledWith('k');
});

test('words of a page are words, whatever they hold', () => {
  const hostile = '<img src=x onerror=alert(1)>';
  const { container } = setUp({ work: { ...work, title: hostile }, notes: [note('a1', 0, { body: hostile })] });
  expect(container.querySelector('img')).toBeNull();
  expect(screen.getAllByText(hostile)).toHaveLength(2);
});
