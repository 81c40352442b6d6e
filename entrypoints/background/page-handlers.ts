import { browser } from 'wxt/browser';
import { breather } from '../../lib/dom/breather.ts';
import { packVariants } from '../../lib/domain/annotation/index.ts';
import {
  analysePage,
  hanVariants,
  type PackedPage,
  type PageAnalysis,
  unpackPage,
} from '../../lib/domain/page/index.ts';
import type { Handlers } from '../../lib/messaging/index.ts';
import { DEFAULT_SETTINGS, readSettings, type StoreContext } from '../../lib/storage/index.ts';

const MODEL = '/model/zh.model';

/** The engine for every tab: one language model in memory, no work on a page's own thread, no damage seen, none loaded. */
export function analyseWith(
  store: StoreContext,
): (page: PackedPage, goesOn?: () => boolean) => Promise<PageAnalysis | null> {
  return (page, goesOn = () => true) => {
    const rest = breather();
    // A store that cannot be opened must not keep a page from being read.
    const settings = () => readSettings(store).catch(() => DEFAULT_SETTINGS);
    return analysePage(unpackPage(page), {
      loadModel,
      punctuation: async () => (await settings()).punctuation,
      keepForms: async () => (await settings()).keepForms,
      warn: (error) => console.warn('清读: language model not available, repairing without it', error),
      pause: () => {
        if (!goesOn()) throw new Error('nobody waits for it any more');
        return rest();
      },
    });
  };
}

export function pageHandlers(store: StoreContext): Pick<Handlers<'background'>, 'page.analyse' | 'variants.load'> {
  const analyse = analyseWith(store);
  return {
    'page.analyse': ({ page }) => analyse(page),
    'variants.load': () => ({ variants: packVariants(hanVariants()) }),
  };
}

async function loadModel(): Promise<Uint8Array> {
  const response = await fetch((browser.runtime.getURL as (path: string) => string)(MODEL));
  return new Uint8Array(await response.arrayBuffer());
}
