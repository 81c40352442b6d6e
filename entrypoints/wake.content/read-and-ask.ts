import { offerFirstReading } from '../../lib/dom/first-reading.ts';
import { inputOf, maybeMisread, readPage } from '../../lib/dom/read-page.ts';
import { packPage } from '../../lib/domain/page/index.ts';
import { whenBack } from '../../lib/messaging/come-back.ts';
import { sendToBackground } from '../../lib/messaging/send.ts';

/** Milliseconds for the reader's script to come once it is said to; after that nothing is kept for it. */
const KEPT_MS = 20_000;

/** Reads the page and asks for the reader. The page's text goes along, so that the engine need not wait for the reader. */
export async function readAndAsk(doc: Document): Promise<void> {
  const page = readPage(doc, doc.location.href);
  const stopIfDamaged = maybeMisread(page, doc.characterSet);
  const packed = packPage({ ...inputOf(page), stopIfDamaged }, page.text);
  const answer = sendToBackground('reader.start', { page: packed });
  const withdraw = offerFirstReading(doc, page, answer);
  // Where the page was left meanwhile, the reader's script went to the next one: come back, it is asked for again.
  const stop = whenBack(() => {
    stop();
    withdraw();
    // Set by entrypoints/lay.content.
    if (!('qingduReader' in globalThis)) void readAndAsk(doc);
  });
  const started = await answer.then(
    (told) => told.started,
    () => false,
  );
  if (started) setTimeout(withdraw, KEPT_MS);
  else withdraw();
}
