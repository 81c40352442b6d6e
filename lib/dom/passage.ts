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

/** DOM ranges of a stretch of shown text, one per text node, in document order. Nothing of our own UI is in them. */
export function domRangesOf(doc: Document, laid: Laid, { start, end }: TextRange): Range[] {
  const { segments } = laid;
  const ranges: Range[] = [];
  for (let i = partition(segments, (segment) => segment.start + segment.length <= start); i < segments.length; i += 1) {
    const segment = segments[i] as Segment;
    if (segment.start >= end) break;
    if (!segment.node.parentNode) continue;
    const from = segment.nodeStart + Math.max(0, start - segment.start);
    const to = segment.nodeStart + Math.min(segment.length, end - segment.start);
    if (to <= from || to > segment.node.data.length) continue;
    const range = doc.createRange();
    range.setStart(segment.node, from);
    range.setEnd(segment.node, to);
    ranges.push(range);
  }
  return ranges;
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
