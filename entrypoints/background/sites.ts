import { browser } from 'wxt/browser';
import { SITE_MATCHES, siteKeyOf } from '../../lib/dom/sites/table.ts';
import type { Sender } from '../../lib/messaging/index.ts';
import { DEFAULT_SETTINGS, readSettings, type StoreContext, siteModeOf } from '../../lib/storage/index.ts';
import { badgeArticle } from './badge.ts';
import { injectReader } from './inject.ts';

/** What WXT builds entrypoints/detect.content to. */
const DETECTOR = 'content-scripts/detect.js';
const REGISTERED = 'granted-sites';

/** The detector saw signs of an article: read it, only say so, or do nothing, as the reader chose for this site. */
export async function startOn(store: StoreContext, { tabId, url }: Sender): Promise<boolean> {
  if (tabId === null || url === null) return false;
  const settings = await readSettings(store).catch(() => DEFAULT_SETTINGS);
  const mode = siteModeOf(settings, siteKeyOf(new URL(url).hostname));
  if (mode === 'auto') return await injectReader(tabId);
  if (mode === 'ask') await badgeArticle(tabId);
  return false;
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
