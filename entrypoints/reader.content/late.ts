import { articleRoot } from '../../lib/dom/page-marks.ts';
import type { ReadArticle, ReadOptions } from '../../lib/dom/read-article.ts';
import type { PageBytes } from '../../lib/dom/reread-page.ts';
import { ArticleWatch } from '../../lib/dom/watch-article.ts';
import { withoutFragment } from '../../lib/domain/text/index.ts';
import { whileAlive } from './life.ts';
import type { Reader } from './reader.ts';

/** Reads this page; `servedOf` where a view lies over it, `bytes` where they are to come from elsewhere than the cache. */
export type ReadAgain = (more: Partial<ReadOptions>) => Promise<ReadArticle>;

/** Reading again may take at most this share of the time: a long page that grows all day is read less often. */
const SHARE = 0.1;
/** So often a text may be written over by the page or another converter before it is left to them. */
const PATIENCE = 2;
/** Who fights over a text answers our writing at once; a page that draws itself anew does so when it likes. */
const ANSWER_MS = 1000;
/** Drawn anew again within so long, and so much of a fight, it is one that is fought by the clock. */
const CLOCK = { withinMs: 5000, weight: 0.25 };
/** So many readings in a row that brought nothing new, and the page is left alone until it goes elsewhere. */
const FRUITLESS = 5;
/** So many addresses a minute are somebody who reads; a page that goes on without end gets the share of one that grows. */
const HASTE = { most: 20, withinMs: 60_000 };
/** Time a page gets to put a new article in after it changed its address. */
const SETTLE_MS = 500;
const LAST_TRY_MS = 3000;

/**
 * What the page does after it was read: text that comes late, another article at another address, a page that comes back
 * out of the browser's cache, another converter at work on the same words. Nothing is fought over.
 */
export class Late {
  readonly #doc: Document;
  readonly #reader: Reader;
  readonly #readAgain: ReadAgain;
  readonly #watch: ArticleWatch;
  readonly #overwritten = new WeakMap<Node, { readonly fights: number; readonly at: number }>();
  /** When we last wrote to the page; ms. */
  #wroteAt = performance.now();
  #address: string;
  #bytes: PageBytes | undefined;
  #isOver = false;
  #isReading = false;
  #isWanted = false;
  #notBefore = 0;
  #timer = 0;
  #fruitless = 0;
  #moves: number[] = [];

  constructor(doc: Document, reader: Reader, readAgain: ReadAgain) {
    this.#doc = doc;
    this.#reader = reader;
    this.#readAgain = readAgain;
    // Where the page may have gone on from since it was read.
    this.#address = withoutFragment(reader.session.article.facts.url);
    this.#watch = new ArticleWatch(window, {
      servedOf: reader.session.servedOf,
      changed: (records, since) => this.#changed(records, since),
    });
    reader.session.writeWithin((write) => {
      this.#watch.unseen(write);
      this.#wroteAt = performance.now();
    });
  }

  /** `missed`: what of the article changed since it was read. */
  start(missed: readonly MutationRecord[]): void {
    this.#rewatch();
    if (missed.length > 0) this.#changed(missed, this.#wroteAt);
    else this.#lookForNavigation();
    const navigation = (window as { navigation?: EventTarget }).navigation;
    navigation?.addEventListener('currententrychange', () => this.#lookForNavigation(), whileAlive);
    window.addEventListener('popstate', () => this.#lookForNavigation(), whileAlive);
    // Without the Navigation API a page's own `pushState` is seen by what leads to it.
    if (!navigation)
      this.#doc.addEventListener('click', () => window.setTimeout(() => this.#lookForNavigation(), 50), whileAlive);
    window.addEventListener(
      'pageshow',
      (event) => {
        if (event.persisted && this.#reader.isAwake) void this.#reader.open();
      },
      whileAlive,
    );
  }

  /** Looks at the page no more. */
  stop(): void {
    this.#isOver = true;
    this.#watch.stop();
    window.clearTimeout(this.#timer);
  }

  /** Lays the page anew from bytes the reader asked for. */
  async reread(bytes: PageBytes): Promise<boolean> {
    this.#bytes = bytes;
    return await this.#read(false);
  }

  #rewatch(): void {
    if (this.#isOver) return;
    // Where no article is nothing is watched; that the page goes elsewhere is heard all the same.
    const root = this.#reader.isAwake ? articleRoot(this.#reader.session.article) : null;
    if (root?.isConnected) this.#watch.start(root);
    else this.#watch.stop();
  }

  #changed(records: readonly MutationRecord[], since: number): void {
    if (this.#lookForNavigation()) return;
    // A text written over, or taken out of an element that got another: the page, or someone else, wants it so.
    const struck = new Set<Node>();
    for (const { type, target, removedNodes } of records) {
      if (type === 'characterData' || removedNodes.length > 0) struck.add(target);
    }
    for (const node of struck) {
      const { fights, at } = this.#overwritten.get(node) ?? { fights: 0, at: Number.NEGATIVE_INFINITY };
      const byClock = since - at < CLOCK.withinMs ? CLOCK.weight : 0;
      this.#overwritten.set(node, { fights: fights + (since - this.#wroteAt < ANSWER_MS ? 1 : byClock), at: since });
    }
    const contested = (node: Node) => this.#fightsOver(node) > PATIENCE;
    // Where all that changed is fought over, there is nothing to read.
    if (struck.size > 0 && records.every(({ target }) => contested(target))) return;
    if (this.#fruitless < FRUITLESS) this.#schedule(0);
  }

  /** True where the page went to another address. */
  #lookForNavigation(): boolean {
    const address = addressOf(this.#doc);
    if (address === this.#address) return false;
    this.#address = address;
    this.#bytes = undefined;
    this.#fruitless = 0;
    this.#watch.stop();
    this.#schedule(SETTLE_MS, true);
    return true;
  }

  #schedule(ms: number, isNavigation = false): void {
    if (this.#isOver) return;
    window.clearTimeout(this.#timer);
    const wait = Math.max(ms, isNavigation && !this.#isHasty() ? 0 : this.#notBefore - performance.now());
    this.#timer = window.setTimeout(() => void this.#read(isNavigation), wait);
  }

  /** Whether the page goes from address to address faster than anybody reads. */
  #isHasty(): boolean {
    const now = performance.now();
    this.#moves = [...this.#moves.filter((at) => now - at < HASTE.withinMs), now];
    return this.#moves.length > HASTE.most;
  }

  async #read(isNavigation: boolean): Promise<boolean> {
    if (this.#isReading) {
      this.#isWanted = true;
      return false;
    }
    this.#isReading = true;
    const { session } = this.#reader;
    const begun = performance.now();
    const address = this.#address;
    try {
      const article = await this.#readAgain({ servedOf: session.servedOf, ...(this.#bytes && { bytes: this.#bytes }) });
      // It went on meanwhile: what was read is of a page that is no more.
      if (this.#isOver || address !== addressOf(this.#doc)) return false;
      this.#notBefore = performance.now() + (performance.now() - begun) / SHARE;
      const isSame =
        article.page.text === session.article.page.text && article.plain.text === session.article.plain.text;
      const isInPlace = articleRoot(session.article)?.isConnected === true;
      if (isSame && isInPlace && this.#reader.isAwake) this.#fruitless += 1;
      else this.#fruitless = 0;
      if (!article.structure.isArticle) {
        if (isNavigation || !isInPlace) this.#reader.sleep();
        if (isNavigation) this.#schedule(LAST_TRY_MS);
        return false;
      }
      session.replace(article, (node) => this.#isContested(node));
      this.#reader.renewed();
      if (isNavigation || !this.#reader.isAwake) await this.#reader.wake();
      return true;
    } catch (error) {
      console.warn('清读: the page changed and could not be read again', error);
      return false;
    } finally {
      this.#isReading = false;
      this.#rewatch();
      if (this.#isWanted) {
        this.#isWanted = false;
        this.#schedule(0);
      }
    }
  }

  #fightsOver(node: Node): number {
    return this.#overwritten.get(node)?.fights ?? 0;
  }

  #isContested(node: Text): boolean {
    let at: Node | null = node;
    for (let depth = 0; at && depth < 3; depth += 1, at = at.parentNode) {
      if (this.#fightsOver(at) > PATIENCE) return true;
    }
    return false;
  }
}

function addressOf(doc: Document): string {
  return withoutFragment(doc.location.href);
}
