import type { Table } from 'dexie';
import type { Annotation } from '../domain/annotation/index.ts';
import type { StoreContext } from './database.ts';

/**
 * Rows asked of IndexedDB at a time. Chromium hands over a hundred notes three to four times as fast, each, as two thousand
 * (40,000 notes: 1.2 and 4.2 s).
 */
const ASKED = 100;
/** Notes handed on at a time: small enough not to hold up the page. */
const BATCH = 2000;

/**
 * The next rows of a table in order of their primary keys, and the key of the last of them; that is undefined where there are no
 * more. (No generator: it would have to live through a Dexie transaction.)
 * @param last undefined at the beginning
 */
export async function nextRows<Row>(table: Table<Row>, last: unknown): Promise<{ rows: Row[]; last: unknown }> {
  const rest = last === undefined ? table.toCollection() : table.where(':id').above(last);
  const rows = await rest.limit(ASKED).toArray();
  if (rows.length < ASKED) return { rows, last: undefined };
  const row = rows[rows.length - 1] as Readonly<Record<string, unknown>>;
  const { keyPath } = table.schema.primKey;
  return { rows, last: typeof keyPath === 'string' ? row[keyPath] : keyPath?.map((path) => row[path]) };
}

/** All notes, deleted ones, too, in batches in order of their ids. */
export async function* allAnnotations({ db }: StoreContext): AsyncGenerator<Annotation[]> {
  const table = db.annotations as unknown as Table<Annotation>;
  let batch: Annotation[] = [];
  let last: unknown;
  do {
    const next = await nextRows(table, last);
    batch.push(...next.rows);
    last = next.last;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  } while (last !== undefined);
  if (batch.length > 0) yield batch;
}

/** So many notes at least are asked for by when they were written, if that asks for few others. */
const MANY = 1000;
/** Of how many it is looked when they were written. */
const SAMPLE = 20;

/** Notes by id, in that order; those that are not there are left out. */
export async function readAnnotations(context: StoreContext, ids: readonly string[]): Promise<Annotation[]> {
  if (ids.length < MANY) return (await context.db.annotations.bulkGet([...ids])).filter((note) => note !== undefined);
  const found = await notesAround(context, ids);
  const others = ids.filter((id) => !found.has(id));
  for (const note of await context.db.annotations.bulkGet(others)) if (note) found.set(note.id, note);
  return ids.flatMap((id) => found.get(id) ?? []);
}

/**
 * Those of many notes that were changed between the first and the last of a sample of them: a list of notes mostly is a stretch of
 * time, and a stretch is read in half the time of single rows. None where twice as many others lie between.
 */
async function notesAround({ db }: StoreContext, ids: readonly string[]): Promise<Map<string, Annotation>> {
  const found = new Map<string, Annotation>();
  const sampled = Array.from(
    { length: SAMPLE },
    (_, i) => ids[Math.round((i * (ids.length - 1)) / (SAMPLE - 1))] as string,
  );
  const times = (await db.annotations.bulkGet(sampled)).flatMap((note) => note?.modified ?? []).sort();
  const [from, to] = [times[0], times[times.length - 1]];
  if (from === undefined || to === undefined) return found;
  if ((await db.annotations.where('modified').between(from, to, true, true).count()) > ids.length * 3) return found;
  const wanted = new Set(ids);
  for (let last = from; ; ) {
    const stretch = db.annotations.where('modified').between(last, to, true, true);
    const notes = await stretch.limit(ASKED).toArray();
    for (const note of notes) if (wanted.has(note.id)) found.set(note.id, note);
    const end = notes[notes.length - 1]?.modified ?? last;
    // More notes of one and the same moment than are asked for (tagged all at once): no way leads on behind them.
    if (notes.length < ASKED || end === last) return found;
    last = end;
  }
}
