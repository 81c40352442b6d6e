import { browser } from 'wxt/browser';
import { grantedBeyond, SITE_MATCHES } from '../../lib/dom/sites/table.ts';

/** What WXT builds entrypoints/detect.content to. */
const DETECTOR = 'content-scripts/detect.js';
const REGISTERED = 'granted-sites';

/**
 * Has the detector look at what is open already, where it may: pages opened before the extension was installed, and those
 * where an update left a reader of the version before, which makes way. Other pages go on when they are loaded again.
 */
export async function lookAtOpenTabs(): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  const url = origins.filter((origin) => origin === '<all_urls>' || /^(?:\*|https?):\/\//.test(origin));
  if (url.length === 0) return;
  for (const { id } of await browser.tabs.query({ url, discarded: false })) {
    if (id === undefined) continue;
    // One after the other: no page waits for all of them.
    await browser.scripting
      .executeScript({ target: { tabId: id }, files: [DETECTOR] as never })
      .catch((error) => console.warn(`清读: tab ${id} is not looked at`, error));
  }
}

let turn = Promise.resolve();

/**
 * Has the detector run on the sites the reader granted beyond the listed ones, and on no others. Called whenever
 * permissions change; one call after the other, since registering twice under one name fails.
 */
export function registerGrantedSites(): Promise<void> {
  turn = turn.then(register).catch((error) => console.warn('清读: granted sites are not registered', error));
  return turn;
}

async function register(): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  const matches = grantedBeyond(origins.map((origin) => (origin === '<all_urls>' ? '*://*/*' : origin)));
  const known = await browser.scripting.getRegisteredContentScripts({ ids: [REGISTERED] });
  if (known.length > 0) await browser.scripting.unregisterContentScripts({ ids: [REGISTERED] });
  if (matches.length === 0) return;
  await browser.scripting.registerContentScripts([
    {
      id: REGISTERED,
      js: [DETECTOR],
      matches,
      // There the manifest's own entry runs it.
      excludeMatches: [...SITE_MATCHES],
      runAt: 'document_end',
      persistAcrossSessions: true,
    },
  ]);
}
