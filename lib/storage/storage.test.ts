import { IDBDatabase, IDBObjectStore } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { fingerprintText } from '../domain/article/index.ts';
import {
  clearDraft,
  correctWork,
  createAnnotation,
  destroy,
  draftKeyOf,
  emptyOldTrash,
  isQuotaError,
  listAnnotations,
  listCopies,
  listHistory,
  listWorks,
  liveAnnotations,
  liveDrafts,
  liveTrash,
  NoSuchAnnotationError,
  openWork,
  readDraft,
  readWork,
  recognizeWork,
  restore,
  saveDraft,
  saveNote,
  softDelete,
  trash,
  untrash,
  updateAnnotation,
} from './index.ts';
import { testPassage, testStore, testWork } from './test-store.ts';

const MIRROR = 'http://www.fx361.cc/page/2021/0128/1.shtml';
const note = (exact: string, start: number) => ({
  workId: 'ta:1',
  source: MIRROR,
  color: 'yellow' as const,
  ...testPassage(exact, start),
});

test('a write is acknowledged only when durable: every transaction is strict', async () => {
  const store = testStore();
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
  await createAnnotation(store, note('甲', 0));
  await openWork(store, testWork(), MIRROR);
  await saveDraft(store, { ...note('甲', 0), key: 'k', annotationId: null, passage: null, body: '', tags: [] });
  const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
  expect(writes.length).toBeGreaterThan(1);
  for (const [, , options] of writes) expect(options).toEqual({ durability: 'strict' });
  transaction.mockRestore();
});

test('the same title and first author on another site is the same work, with two copies', async () => {
  const store = testStore();
  await openWork(store, testWork(), `${MIRROR}#top`);
  const again = await openWork(
    store,
    testWork({ id: 'doi:10.1/x', doi: '10.1/x', title: '基层社区治理的困境与出路 ', container: '经济研究导刊' }),
    'https://kns.cnki.net/1',
  );
  expect(again).toMatchObject({ id: 'ta:1', doi: '10.1/x', container: '经济研究导刊' });
  expect(await readWork(store, 'doi:10.1/x')).toEqual(again);
  expect((await listCopies(store, 'ta:1')).map(({ url }) => url)).toEqual(['https://kns.cnki.net/1', MIRROR]);
  expect(await openWork(store, testWork({ id: 'doi:10.1/x' }), MIRROR)).toMatchObject({ id: 'ta:1' });
});

test('a page that claims the DOI of a work and holds another text is another work', async () => {
  const store = testStore();
  const texts = [7919, 6271].map((step) =>
    Array.from({ length: 3000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * i * step) % 20_011))).join(''),
  );
  const [own, other] = texts.map(fingerprintText) as [string, string];
  const claim = { id: 'doi:10.1/x', doi: '10.1/x' };
  await openWork(store, testWork({ ...claim, fingerprint: own }), MIRROR);
  const hostile = testWork({ ...claim, fingerprint: other });
  expect(await recognizeWork(store, hostile)).not.toBe('doi:10.1/x');
  const kept = await openWork(store, hostile, 'https://evil.org/');
  expect(kept.id).not.toBe('doi:10.1/x');
  // It is known again as what it is; the work, and an abstract of it, as what they are.
  expect(await recognizeWork(store, hostile)).toBe(kept.id);
  expect(await recognizeWork(store, testWork({ ...claim, fingerprint: own }))).toBe('doi:10.1/x');
  const abstract = fingerprintText('本文论社区治理的三端，并及其出路与限度，以数县为例。');
  expect(await recognizeWork(store, testWork({ ...claim, fingerprint: abstract }))).toBe('doi:10.1/x');
});

test('two DOIs are two works; so are two titles too short to tell', async () => {
  const store = testStore();
  await openWork(store, testWork({ id: 'doi:10.1/x', doi: '10.1/x' }), 'https://a.org/1');
  expect((await openWork(store, testWork({ id: 'doi:10.1/y', doi: '10.1/y' }), 'https://a.org/2')).id).toBe(
    'doi:10.1/y',
  );
  await openWork(store, testWork({ id: 'ta:2', title: '前言' }), 'https://a.org/3');
  expect((await openWork(store, testWork({ id: 'ta:3', title: '前言' }), 'https://a.org/4')).id).toBe('ta:3');
});

test('what is known of a work is kept, gaps are filled, the reader has the last word', async () => {
  const store = testStore();
  await openWork(store, testWork({ date: '2021' }), MIRROR);
  await correctWork(store, 'ta:1', { title: '改正的题名', date: '2021' });
  const work = await openWork(store, testWork({ date: '2020', issue: '3' }), MIRROR);
  expect(work).toMatchObject({ title: '改正的题名', date: '2021', issue: '3' });
  const [row] = await listWorks(store);
  expect([row?.told.title, row?.corrected]).toEqual(['基层社区治理的困境与出路', { title: '改正的题名' }]);
  await correctWork(store, 'ta:1', {});
  expect(await readWork(store, 'ta:1')).toMatchObject({ title: '基层社区治理的困境与出路' });
});

test('notes come in reading order; a change counts the revision', async () => {
  const store = testStore();
  await createAnnotation(store, note('乙', 40));
  await createAnnotation(store, note('甲', 3));
  await updateAnnotation(store, 'a1', { body: '想法', color: 'blue' });
  const notes = await listAnnotations(store, 'ta:1');
  expect(notes.map(({ id, revision, body }) => [id, revision, body])).toEqual([
    ['a2', 1, ''],
    ['a1', 2, '想法'],
  ]);
  expect((notes[1]?.modified ?? '') > (notes[1]?.created ?? '')).toBe(true);
  await expect(updateAnnotation(store, 'a9', { body: '' })).rejects.toThrow(NoSuchAnnotationError);
});

test('a deleted note is gone from the list and comes back whole', async () => {
  const store = testStore();
  const made = await createAnnotation(store, { ...note('甲', 0), body: '想法', tags: ['要'] });
  await softDelete(store, made.id);
  expect(await listAnnotations(store, 'ta:1')).toEqual([]);
  await restore(store, made.id);
  expect(await listAnnotations(store, 'ta:1')).toMatchObject([{ ...made, modified: expect.any(String), revision: 3 }]);
});

test('live notes tell of every change', async () => {
  const store = testStore();
  const seen: number[] = [];
  const subscription = liveAnnotations(store, 'ta:1').subscribe((notes) => seen.push(notes.length));
  await vi.waitFor(() => expect(seen).toEqual([0]));
  await createAnnotation(store, note('甲', 0));
  await vi.waitFor(() => expect(seen.at(-1)).toBe(1));
  await softDelete(store, 'a1');
  await vi.waitFor(() => expect(seen.at(-1)).toBe(0));
  subscription.unsubscribe();
});

test('a draft becomes a note in one step', async () => {
  const store = testStore();
  const passage = testPassage('甲', 0);
  const key = draftKeyOf('ta:1', { passage });
  const draft = {
    key,
    workId: 'ta:1',
    source: MIRROR,
    annotationId: null,
    passage,
    body: '写到一半',
    color: 'pink' as const,
    tags: [],
  };
  await saveDraft(store, { ...draft, body: '写' });
  await saveDraft(store, draft);
  expect(await readDraft(store, key)).toMatchObject({ body: '写到一半' });
  const live: string[][] = [];
  const subscription = liveDrafts(store, 'ta:1').subscribe((drafts) => live.push(drafts.map(({ body }) => body)));
  await vi.waitFor(() => expect(live.at(-1)).toEqual(['写到一半']));
  const saved = await saveNote(store, draft);
  expect(saved).toMatchObject({ body: '写到一半', color: 'pink', revision: 1 });
  expect(await readDraft(store, key)).toBeNull();
  await vi.waitFor(() => expect(live.at(-1)).toEqual([]));
  subscription.unsubscribe();
});

test('a draft of a note that was deleted meanwhile brings the note back; one of nothing is not lost', async () => {
  const store = testStore();
  await createAnnotation(store, note('甲', 0));
  await softDelete(store, 'a1');
  const about = { annotationId: 'a1' };
  const draft = {
    key: draftKeyOf('ta:1', about),
    workId: 'ta:1',
    source: MIRROR,
    ...about,
    passage: null,
    body: '新的话',
    color: 'green' as const,
    tags: ['x'],
  };
  expect(await saveNote(store, draft)).toMatchObject({ id: 'a1', body: '新的话', deleted: null });

  const orphan = { ...draft, key: 'note:a9', annotationId: 'a9' };
  await saveDraft(store, orphan);
  await expect(saveNote(store, orphan)).rejects.toThrow(NoSuchAnnotationError);
  expect(await readDraft(store, 'note:a9')).toMatchObject({ body: '新的话' });
  await clearDraft(store, 'note:a9');
  expect(await readDraft(store, 'note:a9')).toBeNull();
});

test('words that gave way are kept, the latest first; a colour makes no history', async () => {
  const store = testStore();
  await createAnnotation(store, { ...note('甲', 0), body: '一' });
  await updateAnnotation(store, 'a1', { body: '二' });
  await updateAnnotation(store, 'a1', { color: 'pink' });
  await updateAnnotation(store, 'a1', { body: '三' });
  expect((await listHistory(store, 'a1')).map(({ revision, body }) => [revision, body])).toEqual([
    [3, '二'],
    [1, '一'],
  ]);
});

test('a clock that jumps: new words stay the newer ones, and the trash is not emptied at once', async () => {
  let now = '2026-11-01T00:00:00.000Z';
  const store = { ...testStore(), now: () => now };
  await emptyOldTrash(store);
  await createAnnotation(store, { id: 'a1', ...note('甲', 0), body: '一' });
  now = '2001-01-01T00:00:00.000Z';
  expect(await updateAnnotation(store, 'a1', { body: '二' })).toMatchObject({
    modified: '2026-11-01T00:00:00.000Z',
    revision: 2,
  });
  await softDelete(store, 'a1');
  // Years ahead, by mistake; back again; and then the days go by.
  for (const jump of ['2031-01-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z', '2026-12-01T00:00:00.000Z']) {
    now = jump;
    expect(await emptyOldTrash(store)).toBe(0);
  }
  now = '2026-12-05T00:00:00.000Z';
  expect(await emptyOldTrash(store)).toBe(1);
});

test('the trash: many at once, back again, for good after 30 days and never sooner', async () => {
  const store = testStore();
  for (const start of [1, 2, 3]) await createAnnotation(store, { ...note('甲', start), body: `${start}` });
  await updateAnnotation(store, 'a1', { body: '改' });
  await trash(store, ['a1', 'a2', 'a9']);
  const live: string[][] = [];
  const subscription = liveTrash(store).subscribe((notes) => live.push(notes.map(({ id }) => id).sort()));
  await vi.waitFor(() => expect(live.at(-1)).toEqual(['a1', 'a2']));
  await untrash(store, ['a2']);
  await vi.waitFor(() => expect(live.at(-1)).toEqual(['a1']));
  subscription.unsubscribe();
  expect(await emptyOldTrash(store)).toBe(0);
  await destroy(store, ['a3']);
  expect(await emptyOldTrash({ ...store, now: () => '2026-11-20T00:00:00.000Z' })).toBe(0);
  const later = { ...store, now: () => '2026-12-05T00:00:00.000Z' };
  expect(await emptyOldTrash(later)).toBe(1);
  expect((await listAnnotations(store, 'ta:1')).map(({ id }) => id)).toEqual(['a2', 'a3']);
  expect(await listHistory(store, 'a1')).toEqual([]);
});

test('a full disk is known from any other failure', async () => {
  const store = testStore();
  const full = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };
  const put = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(full);
  const error = await createAnnotation(store, note('甲', 0)).catch((reason: unknown) => reason);
  put.mockRestore();
  expect(isQuotaError(error)).toBe(true);
  expect(isQuotaError(new Error('other'))).toBe(false);
});
