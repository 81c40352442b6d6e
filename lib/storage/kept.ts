import type { StoreContext } from './database.ts';

/** What is remembered between visits and is no setting of its own. */
export type KeptKey =
  /** The last choice of an export. */
  | 'export'
  /** Of the last backup that was made by itself: `{ time, count }`. */
  | 'last-backup'
  /** When the trash was looked through last, ISO 8601. */
  | 'trash-emptied';

/** What was kept, not checked; undefined where nothing was. */
export async function readKept({ db }: StoreContext, key: KeptKey): Promise<unknown> {
  return (await db.settings.get(key))?.value;
}

export async function writeKept({ db }: StoreContext, key: KeptKey, value: unknown): Promise<void> {
  await db.settings.put({ key, value });
}
