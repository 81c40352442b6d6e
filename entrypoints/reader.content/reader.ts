import { browser } from 'wxt/browser';
import type { HighlightPainter } from '../../lib/dom/highlight-painter.ts';
import { domRangesOf } from '../../lib/dom/passage.ts';
import type { View } from '../../lib/dom/shown-text.ts';
import type { Range as TextRange } from '../../lib/domain/text/index.ts';
import { type HighlightView, type PageSettings, sendToBackground } from '../../lib/messaging/index.ts';
import { ChangesMode } from './changes.ts';
import { painterOf } from './colours.ts';
import { domRangesOfReading, paintHighlights, paintMentions } from './highlights.ts';
import { copyOf } from './mutable.ts';
import { Outline } from './outline.ts';
import { clearSummaries, drawSummaries } from './page-ui.tsx';
import { NotePlacer } from './place-notes.ts';
import { bringIntoView } from './places.ts';
import { Room } from './room.ts';
import { Selectable } from './selectable.ts';
import type { Session } from './session.ts';
import { ReaderState } from './state.ts';
import { Toasts } from './toasts.ts';
import { dateInWords, words } from './words.ts';

const FLASH_MS = 1600;
/** A smooth scroll has arrived. */
const SCROLL_MS = 500;

/** Nothing floats over the page. */
const NOTHING = {
  selection: null,
  card: null,
  change: null,
  menu: false,
  references: false,
  composer: null,
  cursor: null,
} as const;

const calm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** What a reader can do on the page. State changes draw; everything stored goes through the background. */
export class Reader {
  readonly session: Session;
  readonly state: ReaderState;
  readonly changes: ChangesMode;
  readonly outline: Outline;
  readonly room: Room;
  readonly selectable: Selectable;
  readonly toasts: Toasts;
  url: string;
  /** Id under which the store keeps this work; null until the store answered. */
  workId: string | null = null;
  readonly #doc: Document;
  readonly #painter: HighlightPainter | null;
  readonly #placer: NotePlacer;
  #notes: readonly HighlightView[] = [];
  #noteTurn = 0;
  #lastView: View;
  #isAwake = true;
  #isRetired = false;
  #flashTimer = 0;

  constructor(doc: Document, session: Session, changed: () => void) {
    this.#doc = doc;
    this.session = session;
    this.url = doc.location.href;
    this.state = new ReaderState(changed);
    this.#painter = painterOf(doc);
    this.#placer = new NotePlacer(session.article.reading);
    this.#lastView = session.view === 'served' ? 'simplified' : session.view;
    this.changes = new ChangesMode(doc, session, this.state, this.#painter);
    this.outline = new Outline(doc, session, this.state);
    this.room = new Room(doc, session, this.state);
    this.selectable = new Selectable(doc, session);
    this.toasts = new Toasts(this.state);
  }

  /** Tells the store of the work and paints its highlights. */
  async open(): Promise<void> {
    try {
      const { workId, highlights } = await sendToBackground('work.open', {
        work: copyOf(this.session.work),
        url: this.url,
        cited: this.session.bibliography,
      });
      this.workId = workId;
      void this.setHighlights(highlights);
    } catch (error) {
      this.toasts.storeFailed(error);
    }
  }

  /** False while the page shows no article: it went elsewhere without loading anew. */
  get isAwake(): boolean {
    return this.#isAwake;
  }

  /** True while nothing of it is on the page: it went elsewhere, and may come back. */
  get isAsleep(): boolean {
    return !this.#isAwake && !this.#isRetired;
  }

  /** The reader's work is over: nothing floats over the page, nothing is asked for; what is laid stays. */
  retire(): void {
    this.changes.show(false);
    this.state.set({ ...NOTHING, outline: null, band: null });
    this.#isAwake = false;
    this.#isRetired = true;
    this.#noteTurn += 1;
  }

  /** Takes the colours off the page. */
  unpaint(): void {
    this.state.set({ highlights: [] });
    this.#painter?.paint('flash', []);
    this.#paint();
  }

  /** The page went where no article is: everything of ours goes until it comes back. */
  sleep(): void {
    if (!this.#isAwake) return;
    this.#isAwake = false;
    this.changes.show(false);
    clearSummaries(this.session);
    this.session.show('served');
    this.selectable.place();
    this.workId = null;
    this.room.place();
    this.state.set({ ...NOTHING, highlights: [] });
    this.#paint();
    this.#tellChanged();
  }

  /** An article is here at a new address, or again. */
  async wake(): Promise<void> {
    const slept = !this.#isAwake;
    this.#isAwake = true;
    this.url = this.#doc.location.href;
    this.workId = null;
    if (slept) {
      clearSummaries(this.session);
      this.session.show(this.session.settings.view);
      this.dress();
    }
    this.state.set({ ...NOTHING, highlights: [] });
    this.outline.follow();
    await this.open();
  }

  /** The text was read again: what hangs on it is placed anew. */
  renewed(): void {
    this.state.set({ selection: null, change: null });
    this.dress();
    void this.retryNotes();
    this.changes.refresh();
    this.scrolled();
    this.#tellChanged();
  }

  show(view: View): void {
    if (view === this.session.view) return;
    if (view !== 'served') this.#lastView = view;
    this.state.set({ selection: null, card: null, change: null });
    clearSummaries(this.session);
    this.session.show(view);
    this.dress();
    if (view === 'served') this.changes.show(false);
    else this.changes.refresh();
    this.state.set({});
    this.#tellChanged();
  }

  toggleView(): void {
    this.show(this.session.view === 'served' ? this.#lastView : 'served');
  }

  showHidden(shown: boolean): void {
    this.session.showHidden(shown);
    this.room.place();
    this.state.set({});
  }

  /** The reader changed a setting somewhere: the page follows. */
  apply(settings: PageSettings): void {
    const { view, summaries, excluded } = this.session.settings;
    const isOnlyTold = settings.view === view && settings.summaries === summaries && settings.excluded === excluded;
    if (isOnlyTold) {
      this.session.settings = settings;
      return;
    }
    this.state.set({ selection: null, card: null, change: null });
    clearSummaries(this.session);
    this.session.apply(settings);
    this.dress();
    this.changes.refresh();
    this.state.set({});
    this.#tellChanged();
  }

  /** Changes a setting here at once and keeps it for the next article. */
  async choose(part: Partial<PageSettings>): Promise<void> {
    this.session.settings = { ...this.session.settings, ...part };
    this.state.set({});
    await sendToBackground('settings.change', structuredClone(part)).catch((error: unknown) =>
      this.toasts.failed(error),
    );
  }

  /** The article alone, or the page again. */
  showClean(shown: boolean): void {
    this.state.set({ ...NOTHING });
    this.changes.show(false);
    clearSummaries(this.session);
    this.session.showClean(shown, {
      notes: words('page_clean_notes'),
      references: words('page_clean_references'),
      abstract: words('page_clean_abstract'),
      keywords: words('page_clean_keywords'),
      date: dateInWords,
    });
    this.#styleClean();
    this.dress();
    this.outline.place();
    if (shown) window.scrollTo(0, 0);
  }

  /** How the clean view is set, at once and for the next article. */
  setCleanStyle(part: Partial<PageSettings['clean']>): void {
    const clean = { ...this.session.settings.clean, ...part };
    void this.choose({ clean });
    this.#styleClean();
    // Light words take other grounds than dark ones.
    this.#paint();
  }

  #styleClean(): void {
    const host = this.session.clean?.host;
    if (!host) return;
    const { size, measure, leading, indent, serif, theme } = this.session.settings.clean;
    host.style.setProperty('--clean-size', `${size}px`);
    host.style.setProperty('--clean-measure', String(measure));
    host.style.setProperty('--clean-leading', String(leading));
    host.dataset.indent = String(indent);
    host.dataset.serif = String(serif);
    host.dataset.theme = theme;
  }

  /** Summaries open, in one line, or not at all. */
  async setSummaries(summaries: PageSettings['summaries']): Promise<void> {
    clearSummaries(this.session);
    const kept = this.choose({ summaries });
    this.session.showSummaries(summaries !== 'off');
    this.session.renewClean();
    this.#styleClean();
    this.#drawSummaries();
    this.#paint();
    await kept;
  }

  /** Takes the notes of the work: those that stand where they were made are painted at once, the others when found. */
  async setHighlights(highlights: readonly HighlightView[]): Promise<void> {
    this.#notes = highlights;
    this.#noteTurn += 1;
    const turn = this.#noteTurn;
    const { placed, rest } = this.#placer.placeKnown(highlights);
    this.state.set({ highlights: placed });
    this.#paint();
    this.#tellChanged();
    if (rest.length === 0) return;
    const found = await this.#placer.placeRest(rest);
    // Notes that came meanwhile include these.
    if (turn !== this.#noteTurn) return;
    this.state.set({ highlights: [...placed, ...found] });
    this.#paint();
    this.#tellChanged();
  }

  /**
   * The page's text grew or changed and the session shows its new article: notes without a place are looked for again;
   * those that have one keep it.
   */
  async retryNotes(): Promise<void> {
    await this.#placer.follow(this.session.article.reading);
    await this.setHighlights(this.#notes);
  }

  /** Scrolls a reading range into view and flashes it; false where nothing of it is on the page. */
  jumpTo(range: TextRange): boolean {
    return this.#scrollTo(domRangesOfReading(this.#doc, this.session.laid, range));
  }

  /** The same for a range of what is shown (UTF-16). */
  jumpToShown(range: TextRange): boolean {
    return this.#scrollTo(domRangesOf(this.#doc, this.session.laid, range));
  }

  #scrollTo(ranges: readonly Range[]): boolean {
    const [first] = ranges;
    if (!first) return false;
    bringIntoView(this.#doc, first, calm() ? 'auto' : 'smooth');
    this.#painter?.paint('flash', ranges);
    window.clearTimeout(this.#flashTimer);
    this.#flashTimer = window.setTimeout(() => this.#painter?.paint('flash', []), FLASH_MS);
    return true;
  }

  jumpToSection(index: number): void {
    const section = this.session.article.reading.sections[index];
    const range = section?.heading ?? section?.paragraphs[0];
    this.session.clean?.finish();
    if (range) this.jumpTo(range);
    this.outline.wentTo(index);
  }

  /** The next or previous change: scrolled into view, its card open. */
  stepChange(step: 1 | -1): void {
    const range = this.changes.step(step);
    if (!range || !this.jumpToShown(range)) return;
    // The card stands where the change will be once the page has scrolled.
    window.setTimeout(() => this.changes.open(range.start), calm() ? 0 : SCROLL_MS);
  }

  /** The outline beside the article; remembered, so that the next article opens with it. */
  async showOutline(shown: boolean): Promise<void> {
    this.outline.show(shown);
    await this.choose({ outline: shown });
  }

  /** The page stands still again somewhere else. */
  scrolled(): void {
    this.changes.paint();
    this.#painter?.repair();
    this.outline.follow();
  }

  async openPanel(): Promise<void> {
    await sendToBackground('panel.open', {}).catch((error: unknown) => this.toasts.failed(error));
  }

  /** Summaries and highlights of the view that was just laid. */
  dress(): void {
    this.room.place();
    this.#styleClean();
    this.#drawSummaries();
    this.#paint();
    const { laid } = this.session;
    void laid.done.then(() => {
      if (this.session.laid !== laid) return;
      this.selectable.place();
      // Of a clean view the places of summaries come with its text.
      if (this.session.clean) this.#drawSummaries();
      this.#paint();
      this.changes.paint();
    });
  }

  #drawSummaries(): void {
    const open = this.session.settings.summaries === 'open';
    void drawSummaries(this.session, words, open, (start, end) => this.jumpTo({ start, end }));
  }

  #paint(): void {
    paintHighlights(this.#doc, this.session.laid, this.#painter, this.state.highlights);
    paintMentions(this.#doc, this.session, this.#painter);
  }

  #tellChanged(): void {
    // Nobody need listen: the panel may be closed.
    void browser.runtime.sendMessage({ qingdu: 'page.changed', args: {} }).catch(() => undefined);
  }
}
