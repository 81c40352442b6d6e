import { expect, test } from 'vitest';
import { testNote, testWork as workOfNotes } from '../domain/annotation/formats/test-notes.ts';
import {
  applyImport,
  backupParts,
  createAnnotation,
  listAnnotations,
  listHistory,
  listWorks,
  openWork,
  previewImport,
  type Rows,
  readAnnotation,
  readBackup,
  rowsOfNotes,
  type StoreContext,
  saveDraft,
  softDelete,
  updateAnnotation,
} from './index.ts';
import { testPassage, testStore, testWork } from './test-store.ts';
import first from './versions/001-first.example.json';

const MIRROR = 'http://www.fx361.cc/page/2021/0128/1.shtml';
const NONE = { new: 0, changed: 0, same: 0, kept: 0 };

async function filledStore(): Promise<StoreContext> {
  const store = testStore();
  await openWork(store, testWork(), MIRROR, ['费孝通. 乡土中国[M].']);
  const note = await createAnnotation(store, {
    workId: 'ta:1',
    source: MIRROR,
    color: 'green',
    body: '初稿 "引" \u2028 𠮷',
    ...testPassage('甲', 3),
  });
  await updateAnnotation(store, note.id, { body: '二稿', tags: ['治理'] });
  await createAnnotation(store, { workId: 'ta:1', source: MIRROR, color: 'pink', ...testPassage('乙', 9) });
  await softDelete(store, 'a2');
  const writing = { body: '写到一半', color: 'blue' as const, tags: [], passage: null, source: MIRROR, workId: 'ta:1' };
  await saveDraft(store, { ...writing, key: 'note:a1', annotationId: 'a1' });
  return store;
}

const backupOf = async (store: StoreContext) => (await backupParts(store)).join('');
const rowsOf = async (store: StoreContext) => readBackup(await backupOf(store)).rows as Rows;
/** All that a backup holds but the time it was made. */
const contentOf = async (store: StoreContext) => (await backupOf(store)).replace(/"created":"[^"]*","tables"/, '');

test('a backup put into an empty store gives the same store: notes, trash, history, drafts, works', async () => {
  const store = await filledStore();
  const before = await contentOf(store);
  const rows = await rowsOf(store);
  for (const mode of ['merge', 'replace'] as const) {
    const other = testStore();
    expect(await previewImport(other, rows, mode)).toMatchObject({ annotations: { ...NONE, new: 2 }, removed: 0 });
    expect((await listWorks(other)).length).toBe(0);
    await applyImport(other, rows, mode);
    expect(await contentOf(other)).toBe(before);
    expect((await listHistory(other, 'a1')).map(({ body }) => body)).toEqual(['初稿 "引" \u2028 𠮷']);
  }
});

test('the same file again changes nothing', async () => {
  const store = await filledStore();
  const before = await contentOf(store);
  const report = await applyImport(store, await rowsOf(store), 'merge');
  expect(report).toMatchObject({
    works: { ...NONE, same: 1 },
    annotations: { ...NONE, same: 2 },
    drafts: { ...NONE, same: 1 },
  });
  expect(await contentOf(store)).toBe(before);
});

test('merging: the note changed last wins, earlier words go to its history, a deleted note comes back', async () => {
  const store = await filledStore();
  const rows = await rowsOf(store);
  await updateAnnotation(store, 'a1', { body: '三稿' });
  const older = await applyImport(store, rows, 'merge');
  expect(older.annotations).toEqual({ ...NONE, same: 1, kept: 1 });
  expect(await readAnnotation(store, 'a1')).toMatchObject({ body: '三稿' });

  const edited = rows.annotations.map((note) => ({
    ...note,
    body: '别处写的',
    modified: '2027-01-01T00:00:00.000Z',
    deleted: null,
  }));
  const newer = await applyImport(store, { ...rows, annotations: edited }, 'merge');
  expect(newer.annotations).toEqual({ ...NONE, changed: 2 });
  expect((await listAnnotations(store, 'ta:1')).map(({ body }) => body)).toEqual(['别处写的', '别处写的']);
  expect((await listHistory(store, 'a1')).map(({ body }) => body)).toEqual(['三稿', '二稿', '初稿 "引" \u2028 𠮷']);
  expect((await applyImport(store, { ...rows, annotations: edited }, 'merge')).annotations).toEqual({
    ...NONE,
    same: 2,
  });
});

test('a work known here under another id takes the notes of its copy', async () => {
  const rows = await rowsOf(await filledStore());
  const store = testStore();
  await openWork(store, testWork({ id: 'ta:here' }), 'https://journal.org/1');
  await applyImport(store, rows, 'merge');
  expect((await listAnnotations(store, 'ta:here')).map(({ body }) => body)).toEqual(['二稿']);
  expect((await listWorks(store)).map(({ id, aliases }) => [id, aliases])).toEqual([['ta:here', ['ta:1']]]);
});

test('replacing: what is not in the file is gone, and was counted before', async () => {
  const rows = await rowsOf(await filledStore());
  const store = testStore();
  await openWork(store, testWork({ id: 'ta:9', title: '另一篇全然不同的文章' }), 'https://a.org/9');
  const extra = { workId: 'ta:9', source: MIRROR, color: 'blue' as const, ...testPassage('丙', 1) };
  for (let i = 0; i < 3; i += 1) await createAnnotation(store, extra);
  expect(await previewImport(store, rows, 'replace')).toMatchObject({
    works: { ...NONE, new: 1 },
    annotations: { ...NONE, changed: 2 },
    removed: 1,
  });
  await applyImport(store, rows, 'replace');
  expect((await listWorks(store)).map(({ id }) => id)).toEqual(['ta:1']);
});

test('all or nothing: a write that fails leaves everything as it was', async () => {
  const rows = await rowsOf(await filledStore());
  const store = testStore();
  await openWork(store, testWork({ id: 'ta:9', title: '另一篇全然不同的文章' }), 'https://a.org/9');
  const before = await contentOf(store);
  const broken = { ...rows, settings: [{ key: 'x', value: () => 1 }] };
  for (const mode of ['merge', 'replace'] as const) {
    await expect(applyImport(store, broken, mode)).rejects.toThrow();
    expect(await contentOf(store)).toBe(before);
  }
});

test('files that are not in order are refused whole, and say where', async () => {
  const text = await backupOf(await filledStore());
  expect(readBackup('{').problem).toEqual({ kind: 'not-backup' });
  expect(readBackup('{"format":"other"}').problem).toEqual({ kind: 'not-backup' });
  expect(readBackup(text.replace(/"version":\d+/, '"version":99')).problem).toEqual({ kind: 'newer', version: 99 });
  expect(readBackup(text.replace('"green"', '"red"')).problem).toEqual({
    kind: 'broken',
    table: 'annotations',
    row: 1,
  });
  expect(readBackup(text.replaceAll(MIRROR, 'javascript:alert(1)')).problem).toMatchObject({ kind: 'broken' });
});

test('a backup of the first version is read as today’s', async () => {
  const file = { format: 'qingdu-backup', version: 1, created: '2026-11-05T00:00:00.000Z', tables: first };
  const { rows } = readBackup(JSON.stringify(file));
  const store = testStore();
  await applyImport(store, rows as Rows, 'replace');
  expect((await listWorks(store))[0]).toMatchObject({ id: first.works[0]?.id, cited: [] });
});

test('notes of JSON-LD: new, then the same', async () => {
  const store = testStore();
  const rows = rowsOfNotes([workOfNotes], [testNote()], '2026-11-05T00:00:00.000Z');
  expect((await applyImport(store, rows, 'merge')).annotations).toEqual({ ...NONE, new: 1 });
  expect((await applyImport(store, rows, 'merge')).annotations).toEqual({ ...NONE, same: 1 });
  expect(await listAnnotations(store, workOfNotes.id)).toEqual([testNote()]);
});
