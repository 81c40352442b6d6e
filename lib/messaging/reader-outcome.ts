import { browser } from 'wxt/browser';

/**
 * What became of the reader of a tab, once it is done with the page.
 * none: it was not started there. done: it read the page, whether or not an article was on it. failed: it broke off.
 * refused: the browser lets the extension see nothing of this tab.
 */
export type ReaderOutcome = 'none' | 'done' | 'failed' | 'refused';

/** Waits until the reader of a tab has finished reading. Needs `activeTab` or a permission for the site. */
export async function readerOutcome(tabId: number): Promise<ReaderOutcome> {
  try {
    const [frame] = await browser.scripting.executeScript({ target: { tabId }, func: outcomeOfReader });
    const outcome = frame?.result;
    return outcome === 'done' || outcome === 'failed' ? outcome : 'none';
  } catch {
    return 'refused';
  }
}

/** Runs in the tab, in the world of our content scripts: entrypoints/reader.content leaves its promise there. */
async function outcomeOfReader(): Promise<unknown> {
  const { qingduReader } = globalThis as typeof globalThis & { qingduReader?: Promise<unknown> };
  return qingduReader ? await qingduReader : 'none';
}
