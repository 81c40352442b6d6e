import { domRangesOfReading } from './highlights.ts';
import type { Session } from './session.ts';

/** Stands on the element that holds the article where the page forbids to select in it; style.css allows it again. */
const SELECTABLE = 'data-qingdu-selectable';

/**
 * Lets the words of the article be selected where the page does not want it: without that there are no notes. Of a page as
 * it was served nothing is changed.
 */
export class Selectable {
  readonly #doc: Document;
  readonly #session: Session;
  #article: Element | null = null;

  constructor(doc: Document, session: Session) {
    this.#doc = doc;
    this.#session = session;
  }

  /** Follows the view that was just laid; once its text stands, since it asks for computed styles. */
  place(): void {
    this.#article?.removeAttribute(SELECTABLE);
    this.#article = null;
    const { view, clean, laid, article } = this.#session;
    if (view === 'served') return;
    if (clean) {
      this.#article = clean.host;
      return;
    }
    const { length } = article.reading.text;
    const ranges = [
      { start: 0, end: 1 },
      { start: length - 1, end: length },
    ].flatMap((end) => domRangesOfReading(this.#doc, laid, end));
    const [first] = ranges;
    const last = ranges[ranges.length - 1];
    if (!first || !last) return;
    const all = this.#doc.createRange();
    all.setStart(first.startContainer, first.startOffset);
    all.setEnd(last.endContainer, last.endOffset);
    const common = all.commonAncestorContainer;
    this.#article = common.nodeType === 1 ? (common as Element) : common.parentElement;
    const isForbidden = [first, last].some(({ startContainer }) => {
      const element = startContainer.parentElement;
      return element && getComputedStyle(element).userSelect === 'none';
    });
    if (isForbidden) this.#article?.setAttribute(SELECTABLE, '');
  }

  /** Whether a node belongs to what may be selected in, whatever scripts of the page say. */
  holds(node: Node | null): boolean {
    return this.#article?.contains(node) ?? false;
  }
}
