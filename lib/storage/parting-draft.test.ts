import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAnnotation, keepParting, readDraft, saveDraft, takeParting, updateAnnotation } from './index.ts';
import { testPassage, testStore } from './test-store.ts';

/** `localStorage` of an extension page: its keys are its own properties. */
function storage(isFull = false): Storage {
  const kept: Record<string, string> = {};
  return Object.defineProperties(kept, {
    setItem: {
      value: (key: string, value: string) => {
        if (isFull) throw new DOMException('full', 'QuotaExceededError');
        kept[key] = value;
      },
    },
    getItem: { value: (key: string) => kept[key] ?? null },
    removeItem: { value: (key: string) => delete kept[key] },
  }) as unknown as Storage;
}

beforeEach(() => vi.stubGlobal('localStorage', storage()));
afterEach(() => vi.unstubAllGlobals());

const draft = (annotationId: string, body: string) => ({
  key: `note:${annotationId}`,
  workId: 'ta:1',
  source: 'http://www.fx361.cc/1.shtml',
  annotationId,
  passage: null,
  body,
  color: 'yellow' as const,
  tags: [],
});
const newNote = (exact: string) => ({
  workId: 'ta:1',
  source: 'http://www.fx361.cc/1.shtml',
  color: 'yellow' as const,
  ...testPassage(exact, 0),
});

test('what was typed as the page went away is a draft of the next one, once', async () => {
  const store = testStore();
  const { id } = await createAnnotation(store, newNote('甲'));
  await saveDraft(store, draft(id, '写到'));
  keepParting(store, draft(id, '写到一半'));
  await takeParting(store);
  expect(await readDraft(store, `note:${id}`)).toMatchObject({ body: '写到一半' });
  await saveDraft(store, draft(id, '写到一半，又写'));
  await takeParting(store);
  expect(await readDraft(store, `note:${id}`)).toMatchObject({ body: '写到一半，又写' });
});

test('nothing newer gives way to it: neither a draft nor the note itself', async () => {
  const store = testStore();
  const { id } = await createAnnotation(store, newNote('甲'));
  keepParting(store, draft(id, '旧'));
  await saveDraft(store, draft(id, '新'));
  await takeParting(store);
  expect(await readDraft(store, `note:${id}`)).toMatchObject({ body: '新' });

  const other = await createAnnotation(store, newNote('乙'));
  keepParting(store, draft(other.id, '旧'));
  await updateAnnotation(store, other.id, { body: '已存' });
  await takeParting(store);
  expect(await readDraft(store, `note:${other.id}`)).toBeNull();
});

test('no room, or something that is none of ours, is no failure', async () => {
  const store = testStore();
  localStorage.setItem('qingdu-parting:note:a1', '{"key":1}');
  localStorage.setItem('qingdu-parting:note:a2', 'nonsense');
  await takeParting(store);
  expect(await store.db.drafts.count()).toBe(0);
  expect(Object.keys(localStorage)).toEqual([]);
  vi.stubGlobal('localStorage', storage(true));
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  keepParting(store, draft('a1', '字'));
  expect(warn).toHaveBeenCalled();
  warn.mockRestore();
});
