import { Dexie } from 'dexie';
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { QingduDatabase } from './database.ts';
import {
  applyImport,
  backupParts,
  createAnnotation,
  destroy,
  listAnnotations,
  lostNotes,
  openStore,
  readBackup,
  rememberNotes,
  softDelete,
} from './index.ts';
import { testPassage, testStore } from './test-store.ts';
import { VERSIONS } from './versions/index.ts';

const note = (exact: string, start: number) => ({
  workId: 'ta:1',
  source: 'http://www.fx361.cc/page/2021/0128/1.shtml',
  color: 'yellow' as const,
  ...testPassage(exact, start),
});

beforeEach(() => {
  fakeBrowser.reset();
});

test('a database that is open in an older page lets the upgrade through; the older page reads and writes on', async () => {
  const { now, newId } = testStore();
  const old = new QingduDatabase('qingdu', VERSIONS.slice(0, 1));
  await old.open();
  const store = { db: old, now, newId };
  const { selector, quotes } = testPassage('甲', 0);
  await old.annotations.add({
    ...{ id: 'a0', workId: 'ta:1', source: 'http://a.org/', selector, quotes, color: 'yellow', body: '旧', tags: [] },
    ...{ created: now(), modified: now(), revision: 1, deleted: null },
  });
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const today = openStore();
  await today.db.open();
  expect((await listAnnotations(today, 'ta:1')).map(({ body }) => body)).toEqual(['旧']);
  // Whoever still sits in the older page sees the notes, and loses none.
  expect((await listAnnotations(store, 'ta:1')).map(({ body }) => body)).toEqual(['旧']);
  await createAnnotation(today, { ...note('乙', 5), body: '新' });
  expect(await listAnnotations(store, 'ta:1')).toHaveLength(2);
  old.close();
  today.db.close();
});

test('a database that is deleted while it is open: what is written next is kept, and what was lost is told', async () => {
  const store = testStore();
  for (const at of [0, 5]) await createAnnotation(store, note('甲', at));
  expect(await lostNotes(store)).toBe(0);
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  await Dexie.delete('qingdu');
  expect(await listAnnotations(store, 'ta:1')).toEqual([]);
  expect(await lostNotes(store)).toBe(2);
  await createAnnotation(store, note('乙', 9));
  expect(await listAnnotations(store, 'ta:1')).toHaveLength(1);
  expect(await lostNotes(store)).toBe(0);
});

test('notes that the reader ended are not missed', async () => {
  const store = testStore();
  const { id } = await createAnnotation(store, note('甲', 0));
  expect(await lostNotes(store)).toBe(0);
  await softDelete(store, id);
  expect(await lostNotes(store)).toBe(0);
  await destroy(store, [id]);
  await rememberNotes(store);
  expect(await lostNotes(store)).toBe(0);
});

test('a database that cannot be opened fails at once and each time; the next page or worker tries again', async () => {
  const store = testStore();
  const { indexedDB } = Dexie.dependencies;
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
  });
  for (let i = 0; i < 2; i += 1) await expect(createAnnotation(store, note('甲', 0))).rejects.toThrow(/backing store/);
  open.mockRestore();
  const next = openStore();
  await createAnnotation(next, note('甲', 0));
  expect(await listAnnotations(next, 'ta:1')).toHaveLength(1);
});

test('a damaged backup is refused whole, wherever the damage is; a whole one is taken', async () => {
  const store = testStore();
  for (const at of [0, 5]) await createAnnotation(store, { ...note('甲', at), body: '想法', tags: ['要'] });
  const whole = (await backupParts(store)).join('');
  let state = 7;
  const random = (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state % below;
  };
  for (let i = 0; i < 500; i += 1) {
    const at = random(whole.length);
    const text =
      i % 2 === 0 ? whole.slice(0, at) : whole.slice(0, at) + String.fromCharCode(random(0xffff)) + whole.slice(at + 1);
    const { rows } = readBackup(text);
    // What still is a backup is one in every row.
    if (rows) for (const row of rows.annotations) expect(row).toMatchObject({ color: 'yellow', deleted: null });
  }
  const { rows } = readBackup(whole);
  const other = testStore();
  if (rows) await applyImport(other, rows, 'merge');
  expect(await listAnnotations(other, 'ta:1')).toHaveLength(2);
});
