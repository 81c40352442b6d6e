import { siteKeyOf } from '../../lib/dom/sites/table.ts';
import type { PackedPage } from '../../lib/domain/page/index.ts';
import type { Reply, Sender } from '../../lib/messaging/index.ts';
import {
  DEFAULT_SETTINGS,
  pageSettingsOf,
  readSettings,
  type StoreContext,
  siteModeOf,
} from '../../lib/storage/index.ts';
import { badgeArticle } from './badge.ts';
import { injectReader } from './inject.ts';
import { analyseWith } from './page-handlers.ts';

/**
 * The detector saw signs of an article: read it, only say so, or do nothing, as the reader chose for this site. The
 * engine begins at once, before it is known what the reader chose, and goes on while the reader is injected. Its answer is
 * not kept back until the script is in the page: that waits for the page's own work, and the answer would travel after it.
 * A reader that turns out not to be allowed there is told of in the answer only where that is known by then.
 */
export async function startReader(
  store: StoreContext,
  { tabId, url }: Sender,
  page: PackedPage,
): Promise<Reply<'reader.start'>> {
  if (tabId === null || url === null) return { started: false };
  const asked = readSettings(store).catch(() => DEFAULT_SETTINGS);
  let isWanted = true;
  const analysing = analyseWith(store)(page, () => isWanted).catch((error: unknown) => {
    if (isWanted) console.warn('清读: the engine failed', error);
    return undefined;
  });
  const settings = await asked;
  const mode = siteModeOf(settings, siteKeyOf(new URL(url).hostname));
  if (mode === 'ask') await badgeArticle(tabId);
  const injecting = mode === 'auto' ? injectReader(tabId) : Promise.resolve(false);
  const refused = injecting.then((isThere) => {
    if (isThere) return analysing;
    isWanted = false;
    return undefined;
  });
  const analysis = await Promise.race([analysing, refused]);
  if (!isWanted) return { started: false };
  return { started: true, settings: pageSettingsOf(settings), ...(analysis !== undefined && { analysis }) };
}
