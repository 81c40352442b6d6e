import type { LaidPage } from './laid-page.ts';
import { articleRoot } from './page-marks.ts';

/** Nothing changed for so long: the page is done for now. */
const QUIET_MS = 300;
/** A page that never rests is looked at all the same. */
const LONGEST_MS = 2000;
const NOT_PROSE = 'script,style,noscript,template,iframe,svg,canvas,video,audio,img,input,button';

export interface ArticleWatcher {
  /** What the site has in a text node (`ServedOf`): tells our own writes from the page's. */
  readonly servedOf: (node: Text) => string | null | undefined;
  /** Text of the article changed, was added or taken away, and then nothing for a while. `since`: when that began, ms. */
  readonly changed: (records: readonly MutationRecord[], since: number) => void;
}

/** The watch over a page from when it is read until what tends it is at work. */
export interface Meanwhile {
  /** Lets a write of ours pass unseen. */
  readonly unseen: (write: () => void) => void;
  /**
   * Ends it: what came to the article or went from it meanwhile, as records. A text that is written over is left to
   * whoever wants it so.
   */
  readonly end: () => readonly MutationRecord[];
}

/** Watches a page as it is read and laid. `pageOf` gives the laid page, once there is one. */
export function watchMeanwhile(doc: Document, pageOf: () => LaidPage | null): Meanwhile {
  const missed: MutationRecord[] = [];
  const watch = new ArticleWatch(window, {
    servedOf: (node) => pageOf()?.servedOf(node),
    changed: (records) => missed.push(...records),
  });
  watch.start(doc.body);
  const end = () => {
    missed.push(...watch.end());
    const page = pageOf();
    const root = page && articleRoot(page.article);
    if (!root?.isConnected) return missed;
    const concerns = (target: Node) => root.contains(target) || target.contains(root);
    return missed.filter(({ type, target }) => type === 'childList' && concerns(target));
  };
  return { unseen: (write) => watch.unseen(write), end };
}

/**
 * Watches the article and nothing else of the page: its element with everything in it, and of its ancestors only whether
 * a child of theirs comes or goes, for that is how a page swaps articles. Our own writes are not told.
 */
export class ArticleWatch {
  readonly #observer: MutationObserver;
  readonly #view: Window;
  readonly #watcher: ArticleWatcher;
  /** The ancestors are those of the start: the page may take the root out of them. */
  #watched: { readonly root: Element; readonly ancestors: readonly Element[] } | null = null;
  #pending: MutationRecord[] = [];
  #since = 0;
  #quiet = 0;
  #latest = 0;

  constructor(view: Window & typeof globalThis, watcher: ArticleWatcher) {
    this.#view = view;
    this.#watcher = watcher;
    this.#observer = new view.MutationObserver((records) => this.#take(records));
  }

  /** Watches an article's element, and no other any more. */
  start(root: Element): void {
    this.stop();
    const ancestors: Element[] = [];
    for (let at = root.parentElement; at && at.localName !== 'html'; at = at.parentElement) ancestors.push(at);
    this.#watched = { root, ancestors };
    this.#observe();
  }

  #observe(): void {
    if (!this.#watched) return;
    const { root, ancestors } = this.#watched;
    this.#observer.observe(root, { childList: true, characterData: true, subtree: true });
    for (const ancestor of ancestors) this.#observer.observe(ancestor, { childList: true });
  }

  stop(): void {
    this.#watched = null;
    this.#observer.disconnect();
    this.#pending = [];
    this.#view.clearTimeout(this.#quiet);
    this.#view.clearTimeout(this.#latest);
    this.#latest = 0;
  }

  /** Lets a write of ours pass unseen: of a long page's each node would have to be told from the page's own. */
  unseen(write: () => void): void {
    this.#take(this.#observer.takeRecords());
    this.#observer.disconnect();
    try {
      write();
    } finally {
      this.#observe();
    }
  }

  /** What was not told yet; ends the watch. */
  end(): readonly MutationRecord[] {
    this.#take(this.#observer.takeRecords());
    const records = this.#pending;
    this.stop();
    return records;
  }

  #take(records: readonly MutationRecord[]): void {
    const theirs = records.filter((record) => this.#isTheirs(record));
    if (theirs.length === 0) return;
    if (this.#pending.length === 0) this.#since = this.#view.performance.now();
    this.#pending.push(...theirs);
    this.#view.clearTimeout(this.#quiet);
    this.#quiet = this.#view.setTimeout(() => this.#flush(), QUIET_MS);
    this.#latest ||= this.#view.setTimeout(() => this.#flush(), LONGEST_MS);
  }

  #flush(): void {
    this.#view.clearTimeout(this.#quiet);
    this.#view.clearTimeout(this.#latest);
    this.#latest = 0;
    const records = this.#pending;
    this.#pending = [];
    if (records.length > 0) this.#watcher.changed(records, this.#since);
  }

  /** Whether the page itself changed text: our nodes, our writes, and elements without prose do not count. */
  #isTheirs(record: MutationRecord): boolean {
    const { servedOf } = this.#watcher;
    if (record.type === 'characterData') {
      const text = record.target as Text;
      return servedOf(text) === undefined && text.parentElement?.closest(NOT_PROSE) == null;
    }
    const counts = (node: Node): boolean => {
      if (node.nodeType === 3) return servedOf(node as Text) !== null && (node as Text).data.trim() !== '';
      if (node.nodeType !== 1) return false;
      const element = node as Element;
      if (element.localName.startsWith('qingdu-') || element.matches(NOT_PROSE)) return false;
      return (element.textContent ?? '').trim() !== '';
    };
    return Array.from(record.addedNodes).some(counts) || Array.from(record.removedNodes).some(counts);
  }
}
