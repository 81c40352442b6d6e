import type { Range as TextRange } from '../domain/text/index.ts';
import type { Laid, Segment } from './lay-back.ts';
import type { ReadArticle } from './read-article.ts';

/** Folded stretches have no place on the screen; so many neighbours are asked before giving up. */
const NEIGHBOURS = 200;

/**
 * The shown offset (UTF-16) of the first text that ends below a height of the viewport (CSS px); null where there is none.
 * Asks the layout of a few stretches only: they lie one below the other.
 */
export function shownOffsetAt(doc: Document, laid: Laid, y: number): number | null {
  return laid.segments[segmentAt(doc, laid, y)]?.start ?? null;
}

/** That text on the page, as far as it is one text node; null where there is none. */
export function placedSegmentAt(doc: Document, laid: Laid, y: number): globalThis.Range | null {
  return placedFrom(doc, laid.segments, segmentAt(doc, laid, y), laid.segments.length)?.range ?? null;
}

function segmentAt(doc: Document, { segments }: Laid, y: number): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const placed = placedFrom(doc, segments, middle, high);
    if (!placed) high = middle;
    else if (placed.bottom <= y) low = placed.index + 1;
    else high = middle;
  }
  return low;
}

/** The block (by number) the window stands at. Asks the layout of a few stretches. */
export function blockInWindow(doc: Document, laid: Laid, article: ReadArticle): number {
  const shown = shownOffsetAt(doc, laid, 0);
  if (shown === null) return 0;
  const { start } = laid.shown.fromPage.toInputRange(shown, shown);
  const { blocks } = article.page;
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, Math.max(0, blocks.length - 1));
}

/** The part of the shown text that lies in the window and so many windows above and below it. */
export function visibleRange(doc: Document, laid: Laid, margin: number): TextRange {
  const height = doc.defaultView?.innerHeight ?? 0;
  const start = shownOffsetAt(doc, laid, -height * margin) ?? 0;
  const end = shownOffsetAt(doc, laid, height * (1 + margin)) ?? laid.shown.text.length;
  return { start, end };
}

function placedFrom(
  doc: Document,
  segments: readonly Segment[],
  from: number,
  to: number,
): { index: number; bottom: number; range: globalThis.Range } | null {
  const range = doc.createRange();
  for (let index = from; index < Math.min(to, from + NEIGHBOURS); index += 1) {
    const { node, nodeStart, length } = segments[index] as Segment;
    if (!node.isConnected || nodeStart + length > node.data.length) continue;
    range.setStart(node, nodeStart);
    range.setEnd(node, nodeStart + length);
    const { bottom, height } = range.getBoundingClientRect();
    if (height > 0) return { index, bottom, range };
  }
  return null;
}
