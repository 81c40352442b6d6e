import { type Browser, browser } from 'wxt/browser';

/** What WXT builds entrypoints/reader.content to, and public/model. */
const READER = 'content-scripts/reader.js';
const READER_STYLE = 'content-scripts/reader.css';
const MODEL = '/model/zh.model';

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

/** The language model's bytes in base64, as messages can carry them; null where the file cannot be read. */
export async function readModel(): Promise<string | null> {
  try {
    const response = await fetch((browser.runtime.getURL as (path: string) => string)(MODEL));
    const bytes = new Uint8Array(await response.arrayBuffer());
    const parts: string[] = [];
    // `apply` takes so many arguments at once; a multiple of 3 bytes needs no padding in between.
    for (let at = 0; at < bytes.length; at += 0x6000) {
      parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 0x6000))));
    }
    return parts.join('');
  } catch (error) {
    console.warn('清读: the language model cannot be read', error);
    return null;
  }
}

/** `executeScript` by file names that WXT's generated types may not list yet. */
async function run(injection: Browser.scripting.ScriptInjection<[], unknown>): Promise<void> {
  await (browser.scripting.executeScript as (what: typeof injection) => Promise<unknown>)(injection);
}
