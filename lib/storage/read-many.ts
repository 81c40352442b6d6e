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

/** So many notes at least are asked for by when they were written, if that brings few others. */
const MANY = 1000;
/** Stretches asked for at once: the browser reads the next while the last is handed over (10,000 notes: 0.3 s instead of 0.55). */
const AT_ONCE = 3;
/** As many notes are read, at most, for each that is wanted. */
const FOR_ONE = 3;

/** Notes by id, in that order; those that are not there are left out. */
export async function readAnnotations(context: StoreContext, ids: readonly string[]): Promise<Annotation[]> {
  if (ids.length < MANY) return (await context.db.annotations.bulkGet([...ids])).filter((note) => note !== undefined);
  const found = await notesAround(context, ids);
  const others = ids.filter((id) => !found.has(id));
  if (others.length > 0) {
    for (const note of await context.db.annotations.bulkGet(others)) if (note) found.set(note.id, note);
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

/**
 * Those of many notes that are found by when they were written: a list of notes mostly is a stretch of time, and a stretch is read
 * in a third of the time of single rows. When every hundredth was written says where to cut it. What this does not bring (too many
 * others lie between; many of one moment, tagged all at once; written before or after the sample) is left to the caller.
 */
async function notesAround({ db }: StoreContext, ids: readonly string[]): Promise<Map<string, Annotation>> {
  const found = new Map<string, Annotation>();
  const sampled = ids.filter((_, i) => i % ASKED === 0 || i === ids.length - 1);
  const told = (await db.annotations.bulkGet(sampled)).flatMap((note) => note?.modified ?? []);
  const times = [...new Set(told)].sort();
  const wanted = new Set(ids);
  let read = 0;
  let next = 0;
  const brings = () => read <= FOR_ONE * (found.size + 2 * ASKED);
  const readOn = async () => {
    while (next < times.length && brings()) {
      let from = times[next] as string;
      next += 1;
      const to = times[next];
      for (let more = true; more && brings(); ) {
        const stretch = db.annotations.where('modified').between(from, to ?? from, true, to === undefined);
        const notes = await stretch.limit(FOR_ONE * ASKED).toArray();
        read += notes.length;
        for (const note of notes) if (wanted.has(note.id)) found.set(note.id, note);
        const end = notes[notes.length - 1]?.modified ?? from;
        more = notes.length === FOR_ONE * ASKED && end !== from;
        from = end;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readOn));
  return found;
}
