import { defineContentScript } from 'wxt/utils/define-content-script';
import { offerFirstReading, takeFirstReading } from '../../lib/dom/first-reading.ts';
import { inputOf, maybeMisread, readPage } from '../../lib/dom/read-page.ts';
import { SITE_MATCHES } from '../../lib/dom/sites/table.ts';
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
    if (articleSigns(sampleText(document)).score >= 1) void askForReader(document);
  },
});

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
