import type { Laid } from './lay-back.ts';
import { HELD_ATTRIBUTE, heldElements } from './page-marks.ts';
import { placedSegmentAt } from './visible-range.ts';

/** Less than this (CSS px) is not seen to move. */
const UNSEEN = 1;
/** Room that lies so near (CSS px) below other room is one with it. */
const GAP = 24;
/** Smaller than this (CSS px) it holds nothing. */
const LEAST = { width: 300, height: 36 };
/** Points across and down at which room is probed for what the page shows there. */
const PROBES = [0.1, 0.3, 0.5, 0.7, 0.9];

/** In the viewport, CSS px. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Room above the article where the page showed what is folded now: one or several of the page's elements. */
export interface HeldRoom {
  readonly elements: ReadonlySet<Element>;
  readonly box: Box;
}

/**
 * Lets the kept room go where it was scrolled past, all of it above the window; `kept` stays. What is read stays where it
 * is: browsers see to that themselves on most pages; where the text moved all the same (a page can forbid it by
 * `overflow-anchor`), it is scrolled back in the same task.
 */
export function releaseHeld(doc: Document, laid: Laid, kept: ReadonlySet<Element> = new Set()): void {
  const past = [...heldElements(doc)].filter(
    (element) => !kept.has(element) && element.getBoundingClientRect().bottom < 0,
  );
  if (past.length === 0) return;
  const read = placedSegmentAt(doc, laid, 0);
  const topOf = () => read?.getBoundingClientRect().top ?? 0;
  const before = topOf();
  for (const element of past) element.removeAttribute(HELD_ATTRIBUTE);
  const moved = topOf() - before;
  if (!read || Math.abs(moved) < UNSEEN) return;
  scrollerOf(read.startContainer, doc)?.scrollBy({ top: moved, behavior: 'instant' });
}

/** What was scrolled to bring a node where it is. */
function scrollerOf(node: Node, doc: Document): Element | null {
  for (let at = node.parentElement; at; at = at.parentElement) if (at.scrollTop !== 0) return at;
  return doc.scrollingElement;
}

/**
 * The largest room that is kept above the article, as it is laid out now; null where there is none that something could
 * stand in: too small, the page shows something else there, or it does not scroll with the page.
 */
export function heldRoom(doc: Document): HeldRoom | null {
  const view = doc.defaultView;
  if (!view) return null;
  const boxes = [...heldElements(doc)]
    .map((element) => ({ elements: [element], box: element.getBoundingClientRect() }))
    .filter(({ elements: [element], box }) => box.height > 0 && element && scrollsWithPage(element, view))
    .sort((a, b) => a.box.y - b.box.y);
  const rooms: { elements: Element[]; box: Box }[] = [];
  for (const { elements, box } of boxes) {
    const above = rooms[rooms.length - 1];
    const isNext = above && adjoins(above.box, box);
    if (isNext) {
      above.elements.push(...elements);
      above.box = hull(above.box, box);
    } else rooms.push({ elements, box });
  }
  const fit = rooms.filter(({ box }) => box.width >= LEAST.width && box.height >= LEAST.height);
  const [best] = fit.sort((a, b) => b.box.height - a.box.height);
  if (!best || !isFree(doc, best)) return null;
  return { elements: new Set(best.elements), box: best.box };
}

/** Whether a box that begins no higher than another lies right below it. */
function adjoins(above: Box, box: Box): boolean {
  const isBelow = box.y - above.y - above.height <= GAP;
  return isBelow && box.x < above.x + above.width && box.x + box.width > above.x;
}

function hull(a: Box, b: Box): Box {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

function scrollsWithPage(element: Element, view: Window): boolean {
  for (let at: Element | null = element; at && at.localName !== 'html'; at = at.parentElement) {
    if (/fixed|sticky/.test(view.getComputedStyle(at).position)) return false;
    if (at.localName !== 'body' && at !== element && at.scrollTop !== 0) return false;
  }
  return true;
}

/** Whether nothing of the page is seen in a room: what is hit there is what the room lies in. */
function isFree(doc: Document, { elements, box }: { elements: readonly Element[]; box: Box }): boolean {
  return PROBES.every((across) =>
    PROBES.every((down) => {
      const hit = doc.elementFromPoint(box.x + across * box.width, box.y + down * box.height);
      // Outside the window, nothing is hit.
      return !hit || hit.localName.startsWith('qingdu-') || elements.some((element) => hit.contains(element));
    }),
  );
}
