import { newTask } from '../../lib/dom/frames.ts';
import type { Handover } from '../../lib/dom/laid-page.ts';
import { pageBytes } from '../../lib/dom/page-bytes.ts';
import { readArticle } from '../../lib/dom/read-article.ts';
import { analyseInBackground, type PageSettings } from '../../lib/messaging/index.ts';
import { Cards } from './cards.ts';
import { Late, type ReadAgain } from './late.ts';
import { listenToReader } from './listen.ts';
import { loadCitations } from './load-citations.ts';
import { answerMessages } from './messages.ts';
import { mountPageUi } from './page-ui.tsx';
import { Passages } from './passages.ts';
import { Reader } from './reader.ts';
import { watchForTheEnd } from './retire.ts';
import { SentenceCursor } from './sentence-cursor.ts';
import { Session } from './session.ts';
import { surfaceOf, type Tools } from './surface.ts';
import { words } from './words.ts';

/** All that is at hand beside the text itself: controls, cards, notes. Starts when the page can be read. */
export async function startTools(doc: Document, { page, settings, missed }: Handover<PageSettings>): Promise<void> {
  const session = new Session(doc, page, settings);
  const readAgain: ReadAgain = (more) =>
    readArticle(doc, { url: doc.location.href, analyse: analyseInBackground, bytes: pageBytes(doc), ...more });
  const ui = mountPageUi(doc, words);
  let pending = false;
  const reader = new Reader(doc, session, () => {
    // Several changes in one task are drawn once.
    if (pending) return;
    pending = true;
    queueMicrotask(() => {
      pending = false;
      // Where no article is, nothing of ours stands on the page.
      if (reader.isAsleep) return ui.remove();
      ui.attach();
      ui.host.dataset.appearance = session.settings.appearance;
      ui.draw(reader.isAwake ? surfaceOf(tools) : null);
      tools.cursor.drawn();
    });
  });
  const passages = new Passages(doc, reader);
  const tools: Tools = {
    doc,
    reader,
    passages,
    cursor: new SentenceCursor(doc, reader, passages),
    cards: new Cards(doc, reader),
    late: new Late(doc, reader, readAgain),
  };
  if (session.settings.outline) reader.outline.openWhereThereIsRoom();
  // The page was just laid out and painted: this has it laid out no second time.
  reader.room.place();
  reader.state.set({});
  // What is set up is drawn in this task; what is listened to, and what the article says of itself, is made in others.
  await newTask();
  listenToReader(tools);
  // What was selected while these were on their way: no event tells of it any more.
  passages.takeSelection();
  answerMessages(tools);
  watchForTheEnd(tools, ui);
  await newTask();
  await session.prepare();
  reader.dress();
  await reader.open();
  tools.late.start(missed());
  // A first card need not wait for it then; without it all else is at work.
  whenIdle(() => void loadCitations().catch((error) => console.warn('清读:', error)));
}

/** A reader of an older version stands on the page and can neither go nor work: the reader is told to load it anew. */
export async function sayFarewell(doc: Document): Promise<void> {
  mountPageUi(doc, words).say(words('page_error_updated'));
}

/** A page that never rests gets it all the same. */
const LONGEST_MS = 2000;

/** Runs when the page rests. */
function whenIdle(run: () => void): void {
  window.requestIdleCallback(run, { timeout: LONGEST_MS });
}
