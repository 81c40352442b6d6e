import { Dexie, type IntervalTree, liveQuery, type ObservabilitySet, type Observable } from 'dexie';
import type { Annotation } from '../domain/annotation/index.ts';
import type { StoreContext } from './database.ts';
import { readAnnotations } from './read-many.ts';

export function liveAnnotationsById(context: StoreContext, ids: readonly string[]): Observable<Annotation[]> {
  return liveQuery(() => readAnnotations(context, ids));
}

/**
 * Tells which notes were written, in whichever tab or worker; null where that may be any. Gives back how to stop.
 * (Dexie tells other documents of the ranges of keys it wrote; ours are single keys but for imports and clearing.)
 */
export function watchAnnotations({ db }: StoreContext, tell: (ids: readonly string[] | null) => void): () => void {
  const listen = (parts: ObservabilitySet) => {
    const prefix = `idb://${db.name}/annotations/`;
    const written = parts[prefix];
    const deleted = parts[`${prefix}:dels`];
    if (!written && !deleted) return;
    const ids: string[] = [];
    const areKeys = [written, deleted].every((tree) => gatherKeys(tree, ids));
    tell(areKeys ? [...new Set(ids)] : null);
  };
  Dexie.on('storagemutated', listen);
  return () => Dexie.on.storagemutated.unsubscribe(listen);
}

/** The keys of a tree of ranges; false where a range is more than one key. */
function gatherKeys(tree: IntervalTree | null | undefined, into: string[]): boolean {
  if (!tree || !('from' in tree)) return true;
  if (typeof tree.from !== 'string' || tree.from !== tree.to) return false;
  into.push(tree.from);
  return gatherKeys(tree.l, into) && gatherKeys(tree.r, into);
}
