import { browser } from 'wxt/browser';
import { type HighlightPainter, highlightPainter } from '../../lib/dom/highlight-painter.ts';
import type { View } from '../../lib/dom/shown-text.ts';
import type { HighlightColor } from '../../lib/domain/annotation/index.ts';
import type { Range as TextRange } from '../../lib/domain/text/index.ts';
import {
  type Args,
  type HighlightView,
  isUnreachable,
  type PageSettings,
  sendToBackground,
} from '../../lib/messaging/index.ts';
import {
  domRangesOfReading,
  highlightAt,
  type PlacedHighlight,
  paintHighlights,
  placeHighlights,
} from './highlights.ts';
import { drawSummaries } from './page-ui.tsx';
import { boxOf, readingOffsetAt, unionBox } from './places.ts';
import type { Session } from './session.ts';
import { ReaderState } from './state.ts';
import { words } from './words.ts';

const FLASH_MS = 1600;
const TOAST_MS = 4000;

/** What a reader can do on the page. State changes draw; everything stored goes through the background. */
export class Reader {
  readonly session: Session;
  readonly state: ReaderState;
  readonly url: string;
  /** Id under which the store keeps this work; null until the store answered. */
  workId: string | null = null;
  readonly #doc: Document;
  readonly #painter: HighlightPainter | null;
  #lastView: View;
  #lastColor: HighlightColor;
  #flashTimer = 0;
  #toastTimer = 0;

  constructor(doc: Document, session: Session, changed: (reader: Reader) => void) {
    this.#doc = doc;
    this.session = session;
    this.url = doc.location.href;
    this.state = new ReaderState(() => changed(this));
    this.#painter = highlightPainter(doc);
    this.#lastView = session.view === 'served' ? 'simplified' : session.view;
    this.#lastColor = session.settings.noteColor;
  }

  /** Tells the store of the work and paints its highlights. */
  async open(): Promise<void> {
    try {
      const { workId, highlights } = await sendToBackground('work.open', {
        work: copy(this.session.work),
        url: this.url,
      });
      this.workId = workId;
      this.setHighlights(highlights);
      this.#tellChanged();
    } catch (error) {
      this.failed(error);
    }
  }

  show(view: View): void {
    if (view === this.session.view) return;
    if (view !== 'served') this.#lastView = view;
    this.state.set({ selection: null, card: null });
    this.session.show(view);
    this.dress();
    this.state.set({});
    this.#tellChanged();
  }

  /** The reader changed a setting somewhere: the page follows. */
  apply(settings: PageSettings): void {
    if (settings.noteColor !== this.session.settings.noteColor) this.#lastColor = settings.noteColor;
    this.state.set({ selection: null, card: null });
    this.session.apply(settings);
    this.dress();
    this.state.set({});
    this.#tellChanged();
  }

  toggleView(): void {
    this.show(this.session.view === 'served' ? this.#lastView : 'served');
  }

  showHidden(shown: boolean): void {
    this.session.showHidden(shown);
    this.state.set({});
  }

  setHighlights(highlights: readonly HighlightView[]): void {
    this.state.set({ highlights: placeHighlights(this.session.article.reading.text, highlights) });
    this.#paint();
  }

  /** Scrolls a reading range into view and flashes it; false where nothing of it is on the page. */
  jumpTo(range: TextRange): boolean {
    const ranges = domRangesOfReading(this.#doc, this.session.laid, range);
    const [first] = ranges;
    if (!first) return false;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const top = first.getBoundingClientRect().top + window.scrollY - window.innerHeight / 3;
    window.scrollTo({ top, behavior: calm ? 'auto' : 'smooth' });
    this.#painter?.paint('flash', ranges);
    window.clearTimeout(this.#flashTimer);
    this.#flashTimer = window.setTimeout(() => this.#painter?.paint('flash', []), FLASH_MS);
    return true;
  }

  /** The reading range of what is selected; null where that holds nothing of the article. */
  selectedRange(): TextRange | null {
    const range = this.#selected();
    return range && this.session.readingRangeOf(range);
  }

  #selected(): Range | null {
    const selected = this.#doc.getSelection();
    return selected && selected.rangeCount > 0 && !selected.isCollapsed ? selected.getRangeAt(0) : null;
  }

  /** Puts the toolbar at what is selected, or takes it away. */
  takeSelection(): void {
    const range = this.#selected();
    const reading = range && this.session.readingRangeOf(range);
    if (range && reading) this.state.set({ selection: { range: reading, box: boxOf(range), highlight: null } });
    else if (this.state.selection && !this.state.selection.highlight) this.state.set({ selection: null });
  }

  /** Puts the toolbar at the highlight under a point of the viewport, or takes it away. */
  clickAt(x: number, y: number): void {
    if (!this.#doc.getSelection()?.isCollapsed) return;
    const offset = readingOffsetAt(this.#doc, this.session.laid, x, y);
    const highlight = offset === null ? null : highlightAt(this.state.highlights, offset);
    if (highlight?.range) {
      const ranges = domRangesOfReading(this.#doc, this.session.laid, highlight.range);
      this.state.set({ selection: { range: highlight.range, box: unionBox(ranges), highlight } });
    } else if (this.state.selection) {
      this.state.set({ selection: null });
    }
  }

  /** Opens the composer for what the toolbar stands at. */
  async openComposer(): Promise<void> {
    const { selection } = this.state;
    const { workId, url } = this;
    if (!selection || workId === null) return;
    const what: Args<'composer.open'> = selection.highlight
      ? { workId, url, annotationId: selection.highlight.id }
      : { workId, url, new: { ...copy(this.session.describe(selection.range)), color: this.#lastColor } };
    try {
      const { token } = await sendToBackground('composer.open', what);
      const src = `${browser.runtime.getURL('/composer.html')}#token=${encodeURIComponent(token)}`;
      this.state.set({ selection: null, composer: { box: selection.box, src } });
    } catch (error) {
      this.failed(error);
    }
  }

  closeComposer(saved: boolean): void {
    this.state.set({ composer: null });
    if (!saved) return;
    this.#doc.getSelection()?.removeAllRanges();
    this.toast(words('page_note_saved'));
  }

  /** Colours what the toolbar stands at. */
  async color(color: HighlightColor): Promise<void> {
    const { selection } = this.state;
    if (!selection || this.workId === null) return;
    this.#lastColor = color;
    try {
      if (selection.highlight) {
        await sendToBackground('highlight.recolor', { id: selection.highlight.id, color });
      } else {
        const passage = copy(this.session.describe(selection.range));
        await sendToBackground('highlight.create', { workId: this.workId, url: this.url, ...passage, color });
      }
      this.state.set({ selection: null });
      this.#doc.getSelection()?.removeAllRanges();
    } catch (error) {
      this.failed(error);
    }
  }

  async remove(highlight: PlacedHighlight): Promise<void> {
    try {
      await sendToBackground('highlight.remove', { id: highlight.id });
      this.state.set({ selection: null });
      const undo = () => void sendToBackground('highlight.restore', { id: highlight.id }).catch(this.failed.bind(this));
      this.toast(words('page_removed'), { label: words('page_undo'), run: undo });
    } catch (error) {
      this.failed(error);
    }
  }

  async openPanel(): Promise<void> {
    await sendToBackground('panel.open', {}).catch((error: unknown) => this.failed(error));
  }

  async copyText(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.state.set({ copied: true });
    } catch {
      this.toast(words('page_error_copy'));
    }
  }

  toast(text: string, action: { label: string; run: () => void } | null = null): void {
    const dismissing = action && {
      label: action.label,
      run: () => {
        action.run();
        this.state.set({ toast: null });
      },
    };
    this.state.set({ toast: { text, action: dismissing } });
    window.clearTimeout(this.#toastTimer);
    this.#toastTimer = window.setTimeout(() => this.state.set({ toast: null }), TOAST_MS);
  }

  /** What failed is said in the reader's words; the page and what was selected stay as they are. */
  failed(error: unknown): void {
    console.warn('清读:', error);
    this.toast(words(isUnreachable(error) ? 'page_error_updated' : 'page_error_save'));
  }

  /** Summaries and highlights of the view that was just laid. */
  dress(): void {
    drawSummaries(this.session, words, (start, end) => this.jumpTo({ start, end }));
    this.#paint();
    void this.session.laid.done.then(() => this.#paint());
  }

  #paint(): void {
    paintHighlights(this.#doc, this.session.laid, this.#painter, this.state.highlights);
  }

  #tellChanged(): void {
    // Nobody need listen: the panel may be closed.
    void browser.runtime.sendMessage({ qingdu: 'page.changed', args: {} }).catch(() => undefined);
  }
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
