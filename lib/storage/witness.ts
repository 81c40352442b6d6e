import { browser } from 'wxt/browser';
import type { StoreContext } from './database.ts';

/** Kept outside the database: a browser that finds that damaged may begin an empty one without a word. */
const KEY = 'notes-there';

/**
 * How many notes were there when last looked, if there is none any more, not even in the trash, and it was not the reader
 * who ended them; else 0, and what is there now is remembered.
 */
export async function lostNotes(context: StoreContext): Promise<number> {
  const now = await context.db.annotations.count();
  const { [KEY]: before } = await browser.storage.local.get(KEY);
  if (now === 0 && typeof before === 'number' && before > 0) return before;
  if (now !== before) await rememberNotes(context);
  return 0;
}

/** Remembers how many notes there are: called where notes end by the reader's will. */
export async function rememberNotes({ db }: StoreContext): Promise<void> {
  await browser.storage.local.set({ [KEY]: await db.annotations.count() });
}
