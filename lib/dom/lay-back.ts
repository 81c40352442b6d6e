import type { Note } from '../domain/article/index.ts';
import { type BlockPlan, type NodePlan, planLayout } from './lay-plan.ts';
import type { ReadArticle } from './read-article.ts';
import { type ShownText, shownText, type View } from './shown-text.ts';

/** A stretch of the shown text on the page: `node.data.slice(nodeStart, nodeStart + length)`. */
export interface Segment {
  readonly node: Text;
  readonly nodeStart: number;
  /** Shown offset (UTF-16). */
  readonly start: number;
  readonly length: number;
}

/** A view laid on the page. Segments are sorted by `start`; they are those of the nodes written so far. */
export interface Laid {
  readonly shown: ShownText;
  readonly segments: readonly Segment[];
  /** Which notes a marker element calls. */
  readonly notesOf: (marker: Element) => readonly Note[];
  /** All markers of a note, in order. */
  readonly markersOf: (note: Note) => readonly Element[];
  /** Resolves when the last node is written. */
  readonly done: Promise<void>;
  /** Gives every node its served data back and takes ours away. Nodes the page changed meanwhile stay as they are. */
  readonly restore: () => void;
}

interface Write {
  readonly node: Text;
  readonly served: string;
  readonly laid: string;
  readonly added: readonly ChildNode[];
}

/** Blocks written at once, then in every animation frame: layout is the cost, about 100 paragraphs stay under 50 ms. */
const FIRST_BLOCKS = 120;
const BLOCKS_PER_FRAME = 100;

export const MARKER = 'qingdu-marker';

/** Lays a view of the article on the page's own text nodes. Nothing is written for 'served'. */
export function layBack(doc: Document, article: ReadArticle, view: View): Laid {
  const shown = shownText(article, view);
  const segments: Segment[] = [];
  const notes = new WeakMap<Element, readonly Note[]>();
  const markers = new Map<Note, Element[]>();
  const writes: Write[] = [];
  const common = {
    shown,
    segments,
    notesOf: (marker: Element) => notes.get(marker) ?? [],
    markersOf: (note: Note) => markers.get(note) ?? [],
  };
  if (view === 'served') {
    for (const block of article.page.blocks) {
      for (const piece of block.pieces) {
        segments.push({ node: piece.node, nodeStart: piece.nodeStart, start: piece.pageStart, length: piece.length });
      }
    }
    return { ...common, done: Promise.resolve(), restore: () => {} };
  }
  const makeMarker = (text: string, called: readonly Note[], inLink: boolean): Element => {
    const marker = doc.createElement(MARKER);
    marker.textContent = text;
    if (!inLink) {
      marker.setAttribute('role', 'button');
      marker.setAttribute('tabindex', '0');
      marker.setAttribute('aria-haspopup', 'dialog');
    }
    notes.set(marker, called);
    for (const note of called) {
      const list = markers.get(note);
      if (list) list.push(marker);
      else markers.set(note, [marker]);
    }
    return marker;
  };
  const writer = { doc, shown, segments, writes, makeMarker };
  const plans = planLayout(article, shown);
  let stopped = false;
  writeBlocks(plans.slice(0, FIRST_BLOCKS), writer);
  const done = (async () => {
    for (let at = FIRST_BLOCKS; at < plans.length; at += BLOCKS_PER_FRAME) {
      await nextFrame(doc);
      if (stopped) return;
      writeBlocks(plans.slice(at, at + BLOCKS_PER_FRAME), writer);
    }
  })();
  return {
    ...common,
    done,
    restore: () => {
      stopped = true;
      for (const write of writes) undo(write);
      writes.length = 0;
      segments.length = 0;
    },
  };
}

interface Writer {
  readonly doc: Document;
  readonly shown: ShownText;
  readonly segments: Segment[];
  readonly writes: Write[];
  readonly makeMarker: (text: string, notes: readonly Note[], inLink: boolean) => Element;
}

function writeBlocks(plans: readonly BlockPlan[], writer: Writer): void {
  for (const plan of plans) for (const node of plan.nodes) writeNode(node, plan, writer);
}

function writeNode(plan: NodePlan, { block, joined }: BlockPlan, writer: Writer): void {
  const { node, nodeStart, pageStart, length, parts } = plan;
  const { doc, shown, segments, writes } = writer;
  const served = node.data;
  const text = block.text.slice(pageStart - block.start, pageStart - block.start + length);
  // The page may have changed the node since it was read: then it is the page's.
  if (!node.parentNode || spaced(served.slice(nodeStart, nodeStart + length)) !== text) return;
  const before = served.slice(0, nodeStart);
  const after = served.slice(nodeStart + length);
  const only = parts.length === 1 ? parts[0] : undefined;
  if (!joined && only?.kind === 'text' && shown.text.slice(only.start, only.end) === text) {
    segments.push({ node, nodeStart, start: only.start, length: only.end - only.start });
    return;
  }
  const added: ChildNode[] = [];
  const inLink = node.parentElement?.closest('a[href]') != null;
  let current: Text = node;
  let data = before;
  let laid: string | null = null;
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
      const marker = writer.makeMarker(part.text, part.notes, inLink);
      current = doc.createTextNode('');
      data = '';
      added.push(marker as ChildNode, current);
    }
  }
  data += after;
  flush();
  let last: ChildNode = node;
  for (const child of added) {
    last.after(child);
    last = child;
  }
  writes.push({ node, served, laid: laid ?? node.data, added });
}

/** Line breaks and tabs of the source are spaces in the page text. */
function spaced(text: string): string {
  return text.replace(/[\n\r\t\f]/g, ' ');
}

function undo({ node, served, laid, added }: Write): void {
  for (const child of added) child.remove();
  if (node.data === laid) node.data = served;
}

function nextFrame(doc: Document): Promise<void> {
  const view = doc.defaultView;
  return new Promise((resolve) => {
    if (!view) resolve();
    // A hidden tab gets no frames; the text must be mended all the same.
    else if (doc.visibilityState === 'hidden') view.setTimeout(() => resolve(), 0);
    else view.requestAnimationFrame(() => resolve());
  });
}
