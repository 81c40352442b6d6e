import { breather } from '../../lib/dom/breather.ts';
import { nextFrame, nextTask } from '../../lib/dom/frames.ts';
import { type Handover, handOver, LaidPage } from '../../lib/dom/laid-page.ts';
import { pageBytes } from '../../lib/dom/page-bytes.ts';
import { readArticle } from '../../lib/dom/read-article.ts';
import { takeOver, UI_HOST } from '../../lib/dom/take-over.ts';
import { watchMeanwhile } from '../../lib/dom/watch-article.ts';
import { whenBack } from '../../lib/messaging/come-back.ts';
import { type PageSettings, sendToBackground } from '../../lib/messaging/index.ts';
import { firstRead } from './first-read.ts';

/**
 * Reads this page; where an article is on it, lays it clean over the page and has the reader's tools loaded. Resolves
 * when they are at work, or when no article was found.
 */
export async function layFirst(doc: Document): Promise<void> {
  // Where the reader's click started it there was no detector to set the mark.
  if (performance.getEntriesByName('qingdu-start').length === 0) performance.mark('qingdu-start');
  if (!takeOver(doc)) {
    await loadTools(null);
    throw new Error('a reader of an older version stands on the page');
  }
  // A frame before this script's is told a little late.
  let isDrawn = false;
  requestAnimationFrame(() => {
    isDrawn = true;
  });
  const isSeen = () => isDrawn || performance.getEntriesByType('paint').length > 0;
  const first = firstRead();
  let page: LaidPage | null = null;
  const meanwhile = watchMeanwhile(doc, () => page);
  const pause = breather();
  const article = await readArticle(doc, {
    url: doc.location.href,
    bytes: pageBytes(doc),
    pause,
    ...first.options,
  });
  if (!article.structure.isArticle) {
    meanwhile.end();
    return;
  }
  const { view, summaries, excluded } = await first.settings;
  page = new LaidPage(doc, article);
  page.writeWithin(meanwhile.unseen);
  await pause();
  page.show({ view, summaries: summaries !== 'off', dimmed: excluded === 'dimmed', hold: isSeen() });
  performance.mark('qingdu-readable');
  // All of it is there, and painted, before anything about it is done.
  await page.laid.done;
  performance.mark('qingdu-laid');
  await nextFrame(doc);
  await nextTask(doc);
  try {
    await loadTools({ page, settings: await first.settings, missed: meanwhile.end });
  } catch (error) {
    // What cannot be switched back is not laid.
    if (!doc.querySelector(UI_HOST)) page.show({ view: 'served', summaries: false, dimmed: false });
    throw error;
  }
}

/** Resolves when the tools are at work. */
async function loadTools(what: Handover<PageSettings> | null): Promise<void> {
  const begun = handOver(what);
  const loading = sendToBackground('reader.tools', {});
  // A page that is left meanwhile is frozen with its question, and the script goes to the page it was left for.
  const stop = whenBack(() => void sendToBackground('reader.tools', {}).catch(() => undefined));
  void begun.catch(() => undefined).then(stop);
  // The tools need it at once; where it is not made yet there is time until they come.
  void what?.page.article.reading;
  const { started } = await Promise.race([loading, begun.then(() => ({ started: true }))]);
  if (!started) throw new Error('the tools may not be loaded here');
  await begun;
}
