import { browser } from 'wxt/browser';
import { SITE_MATCHES } from '../../lib/dom/sites/table.ts';

/** What WXT builds entrypoints/detect.content to. */
const DETECTOR = 'content-scripts/detect.js';
const REGISTERED = 'granted-sites';

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
  const matches = origins
    .map((origin) => (origin === '<all_urls>' ? '*://*/*' : origin))
    .filter((origin) => /^(?:\*|https?):\/\//.test(origin) && !SITE_MATCHES.includes(origin));
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
