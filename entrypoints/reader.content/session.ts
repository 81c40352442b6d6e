import { breather } from '../../lib/dom/breather.ts';
import { type Citations, citationsHere } from '../../lib/dom/citations.ts';
import type { CitedWorks } from '../../lib/dom/cited-works.ts';
import { type CleanView, type CleanWords, layClean } from '../../lib/dom/clean-view.ts';
import { describeWork } from '../../lib/dom/describe-work.ts';
import type { ExtractReport } from '../../lib/dom/extract-report.ts';
import type { LaidPage } from '../../lib/dom/laid-page.ts';
import type { Laid } from '../../lib/dom/lay-back.ts';
import { EXCLUDED_ATTRIBUTE } from '../../lib/dom/page-marks.ts';
import { shownRangeOf } from '../../lib/dom/passage.ts';
import type { ReadArticle } from '../../lib/dom/read-article.ts';
import type { View } from '../../lib/dom/shown-text.ts';
import { type ArticleSummary, summarizeArticle, summarizeArticleInSlices } from '../../lib/dom/summarize-article.ts';
import type { SummaryHost } from '../../lib/dom/summary-hosts.ts';
import {
  describePassage,
  type PassageQuotes,
  type PassageSelector,
  type Work,
} from '../../lib/domain/annotation/index.ts';
import { driveSlices, type Range as TextRange } from '../../lib/domain/text/index.ts';
import type { PageSettings } from '../../lib/messaging/index.ts';
import { loadCitations } from './load-citations.ts';

/** What is longer, or comes after so many, is no list of references. In UTF-16 code units. */
const LONGEST_REFERENCE = 2000;
const MOST_REFERENCES = 2000;

/** The article on this page, the view laid over it, and what is made of it for who asks. */
export class Session {
  readonly #doc: Document;
  readonly #page: LaidPage;
  /** What the reader chose; taken into account by the next `show`. */
  settings: PageSettings;
  #summary: ArticleSummary | null = null;
  #work: Work | null = null;
  #cited: CitedWorks | null = null;
  #clean: CleanView | null = null;
  #cleanWords: CleanWords | null = null;

  constructor(doc: Document, page: LaidPage, settings: PageSettings) {
    this.#doc = doc;
    this.#page = page;
    this.settings = settings;
  }

  get article(): ReadArticle {
    return this.#page.article;
  }

  // What follows is made when first asked for: the page is readable before.

  get summary(): ArticleSummary {
    this.#summary ??= summarizeArticle(this.article.reading, this.#about);
    return this.#summary;
  }

  /** Makes the summary in slices: the page's thread is not held, however long the article. */
  async prepare(): Promise<void> {
    const { article } = this;
    const pause = breather();
    const summary = await driveSlices(summarizeArticleInSlices(article.reading, this.#about), pause);
    // Late content may have brought another version meanwhile; what was made of the old one is not its.
    if (this.article !== article) return;
    this.#summary ??= summary;
  }

  get #about() {
    const { title, keywords } = this.article.structure.metadata;
    return { title: title?.value ?? null, keywords: keywords?.value ?? [] };
  }

  /** What is known of citations; null until its script is there, see `loadCitations`. */
  get citations(): Citations | null {
    return citationsHere();
  }

  /** What the article cites; null until that script is there. */
  get cited(): CitedWorks | null {
    this.#cited ??= this.citations?.citedWorks(this.article) ?? null;
    return this.#cited;
  }

  /** Whether works are named in the text by author and year. */
  get hasMentions(): boolean {
    const { notes, references } = this.article.reading;
    return [notes, references].some((list) => list.some(({ mentions }) => mentions.length > 0));
  }

  /** What `extract` prints of the page; made in slices, for whoever asks. */
  async report(): Promise<ExtractReport> {
    const { article, summary } = this;
    const { extractReportInSlices } = await loadCitations();
    return await driveSlices(extractReportInSlices(article, summary), breather());
  }

  get work(): Work {
    this.#work ??= describeWork(this.article);
    return this.#work;
  }

  /** The works it cites, as it prints them; a note that only points back at another is none. */
  get bibliography(): string[] {
    const { references, notes } = this.article.structure;
    const first = [...references, ...notes].filter(({ again }) => again === undefined);
    return [...new Set(first.map(({ text }) => text.slice(0, LONGEST_REFERENCE)))].slice(0, MOST_REFERENCES);
  }

  /** What the reader reads: the clean view where it is open, else what lies on the page. */
  get laid(): Laid {
    return this.#clean ?? this.#page.laid;
  }

  get clean(): CleanView | null {
    return this.#clean;
  }

  /** Opens the article alone in place of the page, or gives the page back. */
  showClean(shown: boolean, words: CleanWords): void {
    this.#clean?.restore();
    this.#clean = null;
    this.#cleanWords = words;
    if (!shown) return;
    const view = this.view === 'served' ? 'simplified' : this.view;
    const summaries = this.settings.summaries !== 'off';
    this.#clean = layClean(this.#doc, this.article, view, { words, summaries });
  }

  /** Lays the open clean view anew, as text and settings now are. */
  renewClean(): void {
    // Where the page is scrolled to is asked only then: it makes the browser lay the page out.
    if (!this.#clean || !this.#cleanWords) return;
    const { scrollY } = window;
    this.showClean(true, this.#cleanWords);
    if (scrollY > 0) this.#clean.finish();
    window.scrollTo(0, scrollY);
  }

  get view(): View {
    return this.#page.view;
  }

  /** Places for summaries in the view that is laid. */
  get summaryHosts(): readonly SummaryHost[] {
    return this.#clean?.hosts ?? this.#page.summaryHosts;
  }

  /** The positions of the switch that differ on this page. */
  get views(): View[] {
    const { page, printed, plain } = this.article;
    const own = printed.text !== page.text && printed.text !== plain.text;
    return own ? ['served', 'printed', 'simplified'] : ['served', 'simplified'];
  }

  /** Takes back what is laid and lays another view. */
  show(view: View): void {
    const { summaries, excluded } = this.settings;
    this.#page.show({ view, summaries: summaries !== 'off', dimmed: excluded === 'dimmed', hold: true });
    if (view !== 'served') this.renewClean();
    else {
      this.#clean?.restore();
      this.#clean = null;
    }
  }

  /** The page's text was read again, see `LaidPage`. */
  replace(article: ReadArticle, leave: (node: Text) => boolean): void {
    this.#summary = null;
    this.#work = null;
    this.#cited = null;
    this.#page.replace(article, leave);
    if (this.view !== 'served') this.renewClean();
  }

  /** What the site has in a text node of the page, see `ServedOf`. */
  get servedOf(): (node: Text) => string | null | undefined {
    return this.#page.servedOf;
  }

  showSummaries(shown: boolean): void {
    this.#page.showSummaries(shown);
  }

  /** See `LaidPage.writeWithin`. */
  writeWithin(around: (write: () => void) => void): void {
    this.#page.writeWithin(around);
  }

  /** Lays the page anew as the reader now wants it; an open page follows the first view only if that was changed. */
  apply(settings: PageSettings): void {
    const isOtherView = settings.view !== this.settings.view;
    this.settings = settings;
    this.show(isOtherView ? settings.view : this.view);
  }

  /** Number of stretches folded away as not the article. */
  get hiddenCount(): number {
    return this.#doc.querySelectorAll(`[${EXCLUDED_ATTRIBUTE}]`).length;
  }

  get hiddenShown(): boolean {
    return this.#page.hiddenShown;
  }

  /** Shows what was folded away, dimmed; or folds it again. */
  showHidden(shown: boolean): void {
    this.#page.showHidden(shown);
  }

  /** The reading range (UTF-16) of a DOM range; null where it holds nothing of the article. */
  readingRangeOf(range: Range): TextRange | null {
    const shown = shownRangeOf(this.laid, range);
    if (!shown) return null;
    const found = this.laid.shown.toReading.toOutputRange(shown.start, shown.end);
    return trimmed(this.article.reading.text, found);
  }

  /** The reading offset (UTF-16) directly behind the words that stand before a marker. */
  readingOffsetOf(marker: Element): number {
    const before = this.#doc.createRange();
    before.selectNode(marker);
    let last = 0;
    for (const { node, start, length } of this.laid.segments) {
      if (before.comparePoint(node, 0) >= 0) break;
      last = start + length;
    }
    return this.laid.shown.toReading.toOutput(last, 'end');
  }

  /** What is stored of a passage: selectors and its words in all three texts. */
  describe({ start, end }: TextRange): { selector: PassageSelector; quotes: PassageQuotes } {
    const { reading, plain, printed, page } = this.article;
    const inPlain = reading.map.toInputRange(start, end);
    const inPrinted = plain.map.toInputRange(inPlain.start, inPlain.end);
    const inPage = printed.map.toInputRange(inPrinted.start, inPrinted.end);
    return {
      selector: describePassage(reading.text, start, end, reading.sections),
      quotes: {
        served: page.text.slice(inPage.start, inPage.end),
        printed: printed.text.slice(inPrinted.start, inPrinted.end),
        reading: reading.text.slice(start, end),
      },
    };
  }
}

/** White space at the ends of a selection is not meant. */
function trimmed(text: string, { start, end }: TextRange): TextRange | null {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text[from] as string)) from += 1;
  while (to > from && /\s/.test(text[to - 1] as string)) to -= 1;
  return to > from ? { start: from, end: to } : null;
}
