import { browser } from 'wxt/browser';

const life = new AbortController();

/** The reader's life: what listens to the page for good does so under its signal. */
export const whileAlive: { readonly signal: AbortSignal } = { signal: life.signal };

export function endLife(): void {
  life.abort();
}

/** Whether the extension that put this reader here is gone: updated, turned off or removed under the open page. */
export function isOrphan(): boolean {
  return browser.runtime?.id === undefined;
}
