import { browser } from 'wxt/browser';
import { breather } from '../../lib/dom/breather.ts';
import { BudgetSpentError, withBudget } from '../../lib/dom/budget.ts';
import { newTask } from '../../lib/dom/frames.ts';
import { packVariants } from '../../lib/domain/annotation/index.ts';
import {
  analysePage,
  hanVariants,
  isModelRead,
  type PackedAnalysis,
  type PackedPage,
  type PageAnalysis,
  packAnalysis,
  prepareEngine,
  unpackPage,
} from '../../lib/domain/page/index.ts';
import { driveSlices } from '../../lib/domain/text/index.ts';
import type { Handlers } from '../../lib/messaging/index.ts';
import { DEFAULT_SETTINGS, readSettings, type StoreContext } from '../../lib/storage/index.ts';
import { rememberDamage, wasDamaged } from './damaged-sites.ts';

const MODEL = '/model/zh.model';
/**
 * Milliseconds of work a page may cost, and each of its characters: many times what the worst of damaged articles takes.
 * A page made of nothing but losses could keep the background busy for minutes; it is repaired without the model.
 */
const BUDGET = { page: 10_000, character: 0.05 };

/** The engine for every tab: one language model in memory, no work on a page's own thread, no damage seen, none loaded. */
export function analyseWith(
  store: StoreContext,
): (page: PackedPage, goesOn?: () => boolean) => Promise<PackedAnalysis | null> {
  return async (packed, goesOn = () => true) => {
    const page = unpackPage(packed);
    const rest = breather();
    // A store that cannot be opened must not keep a page from being read.
    const settings = () => readSettings(store).catch(() => DEFAULT_SETTINGS);
    const options = {
      punctuation: async () => (await settings()).punctuation,
      keepForms: async () => (await settings()).keepForms,
      warn: (error: unknown) => console.warn('清读: language model not available, repairing without it', error),
      pause: () => {
        if (!goesOn()) throw new Error('nobody waits for it any more');
        return rest();
      },
    };
    const answer = (analysis: PageAnalysis | null) => analysis && packAnalysis(analysis);
    const length = page.blocks.reduce((sum, { text }) => sum + text.length, 0);
    const pause = withBudget(options.pause, BUDGET.page + BUDGET.character * length);
    try {
      const analysis = await analysePage(page, { ...options, loadModel, pause });
      if (analysis) void rememberDamage(page.facts.url, analysis.repairs.words.length > 0).catch(() => undefined);
      return answer(analysis);
    } catch (error) {
      if (!(error instanceof BudgetSpentError)) throw error;
      console.warn('清读: this page would take too long; what is lost on it stays lost');
      return answer(await analysePage(page, options));
    }
  };
}

export function pageHandlers(store: StoreContext): Pick<Handlers<'background'>, 'page.analyse' | 'variants.load'> {
  const analyse = analyseWith(store);
  return {
    'page.analyse': ({ page }) => analyse(page),
    'variants.load': () => ({ variants: packVariants(hanVariants()) }),
  };
}

/**
 * Has the engine's tables made: a page is on its way. The model is not among them. Each piece is a task of its own, so that
 * a page that came while the worker started is not kept waiting.
 */
export async function warmEngine(): Promise<void> {
  await newTask();
  await driveSlices(prepareEngine(), newTask);
}

/** The model's file, asked for before it was wanted. */
let onItsWay: Promise<Uint8Array> | null = null;

/**
 * Has the language model's file fetched where an article begins to load on a site whose last one was damaged: it takes as long
 * as the worker's start. It is not read yet, and not fetched where it was read before.
 */
export async function fetchAhead(url: string): Promise<void> {
  if (isModelRead() || !(await wasDamaged(url))) return;
  onItsWay ??= fetchModel();
  // Asked for again where it is wanted.
  onItsWay.catch(() => {
    onItsWay = null;
  });
}

function loadModel(): Promise<Uint8Array> {
  const bytes = onItsWay ?? fetchModel();
  onItsWay = null;
  return bytes;
}

async function fetchModel(): Promise<Uint8Array> {
  const response = await fetch((browser.runtime.getURL as (path: string) => string)(MODEL));
  return new Uint8Array(await response.arrayBuffer());
}
