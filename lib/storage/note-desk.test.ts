import { expect, test, vi } from 'vitest';
import { draftKeyOf, NoteDesk, openWork, readDraft, saveDraft, saveNote } from './index.ts';
import { testPassage, testStore, testWork } from './test-store.ts';

const writing = (body: string) => ({ body, color: 'yellow' as const, tags: [] });

async function setUp() {
  const store = testStore();
  const source = 'http://www.fx361.cc/1.shtml';
  const { id: workId } = await openWork(store, testWork(), source);
  const passage = testPassage('治理的困境', 3);
  const note = await saveNote(store, { key: 'k', workId, source, annotationId: null, passage, ...writing('旧') });
  const desk = new NoteDesk(store, { drafted: vi.fn(), changed: vi.fn() });
  const kept = async () => (await readDraft(store, draftKeyOf(workId, { annotationId: note.id }))) ?? null;
  return { store, desk, note, kept };
}

test('the words written last are there before and after the store has them, and gone when they are the note', async () => {
  const { desk, note, kept } = await setUp();
  expect(desk.unsaved(note, null)).toBeNull();
  desk.write(note, writing('写'));
  await desk.flush();
  const first = await kept();
  expect(first?.body).toBe('写');
  desk.write(note, writing('写到一半'));
  // What a list knows of the store may be older than the last key, and than the last write.
  expect(desk.unsaved(note, first)?.body).toBe('写到一半');
  await desk.flush();
  expect(desk.unsaved(note, first)?.body).toBe('写到一半');
  expect(desk.unsaved(note, await kept())?.body).toBe('写到一半');
  await desk.save(note, writing('写完'));
  expect(desk.unsaved(note, await kept())).toBeNull();
});

test('what was written later in another window is taken; what was given up does not come back', async () => {
  const { store, desk, note, kept } = await setUp();
  desk.write(note, writing('这里'));
  await desk.flush();
  const own = await kept();
  if (!own) throw new Error('no draft');
  await saveDraft(store, { ...own, body: '别处' });
  expect(desk.unsaved(note, await kept())?.body).toBe('别处');
  await desk.discard(note);
  expect(desk.unsaved(note, await kept())).toBeNull();
});
