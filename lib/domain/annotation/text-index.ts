import { type FoldedText, foldInSlices } from './fold.ts';
import type { SectionPlace } from './passage-selector.ts';
import type { VariantTable } from './variants.ts';

/**
 * A text prepared once for finding many passages in it: folded, with the places of every pair of neighbouring units.
 * Offsets of `folded.text` are folded offsets; `toSource` leads back.
 */
export interface TextIndex {
  readonly source: string;
  readonly folded: FoldedText;
  readonly variants: VariantTable | null;
  readonly sections: readonly SectionPlace[];
  /** `places.slice(heads[h], heads[h + 1])`: where pairs of hash h stand, ascending. */
  readonly heads: Int32Array;
  readonly places: Int32Array;
  /** Room for counting votes (`find-candidates.ts`), all 0 between two uses. */
  readonly votes: Uint16Array;
  /** Room for `countPairs`. */
  pairs: PairCounts;
  /** How many passages had to be looked for approximately. */
  approximate: number;
}

export interface IndexOptions {
  /** Forms of one character that count as the same; null: none. */
  readonly variants: VariantTable | null;
  /** Sections of the text, in its order; they decide between places that are alike. */
  readonly sections?: readonly SectionPlace[];
}

/** Folded units to a bin of diagonals, as a power of 2. */
export const BIN_BITS = 4;
const HASHES = 0x10000;
/** Units between two pauses while pairs are counted. */
const SLICE = 65_536;

/** Prepares a text. Pauses often, so that it can be done in slices of a frame. */
export function* indexInSlices(source: string, options: IndexOptions): Generator<void, TextIndex> {
  const folded = yield* foldInSlices(source, options.variants);
  const { text } = folded;
  const heads = new Int32Array(HASHES + 1);
  for (let at = 0; at + 1 < text.length; at += 1) {
    const hash = pairHash(text.charCodeAt(at), text.charCodeAt(at + 1)) + 1;
    heads[hash] = (heads[hash] as number) + 1;
    if (at % SLICE === SLICE - 1) yield;
  }
  for (let hash = 1; hash <= HASHES; hash += 1) heads[hash] = (heads[hash] as number) + (heads[hash - 1] as number);
  const next = heads.slice(0, HASHES);
  const places = new Int32Array(Math.max(0, text.length - 1));
  for (let at = 0; at + 1 < text.length; at += 1) {
    const hash = pairHash(text.charCodeAt(at), text.charCodeAt(at + 1));
    places[next[hash] as number] = at;
    next[hash] = (next[hash] as number) + 1;
    if (at % SLICE === SLICE - 1) yield;
  }
  return {
    source,
    folded,
    variants: options.variants,
    sections: options.sections ?? [],
    heads,
    places,
    votes: new Uint16Array((text.length >> BIN_BITS) + 2),
    pairs: { hashes: new Int32Array(1024), counts: new Int32Array(1024) },
    approximate: 0,
  };
}

export function pairHash(first: number, second: number): number {
  return (Math.imul(first, 40_503) ^ Math.imul(second, 30_011)) & (HASHES - 1);
}

/** How often each pair of a pattern stands in the text, and its hash; by the offset of its first unit. */
export interface PairCounts {
  readonly hashes: Int32Array;
  readonly counts: Int32Array;
}

/** Counts a pattern's pairs (those of equal hash together). The arrays may be longer than the pattern, and are the index's. */
export function countPairs(index: TextIndex, pattern: string): PairCounts {
  const { heads } = index;
  if (index.pairs.counts.length < pattern.length) {
    index.pairs = { hashes: new Int32Array(pattern.length * 2), counts: new Int32Array(pattern.length * 2) };
  }
  const { hashes, counts } = index.pairs;
  let second = pattern.charCodeAt(0);
  for (let i = 0; i + 1 < pattern.length; i += 1) {
    const first = second;
    second = pattern.charCodeAt(i + 1);
    const hash = pairHash(first, second);
    hashes[i] = hash;
    counts[i] = (heads[hash + 1] as number) - (heads[hash] as number);
  }
  return index.pairs;
}

/**
 * Where `pattern.slice(from, to)` stands in the folded text, ascending; at most `limit` places. `pairs` are those of the
 * whole pattern.
 */
export function occurrences(
  index: TextIndex,
  pattern: string,
  pairs: PairCounts,
  [from, to]: readonly [number, number],
  limit: number,
): number[] {
  const { folded, heads, places } = index;
  const { text } = folded;
  const found: number[] = [];
  if (to - from < 2) {
    const unit = pattern.slice(from, to);
    for (let at = text.indexOf(unit); at >= 0 && found.length < limit; at = text.indexOf(unit, at + 1)) {
      found.push(at);
    }
    return found;
  }
  // The pair with the fewest places leads.
  const { hashes, counts } = pairs;
  let lead = from;
  for (let i = from + 1; i + 1 < to; i += 1) {
    if ((counts[i] as number) < (counts[lead] as number)) lead = i;
  }
  if (counts[lead] === 0) return found;
  const part = pattern.slice(from, to);
  const hash = hashes[lead] as number;
  for (let k = heads[hash] as number; k < (heads[hash + 1] as number) && found.length < limit; k += 1) {
    const at = (places[k] as number) - lead + from;
    if (at >= 0 && text.startsWith(part, at)) found.push(at);
  }
  return found;
}

/** The source range (UTF-16) of the folded range [start, end), which holds at least one unit. */
export function toSource({ folded }: TextIndex, start: number, end: number): { start: number; end: number } {
  return { start: folded.starts[start] as number, end: folded.ends[end - 1] as number };
}

/** The first folded unit made of a character that ends behind a source offset. */
export function toFolded({ folded }: TextIndex, offset: number): number {
  const { ends } = folded;
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
