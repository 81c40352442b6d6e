import { COPY_STYLES } from '../../components/page/CitationCard.tsx';
import type { PageSurfaceProps } from '../../components/page/PageSurface.tsx';
import { fetchBytes } from '../../lib/dom/page-bytes.ts';
import { HIGHLIGHT_COLORS, type HighlightColor } from '../../lib/domain/annotation/index.ts';
import { leadOf } from '../../lib/domain/article/index.ts';
import type { Cards } from './cards.ts';
import { tellChange } from './changes.ts';
import { copyText } from './copy-text.ts';
import type { Late } from './late.ts';
import { loadCitations } from './load-citations.ts';
import type { Passages } from './passages.ts';
import type { Reader } from './reader.ts';
import type { SentenceCursor } from './sentence-cursor.ts';
import { dateInWords, words } from './words.ts';

export interface Tools {
  readonly doc: Document;
  readonly reader: Reader;
  readonly passages: Passages;
  readonly cursor: SentenceCursor;
  readonly cards: Cards;
  readonly late: Late;
}

/** Everything that floats over the page, from what the reader is about. */
export function surfaceOf(tools: Tools): PageSurfaceProps {
  const { reader } = tools;
  const { composer } = reader.state;
  return {
    pill: pillOf(tools),
    band: bandOf(reader),
    outline: outlineOf(reader),
    references: referencesOf(tools),
    toolbar: toolbarOf(tools),
    card: cardOf(tools),
    cursor: cursorOf(tools),
    changes: changesOf(reader),
    change: changeOf(tools),
    composer: composer && { ...composer, title: words('page_composer') },
    toast: reader.state.toast,
  };
}

function pillOf({ doc, reader, late, cursor }: Tools): PageSurfaceProps['pill'] {
  const { session, state } = reader;
  const { article } = session;
  const closing =
    <Args extends readonly unknown[]>(run: (...args: Args) => void) =>
    (...args: Args) => {
      state.set({ menu: false });
      run(...args);
    };
  return {
    open: state.menu,
    receded: state.receded,
    onOpen: (menu) => state.set({ menu }),
    onReread: article.rereadable ? () => void rereadFromSite(doc, reader, late) : null,
    view: session.view,
    views: session.views,
    notes: state.highlights.length,
    hidden: session.hiddenCount,
    hiddenShown: session.hiddenShown,
    summaries: session.settings.summaries,
    changes: article.printed.edits.length + (session.view === 'simplified' ? (article.fixes().script ?? 0) : 0),
    changesShown: state.changes !== null,
    sections: headingsOf(reader).length,
    outlineShown: state.outline !== null,
    cited: citedOf(reader).length,
    onView: (view) => reader.show(view),
    onHidden: (shown) => reader.showHidden(shown),
    onSummaries: (mode) => void reader.setSummaries(mode),
    onChanges: closing((shown: boolean) => reader.changes.show(shown)),
    onOutline: closing((shown: boolean) => void reader.showOutline(shown)),
    onReferences: closing(() => {
      state.set({ references: true, copied: null });
      if (session.citations) return;
      loadCitations().then(
        () => state.set({}),
        (error: unknown) => reader.toasts.failed(error),
      );
    }),
    onClean: closing(() => reader.showClean(session.clean === null)),
    style: session.clean ? session.settings.clean : null,
    onStyle: (part) => reader.setCleanStyle(part),
    onPrint: closing(() => window.setTimeout(() => window.print(), 0)),
    onCursor: closing(() => cursor.start()),
    onPanel: closing(() => void reader.openPanel()),
  };
}

function bandOf(reader: Reader): PageSurfaceProps['band'] {
  const { session, state } = reader;
  if (!state.band) return null;
  const { metadata } = session.article.structure;
  const { authors, container, date } = metadata;
  // Widened marks are no damage to speak of; the view of changes counts them.
  const mended = session.article.printed.edits.length - (session.article.fixes().punctuation ?? 0);
  const isConverted = session.view === 'simplified' && (session.article.fixes().script ?? 0) > 0;
  return {
    box: state.band,
    by: [authors?.value.join('、'), container?.value, date && dateInWords(date.value)].filter(Boolean).join('　'),
    done: [
      ...(mended > 0 ? [words('page_band_mended', mended)] : []),
      ...(isConverted ? [words('page_band_converted')] : []),
      words('page_band_hidden', session.hiddenCount),
    ],
    onServed: () => reader.show('served'),
    onClean: () => reader.showClean(true),
    onChanges: mended > 0 || isConverted ? () => reader.changes.show(true) : null,
  };
}

/** The one request there is: the reader pressed the button that says so. */
async function rereadFromSite(doc: Document, reader: Reader, late: Late): Promise<void> {
  try {
    const done = await late.reread(await fetchBytes(doc));
    reader.toasts.show(words(done ? 'page_reread_done' : 'page_error_reread'));
  } catch (error) {
    console.warn('清读:', error);
    reader.toasts.show(words('page_error_reread'));
  }
}

function headingsOf({ session }: Reader) {
  return session.article.reading.sections.filter(({ heading }) => heading);
}

/** What the article cites: its list of references; where it has none, its notes. */
function citedOf({ session }: Reader) {
  const { references, notes } = session.article.reading;
  return references.length > 0 ? references : notes;
}

function outlineOf(reader: Reader): PageSurfaceProps['outline'] {
  const { outline } = reader.state;
  if (!outline) return null;
  return {
    sections: headingsOf(reader).map((section) => ({
      index: section.index,
      level: section.level,
      name: leadOf(section) + section.title,
    })),
    current: outline.current,
    place: reader.state.outlinePlace,
    onSection: (index) => reader.jumpToSection(index),
    onClose: () => void reader.showOutline(false),
  };
}

function referencesOf({ reader, cards }: Tools): PageSurfaceProps['references'] {
  const { state, session } = reader;
  if (!state.references || !session.cited) return null;
  const { references, notes } = session.cited;
  const list = references.length > 0 ? references : notes;
  return {
    works: list.map((cited) => cards.tell(cited, null)),
    copied: state.card ? null : state.copied,
    onCopy: (work, style) => void cards.copy(list, work, style),
    onCopyAll: (style) => void cards.copyAll(list, style),
    onPlace: (work, place) => cards.goTo(list, work, place),
    onClose: () => state.set({ references: false }),
  };
}

function toolbarOf({ reader, passages, cards }: Tools): PageSurfaceProps['toolbar'] {
  const { selection } = reader.state;
  if (!selection?.isInSight) return null;
  const { highlight, box, range } = selection;
  // Who reads by keys has no pointer to put on a marker.
  const cited = reader.state.cursor ? (reader.session.cited?.within(range) ?? []) : [];
  return {
    box,
    colors: HIGHLIGHT_COLORS,
    current: highlight?.color ?? null,
    hasNote: highlight?.hasNote ?? false,
    forms: passages.copyForms(range),
    onColor: (color) => void passages.color(color as HighlightColor),
    cited: cited.length,
    onCited: () => {
      reader.state.set({ selection: null });
      cards.openWithin(cited, box, range.end);
    },
    onNote: () => void passages.openComposer(),
    onCopy: (form) => void passages.copy(form),
    onRemove: highlight && (() => void passages.remove(highlight)),
  };
}

function cardOf({ reader, cards }: Tools): PageSurfaceProps['card'] {
  const { card, copied } = reader.state;
  if (!card) return null;
  return {
    box: card.box,
    works: card.works.map((cited) => cards.tell(cited, card.at)),
    pinned: card.pinned,
    copied,
    onPin: (pinned) => cards.pin(pinned),
    onCopy: (work, style) => void cards.copy(card.works, work, COPY_STYLES.includes(style) ? style : 'csl'),
    onPlace: (work, place) => cards.goTo(card.works, work, place),
    onEnter: () => cards.hold(),
    onLeave: () => cards.release(),
  };
}

function cursorOf({ reader, cursor }: Tools): PageSurfaceProps['cursor'] {
  const { state } = reader;
  return state.cursor && { said: state.cursor.said, onLeft: () => cursor.left(), onClose: () => cursor.leave() };
}

function changesOf(reader: Reader): PageSurfaceProps['changes'] {
  const { changes } = reader.state;
  return (
    changes && {
      ...changes,
      onKind: (kind, on) => reader.changes.setKind(kind, on),
      onStep: (step) => reader.stepChange(step),
      onClose: () => reader.changes.show(false),
    }
  );
}

function changeOf({ doc, reader }: Tools): PageSurfaceProps['change'] {
  const { change } = reader.state;
  if (!change) return null;
  const report = async () => {
    const done = await copyText(doc, reader.changes.report());
    if (done && reader.state.change) reader.state.set({ change: { ...reader.state.change, reported: true } });
    reader.toasts.show(words(done ? 'page_reported' : 'page_error_copy'));
  };
  return {
    box: change.box,
    changes: change.edits.map(tellChange),
    reported: change.reported,
    onReport: () => void report(),
    onEnter: () => reader.changes.hold(),
    onLeave: () => reader.changes.release(),
  };
}
