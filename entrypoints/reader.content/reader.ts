import { browser } from 'wxt/browser';
import { highlightPainter } from '../../lib/dom/highlight-painter.ts';
import { countEdits, readArticle } from '../../lib/dom/read-article.ts';
import type { View } from '../../lib/dom/shown-text.ts';
import { HIGHLIGHT_COLORS, type HighlightColor } from '../../lib/domain/annotation/index.ts';
import type { Range as TextRange } from '../../lib/domain/text/index.ts';
import {
  type HighlightView,
  isUnreachable,
  listen,
  type PageDescription,
  sendToBackground,
} from '../../lib/messaging/index.ts';
import { watchCitations } from './citations.ts';
import {
  domRangesOfReading,
  highlightAt,
  type PlacedHighlight,
  paintHighlights,
  placeHighlights,
} from './highlights.ts';
import { loadModel } from './load-model.ts';
import { drawSummaries, mountPageUi, UI_HOST } from './page-ui.tsx';
import { boxOf, readingOffsetAt, unionBox } from './places.ts';
import { Session } from './session.ts';
import { ReaderState } from './state.ts';
import { words } from './words.ts';

const FLASH_MS = 1600;
const TOAST_MS = 4000;

/** Reads this page; where an article is on it, lays it clean over the page and stays for the reader. */
export async function startReader(doc: Document): Promise<void> {
  const article = await readArticle(doc, { url: doc.location.href, loadModel });
  if (!article.structure.isArticle) return;
  const session = new Session(doc, article);
  session.show('simplified');
  performance.mark('qingdu-readable');
  stay(doc, session);
}

function stay(doc: Document, session: Session): void {
  const painter = highlightPainter(doc);
  const ui = mountPageUi(doc, words);
  const state = new ReaderState(() => draw());
  let workId: string | null = null;
  let lastView: View = session.view;
  let lastColor: HighlightColor = 'yellow';
  let flashTimer = 0;
  let toastTimer = 0;
  const page = { url: doc.location.href };

  const toast = (text: string) => {
    state.set({ toast: text });
    window.clearTimeout(toastTimer);
    toastTimer = window.setTimeout(() => state.set({ toast: null }), TOAST_MS);
  };
  /** What failed is said in the reader's words; nothing is lost on the page side. */
  const failed = (error: unknown) => {
    console.warn('清读:', error);
    toast(words(isUnreachable(error) ? 'page_error_updated' : 'page_error_save'));
  };

  const repaint = () => paintHighlights(doc, session.laid, painter, state.highlights);
  const setHighlights = (highlights: readonly HighlightView[]) => {
    state.set({ highlights: placeHighlights(session.article.reading.text, highlights) });
    repaint();
  };

  const jumpTo = ({ start, end }: TextRange): boolean => {
    const ranges = domRangesOfReading(doc, session.laid, { start, end });
    const [first] = ranges;
    if (!first) return false;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const target = first.startContainer.parentElement;
    const top = first.getBoundingClientRect().top + window.scrollY - window.innerHeight / 3;
    if (target) window.scrollTo({ top, behavior: calm ? 'auto' : 'smooth' });
    painter?.paint('flash', ranges);
    window.clearTimeout(flashTimer);
    flashTimer = window.setTimeout(() => painter?.paint('flash', []), FLASH_MS);
    return true;
  };

  const show = (view: View) => {
    if (view === session.view) return;
    if (view !== 'served') lastView = view;
    state.set({ selection: null, card: null });
    session.show(view);
    drawSummaries(session, words, (start, end) => jumpTo({ start, end }));
    repaint();
    void session.laid.done.then(repaint);
    state.set({});
    tellChanged();
  };

  const tellChanged = () => {
    void browser.runtime.sendMessage({ qingdu: 'page.changed', args: {} }).catch(() => undefined);
  };

  /** The passage the toolbar stands at: what is selected, or the highlight that was clicked. */
  const openComposer = async () => {
    const selection = state.selection;
    if (!selection || workId === null) return;
    try {
      const { token } = await sendToBackground(
        'composer.open',
        selection.highlight
          ? { workId, ...page, annotationId: selection.highlight.id }
          : { workId, ...page, new: { ...copy(session.describe(selection.range)), color: lastColor } },
      );
      state.set({
        selection: null,
        composer: {
          box: selection.box,
          src: `${browser.runtime.getURL('/composer.html')}#token=${encodeURIComponent(token)}`,
        },
      });
    } catch (error) {
      failed(error);
    }
  };

  const color = async (name: HighlightColor) => {
    const selection = state.selection;
    if (!selection || workId === null) return;
    lastColor = name;
    try {
      if (selection.highlight) await sendToBackground('highlight.recolor', { id: selection.highlight.id, color: name });
      else {
        const passage = copy(session.describe(selection.range));
        await sendToBackground('highlight.create', { workId, ...page, ...passage, color: name });
      }
      state.set({ selection: null });
      doc.getSelection()?.removeAllRanges();
    } catch (error) {
      failed(error);
    }
  };

  const remove = async (highlight: PlacedHighlight) => {
    try {
      await sendToBackground('highlight.remove', { id: highlight.id });
      state.set({ selection: null });
      toast(words('page_removed'));
    } catch (error) {
      failed(error);
    }
  };

  const takeSelection = () => {
    const selected = doc.getSelection();
    const range = selected && selected.rangeCount > 0 && !selected.isCollapsed ? selected.getRangeAt(0) : null;
    const reading = range && session.readingRangeOf(range);
    if (!range || !reading) {
      if (state.selection && !state.selection.highlight) state.set({ selection: null });
      return;
    }
    state.set({ selection: { range: reading, box: boxOf(range), highlight: null } });
  };

  const clickAt = (event: MouseEvent) => {
    if (!doc.getSelection()?.isCollapsed) return;
    const offset = readingOffsetAt(doc, session.laid, event.clientX, event.clientY);
    const highlight = offset === null ? null : highlightAt(state.highlights, offset);
    if (!highlight?.range) {
      if (state.selection) state.set({ selection: null });
      return;
    }
    const ranges = domRangesOfReading(doc, session.laid, highlight.range);
    state.set({ selection: { range: highlight.range, box: unionBox(ranges), highlight } });
  };

  const stopCitations = watchCitations(doc, {
    notesOf: (marker) => session.laid.notesOf(marker),
    open: (notes, box) => state.set({ card: { box, works: notes.map((note) => session.cite(note)) }, copied: false }),
    close: () => state.card && state.set({ card: null }),
  });

  const isOurs = (event: Event) => event.composedPath().some((target) => (target as Element).localName === UI_HOST);
  const onPointerUp = (event: Event) => {
    // The selection is only final after the event.
    if (!isOurs(event)) window.setTimeout(takeSelection, 0);
  };
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key === 'Shift' || event.shiftKey || (event.key === 'a' && (event.ctrlKey || event.metaKey)))
      takeSelection();
  };
  const onClick = (event: MouseEvent) => {
    if (!isOurs(event)) clickAt(event);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && (state.selection || state.card)) state.set({ selection: null, card: null });
  };
  doc.addEventListener('pointerup', onPointerUp);
  doc.addEventListener('keyup', onKeyUp);
  doc.addEventListener('click', onClick);
  doc.addEventListener('keydown', onKeyDown);
  window.addEventListener('scroll', () => state.card && state.set({ card: null }), { passive: true });

  listen('content', {
    'highlights.changed': ({ highlights }) => {
      setHighlights(highlights);
      return {};
    },
    'composer.closed': ({ id }) => {
      state.set({ composer: null });
      if (id !== null) {
        doc.getSelection()?.removeAllRanges();
        toast(words('page_note_saved'));
      }
      return {};
    },
    'note.start': async () => {
      takeSelection();
      if (state.selection) await openComposer();
      else toast(words('page_select_first'));
      return {};
    },
    'view.toggle': () => {
      show(session.view === 'served' ? lastView : 'served');
      return {};
    },
    'view.set': ({ view }) => {
      show(view);
      return {};
    },
    'passage.show': ({ annotationId }) => {
      const range = state.highlights.find(({ id }) => id === annotationId)?.range;
      return { found: range ? jumpTo(range) : false };
    },
    'section.show': ({ index }) => {
      const section = session.article.reading.sections[index];
      const range = section?.heading ?? section?.paragraphs[0];
      if (range) jumpTo(range);
      return {};
    },
    'excluded.show': ({ shown }) => {
      session.showHidden(shown);
      state.set({});
      return {};
    },
    'page.describe': ({ withReport }) => describePage(withReport),
  });

  const describePage = (withReport: boolean): PageDescription => ({
    workId,
    work: copy(session.work),
    url: page.url,
    view: session.view,
    isArticle: session.report.isArticle,
    score: session.report.score,
    evidence: [...session.report.evidence],
    sections: session.article.reading.sections.map(({ index, level, label, title, start, end }) => ({
      index,
      level,
      label,
      title,
      start,
      end,
    })),
    summary: [...session.report.summary],
    edits: countEdits(session.article),
    notesCount: session.report.notes.length,
    excludedCount: session.article.structure.excluded.length,
    excludedShown: session.hiddenShown,
    unrecoverable: session.article.unrecoverable.length,
    report: withReport ? { ...session.report, edits: countEdits(session.article) } : null,
  });

  const draw = () => {
    const { selection, card, composer } = state;
    ui.draw({
      pill: {
        view: session.view,
        views: session.views,
        notes: state.highlights.length,
        hidden: session.hiddenCount,
        hiddenShown: session.hiddenShown,
        onView: show,
        onHidden: (shown) => {
          session.showHidden(shown);
          state.set({});
        },
        onPanel: () => void sendToBackground('panel.open', {}).catch(failed),
      },
      toolbar: selection && {
        box: selection.box,
        colors: HIGHLIGHT_COLORS,
        current: selection.highlight?.color ?? null,
        hasNote: selection.highlight?.hasNote ?? false,
        onColor: (name) => void color(name as HighlightColor),
        onNote: () => void openComposer(),
        onRemove: selection.highlight ? () => void remove(selection.highlight as PlacedHighlight) : null,
      },
      card: card && {
        box: card.box,
        works: card.works,
        copied: state.copied,
        onCopy: (text) => void navigator.clipboard.writeText(text).then(() => state.set({ copied: true }), failed),
        onEnter: stopCitations.hold,
        onLeave: stopCitations.release,
      },
      composer: composer && { ...composer, title: words('page_composer') },
      toast: state.toast,
    });
  };

  drawSummaries(session, words, (start, end) => jumpTo({ start, end }));
  draw();
  void session.laid.done.then(repaint);
  void sendToBackground('work.open', { work: copy(session.work), ...page })
    .then((opened) => {
      workId = opened.workId;
      setHighlights(opened.highlights);
      tellChanged();
    })
    .catch(failed);
}

/** Messages take plain writable objects. */
function copy<T>(value: T): Mutable<T> {
  return structuredClone(value) as Mutable<T>;
}

type Mutable<T> = T extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T;
