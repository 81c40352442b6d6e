import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { Work } from '../../lib/domain/annotation/index.ts';
import { askTab, type HighlightView, tellPages } from '../../lib/messaging/index.ts';
import { listAnnotations, openWork, recognizeWork, type StoreContext } from '../../lib/storage/index.ts';
import { badgeNotes } from './badge.ts';

/**
 * Which work each tab shows. Kept in `storage.session`, which content scripts cannot read: it outlives the worker and
 * ends with the browser.
 */
const PREFIX = 'work-of-tab:';

/** What a tab shows: the id its notes are (or would be) kept under, and what its page told of the work. */
export interface ShownWork {
  readonly workId: string;
  readonly work: Work;
  readonly url: string;
  /** References as the page printed them. */
  readonly cited: readonly string[];
}

const stored = v.looseObject({ workId: v.string(), url: v.string() });

/** Remembers what a tab shows. */
export async function rememberTab(tabId: number, shown: ShownWork): Promise<void> {
  await browser.storage.session.set({ [PREFIX + tabId]: shown });
}

export async function forgetTab(tabId: number): Promise<void> {
  await browser.storage.session.remove(PREFIX + tabId);
}

/** What a tab shows; null where it showed no work yet. Only this file writes under the prefix. */
export async function shownInTab(tabId: number): Promise<ShownWork | null> {
  const key = PREFIX + tabId;
  const { [key]: value } = await browser.storage.session.get(key);
  return v.is(stored, value) ? (value as unknown as ShownWork) : null;
}

/**
 * Registers the work a tab shows, when the reader keeps something of it and not before: what is merely read leaves
 * nothing behind, and no page can fill the store by being opened. Gives the id its notes are kept under.
 */
export async function keepShownWork(store: StoreContext, tabId: number): Promise<string> {
  const shown = await shownInTab(tabId);
  if (!shown) throw new Error('no work is shown here');
  const { id } = await openWork(store, shown.work, shown.url, shown.cited);
  if (id !== shown.workId) await rememberTab(tabId, { ...shown, workId: id });
  return id;
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
  await Promise.allSettled(
    tabs.flatMap((tabId) => [
      askTab(tabId, 'highlights.changed', { workId, highlights }),
      badgeNotes(tabId, highlights.length),
    ]),
  );
}

/** The same for every work a tab shows, after any of them may have changed, come or gone. */
export async function repaintAll(store: StoreContext): Promise<void> {
  const workIds = new Set<string>();
  for (const tabId of await tabsShowing()) {
    const shown = await shownInTab(tabId);
    if (!shown) continue;
    const workId = await recognizeWork(store, shown.work);
    if (workId !== shown.workId) await rememberTab(tabId, { ...shown, workId });
    workIds.add(workId);
  }
  for (const workId of workIds) await repaint(store, workId);
}

/** Tells open panels that a tab has something new to describe. */
export async function announce(tabId: number): Promise<void> {
  await tellPages('page.changed', { tabId });
}

/** Tabs in which a work was read: all of them, or those that show this one. */
export async function tabsShowing(workId?: string): Promise<number[]> {
  const all = await browser.storage.session.get(null);
  return Object.entries(all)
    .filter(
      ([key, value]) =>
        key.startsWith(PREFIX) && v.is(stored, value) && (workId === undefined || value.workId === workId),
    )
    .map(([key]) => Number(key.slice(PREFIX.length)));
}
