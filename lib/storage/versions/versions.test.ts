import { expect, test } from 'vitest';
import { QingduDatabase } from '../database.ts';
import { freshIndexedDb } from '../test-store.ts';
import { listWorks } from '../works.ts';
import { upgradeRow, VERSIONS } from './index.ts';

type Rows = Record<string, readonly unknown[]>;
const examples = import.meta.glob<Rows>('./*.example.json', { eager: true, import: 'default' });
const exampleOf = (version: number): Rows => {
  const [path] = Object.keys(examples).filter((name) => name.startsWith(`./${String(version).padStart(3, '0')}-`));
  if (!path) throw new Error(`no frozen example of version ${version}`);
  return examples[path] as Rows;
};

test('versions count up by one', () => {
  expect(VERSIONS.map(({ version }) => version)).toEqual(VERSIONS.map((_, i) => i + 1));
});

for (const { version } of VERSIONS) {
  test(`a database of version ${version} opens today with every row`, async () => {
    freshIndexedDb();
    const example = exampleOf(version);
    const old = new QingduDatabase('qingdu', VERSIONS.slice(0, version));
    await old.open();
    for (const table of old.tables) await table.bulkAdd([...(example[table.name] ?? [])]);
    expect(old.tables.map(({ name }) => name).sort()).toEqual(Object.keys(example).sort());
    old.close();

    const today = new QingduDatabase();
    await today.open();
    for (const [name, rows] of Object.entries(example)) {
      const upgraded = (rows as Readonly<Record<string, unknown>>[]).map((row) => upgradeRow(name, row, version));
      expect(await today.table(name).toArray()).toEqual(upgraded);
      if (version === VERSIONS.length) expect(upgraded).toEqual(rows);
    }
    expect(await listWorks({ db: today, now: () => '', newId: () => '' })).toHaveLength(example.works?.length ?? 0);
    today.close();
  });
}
