import { breather } from '../../lib/dom/breather.ts';
import { readArticle } from '../../lib/dom/read-article.ts';
import { takeOver } from '../../lib/dom/take-over.ts';
import { analyse } from './analyse.ts';
import { firstRead } from './first-read.ts';
import type { ReadAgain } from './late.ts';
import { pageBytes } from './page-bytes.ts';
import { mountPageUi } from './page-ui.tsx';
import { Session } from './session.ts';
import { startTools } from './tools.ts';
import { words } from './words.ts';

/** Reads this page; where an article is on it, lays it clean over the page and stays for the reader. */
export async function startReader(doc: Document): Promise<void> {
  // Where the reader's click started it there was no detector to set the mark.
  if (performance.getEntriesByName('qingdu-start').length === 0) performance.mark('qingdu-start');
  if (!takeOver(doc)) {
    const farewell = words('page_error_updated');
    mountPageUi(doc, words).say(farewell);
    throw new Error(farewell);
  }
  const first = firstRead();
  const read: ReadAgain = (more) =>
    readArticle(doc, { url: doc.location.href, analyse, bytes: pageBytes(doc), ...more });
  const article = await read(first.options);
  if (!article.structure.isArticle) return;
  const settings = await first.settings;
  // On a long page each step is a task of its own.
  const pause = breather();
  const session = new Session(doc, article, settings);
  await pause();
  session.show(settings.view);
  performance.mark('qingdu-readable');
  await pause();
  await startTools(doc, session, read);
}
