import { liveQuery, type Observable } from 'dexie';
import type { Annotation, HighlightColor, PassageQuotes, PassageSelector } from '../domain/annotation/index.ts';
import type { StoreContext } from './database.ts';

/** What a new note is made of. */
export interface NewAnnotation {
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

/** One note, deleted or not; null where there is none. */
export async function readAnnotation({ db }: StoreContext, id: string): Promise<Annotation | null> {
  return (await db.annotations.get(id)) ?? null;
}

/** Keeps a new note. Resolves when it is on the disk. */
export async function createAnnotation({ db, now, newId }: StoreContext, note: NewAnnotation): Promise<Annotation> {
  const time = now();
  const annotation: Annotation = {
    body: '',
    tags: [],
    ...note,
    id: newId(),
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

/** Changes what `change` gives, in one transaction, and counts the revision. */
export async function reviseAnnotation(
  { db, now }: StoreContext,
  id: string,
  change: (note: Annotation, time: string) => Partial<Annotation>,
): Promise<Annotation> {
  return await db.transaction('rw', db.annotations, async () => {
    const note = await db.annotations.get(id);
    if (!note) throw new NoSuchAnnotationError(id);
    const time = now();
    const revised: Annotation = { ...note, ...change(note, time), modified: time, revision: note.revision + 1 };
    await db.annotations.put(revised);
    return revised;
  });
}

function inReadingOrder(a: Annotation, b: Annotation): number {
  const [first, second] = [a.selector.position, b.selector.position];
  return first.start - second.start || first.end - second.end || (a.created < b.created ? -1 : 1);
}
