import { expect, test } from 'vitest';
import { allAnnotations, backupParts, readAnnotations, readBackup, type StoreContext } from './index.ts';
import type { AnnotationRow } from './rows.ts';
import { testPassage, testStore } from './test-store.ts';

/** A store with `count` notes; `moment` tells in which second the nth was changed. */
async function filled(count: number, moment: (n: number) => number = (n) => n) {
  const store: StoreContext = testStore();
  const rows = Array.from({ length: count }, (_, i): AnnotationRow => {
    const time = new Date(Date.UTC(2026, 0, 1) + moment(i) * 1000).toISOString();
    return {
      ...testPassage('甲', i),
      id: `n${String((i * 7919) % 10_007).padStart(5, '0')}`,
      workId: 'ta:1',
      source: 'http://a.org/',
      color: 'blue',
      body: '',
      tags: [],
      created: time,
      modified: time,
      revision: 1,
      deleted: null,
    };
  });
  await store.db.annotations.bulkAdd(rows);
  return { store, ids: rows.map(({ id }) => id) };
}

test.each([0, 100, 4500])('all of %i notes come in order of their ids', async (count) => {
  const { store, ids } = await filled(count);
  const seen: string[] = [];
  for await (const batch of allAnnotations(store)) seen.push(...batch.map(({ id }) => id));
  expect(seen).toEqual(ids.sort());
});

test.each([0, 100, 200, 250])('a backup of %i notes is whole', async (count) => {
  const { store, ids } = await filled(count);
  const { rows, problem } = readBackup((await backupParts(store)).join(''));
  expect(problem).toBeNull();
  expect(rows?.annotations.map(({ id }) => id)).toEqual(ids.sort());
});

test.each([
  ['the last written, newest first', (ids: string[]) => ids.slice(-1500).reverse(), (n: number) => n],
  ['those of a single moment', (ids: string[]) => ids, () => 7],
  ['many to a moment', (ids: string[]) => ids.slice(300), (n: number) => n >> 8],
  ['every fifth', (ids: string[]) => ids.filter((_, i) => i % 5 === 0), (n: number) => n],
  ['in no order, some of them gone', (ids: string[]) => [...ids.slice(500).sort(), 'gone'], (n: number) => n],
] as const)('many notes by id come in that order: %s', async (_, choose, moment) => {
  const { store, ids } = await filled(6000, moment);
  const asked = choose([...ids]);
  const there = new Set(ids);
  expect((await readAnnotations(store, asked)).map(({ id }) => id)).toEqual(asked.filter((id) => there.has(id)));
});
