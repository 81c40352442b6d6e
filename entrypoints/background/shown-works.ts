import { browser } from 'wxt/browser';
import { askTab, type HighlightView, tellPages } from '../../lib/messaging/index.ts';
import { listAnnotations, type StoreContext } from '../../lib/storage/index.ts';

/**
 * Which work each tab shows. Kept in `storage.session`, which content scripts cannot read: it outlives the worker and
 * ends with the browser.
 */
const PREFIX = 'work-of-tab:';

/** Remembers what a tab shows. */
export async function rememberTab(tabId: number, workId: string): Promise<void> {
  await browser.storage.session.set({ [PREFIX + tabId]: workId });
}

export async function forgetTab(tabId: number): Promise<void> {
  await browser.storage.session.remove(PREFIX + tabId);
}

/** The work a tab shows; null where it showed none yet. */
export async function workOfTab(tabId: number): Promise<string | null> {
  const key = PREFIX + tabId;
  const { [key]: workId } = await browser.storage.session.get(key);
  return typeof workId === 'string' ? workId : null;
}

/** Highlights of a work as pages may know them: without a word of what was written. */
export async function highlightsOf(store: StoreContext, workId: string): Promise<HighlightView[]> {
  const notes = await listAnnotations(store, workId);
  return notes.map(({ id, selector, color, body }) => ({ id, selector, color, hasNote: body !== '' }));
}

/** Has every page that shows a work paint its highlights anew. Pages that are gone are no failure. */
export async function repaint(store: StoreContext, workId: string): Promise<void> {
  const tabs = await tabsShowing(workId);
  if (tabs.length === 0) return;
  const highlights = await highlightsOf(store, workId);
  await Promise.allSettled(tabs.map((tabId) => askTab(tabId, 'highlights.changed', { highlights })));
}

/** Tells open panels that a tab has something new to describe. */
export async function announce(tabId: number): Promise<void> {
  await tellPages('page.changed', { tabId });
}

/** Tabs in which a work was read: all of them, or those that show this one. */
export async function tabsShowing(workId?: string): Promise<number[]> {
  const all = await browser.storage.session.get(null);
  return Object.entries(all)
    .filter(([key, value]) => key.startsWith(PREFIX) && (workId === undefined || value === workId))
    .map(([key]) => Number(key.slice(PREFIX.length)));
}
