import type { Box } from '../../components/page/Floating.tsx';
import type { Laid } from '../../lib/dom/lay-back.ts';
import { shownRangeOf } from '../../lib/dom/passage.ts';
import type { ReadArticle } from '../../lib/dom/read-article.ts';
import { domRangesOfReading } from './highlights.ts';

/** Where a toolbar stands at a passage. */
export interface Stand {
  /** The rectangle of the viewport it stands at. */
  readonly box: Box;
  /** False while all of the passage is scrolled out of sight. */
  readonly isInSight: boolean;
}

/** Which part of a passage the reader's eye is on: its first line, its last, or all of it. */
export type Eye = 'first' | 'last' | 'all';

/**
 * Where to stand at a passage as the page is scrolled now: at the line the eye is on, or, where that is out of sight and
 * others are not, at the edge of the window that is nearest to it. Null where nothing of it is drawn.
 */
export function standAt(ranges: readonly Range[], eye: Eye): Stand | null {
  const drawn = ranges.filter((range) => range.getClientRects().length > 0);
  const first = drawn[0]?.getClientRects()[0];
  const last = [...(drawn[drawn.length - 1]?.getClientRects() ?? [])].pop();
  if (!first || !last) return null;
  const { x, y, width, height } = eye === 'all' ? hullOf(drawn) : eye === 'first' ? first : last;
  const { innerHeight } = window;
  const isInSight = first.top < innerHeight && last.bottom > 0;
  const top = isInSight ? Math.max(-height, Math.min(y, innerHeight)) : y;
  return { box: { x, y: top, width, height }, isInSight };
}

/** What several ranges cover together, line by line. */
export function hullOf(ranges: readonly Range[]): Box {
  const rects = ranges.map((range) => range.getBoundingClientRect());
  const x = Math.min(...rects.map(({ left }) => left));
  const y = Math.min(...rects.map(({ top }) => top));
  return {
    x,
    y,
    width: Math.max(...rects.map(({ right }) => right)) - x,
    height: Math.max(...rects.map(({ bottom }) => bottom)) - y,
  };
}

/** The first line of several ranges. */
export function unionBox(ranges: readonly Range[]): Box {
  const [first] = ranges;
  const rect = first?.getClientRects()[0] ?? first?.getBoundingClientRect();
  return rect ? { x: rect.x, y: rect.y, width: rect.width, height: rect.height } : { x: 0, y: 0, width: 0, height: 0 };
}

/**
 * Scrolls until a range stands a third below the top: of the window, and of every element of the page around it that
 * scrolls by itself.
 */
export function bringIntoView(doc: Document, range: Range, behavior: ScrollBehavior): void {
  const root = doc.documentElement;
  let { top } = range.getBoundingClientRect();
  for (let at = range.startContainer.parentElement; at && at !== root; at = at.parentElement) {
    const most = at.scrollHeight - at.clientHeight;
    if (most <= 1 || !/auto|scroll/.test(getComputedStyle(at).overflowY)) continue;
    // What <body> says of scrolling is the window's, unless <html> says something too.
    if (at === doc.body && getComputedStyle(root).overflowY === 'visible') continue;
    const wanted = at.scrollTop + top - at.getBoundingClientRect().top - at.clientHeight / 3;
    const scrollTop = Math.max(0, Math.min(most, wanted));
    top -= scrollTop - at.scrollTop;
    at.scrollTo({ top: scrollTop, behavior });
  }
  window.scrollTo({ top: top + window.scrollY - window.innerHeight / 3, behavior });
}

/** The reading offset under a point of the viewport; null outside the article's text. */
export function readingOffsetAt(doc: Document, laid: Laid, x: number, y: number): number | null {
  const shown = shownOffsetUnder(doc, laid, x, y);
  if (shown === null) return null;
  const reading = laid.shown.toReading.toOutputRange(shown, shown + 1);
  return reading.end > reading.start ? reading.start : null;
}

/** The shown offset (UTF-16) of the character under a point of the viewport; null where there is none of the page's. */
export function shownOffsetUnder(doc: Document, laid: Laid, x: number, y: number): number | null {
  const caret = caretAt(doc, x, y);
  if (caret?.node.nodeType !== 3) return null;
  const text = caret.node as Text;
  // The caret falls between characters; the one that was hit is left or right of it.
  for (const start of [caret.offset, caret.offset - 1]) {
    if (start < 0 || start >= text.data.length) continue;
    const range = doc.createRange();
    range.setStart(text, start);
    range.setEnd(text, start + 1);
    const { left, right, top, bottom } = range.getBoundingClientRect();
    if (x < left || x > right || y < top || y > bottom) continue;
    return shownRangeOf(laid, range)?.start ?? null;
  }
  return null;
}

function caretAt(doc: Document, x: number, y: number): { node: Node; offset: number } | null {
  if ('caretPositionFromPoint' in doc) {
    const position = doc.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  // Chrome before 128.
  const range = (doc as Document & { caretRangeFromPoint?(x: number, y: number): Range | null }).caretRangeFromPoint?.(
    x,
    y,
  );
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

/** CSS px: the width of an outline, and what is left free around it. */
const OUTLINE = { least: 176, most: 256, margin: 16, gap: 12 };
/** So many paragraphs tell where the lines of an article begin and end. */
const MEASURED = 3;

/** A side of the window for the outline; `isBeside`: it covers nothing of the text there. */
export interface OutlinePlace {
  readonly side: 'left' | 'right';
  readonly width: number;
  readonly isBeside: boolean;
}

/** Where an outline covers nothing of the article's lines, or least of them: left, if there is room. */
export function outlinePlace(
  doc: Document,
  { laid, article }: { readonly laid: Laid; readonly article: ReadArticle },
): OutlinePlace {
  const paragraphs = article.reading.sections.flatMap((section) => section.paragraphs).slice(0, MEASURED);
  const boxes = paragraphs
    .flatMap((range) => domRangesOfReading(doc, laid, range))
    .map((range) => range.getBoundingClientRect())
    .filter(({ width }) => width > 0);
  const width = doc.documentElement.clientWidth;
  const left = Math.min(width, ...boxes.map((box) => box.left)) - OUTLINE.margin - OUTLINE.gap;
  const right = width - Math.max(0, ...boxes.map((box) => box.right)) - OUTLINE.margin - OUTLINE.gap;
  const side = left >= OUTLINE.least || left >= right ? 'left' : 'right';
  const room = side === 'left' ? left : right;
  return {
    side,
    width: Math.round(Math.min(OUTLINE.most, Math.max(OUTLINE.least, room))),
    isBeside: boxes.length > 0 && room >= OUTLINE.least,
  };
}
