import { type Browser, browser } from 'wxt/browser';

/** What WXT builds entrypoints/wake.content, lay.content, reader.content and cite.content to. */
const READING = 'content-scripts/wake.js';
const LAY = 'content-scripts/lay.js';
const LAY_STYLE = 'content-scripts/lay.css';
const READER = 'content-scripts/reader.js';
const CITATIONS = 'content-scripts/cite.js';
const READER_STYLE = 'content-scripts/reader.css';
/** What is built of entrypoints/highlights.css. */
const HIGHLIGHTS = 'assets/highlights.css';

/** Puts what reads the page into the top frame of a tab; false where the browser does not allow it there. */
export async function injectReading(tabId: number): Promise<boolean> {
  return await tried(tabId, run({ target: { tabId }, files: [READING], injectImmediately: true }));
}

/** Puts the reader into the top frame of a tab; false where the browser does not allow it there. */
export async function injectReader(tabId: number): Promise<boolean> {
  const target = { tabId };
  return await tried(
    tabId,
    browser.scripting.insertCSS({ target, files: [LAY_STYLE], origin: 'AUTHOR' }),
    run({ target, files: [LAY], injectImmediately: true }),
  );
}

/** Loads the tools of a reader that has laid its page. */
export async function injectTools(tabId: number): Promise<boolean> {
  const target = { tabId };
  return await tried(
    tabId,
    browser.scripting.insertCSS({ target, files: [READER_STYLE], origin: 'AUTHOR' }),
    run({ target, files: [READER], injectImmediately: true }),
  );
}

/** Loads what is known of citations. */
export async function injectCitations(tabId: number): Promise<boolean> {
  return await tried(tabId, run({ target: { tabId }, files: [CITATIONS], injectImmediately: true }));
}

/** Puts in the styles of what is painted on words: where something is. */
export async function injectHighlights(tabId: number): Promise<boolean> {
  return await tried(
    tabId,
    browser.scripting.insertCSS({ target: { tabId }, files: [HIGHLIGHTS as never], origin: 'AUTHOR' }),
  );
}

async function tried(tabId: number, ...steps: readonly Promise<void>[]): Promise<boolean> {
  try {
    await Promise.all(steps);
    return true;
  } catch (error) {
    console.warn(`清读: no reader in tab ${tabId}`, error);
    return false;
  }
}

/** `executeScript` by file names that WXT's generated types may not list yet. */
async function run(injection: Browser.scripting.ScriptInjection<[], unknown>): Promise<void> {
  await (browser.scripting.executeScript as (what: typeof injection) => Promise<unknown>)(injection);
}
