import type { CitedWork, CopyStyle } from '../../components/page/CitationCard.tsx';
import type { Box } from '../../components/page/Floating.tsx';
import type { Citations } from '../../lib/dom/citations.ts';
import type { Cited } from '../../lib/dom/cited-works.ts';
import { MARKER } from '../../lib/dom/lay-back.ts';
import { UI_HOST } from '../../lib/dom/take-over.ts';
import { isUnreachable } from '../../lib/messaging/index.ts';
import { copyText } from './copy-text.ts';
import { domRangesOfReading } from './highlights.ts';
import { whileAlive } from './life.ts';
import { loadCitations } from './load-citations.ts';
import { readingOffsetAt, unionBox } from './places.ts';
import type { Reader } from './reader.ts';
import { words } from './words.ts';

/** Delays as Wikipedia's reference previews have them: no flicker while the pointer passes, time to enter the card. */
const OPEN_MS = 150;
const GRACE_MS = 300;

/** The cards of citations: opened by hover, focus or press of a marker; kept while the pointer is in them or pinned. */
export class Cards {
  readonly #doc: Document;
  readonly #reader: Reader;
  #timer = 0;
  /** The marker whose card is open: the focus goes back to it. */
  #marker: HTMLElement | null = null;

  constructor(doc: Document, reader: Reader) {
    this.#doc = doc;
    this.#reader = reader;
  }

  /** Listens on the page; markers come and go with the view. */
  listen(): void {
    const doc = this.#doc;
    // On the way down: a page may keep to itself what is done in its text.
    const heard = { capture: true, ...whileAlive };
    doc.addEventListener(
      'pointerover',
      (event) => this.#on(event, (marker) => this.#tellLater(() => this.open(marker), OPEN_MS)),
      heard,
    );
    doc.addEventListener('pointerout', (event) => this.#on(event, () => this.release()), heard);
    doc.addEventListener(
      'focusin',
      (event) => this.#on(event, (marker) => this.#tellLater(() => this.open(marker), 0)),
      heard,
    );
    doc.addEventListener(
      'focusout',
      (event) =>
        this.#on(event, () => {
          const to = event.relatedTarget as Element | null;
          // The keyboard went on in the page: an open card would be its next stop at the page's end.
          if (to && to.localName !== UI_HOST && !this.#reader.state.card?.pinned) this.close();
          else this.release();
        }),
      heard,
    );
    doc.addEventListener(
      'click',
      (event) =>
        this.#on(event, (marker) => {
          this.#tellLater(() => this.open(marker, true), 0);
          event.preventDefault();
        }),
      heard,
    );
  }

  /** A key, before the page hears of it. */
  keyDown(event: KeyboardEvent): void {
    this.#move(event);
    if (event.key !== 'Enter' && event.key !== ' ') return;
    this.#on(event, (marker) => {
      event.preventDefault();
      this.#tellLater(() => {
        this.open(marker, true);
        this.#enter();
      }, 0);
    });
  }

  open(marker: HTMLElement, pinned = false): void {
    const { session, state } = this.#reader;
    if (state.card?.pinned && !pinned) return;
    const works = session.laid.notesOf(marker).flatMap((note) => session.cited?.of(note) ?? []);
    if (works.length === 0) return;
    const { x, y, width, height } = marker.getBoundingClientRect();
    this.#marker = marker;
    state.set({
      card: { box: { x, y, width, height }, works, at: session.readingOffsetOf(marker), pinned },
      copied: null,
      change: null,
    });
  }

  /** The card of a work that is named under a point of the viewport; false where none is, or none is known of yet. */
  openAt(x: number, y: number, pinned: boolean): boolean {
    const { session, state } = this.#reader;
    if (!session.hasMentions || (state.card?.pinned && !pinned)) return false;
    const offset = readingOffsetAt(this.#doc, session.laid, x, y);
    if (offset !== null && !session.cited) this.#tellLater(() => void this.openAt(x, y, pinned), 0);
    const named = offset === null ? [] : (session.cited?.mentionedAt(offset) ?? []);
    const [first] = named;
    if (!first) return false;
    this.hold();
    const box = unionBox(domRangesOfReading(this.#doc, session.laid, first.range));
    this.#show(
      named.map(({ cited }) => cited),
      box,
      first.range.end,
      pinned,
    );
    return true;
  }

  /** The pointer rests where no work is named. */
  leaveMention(): void {
    if (this.#reader.state.card && !this.#marker) this.release();
  }

  /** A pinned card of everything cited in a passage; the keyboard goes into it. */
  openWithin(works: readonly Cited[], box: Box, at: number): void {
    this.#show(works, box, at, true);
    this.#enter();
  }

  #show(works: readonly Cited[], box: Box, at: number, pinned: boolean): void {
    this.#marker = null;
    this.#reader.state.set({ card: { box, works, at, pinned }, copied: null, change: null });
  }

  /** The pointer is in the card. */
  hold(): void {
    window.clearTimeout(this.#timer);
  }

  /** It left marker or card: there is a moment to come back. */
  release(): void {
    this.#later(() => {
      const isInside = this.#doc.querySelector(UI_HOST)?.shadowRoot?.activeElement?.closest('.card');
      if (!this.#reader.state.card?.pinned && !isInside) this.close();
    }, GRACE_MS);
  }

  /** The page moved below the card: it goes, or follows the marker that has the keyboard's focus. */
  moved(): void {
    if (this.#marker && this.#doc.activeElement === this.#marker) this.open(this.#marker);
    else this.close();
  }

  /** Closes the card; the focus, if it was in it, goes back to the marker. */
  close(): void {
    window.clearTimeout(this.#timer);
    if (!this.#reader.state.card) return;
    const isInside = this.#doc.querySelector(UI_HOST)?.shadowRoot?.activeElement != null;
    this.#reader.state.set({ card: null });
    if (isInside && this.#marker?.isConnected) {
      const marker = this.#marker;
      this.#marker = null;
      // Its own focusin would open the card again.
      marker.focus({ preventScroll: true });
      window.clearTimeout(this.#timer);
    }
  }

  pin(pinned: boolean): void {
    const { state } = this.#reader;
    if (!pinned) this.close();
    else if (state.card) state.set({ card: { ...state.card, pinned } });
  }

  /** A work as card and list tell it. */
  tell({ note, item, places }: Cited, at: number | null): CitedWork {
    return {
      marker: note.marker,
      printed: note.text,
      formatted: (item && this.#citations?.formatReference(item, 'gbt7714-2015')) ?? null,
      lookUps: (item && this.#citations?.lookUpWork(item)) ?? [],
      places: places.length,
      place: at === null ? -1 : places.indexOf(at),
    };
  }

  async copy(list: readonly Cited[], work: number, style: CopyStyle): Promise<void> {
    const item = list[work]?.item;
    const citations = this.#citations;
    if (!item || !citations) return;
    const done = await copyText(this.#doc, citations.formatReference(item, style));
    if (done) this.#reader.state.set({ copied: { work, style } });
    else this.#reader.toasts.show(words('page_error_copy'));
  }

  /** All works of the article in one style; every work once, also where several notes name it. */
  async copyAll(list: readonly Cited[], style: CopyStyle): Promise<void> {
    const citations = this.#citations;
    if (!citations) return;
    const texts = [...new Set(list.flatMap(({ item }) => (item ? [citations.formatReference(item, style)] : [])))];
    const done = await copyText(this.#doc, asOne(texts, style));
    this.#reader.toasts.show(done ? words('page_copied_all', texts.length) : words('page_error_copy'));
  }

  goTo(list: readonly Cited[], work: number, place: number): void {
    const at = list[work]?.places[place];
    // The words before the call are what it proves.
    if (at !== undefined) this.#reader.jumpTo({ start: Math.max(0, at - 12), end: at });
  }

  /**
   * Tab goes from a marker into its open card and from there on in the page; back it goes to the marker. In the document
   * the card stands at the very end. A card that came by itself is one stop, its controls are reached by arrows: a page
   * has a hundred of them. Of a pinned one every control is a stop.
   */
  #move(event: KeyboardEvent): void {
    const marker = this.#marker;
    const { card } = this.#reader.state;
    if (!event.isTrusted || !marker?.isConnected || !card) return;
    const root = this.#doc.querySelector(UI_HOST)?.shadowRoot;
    const controls = Array.from(root?.querySelectorAll<HTMLElement>('.card :is(button, a)') ?? []);
    const at = controls.indexOf(root?.activeElement as HTMLElement);
    const last = controls.length - 1;
    const arrow = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === 'Tab' && event.target === marker && !event.shiftKey) {
      event.preventDefault();
      controls[0]?.focus({ preventScroll: true });
    } else if (event.key === 'Tab' && at >= 0 && (!card.pinned || at === (event.shiftKey ? 0 : last))) {
      // Forward the browser goes on from the marker.
      marker.focus({ preventScroll: true });
      if (event.shiftKey) event.preventDefault();
    } else if (arrow && at >= 0) {
      event.preventDefault();
      controls[(at + arrow + controls.length) % controls.length]?.focus();
    }
  }

  /** Puts the keyboard's focus into the open card, once it is drawn. */
  #enter(): void {
    window.requestAnimationFrame(() => {
      const root = this.#doc.querySelector(UI_HOST)?.shadowRoot;
      root?.querySelector<HTMLElement>('.card button')?.focus({ preventScroll: true });
    });
  }

  /** There once the first card is open: whatever names a work comes from it. */
  get #citations(): Citations | null {
    return this.#reader.session.citations;
  }

  #later(run: () => void, ms: number): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(run, ms);
  }

  /** The same, once citations are known of; whatever comes for later meanwhile comes instead. */
  #tellLater(run: () => void, ms: number): void {
    if (this.#citations) {
      this.#later(run, ms);
      return;
    }
    const loading = loadCitations();
    this.#later(() => {
      const waiting = this.#timer;
      loading.then(
        () => waiting === this.#timer && run(),
        (error: unknown) => {
          if (isUnreachable(error)) this.#reader.toasts.failed(error);
          else console.warn('清读:', error);
        },
      );
    }, ms);
    loading.catch(() => undefined);
  }

  #on(event: Event, run: (marker: HTMLElement) => void): void {
    const target = event.target as Node | null;
    const element = target?.nodeType === 1 ? (target as Element) : (target?.parentElement ?? null);
    const marker = element?.closest<HTMLElement>(MARKER);
    if (marker) run(marker);
  }
}

/** Formatted works as one text: a numbered list, an array of JSON, records with an empty line between. */
function asOne(texts: readonly string[], style: CopyStyle): string {
  if (style === 'csl') return `[${texts.join(',\n')}]`;
  if (style === 'gbt7714-2015') return texts.map((text, i) => `[${i + 1}] ${text}`).join('\n');
  return texts.join('\n\n');
}
