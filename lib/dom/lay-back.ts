import type { Note } from '../domain/article/index.ts';
import { breather } from './breather.ts';
import { nextFrame, nextTask } from './frames.ts';
import { type BlockPlan, layoutPlanner, type NodePlan, type Part } from './lay-plan.ts';
import type { ReadArticle } from './read-article.ts';
import type { PageBlock } from './read-page.ts';
import { type ShownText, shownText, type View } from './shown-text.ts';

/** A stretch of the shown text on the page: `node.data.slice(nodeStart, nodeStart + length)`. */
export interface Segment {
  readonly node: Text;
  readonly nodeStart: number;
  /** Shown offset (UTF-16). */
  readonly start: number;
  readonly length: number;
}

/**
 * A view laid on the page. Segments are sorted by `start`; they are those of the nodes written so far. A long page is
 * written from the window on, then from its start.
 */
export interface Laid {
  readonly shown: ShownText;
  readonly segments: readonly Segment[];
  /** Which notes a marker element calls. */
  readonly notesOf: (marker: Element) => readonly Note[];
  /** All markers of a note, in order. */
  readonly markersOf: (note: Note) => readonly Element[];
  /** What the site has in a text node, see `ServedOf`. */
  readonly servedOf: (node: Text) => string | null | undefined;
  /** Resolves when the last node is written. */
  readonly done: Promise<void>;
  /** Gives every node its served data back and takes ours away. Nodes the page changed meanwhile stay as they are. */
  readonly restore: () => void;
  /** Stops writing and gives what was written to the view that is laid next. */
  readonly handOver: () => Written;
}

interface Write {
  readonly node: Text;
  readonly served: string;
  readonly laid: string;
  readonly added: readonly ChildNode[];
  /** What was written, to tell whether another view would write the same: offsets of `text`, the view's own. */
  readonly parts: readonly Part[];
  readonly text: string;
}

/** What a view wrote, by node. */
export type Written = Map<Text, Write>;

export interface LayOptions {
  /** The view this one follows: nodes that look the same in both are not touched. */
  readonly previous?: Laid;
  /** Nodes that are left to the page. */
  readonly leave?: (node: Text) => boolean;
  /** The block (by number) the window stands at: written first. */
  readonly from?: number;
  /**
   * Told of the blocks that were just written, from `from` on, before `to`, and whether these were the last: what goes in
   * with them is put in now.
   */
  readonly wrote?: (from: number, to: number, isLast: boolean) => void;
  /** Does what it is given, which writes on the page's nodes. */
  readonly writing?: (write: () => void) => void;
}

/** Blocks written at once: more than a window shows. */
const FIRST_BLOCKS = 80;
/**
 * Characters (UTF-16) written in a frame behind the first: half the page, within these bounds. Every frame goes over all
 * boxes of a long page and moves what is below, which costs as much as the new lines of 40,000 characters however little
 * was written; much more at once would hold the page longer than its own first layout did.
 */
const CHARACTERS_PER_FRAME = { least: 60_000, most: 100_000 };

export const MARKER = 'qingdu-marker';

/** Lays a view of the article on the page's own text nodes. Nothing is written for 'served'. */
export function layBack(
  doc: Document,
  article: ReadArticle,
  view: View,
  { previous, leave = () => false, from: at = 0, wrote, writing = (write) => write() }: LayOptions = {},
): Laid {
  const shown = shownText(article, view);
  const segments: Segment[] = [];
  const notes = new WeakMap<Element, readonly Note[]>();
  const markers = new Map<Note, Element[]>();
  const writes: Written = new Map();
  const before: Written = previous?.handOver() ?? new Map();
  const own = new WeakSet<Node>();
  for (const { added } of before.values()) for (const node of added) own.add(node);
  const { blocks } = article.page;
  const first = Math.min(at, Math.max(0, blocks.length - 1));
  let stopped = false;
  const restore = () => {
    stopped = true;
    for (const written of [writes, before]) {
      for (const write of written.values()) undo(write);
      written.clear();
    }
    segments.length = 0;
  };
  const common = {
    shown,
    segments,
    notesOf: (marker: Element) => notes.get(marker) ?? [],
    markersOf: (note: Note) => (first > 0 ? inOrder(markers.get(note) ?? []) : (markers.get(note) ?? [])),
    servedOf: (node: Text) => {
      if (own.has(node)) return null;
      const write = writes.get(node) ?? before.get(node);
      return write && node.data === write.laid ? write.served : undefined;
    },
    restore,
    handOver: (): Written => {
      stopped = true;
      return new Map([...before, ...writes]);
    },
  };
  if (view === 'served') {
    restore();
    let found: readonly Segment[] | null = null;
    return {
      ...common,
      get segments() {
        found ??= servedSegments(article);
        return found;
      },
      done: Promise.resolve(),
    };
  }
  const register = (marker: Element, called: readonly Note[]) => {
    notes.set(marker, called);
    for (const note of called) {
      const list = markers.get(note);
      if (list) list.push(marker);
      else markers.set(note, [marker]);
    }
  };
  const planOf = layoutPlanner(article, shown);
  /** Segments of blocks before `first`. */
  let above = 0;
  const writeBlocks = (from: number, plans: readonly BlockPlan[], isLast: boolean) => {
    const found: Segment[] = [];
    const writer: Writer = { doc, shown, segments: found, writes, before, own, register, leave };
    writing(() => {
      for (const plan of plans) for (const node of plan.nodes) writeNode(node, plan, writer);
      const behind = from < first ? segments.splice(above) : [];
      for (const list of [found, behind]) for (const segment of list) segments.push(segment);
      if (from < first) above += found.length;
      wrote?.(from, from + plans.length, isLast);
    });
  };
  const firstEnd = Math.min(blocks.length, first + FIRST_BLOCKS);
  writeBlocks(first, blocks.slice(first, firstEnd).map(planOf), first === 0 && firstEnd === blocks.length);
  const done = (async () => {
    const { least, most } = CHARACTERS_PER_FRAME;
    const size = Math.min(most, Math.max(least, article.page.text.length / 2));
    const pause = breather();
    for (const [start, end] of [
      [firstEnd, blocks.length],
      [0, first],
    ] as const) {
      for (let next = start; next < end; ) {
        const until = (blocks[next]?.start ?? 0) + size;
        const from = next;
        const plans: BlockPlan[] = [];
        while (next < end && (next === from || (blocks[next]?.end ?? 0) <= until)) {
          plans.push(planOf(blocks[next] as PageBlock));
          next += 1;
          const rest = pause();
          if (rest) await rest;
        }
        await nextFrame(doc);
        if (stopped) return;
        writeBlocks(from, plans, next === (first > 0 ? first : blocks.length));
        await nextTask(doc);
        if (stopped) return;
      }
    }
    // What the view before wrote on nodes that are no longer of the page's text.
    for (const write of before.values()) undo(write);
    before.clear();
  })();
  return { ...common, done };
}

/** Where a page's text stands as it was served. Asked for seldom: the page is laid before anything else is done with it. */
function servedSegments({ page }: ReadArticle): Segment[] {
  const found: Segment[] = [];
  for (const block of page.blocks) {
    for (const { node, nodeStart, pageStart, length, served } of block.pieces) {
      if (node.data === served) found.push({ node, nodeStart, start: pageStart, length });
    }
  }
  return found;
}

interface Writer {
  readonly doc: Document;
  readonly shown: ShownText;
  readonly segments: Segment[];
  readonly writes: Written;
  readonly before: Written;
  readonly own: WeakSet<Node>;
  readonly register: (marker: Element, notes: readonly Note[]) => void;
  readonly leave: (node: Text) => boolean;
}

function writeNode(plan: NodePlan, { joined }: BlockPlan, writer: Writer): void {
  const { node, nodeStart, length, parts } = plan;
  const { shown, segments, writes, before } = writer;
  const old = before.get(node);
  const served = old && node.data === old.laid ? old.served : node.data;
  // The page may have changed the node since it was read: then it is the page's.
  const isLeft = !node.parentNode || served !== plan.served || writer.leave(node);
  if (old) before.delete(node);
  if (isLeft) {
    if (old) undo(old);
    return;
  }
  const only = parts.length === 1 ? parts[0] : undefined;
  const isSame =
    !joined && only?.kind === 'text' && only.end - only.start === length && textOf(only, shown.text) === plan.text;
  if (isSame) {
    if (old) undo(old);
    segments.push({ node, nodeStart, start: only.start, length: only.end - only.start });
    return;
  }
  const prefix = served.slice(0, nodeStart);
  const suffix = served.slice(nodeStart + length);
  const isKept =
    old !== undefined &&
    old.served === served &&
    shapeOf(old.parts, old.text) === shapeOf(parts, shown.text) &&
    old.added.every((child) => child.parentNode);
  if (isKept) keep(old, parts, prefix.length, writer);
  else {
    if (old) undo(old);
    writes.set(node, write(node, served, parts, [prefix, suffix], writer));
  }
}

/** The view before wrote the same here: only what it stands for is new. */
function keep(
  old: Write,
  now: readonly Part[],
  nodeStart: number,
  { writes, segments, register, shown }: Writer,
): void {
  let current = old.node;
  let at = nodeStart;
  let next = 0;
  for (const part of now) {
    if (part.kind === 'text') {
      segments.push({ node: current, nodeStart: at, start: part.start, length: part.end - part.start });
      at += part.end - part.start;
    } else {
      register(old.added[next] as unknown as Element, part.notes);
      current = old.added[next + 1] as Text;
      next += 2;
      at = 0;
    }
  }
  writes.set(old.node, { ...old, parts: now, text: shown.text });
}

function textOf(part: Part, shown: string): string {
  return part.kind === 'text' ? shown.slice(part.start, part.end) : part.text;
}

function shapeOf(parts: readonly Part[], shown: string): string {
  return parts.map((part) => `${part.kind}\0${textOf(part, shown)}`).join('\0');
}

function write(
  node: Text,
  served: string,
  parts: readonly Part[],
  [prefix, suffix]: readonly [string, string],
  { doc, shown, segments, own, register }: Writer,
): Write {
  const added: ChildNode[] = [];
  let current: Text = node;
  let data = prefix;
  let laid = node.data;
  const flush = () => {
    if (current === node) laid = data;
    if (current.data !== data) current.data = data;
  };
  for (const part of parts) {
    if (part.kind === 'text') {
      segments.push({ node: current, nodeStart: data.length, start: part.start, length: part.end - part.start });
      data += shown.text.slice(part.start, part.end);
    } else {
      flush();
      const marker = makeMarker(doc, part.text, node.parentElement?.closest('a[href]') != null);
      register(marker, part.notes);
      current = doc.createTextNode('');
      data = '';
      added.push(marker as ChildNode, current);
    }
  }
  data += suffix;
  flush();
  for (const child of added) own.add(child);
  if (added.length > 0) node.after(...added);
  return { node, served, laid, added, parts, text: shown.text };
}

/** What markers are copied from: a long page has thousands. */
const patterns = new WeakMap<Document, Element>();

/** A note mark as it stands in a text: superscript, and a button that opens the note's card. */
export function makeMarker(doc: Document, text: string, inLink: boolean): Element {
  if (inLink) {
    const marker = doc.createElement(MARKER);
    marker.textContent = text;
    return marker;
  }
  let pattern = patterns.get(doc);
  if (!pattern) {
    pattern = doc.createElement(MARKER);
    pattern.setAttribute('role', 'button');
    pattern.setAttribute('tabindex', '0');
    pattern.setAttribute('aria-haspopup', 'dialog');
    patterns.set(doc, pattern);
  }
  const marker = pattern.cloneNode() as Element;
  marker.textContent = text;
  return marker;
}

/** Sorts as the document has them what was written from the middle of the page on. */
function inOrder(elements: Element[]): readonly Element[] {
  const precedes = 4;
  return elements.sort((a, b) => (a.compareDocumentPosition(b) & precedes ? -1 : 1));
}

function undo({ node, served, laid, added }: Write): void {
  for (const child of added) child.remove();
  if (node.data === laid) node.data = served;
}
