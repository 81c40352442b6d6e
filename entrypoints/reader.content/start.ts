import { readArticle } from '../../lib/dom/read-article.ts';
import { HIGHLIGHT_COLORS, type HighlightColor } from '../../lib/domain/annotation/index.ts';
import { sendToBackground } from '../../lib/messaging/index.ts';
import { type CitationWatch, watchCitations } from './citations.ts';
import { loadModel } from './load-model.ts';
import { answerMessages } from './messages.ts';
import { pageBytes } from './page-bytes.ts';
import { mountPageUi, UI_HOST } from './page-ui.tsx';
import { Reader } from './reader.ts';
import { Session } from './session.ts';
import { words } from './words.ts';

/** Reads this page; where an article is on it, lays it clean over the page and stays for the reader. */
export async function startReader(doc: Document): Promise<void> {
  // Where the reader's click started it there was no detector to set the mark.
  if (performance.getEntriesByName('qingdu-start').length === 0) performance.mark('qingdu-start');
  const asked = sendToBackground('settings.read', {});
  const punctuation = async () => (await asked).punctuation;
  const article = await readArticle(doc, {
    url: doc.location.href,
    loadModel,
    punctuation,
    bytes: pageBytes(doc),
  });
  if (!article.structure.isArticle) return;
  const settings = await asked;
  const session = new Session(doc, article, settings);
  session.show(settings.view);
  const ui = mountPageUi(doc, words);
  let pending = false;
  const reader = new Reader(doc, session, () => {
    // Several changes in one task are drawn once.
    if (pending) return;
    pending = true;
    queueMicrotask(() => {
      pending = false;
      draw();
    });
  });
  const citations = watchCitations(doc, citationWatch(reader));
  const draw = () => ui.draw(surfaceOf(reader, citations));
  reader.dress();
  performance.mark('qingdu-readable');
  draw();
  listenToReader(doc, reader);
  answerMessages(reader);
  await reader.open();
}

function citationWatch(reader: Reader): CitationWatch {
  const { session, state } = reader;
  return {
    notesOf: (marker) => session.laid.notesOf(marker),
    open: (notes, box) => state.set({ card: { box, works: notes.map((note) => session.cite(note)) }, copied: false }),
    close: () => {
      if (state.card) state.set({ card: null });
    },
  };
}

/** Mouse and keys on the page. Events inside our own host are its own affair. */
function listenToReader(doc: Document, reader: Reader): void {
  const isOurs = (event: Event) => event.composedPath().some((target) => (target as Element).localName === UI_HOST);
  doc.addEventListener('pointerup', (event) => {
    // The selection is only final after the event.
    if (!isOurs(event)) window.setTimeout(() => reader.takeSelection(), 0);
  });
  doc.addEventListener('keyup', (event) => {
    const isSelectAll = event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey);
    if (event.key === 'Shift' || event.shiftKey || isSelectAll) reader.takeSelection();
  });
  doc.addEventListener('click', (event) => {
    if (!isOurs(event)) reader.clickAt(event.clientX, event.clientY);
  });
  doc.addEventListener('keydown', (event) => {
    const { selection, card } = reader.state;
    if (event.key === 'Escape' && (selection || card)) reader.state.set({ selection: null, card: null });
  });
  window.addEventListener('scroll', () => reader.state.card && reader.state.set({ card: null }), { passive: true });
}

/** Everything that floats over the page, from what the reader is about. */
function surfaceOf(reader: Reader, citations: ReturnType<typeof watchCitations>) {
  const { session, state } = reader;
  const { selection, card, composer } = state;
  const highlight = selection?.highlight ?? null;
  return {
    pill: {
      view: session.view,
      views: session.views,
      notes: state.highlights.length,
      hidden: session.hiddenCount,
      hiddenShown: session.hiddenShown,
      onView: reader.show.bind(reader),
      onHidden: reader.showHidden.bind(reader),
      onPanel: () => void reader.openPanel(),
    },
    toolbar: selection && {
      box: selection.box,
      colors: HIGHLIGHT_COLORS,
      current: highlight?.color ?? null,
      hasNote: highlight?.hasNote ?? false,
      onColor: (color: string) => void reader.color(color as HighlightColor),
      onNote: () => void reader.openComposer(),
      onRemove: highlight && (() => void reader.remove(highlight)),
    },
    card: card && {
      box: card.box,
      works: card.works,
      copied: state.copied,
      onCopy: (text: string) => void reader.copyText(text),
      onEnter: citations.hold,
      onLeave: citations.release,
    },
    composer: composer && { ...composer, title: words('page_composer') },
    toast: state.toast,
  };
}
