import * as v from 'valibot';
import type { StoreContext } from './database.ts';
import { saveDraft } from './drafts.ts';
import { ROW_SHAPES } from './row-shapes.ts';
import type { DraftRow } from './rows.ts';

/**
 * What was typed in the last moment of a page that goes away. The database answers too late then (Firefox drops a
 * transaction of a page that is gone); `localStorage` is written before the page is let go. The next page that opens the
 * store takes it over.
 */
const PREFIX = 'qingdu-parting:';

/** Keeps a draft at once, without the database. Never throws: there may be no room, or no such storage. */
export function keepParting({ now }: StoreContext, draft: Omit<DraftRow, 'saved'>): void {
  try {
    localStorage.setItem(PREFIX + draft.key, JSON.stringify({ ...draft, saved: now() }));
  } catch (error) {
    console.warn('清读: a draft could not be kept in the last moment', error);
  }
}

/** Takes over what was kept like this, unless a newer draft, or a newer state of the note, is there. */
export async function takeParting(store: StoreContext): Promise<void> {
  for (const name of Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))) {
    const draft = read(localStorage.getItem(name));
    if (draft && !(await hasNewer(store, draft))) await saveDraft(store, draft);
    localStorage.removeItem(name);
  }
}

async function hasNewer({ db }: StoreContext, { key, annotationId, saved }: DraftRow): Promise<boolean> {
  const draft = await db.drafts.get(key);
  const note = annotationId === null ? undefined : await db.annotations.get(annotationId);
  return (draft?.saved ?? '') >= saved || (note?.modified ?? '') > saved;
}

function read(text: string | null): DraftRow | null {
  try {
    const row: unknown = JSON.parse(text ?? '');
    return v.is(ROW_SHAPES.drafts, row) ? (row as DraftRow) : null;
  } catch {
    return null;
  }
}
