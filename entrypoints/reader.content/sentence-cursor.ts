import type { HighlightPainter } from '../../lib/dom/highlight-painter.ts';
import type { Laid } from '../../lib/dom/lay-back.ts';
import { type SentencePlace, SentenceWalk } from '../../lib/dom/sentence-walk.ts';
import { UI_HOST } from '../../lib/dom/take-over.ts';
import { shownOffsetAt } from '../../lib/dom/visible-range.ts';
import type { Range as TextRange } from '../../lib/domain/text/index.ts';
import { painterOf } from './colours.ts';
import { domRangesOfReading, highlightAt } from './highlights.ts';
import { loadCitations } from './load-citations.ts';
import type { Passages } from './passages.ts';
import type { Reader } from './reader.ts';
import { words } from './words.ts';

/** What a key does while the cursor has the keyboard. */
const MOVES: Readonly<Record<string, readonly ['sentence' | 'paragraph', 1 | -1]>> = {
  ArrowRight: ['sentence', 1],
  ArrowLeft: ['sentence', -1],
  ArrowDown: ['paragraph', 1],
  ArrowUp: ['paragraph', -1],
};
/** Shares of the window's height between which the sentence is kept. */
const TOP = 0.12;
const BOTTOM = 0.7;
/** What has the keyboard while the cursor walks; its keys never reach the page. */
const BAR = '.cursor-keys';

/**
 * Reading by keys: a cursor that goes from sentence to sentence. A bar of ours has the keyboard's focus meanwhile, so that
 * no key of a field of the page is ever taken; when the focus goes elsewhere, the cursor goes.
 */
export class SentenceCursor {
  readonly #doc: Document;
  readonly #reader: Reader;
  readonly #passages: Passages;
  readonly #painter: HighlightPainter | null;
  #walk: SentenceWalk | null = null;
  #walked: object | null = null;
  #anchor: SentencePlace | null = null;
  #at: SentencePlace | null = null;
  /** Where the focus was before. */
  #from: HTMLElement | null = null;
  #wasBusy = false;
  #laid: Laid | null = null;

  constructor(doc: Document, reader: Reader, passages: Passages) {
    this.#doc = doc;
    this.#reader = reader;
    this.#passages = passages;
    this.#painter = painterOf(doc);
  }

  /** Puts the cursor on a sentence in the window and takes the keyboard. Says so where it cannot. */
  start(): void {
    const walk = this.#renewWalk();
    const active = deepestActive(this.#doc);
    if (isField(active) || walk.isEmpty) {
      this.#reader.toasts.show(words(walk.isEmpty ? 'page_select_first' : 'page_cursor_field'));
      return;
    }
    // Who reads by keys is told what is cited in a sentence.
    if (!this.#reader.session.citations) {
      loadCitations().then(
        () => this.#reader.state.set({}),
        (error: unknown) => console.warn('清读:', error),
      );
    }
    if (!this.#reader.state.cursor) this.#stand(walk, active);
    this.#focus();
  }

  #stand(walk: SentenceWalk, active: Element | null): void {
    this.#from = active instanceof HTMLElement && active !== this.#doc.body ? active : null;
    this.#go(walk.at(this.#offsetInView()), false);
  }

  #renewWalk(): SentenceWalk {
    const { reading } = this.#reader.session.article;
    if (!this.#walk || this.#walked !== reading) this.#walk = new SentenceWalk(reading);
    this.#walked = reading;
    return this.#walk;
  }

  /** Takes the cursor away; the focus goes back to where it was. */
  leave(): void {
    if (!this.#reader.state.cursor) return;
    const isInside = this.#root()?.activeElement != null;
    this.#drop();
    const mark = this.#root()?.querySelector<HTMLElement>('[data-action="menu"]');
    if (isInside) (this.#from?.isConnected ? this.#from : mark)?.focus({ preventScroll: true });
    this.#from = null;
  }

  /**
   * Follows what was just drawn: stands on the same words when another view or a new version of the text is laid, and
   * takes the keyboard back when what was opened from the cursor is done.
   */
  drawn(): void {
    const { session, state } = this.#reader;
    const isBusy = state.selection !== null || state.composer !== null || state.card !== null;
    if (!state.cursor && this.#at) this.#clear();
    if (state.cursor && this.#wasBusy && !isBusy) this.#focus();
    this.#wasBusy = state.cursor !== null && isBusy;
    if (!state.cursor || this.#laid === session.laid) return;
    if (this.#walked === session.article.reading) this.#paint(state.cursor.range);
    else this.#go(this.#renewWalk().at(state.cursor.range.start), false);
  }

  /** The bar lost the keyboard: to the toolbar or the composer, or to something that is not the cursor's. */
  left(): void {
    window.setTimeout(() => {
      const { cursor, selection, composer, card } = this.#reader.state;
      const isAway = this.#root()?.activeElement?.closest(`${BAR}, .toolbar, .card`) == null;
      // Another window in front leaves the focus where it is.
      if (cursor && !composer && !((selection || card) && this.#doc.activeElement === this.#doc.body) && isAway)
        this.#drop();
    }, 0);
  }

  /** A key, before the page hears of it; true where it was the cursor's, and nobody else hears of it: sites turn pages. */
  keyDown(event: KeyboardEvent): boolean {
    if (!this.#reader.state.cursor || !this.#root()?.activeElement?.matches(BAR)) return false;
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const move = MOVES[event.key];
    if (move) this.#step(move, event.shiftKey);
    else if (event.key === 'Home' || event.key === 'End')
      this.#jump(event.key === 'Home' ? 'first' : 'last', event.shiftKey);
    else if (event.key === 'Enter' || event.key === ' ') this.#open();
    else if (event.key === 'Escape') this.leave();
    else return false;
    event.preventDefault();
    event.stopImmediatePropagation();
    return true;
  }

  #drop(): void {
    this.#clear();
    this.#reader.state.set({ cursor: null });
  }

  #clear(): void {
    this.#at = null;
    this.#anchor = null;
    this.#painter?.paint('cursor', []);
  }

  #paint(range: TextRange): void {
    this.#laid = this.#reader.session.laid;
    this.#painter?.paint('cursor', this.#rangesOf(range));
  }

  #step([by, step]: readonly ['sentence' | 'paragraph', 1 | -1], extends_: boolean): void {
    // Words that are folded away on the page have no place to stand on.
    let next = this.#at && (this.#walk?.step(this.#at, by, step) ?? null);
    while (next && this.#rangesOf(this.#walk?.range(next, next)).length === 0)
      next = this.#walk?.step(next, by, step) ?? null;
    if (next) this.#go(next, extends_);
  }

  #jump(end: 'first' | 'last', extends_: boolean): void {
    if (this.#walk) this.#go(this.#walk[end](), extends_);
  }

  #go(place: SentencePlace, extends_: boolean): void {
    const walk = this.#walk;
    if (!walk) return;
    this.#at = place;
    if (!extends_ || !this.#anchor) this.#anchor = place;
    const range = walk.range(this.#anchor, place);
    this.#paint(range);
    this.#bringIntoView(this.#rangesOf(walk.range(place, place)));
    this.#reader.state.set({ cursor: { range, said: this.#tell(place, range) } });
  }

  /** What a screen reader says of the sentence. */
  #tell(place: SentencePlace, range: TextRange): string {
    const walk = this.#walk as SentenceWalk;
    const { article } = this.#reader.session;
    const here = walk.range(place, place);
    const text = article.reading.text.slice(here.start, here.end);
    const count = walk.count(this.#anchor ?? place, place);
    if (count > 1) return words('page_cursor_several', count, text);
    if (walk.isHeading(place)) return words('page_cursor_heading', text);
    return highlightAt(this.#reader.state.highlights, range.start) ? words('page_cursor_marked', text) : text;
  }

  /** The toolbar for what the cursor covers; the keyboard goes there. */
  #open(): void {
    const { cursor } = this.#reader.state;
    if (!cursor) return;
    this.#passages.take(cursor.range);
    this.#afterDraw(() => this.#root()?.querySelector<HTMLElement>('.toolbar button')?.focus({ preventScroll: true }));
  }

  #offsetInView(): number {
    const { session } = this.#reader;
    const selected = this.#passages.selectedRange();
    if (selected) return selected.start;
    const shown = shownOffsetAt(this.#doc, session.laid, window.innerHeight * TOP) ?? 0;
    return session.laid.shown.toReading.toOutput(shown, 'end');
  }

  #bringIntoView(ranges: readonly Range[]): void {
    const first = ranges[0]?.getBoundingClientRect();
    const last = ranges[ranges.length - 1]?.getBoundingClientRect();
    if (!first || !last) return;
    const { innerHeight } = window;
    const above = first.top - innerHeight * TOP;
    const below = Math.min(last.bottom - innerHeight * BOTTOM, above);
    if (above < 0) window.scrollBy({ top: above, behavior: 'instant' });
    else if (below > 0) window.scrollBy({ top: below, behavior: 'instant' });
    const now = ranges[0]?.getBoundingClientRect();
    // A page that scrolls in an element of its own.
    if (now && (now.bottom < 0 || now.top > innerHeight)) {
      ranges[0]?.startContainer.parentElement?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    }
  }

  #rangesOf(range: TextRange | undefined): Range[] {
    return range ? domRangesOfReading(this.#doc, this.#reader.session.laid, range) : [];
  }

  #root(): ShadowRoot | null {
    return this.#doc.querySelector(UI_HOST)?.shadowRoot ?? null;
  }

  #focus(): void {
    this.#afterDraw(() => this.#root()?.querySelector<HTMLElement>(BAR)?.focus({ preventScroll: true }));
  }

  /** The surface is drawn in a microtask. */
  #afterDraw(run: () => void): void {
    window.setTimeout(run, 0);
  }
}

function deepestActive(doc: Document): Element | null {
  let active = doc.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** The page's own place for typing. */
function isField(element: Element | null): boolean {
  if (!element) return false;
  return element.matches('input, textarea, select, iframe') || (element as HTMLElement).isContentEditable;
}
