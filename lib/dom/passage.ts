import type { Range as TextRange } from '../domain/text/index.ts';
import type { Laid, Segment } from './lay-back.ts';

/**
 * Between DOM ranges and shown offsets (UTF-16), by way of the segments of what is laid on the page.
 */

/** The shown offsets a DOM range covers; null where it holds nothing of the page's text. Ends in gaps shrink inwards. */
export function shownRangeOf(laid: Laid, range: Range): TextRange | null {
  const { segments } = laid;
  const first = partition(segments, (segment) => endsBefore(range, segment));
  const last = partition(segments, (segment) => startsWithin(range, segment)) - 1;
  const from = segments[first];
  const to = segments[last];
  if (!from || !to || last < first) return null;
  const start = from.start + clamp(range.startContainer === from.node ? range.startOffset - from.nodeStart : 0, from);
  const end = to.start + clamp(range.endContainer === to.node ? range.endOffset - to.nodeStart : to.length, to);
  return end > start ? { start, end } : null;
}

/** A stretch of a text node: `node.data.slice(start, end)`. */
export interface Stretch extends TextRange {
  readonly node: Text;
}

/** The stretches of text nodes that show a range of the shown text, in document order; nothing of our own UI. */
export function stretchesOf(laid: Laid, { start, end }: TextRange): Stretch[] {
  const { segments } = laid;
  const stretches: Stretch[] = [];
  for (let i = partition(segments, (segment) => segment.start + segment.length <= start); i < segments.length; i += 1) {
    const { node, nodeStart, start: at, length } = segments[i] as Segment;
    if (at >= end) break;
    const from = nodeStart + Math.max(0, start - at);
    const to = nodeStart + Math.min(length, end - at);
    if (to > from && node.parentNode && to <= node.data.length) stretches.push({ node, start: from, end: to });
  }
  return stretches;
}

/** The same as DOM ranges, one per text node. */
export function domRangesOf(doc: Document, laid: Laid, range: TextRange): Range[] {
  return stretchesOf(laid, range).map(({ node, start, end }) => {
    const stretch = doc.createRange();
    stretch.setStart(node, start);
    stretch.setEnd(node, end);
    return stretch;
  });
}

/** The segment ends before the range starts, or exactly there. */
function endsBefore(range: Range, segment: Segment): boolean {
  return compareToStart(range, segment.node, segment.nodeStart + segment.length) <= 0;
}

/** The segment starts before the range ends. */
function startsWithin(range: Range, segment: Segment): boolean {
  if (range.endContainer === segment.node) return segment.nodeStart < range.endOffset;
  return range.comparePoint(segment.node, Math.min(segment.nodeStart, segment.node.data.length)) <= 0;
}

/** −1 before, 0 at, 1 behind the start of the range. */
function compareToStart(range: Range, node: Text, offset: number): number {
  if (range.startContainer === node) return Math.sign(offset - range.startOffset);
  return range.comparePoint(node, Math.min(offset, node.data.length)) < 0 ? -1 : 1;
}

/** Index of the first segment for which `before` no longer holds; segments lie in document order. */
function partition(segments: readonly Segment[], before: (segment: Segment) => boolean): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(segments[middle] as Segment)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function clamp(offset: number, segment: Segment): number {
  return Math.max(0, Math.min(segment.length, offset));
}
