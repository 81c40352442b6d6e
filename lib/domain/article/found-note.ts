import type { Line } from './line.ts';
import { spanOf } from './line.ts';
import type { MarkerStyle } from './marker.ts';
import type { Span } from './types.ts';

/** A note while it is being found: `Note` with what its marks are looked up by. */
export interface FoundNote {
  readonly style: MarkerStyle | 'none';
  readonly number: number;
  /** As printed; '' where the list prints none. */
  marker: string;
  text: string;
  readonly spans: Span[];
  readonly marks: Span[];
  /** Marks that are words of their sentence (`文[1]证明了…`): never cut. */
  readonly mentions: Span[];
  readonly placed: 'inline' | 'list';
  readonly kind: 'note' | 'reference';
  /** Line where it stands, for order and for "the nearest list behind a mark". */
  readonly at: number;
  /** Number of the list it belongs to; inline notes have none. */
  readonly list: number | null;
}

/** What is cut out of a line. */
export interface Cut {
  readonly start: number;
  readonly end: number;
}

/** Cuts by line, and the lines whose rest goes on with the sentence of the line of text before. */
export interface Cuts {
  readonly byLine: Map<number, Cut[]>;
  readonly joined: Set<number>;
}

/** No cuts yet. */
export function noCuts(): Cuts {
  return { byLine: new Map(), joined: new Set() };
}

/** Notes a cut; cuts of a line are kept in order. */
export function cut(cuts: Cuts, line: Line, start: number, end: number): Span {
  const list = cuts.byLine.get(line.at) ?? [];
  const last = list.at(-1);
  list.push({ start, end });
  if (last !== undefined && last.start > start) list.sort((a, b) => a.start - b.start);
  cuts.byLine.set(line.at, list);
  return spanOf(line, start, end);
}

/** The stretches of a line that are left between its cuts, blank ones left out. */
export function rest(cuts: Cuts, line: Line): Cut[] {
  const left: Cut[] = [];
  let from = 0;
  const add = (to: number) => {
    if (line.text.slice(from, to).trim() !== '') left.push({ start: from, end: to });
  };
  for (const piece of cuts.byLine.get(line.at) ?? []) {
    add(piece.start);
    from = Math.max(from, piece.end);
  }
  add(line.text.length);
  return left;
}

/** The narrowed text of a line without its cuts. */
export function restText(cuts: Cuts, line: Line): string {
  if (!cuts.byLine.has(line.at)) return line.text;
  return rest(cuts, line)
    .map((piece) => line.text.slice(piece.start, piece.end))
    .join('');
}
