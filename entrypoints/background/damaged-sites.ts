import { browser } from 'wxt/browser';

/**
 * Sites whose last article was damaged: where the next begins to load, the language model's file may be fetched before its
 * text is there. In `storage.session`, which outlives the worker, not the browser, and which content scripts cannot read.
 */
const PREFIX = 'damaged:';

/** Whether the last article of this address's site was repaired. */
export async function wasDamaged(url: string): Promise<boolean> {
  const key = keyOf(url);
  return (await browser.storage.session.get(key))[key] === true;
}

/** Remembers whether an article at this address was repaired. */
export async function rememberDamage(url: string, isDamaged: boolean): Promise<void> {
  if (isDamaged) await browser.storage.session.set({ [keyOf(url)]: true });
  else await browser.storage.session.remove(keyOf(url));
}

function keyOf(url: string): string {
  return `${PREFIX}${new URL(url).hostname}`;
}
