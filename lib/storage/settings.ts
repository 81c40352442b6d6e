import type { StoreContext } from './database.ts';

/** The value of a setting, not checked: the caller knows its shape. `undefined` where it was never set. */
export async function readSetting({ db }: StoreContext, key: string): Promise<unknown> {
  return (await db.settings.get(key))?.value;
}

export async function writeSetting({ db }: StoreContext, key: string, value: unknown): Promise<void> {
  await db.settings.put({ key, value });
}
