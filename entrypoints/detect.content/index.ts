import { defineContentScript } from 'wxt/utils/define-content-script';
import { readNow } from '../../lib/dom/signs-seen.ts';
import { SITE_MATCHES } from '../../lib/dom/sites/table.ts';
import { takeOver } from '../../lib/dom/take-over.ts';
import { articleSigns } from '../../lib/domain/article/index.ts';

/** Enough text to see signs of an article; a long page need not be read whole for it. */
const SAMPLE = 60_000;

/**
 * On listed sites only, and tiny: are there signs of an article? Then, and only then, the page is read by
 * entrypoints/wake.content, which is there already at an article's address.
 */
export default defineContentScript({
  matches: [...SITE_MATCHES],
  runAt: 'document_end',
  // What is posted to the window is the page's to hear.
  noScriptStartedPostMessage: true,
  main() {
    performance.mark('qingdu-start');
    // An older reader gives the page back before it is read.
    takeOver(document);
    const length = look(document);
    if (length !== null) lookAgainLater(document, length);
  },
});

/** Times after which a page that draws itself is looked at again, ms: behind its loading, and behind a change of address. */
const LATER_MS = [700, 2500];

/**
 * Asks for the reader where there are signs of an article, and gives null; else the length of the page's text. Layout is
 * not asked for. Signs are sought in the text's start and end; labels and references stand there.
 */
function look(doc: Document): number | null {
  const text = doc.body?.textContent ?? '';
  const sample = text.length <= SAMPLE ? text : text.slice(0, SAMPLE / 2) + text.slice(-SAMPLE / 2);
  if (articleSigns(sample).score < 1) return text.length;
  if (!readNow()) void askForReading();
  return null;
}

/**
 * An application draws its article late, or at another address of the same document. Nothing of the page is observed for
 * it: it is looked at a few times behind what brings an article, and not at all where its text is as long as before.
 * No `location`, no `AbortController`: each interface of the browser that a world of scripts has not met yet costs some tenths
 * of a millisecond.
 */
function lookAgainLater(doc: Document, seen: number): void {
  let length = seen;
  let address = doc.URL;
  let isDone = false;
  let timers: number[] = [];
  const again = () => {
    if (isDone || doc.body?.textContent?.length === length) return;
    const now = look(doc);
    if (now !== null) {
      length = now;
      return;
    }
    isDone = true;
    for (const timer of timers) clearTimeout(timer);
    navigation?.removeEventListener('currententrychange', moved);
    window.removeEventListener('popstate', moved);
    doc.removeEventListener('click', movedSoon);
    window.removeEventListener('load', soon);
  };
  const soon = () => {
    for (const timer of timers) clearTimeout(timer);
    timers = LATER_MS.map((ms) => window.setTimeout(again, ms));
  };
  const moved = () => {
    if (isDone || address === doc.URL) return;
    address = doc.URL;
    soon();
  };
  const movedSoon = () => void setTimeout(moved, 50);
  const { navigation } = window as { navigation?: EventTarget };
  navigation?.addEventListener('currententrychange', moved);
  window.addEventListener('popstate', moved);
  // Without the Navigation API a page's own `pushState` is seen by what leads to it.
  if (!navigation) doc.addEventListener('click', movedSoon);
  if (doc.readyState === 'complete') soon();
  else window.addEventListener('load', soon);
}

/** Bundled into the detector, but run (and compiled) only where there are signs of an article. */
async function askForReading(): Promise<void> {
  const ask = await import('./ask-for-reading.ts');
  await ask.askForReading();
}
