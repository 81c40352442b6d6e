import { type Browser, browser } from 'wxt/browser';

/** What WXT builds entrypoints/reader.content to. */
const READER = 'content-scripts/reader.js';
const READER_STYLE = 'content-scripts/reader.css';

/** Puts the reader into the top frame of a tab; false where the browser does not allow it there. */
export async function injectReader(tabId: number): Promise<boolean> {
  const target = { tabId };
  try {
    await Promise.all([
      browser.scripting.insertCSS({ target, files: [READER_STYLE], origin: 'AUTHOR' }),
      run({ target, files: [READER], injectImmediately: true }),
    ]);
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
