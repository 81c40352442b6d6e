import { liveQuery, type Observable } from 'dexie';
import type { StoreContext } from './database.ts';
import type { DraftRow, NewPassage } from './rows.ts';

/** The key under which the draft of a note, or of a new note on a passage, is found again. */
export function draftKeyOf(workId: string, about: { annotationId: string } | { passage: NewPassage }): string {
  if ('annotationId' in about) return `note:${about.annotationId}`;
  const { exact, prefix, suffix } = about.passage.selector.quote;
  return `new:${workId}:${prefix.slice(-8)}[${exact}]${suffix.slice(0, 8)}`;
}

/** Keeps what is being written; an older draft of the same key gives way. */
export async function saveDraft({ db, now }: StoreContext, draft: Omit<DraftRow, 'saved'>): Promise<void> {
  await db.drafts.put({ ...draft, saved: now() });
}

/** The draft of this key; null where there is none. */
export async function readDraft({ db }: StoreContext, key: string): Promise<DraftRow | null> {
  return (await db.drafts.get(key)) ?? null;
}

export async function clearDraft({ db }: StoreContext, key: string): Promise<void> {
  await db.drafts.delete(key);
}

/** All drafts of a work, oldest first, again whenever one changes. */
export function liveDrafts({ db }: StoreContext, workId: string): Observable<DraftRow[]> {
  return liveQuery(async () => {
    const drafts = await db.drafts.where('workId').equals(workId).toArray();
    return drafts.sort((a, b) => (a.saved < b.saved ? -1 : 1));
  });
}
