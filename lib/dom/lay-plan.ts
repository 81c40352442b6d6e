import type { Note, Span } from '../domain/article/index.ts';
import type { Range } from '../domain/text/index.ts';
import type { ReadArticle } from './read-article.ts';
import type { PageBlock } from './read-page.ts';
import type { ShownText } from './shown-text.ts';

/** What a text node is to hold: stretches of the shown text, parted by note marks. */
export type Part =
  | { readonly kind: 'text'; readonly start: number; readonly end: number }
  | { readonly kind: 'mark'; readonly text: string; readonly notes: readonly Note[] };

/** The plan for one text node (or the part of it that is a piece of a block). */
export interface NodePlan {
  readonly node: Text;
  readonly nodeStart: number;
  readonly length: number;
  /** The node's data as served. */
  readonly served: string;
  /** That part of it as it stands in the page text: line breaks and tabs are spaces. */
  readonly text: string;
  readonly parts: readonly Part[];
}

export interface BlockPlan {
  readonly block: PageBlock;
  readonly nodes: readonly NodePlan[];
  /** Its words went to the paragraph before, which a note had broken in two. */
  readonly joined: boolean;
}

/** A stretch of shown text to fold away; `notes` are those called here (a mark), empty for the words of a note. */
interface Fold extends Range {
  readonly notes: readonly Note[];
}

interface Mark extends Range {
  readonly notes: Note[];
}

const NO_NOTES: readonly Note[] = [];

/** How every block of the page is to look in a view. Pure: touches no node. */
export function planLayout(article: ReadArticle, shown: ShownText): BlockPlan[] {
  return article.page.blocks.map(layoutPlanner(article, shown));
}

/** The same, block by block: a long page is not planned before its first lines are written. */
export function layoutPlanner(article: ReadArticle, shown: ShownText): (block: PageBlock) => BlockPlan {
  const folds = collectFolds(article, shown);
  const joins = collectJoins(article);
  const partsOf = (block: PageBlock): Part[][] => {
    const bounds = pieceBounds(block, shown);
    return block.pieces.map((_, i) => cutParts(bounds[i] as number, bounds[i + 1] as number, folds, shown));
  };
  return (block): BlockPlan => {
    let lists = partsOf(block);
    const joined = joins.followers.has(block.index);
    if (joined) lists = lists.map(() => []);
    const followers = joins.leaders.get(block.index);
    if (followers) {
      const moved = followers.flatMap((index) => partsOf(article.page.blocks[index] as PageBlock).flat());
      lists = lists.map((parts, i) => (i === lists.length - 1 ? [...parts, ...moved] : parts));
    }
    return {
      block,
      joined,
      nodes: block.pieces.map((piece, i) => ({
        node: piece.node,
        nodeStart: piece.nodeStart,
        length: piece.length,
        served: piece.served,
        text: block.text.slice(piece.pageStart - block.start, piece.pageStart - block.start + piece.length),
        parts: lists[i] ?? [],
      })),
    };
  };
}

/** How stretches of a view's text are cut at note marks, for whoever lays it out elsewhere than on the page's nodes. */
export function partCutter(article: ReadArticle, shown: ShownText) {
  const folds = collectFolds(article, shown);
  return {
    /** The text and marks between two shown offsets (UTF-16). */
    cut: (start: number, end: number): Part[] => cutParts(start, end, folds, shown),
    /** Where the pieces of a block begin in the shown text, and where the last ends. */
    bounds: (block: PageBlock): number[] => pieceBounds(block, shown),
  };
}

/** Where the pieces of a block begin and end in the shown text; neighbours share a bound, so nothing is lost. */
function pieceBounds(block: PageBlock, shown: ShownText): number[] {
  const { fromPage } = shown;
  const bounds = [fromPage.toOutput(block.start, 'end')];
  for (const piece of block.pieces.slice(1)) bounds.push(fromPage.toOutput(piece.pageStart, 'start'));
  bounds.push(fromPage.toOutput(block.end, 'start'));
  return bounds;
}

function cutParts(start: number, end: number, folds: readonly Fold[], shown: ShownText): Part[] {
  const parts: Part[] = [];
  let at = start;
  for (let i = firstFold(folds, start); i < folds.length; i += 1) {
    const fold = folds[i] as Fold;
    if (fold.start >= end) break;
    if (fold.end <= at) continue;
    if (fold.start > at) parts.push({ kind: 'text', start: at, end: fold.start });
    if (fold.notes.length > 0 && fold.start >= start) {
      parts.push({ kind: 'mark', text: shown.text.slice(fold.start, fold.end), notes: fold.notes });
    }
    at = Math.min(end, Math.max(at, fold.end));
  }
  if (at < end) parts.push({ kind: 'text', start: at, end });
  return parts;
}

function firstFold(folds: readonly Fold[], offset: number): number {
  let low = 0;
  let high = folds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((folds[middle] as Fold).end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Marks of all notes, and the words of those spliced into sentences; sorted, not overlapping. */
function collectFolds(article: ReadArticle, shown: ShownText): Fold[] {
  const { structure, plainStarts } = article;
  const place = (span: { block: number; start: number; end: number }): Range => {
    const start = plainStarts[span.block] ?? 0;
    return shown.fromPlain({ start: start + span.start, end: start + span.end });
  };
  /** By where they begin: seldom more than one at a place. */
  const marks = new Map<number, Mark[]>();
  const all: Fold[] = [];
  const notes = [...structure.notes, ...structure.references];
  for (const note of notes) {
    for (const mark of note.marks) {
      const { start, end } = place(mark);
      const here = marks.get(start);
      const known = here?.find((one) => one.end === end);
      if (known) {
        known.notes.push(note);
        continue;
      }
      const fold = { start, end, notes: [note] };
      if (here) here.push(fold);
      else marks.set(start, [fold]);
      all.push(fold);
    }
  }
  for (const note of notes) {
    if (note.placed !== 'inline') continue;
    for (const span of note.spans) all.push({ ...place(span), notes: NO_NOTES });
  }
  all.sort((a, b) => a.start - b.start || b.notes.length - a.notes.length);
  const folds: Fold[] = [];
  let at = 0;
  for (const fold of all) {
    const start = Math.max(at, fold.start);
    if (fold.end <= start) continue;
    // A mark that an earlier fold swallowed is a repeated mark inside the note's own words: no second marker.
    folds.push(start === fold.start ? fold : { start, end: fold.end, notes: NO_NOTES });
    at = fold.end;
  }
  return folds;
}

/** Whether a paragraph's words stand in several blocks; most have their notes cut out of one. */
export function isBroken(spans: readonly Span[]): boolean {
  const first = spans[0]?.block;
  return spans.some(({ block }) => block !== first);
}

/** Paragraphs that a note broke: the block that leads, and those whose words are shown behind it. */
function collectJoins(article: ReadArticle): { leaders: Map<number, number[]>; followers: Set<number> } {
  const leaders = new Map<number, number[]>();
  const followers = new Set<number>();
  for (const section of article.structure.sections) {
    for (const { spans } of section.paragraphs) {
      if (!isBroken(spans)) continue;
      const blocks = [...new Set(spans.map((span) => span.block))];
      const [leader, ...rest] = blocks;
      if (leader === undefined || rest.length === 0) continue;
      // Links and other inline elements stay where they are: such a paragraph is not moved.
      if (rest.some((index) => article.page.blocks[index]?.pieces.length !== 1)) continue;
      leaders.set(leader, rest);
      for (const index of rest) followers.add(index);
    }
  }
  return { leaders, followers };
}
