import { liveQuery, type Observable } from 'dexie';
import type { Annotation, HighlightColor, PassageQuotes, PassageSelector } from '../domain/annotation/index.ts';
import type { StoreContext } from './database.ts';
import type { HistoryRow, NewPassage } from './rows.ts';

/** What a new note is made of. */
export interface NewAnnotation {
  /** Given by who may have to ask twice: a note that is there already is not made again. */
  readonly id?: string | undefined;
  readonly workId: string;
  readonly source: string;
  readonly selector: PassageSelector;
  readonly quotes: PassageQuotes;
  readonly color: HighlightColor;
  readonly body?: string;
  readonly tags?: readonly string[];
}

/** The parts of a note its reader may change. */
export type AnnotationChanges = Partial<Pick<Annotation, 'body' | 'color' | 'tags'>>;

/** The note does not exist (any more). */
export class NoSuchAnnotationError extends Error {
  constructor(id: string) {
    super(`no annotation ${id}`);
    this.name = 'NoSuchAnnotationError';
  }
}

/** Notes of a work that are not deleted, in reading order. */
export async function listAnnotations({ db }: StoreContext, workId: string): Promise<Annotation[]> {
  const notes = await db.annotations.where('workId').equals(workId).toArray();
  return notes.filter((note) => note.deleted === null).sort(inReadingOrder);
}

/** The same, again whenever one of them changes, in whichever tab or page. */
export function liveAnnotations(context: StoreContext, workId: string): Observable<Annotation[]> {
  return liveQuery(() => listAnnotations(context, workId));
}

/** When a note was changed last; null where there is none. */
export async function newestChange({ db }: StoreContext): Promise<string | null> {
  return (await db.annotations.orderBy('modified').last())?.modified ?? null;
}

/** One note, deleted or not; null where there is none. */
export async function readAnnotation({ db }: StoreContext, id: string): Promise<Annotation | null> {
  return (await db.annotations.get(id)) ?? null;
}

/** Keeps a new note. Resolves when it is on the disk; rejects where there is one of this id. */
export async function createAnnotation({ db, now, newId }: StoreContext, note: NewAnnotation): Promise<Annotation> {
  const time = now();
  const annotation: Annotation = {
    body: '',
    tags: [],
    ...note,
    id: note.id ?? newId(),
    created: time,
    modified: time,
    revision: 1,
    deleted: null,
  };
  await db.annotations.add(annotation);
  return annotation;
}

/** Changes a note. Resolves when it is on the disk; rejects with NoSuchAnnotationError. */
export function updateAnnotation(context: StoreContext, id: string, changes: AnnotationChanges): Promise<Annotation> {
  return reviseAnnotation(context, id, () => changes);
}

/** Marks a note as deleted; `restore` brings it back as it was. */
export function softDelete(context: StoreContext, id: string): Promise<Annotation> {
  return reviseAnnotation(context, id, (note, time) => ({ deleted: note.deleted ?? time }));
}

/** Takes a deletion back. */
export function restore(context: StoreContext, id: string): Promise<Annotation> {
  return reviseAnnotation(context, id, () => ({ deleted: null }));
}

/** Changes what `change` gives, in one transaction, and counts the revision; words that gave way go to the history. */
export async function reviseAnnotation(context: StoreContext, id: string, change: Change): Promise<Annotation> {
  const [revised] = await reviseAnnotations(context, [id], change);
  if (!revised) throw new NoSuchAnnotationError(id);
  return revised;
}

type Change = (note: Annotation, time: string) => Partial<Annotation>;

/** The same for many notes: all of those that are there, or none. */
export async function reviseAnnotations(
  { db, now }: StoreContext,
  ids: readonly string[],
  change: Change,
): Promise<Annotation[]> {
  return await db.transaction('rw', db.annotations, db.history, async () => {
    const notes = (await db.annotations.bulkGet([...ids])).filter((note) => note !== undefined);
    const time = now();
    const revised = notes.map((note): Annotation => {
      // A clock that was set back must not make new words older than those they take the place of.
      const later = [time, note.modified].sort()[1] as string;
      return { ...note, ...change(note, later), modified: later, revision: note.revision + 1 };
    });
    const past = notes.flatMap(({ id: annotationId, revision, modified, body }, i) =>
      body === '' || body === revised[i]?.body ? [] : [{ annotationId, revision, modified, body }],
    );
    await db.annotations.bulkPut(revised);
    if (past.length > 0) await db.history.bulkPut(past);
    return revised;
  });
}

/** What a note said before, the latest first. */
export async function listHistory({ db }: StoreContext, annotationId: string): Promise<HistoryRow[]> {
  const range = db.history.where('[annotationId+revision]').between([annotationId, 0], [annotationId, Infinity]);
  return (await range.toArray()).reverse();
}

/** A note's own words and place, put on another passage: what the reader chose for a note that had lost its own. */
export function reattach(context: StoreContext, id: string, passage: NewPassage, source: string): Promise<Annotation> {
  return reviseAnnotation(context, id, () => ({ ...passage, source }));
}

/** Notes as one reads the text. */
export function inReadingOrder(a: Annotation, b: Annotation): number {
  const [first, second] = [a.selector.position, b.selector.position];
  return first.start - second.start || first.end - second.end || (a.created < b.created ? -1 : 1);
}
