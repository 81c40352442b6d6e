import { type Laid, layBack } from './lay-back.ts';
import { blockMarker, heldElements, languageMarker, markPage, seenAboveArticle, servedTitleOf } from './page-marks.ts';
import type { ReadArticle } from './read-article.ts';
import type { View } from './shown-text.ts';
import { type SummaryHost, type SummaryPlacer, sectionsWithSummary, summaryPlacer } from './summary-hosts.ts';
import { blockInWindow } from './visible-range.ts';

const SHOW_EXCLUDED = 'data-qingdu-show-excluded';

/** How a page is shown. */
export interface Showing {
  readonly view: View;
  /** Places for summaries are put in. */
  readonly summaries: boolean;
  /** What is not the article is dimmed, not folded away. */
  readonly dimmed: boolean;
  /** The reader has seen the page: what is folded above the article keeps its room while it is in the window. */
  readonly hold?: boolean;
}

/**
 * The view that is laid over a page: texts, marks, places for summaries. Everything put on the page's own tree goes
 * through here, and showing 'served' takes all of it back.
 */
export class LaidPage {
  readonly #doc: Document;
  #article: ReadArticle;
  #laid: Laid;
  #unmark: (() => void)[] = [];
  #summaries: SummaryPlacer | null = null;
  #leave: (node: Text) => boolean = () => false;
  #isUntouched = true;
  #writing: (write: () => void) => void = (write) => write();

  constructor(doc: Document, article: ReadArticle) {
    this.#doc = doc;
    this.#article = article;
    this.#laid = layBack(doc, article, 'served');
  }

  get article(): ReadArticle {
    return this.#article;
  }

  /** Has all long writing on the page's nodes done by `around`: who watches the page need not look at it. */
  writeWithin(around: (write: () => void) => void): void {
    this.#writing = around;
  }

  get laid(): Laid {
    return this.#laid;
  }

  get view(): View {
    return this.#laid.shown.view;
  }

  /** The places for summaries that are put in so far. */
  get summaryHosts(): readonly SummaryHost[] {
    return this.#summaries?.hosts ?? NONE;
  }

  /** Takes back what is laid and lays another view; what stands in the window first. */
  show({ view, summaries, dimmed, hold = false }: Showing): void {
    const held = hold ? seenAboveArticle(this.#doc, this.#article) : undefined;
    const from = this.#isUntouched && !mayBeScrolled() ? 0 : blockInWindow(this.#doc, this.#laid, this.#article);
    this.#isUntouched = false;
    const isServed = this.view === 'served';
    this.showSummaries(false);
    this.#takeMarks();
    if (view !== 'served' && summaries) this.#summaries = this.#placer([]);
    // Where the lines below have their marks already, they do not lose them until their text is written.
    if (!isServed) this.#markBlocks(view);
    this.#lay(view, from, true, isServed);
    if (view === 'served') return;
    this.#unmark.push(markPage(this.#doc, this.#article, view, held));
    this.showHidden(dimmed);
  }

  /**
   * The page's text was read again: lays the same view of the new version. Nodes, marks and summaries that are the same
   * in both stay as they are. `leave` tells of nodes that are left to the page.
   */
  replace(article: ReadArticle, leave: (node: Text) => boolean): void {
    const { view } = this;
    const dimmed = this.hiddenShown;
    this.#article = article;
    this.#leave = leave;
    const held = heldElements(this.#doc);
    this.#takeMarks();
    if (this.#summaries) this.#summaries = this.#placer(this.#summaries.all());
    this.#unmark.push(languageMarker(article, view)());
    this.#markBlocks(view);
    this.#lay(view, 0, false, false);
    if (view === 'served') return;
    this.#unmark.push(markPage(this.#doc, article, view, held));
    this.showHidden(dimmed);
  }

  /**
   * `anew`: the article is not said to be in the language of the view yet, and is so as it is written. `marking`: its lines
   * are marked as they are written.
   */
  #lay(view: View, from: number, anew: boolean, marking: boolean): void {
    const summaries = this.#summaries;
    const article = this.#article;
    const tell = anew ? languageMarker(article, view) : undefined;
    const mark = marking ? blockMarker(article, view) : undefined;
    this.#laid = layBack(this.#doc, article, view, {
      leave: this.#leave,
      previous: this.#laid,
      from,
      writing: (write) => this.#writing(write),
      wrote: (first, end, isLast) => {
        if (this.#summaries === summaries) summaries?.place(first, end);
        if (mark) this.#unmark.push(mark(first, end));
        if (tell) this.#unmark.push(isLast ? tell() : tell(article.page.blocks.slice(first, end)));
      },
    });
    void this.#laid.done.then(() => {
      if (this.#summaries === summaries) summaries?.finish();
    });
  }

  /** What the site has in a text node of the page, see `ServedOf`. */
  servedOf = (node: Text): string | null | undefined => {
    const served = this.#laid.servedOf(node);
    return served === undefined ? servedTitleOf(node) : served;
  };

  /**
   * Puts places for summaries under the headings, or takes them away. They are one line high before anything is in them,
   * so that what is read below does not move when they are filled.
   */
  showSummaries(shown: boolean): void {
    this.#summaries?.undo();
    this.#summaries = shown && this.view !== 'served' ? this.#placer([]) : null;
    this.#summaries?.place(0, this.#article.page.blocks.length);
  }

  #placer(known: readonly SummaryHost[]): SummaryPlacer {
    return summaryPlacer(
      this.#doc,
      this.#article,
      { sections: sectionsWithSummary(this.#article), article: true },
      known,
    );
  }

  get hiddenShown(): boolean {
    return this.#doc.documentElement.hasAttribute(SHOW_EXCLUDED);
  }

  /** Shows what was folded away, dimmed; or folds it again. */
  showHidden(shown: boolean): void {
    this.#doc.documentElement.toggleAttribute(SHOW_EXCLUDED, shown);
  }

  /** Marks the lines of the article, all at once. */
  #markBlocks(view: View): void {
    this.#unmark.push(blockMarker(this.#article, view)(0, this.#article.page.blocks.length));
  }

  #takeMarks(): void {
    this.showHidden(false);
    for (const unmark of this.#unmark.splice(0)) unmark();
  }
}

/** A laid page on its way from the script that laid it to the one with the tools, in the same world of the page. */
export interface Handover<Settings> {
  readonly page: LaidPage;
  readonly settings: Settings;
  /** What of the article changed since it was read; to be asked once. */
  readonly missed: () => readonly MutationRecord[];
}

type World = typeof globalThis & {
  qingduHandover?: (begin: (what: Handover<unknown> | null) => Promise<void>) => void;
};

/** Lays a page ready for the tools; resolves as what takes it does. Null: there is only a word to be said on the page. */
export function handOver<Settings>(what: Handover<Settings> | null): Promise<void> {
  return new Promise((resolve, reject) => {
    (globalThis as World).qingduHandover = (begin) => {
      begin(what).then(resolve, reject);
    };
  });
}

/** Takes what was laid ready, once; does nothing where there is nothing. */
export function takeLaid<Settings>(begin: (what: Handover<Settings> | null) => Promise<void>): void {
  const world = globalThis as World;
  const take = world.qingduHandover;
  delete world.qingduHandover;
  take?.(begin as (what: Handover<unknown> | null) => Promise<void>);
}

const NONE: readonly SummaryHost[] = [];

/** Whether the page may stand elsewhere than at its top, as far as can be told without having it laid out. */
function mayBeScrolled(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.type !== 'navigate' || window.location.hash !== '';
}
