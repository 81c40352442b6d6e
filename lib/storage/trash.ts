import { liveQuery, type Observable } from 'dexie';
import type { Annotation } from '../domain/annotation/index.ts';
import { reviseAnnotations } from './annotations.ts';
import type { StoreContext } from './database.ts';
import { readKept, writeKept } from './kept.ts';

/** Deleted notes stay this long. */
export const TRASH_DAYS = 30;
const DAY_MS = 86_400_000;

/** Deleted notes, the last deleted first, again whenever that changes. */
export function liveTrash({ db }: StoreContext): Observable<Annotation[]> {
  // Notes that are not deleted have null there, which no index holds.
  return liveQuery(() => db.annotations.orderBy('deleted').reverse().toArray());
}

/** Deletes notes; they stay in the trash for 30 days. */
export async function trash(context: StoreContext, ids: readonly string[]): Promise<Annotation[]> {
  return await reviseAnnotations(context, ids, (note, time) => ({ deleted: note.deleted ?? time }));
}

/** Takes notes out of the trash. */
export async function untrash(context: StoreContext, ids: readonly string[]): Promise<Annotation[]> {
  return await reviseAnnotations(context, ids, () => ({ deleted: null }));
}

/**
 * Ends what has been in the trash for 30 days, with its history; gives how many notes that were. Not the first time after
 * the clock jumped by as much, or was set back: it may be wrong, and what is ended does not come back.
 */
export async function emptyOldTrash(context: StoreContext): Promise<number> {
  const now = context.now();
  const before = await readKept(context, 'trash-emptied');
  await writeKept(context, 'trash-emptied', now);
  const passed = typeof before === 'string' ? Date.parse(now) - Date.parse(before) : Number.NaN;
  if (!(passed >= 0 && passed < TRASH_DAYS * DAY_MS)) return 0;
  const limit = new Date(Date.parse(now) - TRASH_DAYS * DAY_MS).toISOString();
  const { db } = context;
  const old = await db.annotations.where('deleted').below(limit).primaryKeys();
  await destroy(context, old);
  return old.length;
}

/** Ends deleted notes for good. One that is not in the trash is left alone. */
export async function destroy({ db }: StoreContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.transaction('rw', db.annotations, db.history, async () => {
    const notes = await db.annotations.bulkGet([...ids]);
    const gone = notes.flatMap((note) => (note?.deleted ? [note.id] : []));
    await db.annotations.bulkDelete(gone);
    for (const id of gone) await db.history.where('[annotationId+revision]').between([id, 0], [id, Infinity]).delete();
  });
}
