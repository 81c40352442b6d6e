import { defineContentScript } from 'wxt/utils/define-content-script';
import { offerFirstReading, takeFirstReading } from '../../lib/dom/first-reading.ts';
import { inputOf, maybeMisread, readPage } from '../../lib/dom/read-page.ts';
import { SITE_MATCHES } from '../../lib/dom/sites/table.ts';
import { takeOver } from '../../lib/dom/take-over.ts';
import { articleSigns } from '../../lib/domain/article/index.ts';
import { packPage } from '../../lib/domain/page/index.ts';
import { sendToBackground } from '../../lib/messaging/send.ts';

/** Enough text to see signs of an article; a long page need not be read whole for it. */
const SAMPLE = 60_000;

/** On listed sites only, and tiny: are there signs of an article? Then, and only then, the reader is asked for. */
export default defineContentScript({
  matches: [...SITE_MATCHES],
  runAt: 'document_end',
  // What is posted to the window is the page's to hear.
  noScriptStartedPostMessage: true,
  main() {
    performance.mark('qingdu-start');
    // An older reader gives the page back before it is read.
    takeOver(document);
    if (!look(document)) lookAgainLater(document);
  },
});

/** Times after which a page that draws itself is looked at again, ms: behind its loading, and behind a change of address. */
const LATER_MS = [700, 2500];

/** Asks for the reader where there are signs of an article; false where there are none. */
function look(doc: Document): boolean {
  if (articleSigns(sampleText(doc)).score < 1) return false;
  void askForReader(doc);
  return true;
}

/**
 * An application draws its article late, or at another address of the same document. Nothing of the page is observed for
 * it: it is looked at a few times behind what brings an article, and not at all where its text is as long as before.
 */
function lookAgainLater(doc: Document): void {
  const stop = new AbortController();
  const { signal } = stop;
  let length = doc.body?.textContent?.length ?? 0;
  let address = doc.location.href;
  let timers: number[] = [];
  const again = () => {
    const now = doc.body?.textContent?.length ?? 0;
    if (signal.aborted || now === length) return;
    length = now;
    if (!look(doc)) return;
    stop.abort();
    for (const timer of timers) clearTimeout(timer);
  };
  const soon = () => {
    for (const timer of timers) clearTimeout(timer);
    timers = LATER_MS.map((ms) => window.setTimeout(again, ms));
  };
  const moved = () => {
    if (address === doc.location.href) return;
    address = doc.location.href;
    soon();
  };
  const { navigation } = window as { navigation?: EventTarget };
  navigation?.addEventListener('currententrychange', moved, { signal });
  window.addEventListener('popstate', moved, { signal });
  // Without the Navigation API a page's own `pushState` is seen by what leads to it.
  if (!navigation) doc.addEventListener('click', () => setTimeout(moved, 50), { signal });
  if (doc.readyState === 'complete') soon();
  else window.addEventListener('load', soon, { signal });
}

/** Text of the page's start and end; labels and references stand there. Layout is not asked for. */
function sampleText(doc: Document): string {
  const text = doc.body?.textContent ?? '';
  return text.length <= SAMPLE ? text : text.slice(0, SAMPLE / 2) + text.slice(-SAMPLE / 2);
}

/** The page's text goes along, so that the engine need not wait for the reader. */
async function askForReader(doc: Document): Promise<void> {
  const page = readPage(doc, doc.location.href);
  const stopIfDamaged = maybeMisread(page, doc.characterSet);
  const answer = sendToBackground('reader.start', { page: packPage({ ...inputOf(page), stopIfDamaged }) });
  offerFirstReading(doc, page, answer);
  const started = await answer.then(
    (told) => told.started,
    () => false,
  );
  if (!started) takeFirstReading()?.lookAgain();
}
