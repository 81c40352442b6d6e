import type { Annotation } from '../domain/annotation/index.ts';
import { createAnnotation, NoSuchAnnotationError, reviseAnnotation } from './annotations.ts';
import type { StoreContext } from './database.ts';
import type { DraftRow } from './rows.ts';

/**
 * Turns what was written into a note, in one transaction with the end of its draft: never both, never neither.
 * A note that was deleted meanwhile comes back with the new words. Resolves when it is on the disk.
 * `newId`: the id of a new note. Who did not hear that it was saved may save again under the same one.
 */
export async function saveNote(
  context: StoreContext,
  draft: Omit<DraftRow, 'saved'>,
  newId?: string,
): Promise<Annotation> {
  const { db } = context;
  return await db.transaction('rw', db.annotations, db.history, db.drafts, async () => {
    const { workId, source, annotationId, passage, body, color, tags } = draft;
    await db.drafts.delete(draft.key);
    const isThere = annotationId !== null || (newId !== undefined && (await db.annotations.get(newId)) !== undefined);
    if (isThere) {
      return await reviseAnnotation(context, annotationId ?? (newId as string), () => ({
        body,
        color,
        tags,
        deleted: null,
      }));
    }
    if (passage === null) throw new NoSuchAnnotationError(draft.key);
    return await createAnnotation(context, { id: newId, workId, source, ...passage, body, color, tags });
  });
}
