import type { Range } from '../text/index.ts';
import { Aligner, type Alignment } from './align.ts';
import { findCandidates } from './find-candidates.ts';
import { foldText } from './fold.ts';
import { type Candidate, isConvincing, type Lengths, outweighs, surroundings, weight } from './judge.ts';
import { sectionPath } from './passage-selector.ts';
import { Place } from './place.ts';
import type { Placement, PlacementReason } from './placement.ts';
import { rangeOfQuote, type Sought, soughtOf } from './sought.ts';
import {
  countPairs,
  type IndexOptions,
  indexInSlices,
  occurrences,
  type PairCounts,
  type TextIndex,
  toSource,
} from './text-index.ts';
import type { PassageSelector } from './types.ts';

/** Quotes longer than this are found by their two ends alone. */
const LONG = 600;
/** Units of the quote that are sought with the context of its end. */
const END = 48;
/** Most of what may have been put into a quote, beside its own length. */
const INSERTED = 128;
/** Share of edits in surroundings that have nothing to do with each other, at most. */
const STRANGE = 0.66;
/** Copies of the quote whose surroundings are compared closely; rougher comparison chooses them. */
const COPIES = 12;
const MOST_COPIES = 4_096;
const CANDIDATES = 6;
/** Candidates offered to the reader. */
const OFFERED = 3;

/** Aligns quotes with their surroundings, and parts of them. */
const patterns = new Aligner();

/** Finds passages in one text; the text is prepared when the first one does not stand where it stood. */
export class Anchorer {
  readonly text: string;
  readonly #options: IndexOptions;
  #index: TextIndex | null = null;

  constructor(text: string, options: IndexOptions) {
    this.text = text;
    this.#options = options;
  }

  /**
   * Yields after every passage that had to be looked for (and often while the text is prepared), so that the caller can
   * let others have the thread; gives the placements in the order of the selectors.
   */
  *find(selectors: readonly PassageSelector[]): Generator<void, Placement[]> {
    const placements: Placement[] = [];
    for (const selector of selectors) {
      const range = whereItStood(this.text, selector);
      if (range) {
        placements.push({ state: 'anchored', reason: 'exact', range });
        continue;
      }
      this.#index ??= yield* indexInSlices(this.text, this.#options);
      placements.push(anchor(this.#index, selector));
      yield;
    }
    return placements;
  }
}

/** The passage's range where its words and surroundings stand at their old offset, to the letter; null elsewhere. */
export function whereItStood(text: string, { quote, position }: PassageSelector): Range | null {
  const { exact, prefix, suffix } = quote;
  const from = position.start - prefix.length;
  if (exact === '' || from < 0 || !text.startsWith(prefix + exact + suffix, from)) return null;
  return { start: position.start, end: position.start + exact.length };
}

/** Finds one passage in a prepared text. Offsets of the answer are UTF-16, into the text as it was given. */
export function anchor(index: TextIndex, selector: PassageSelector): Placement {
  const sought = soughtOf(index, selector);
  if (sought.quote === '') return { state: 'orphan', reason: 'no-quote' };
  if (standsAtHint(index, sought))
    return found(index, sought, 'anchored', 'exact', sought.hint, sought.hint + sought.quote.length);
  const pairs = countPairs(index, sought.whole);
  const unchanged = findUnchanged(index, sought, pairs);
  if (unchanged !== null) return found(index, sought, 'anchored', 'exact', unchanged, unchanged + sought.quote.length);
  const { length: before } = sought.prefix;
  const copies = occurrences(index, sought.whole, pairs, [before, before + sought.quote.length], MOST_COPIES);
  const candidates = closest(index, sought, copies);
  const settled = candidates.some((one) => (surroundings(one, sought.lengths) ?? 0) >= 0.85);
  if (!settled) {
    index.approximate += 1;
    if (sought.quote.length <= LONG) candidates.push(...alignWhole(index, sought, pairs));
    const isWhole = (one: Candidate) => one.quote >= 0.9 && isConvincing(one, sought.lengths, copies.length);
    if (sought.quote.length >= 8 && !candidates.some(isWhole)) candidates.push(...alignEnds(index, sought, pairs));
  }
  return decide(index, sought, candidates, copies.length);
}

/** Whether quote and context stand as they were at the quote's old offset. */
function standsAtHint(index: TextIndex, { prefix, whole, hint }: Sought): boolean {
  return hint >= prefix.length && index.folded.text.startsWith(whole, hint - prefix.length);
}

/** Where quote and context stand as they were, if that is one place; null for none or doubt. */
function findUnchanged(index: TextIndex, { prefix, suffix, whole }: Sought, pairs: PairCounts): number | null {
  // Without any context the words alone say too little here.
  if (prefix === '' && suffix === '') return null;
  const places = occurrences(index, whole, pairs, [0, whole.length], 2);
  return places.length === 1 ? (places[0] as number) + prefix.length : null;
}

/** The copies of the quote with the most fitting surroundings. */
function closest(index: TextIndex, sought: Sought, copies: readonly number[]): Candidate[] {
  const { text } = index.folded;
  const { quote, prefix, suffix } = sought;
  let chosen = copies;
  if (copies.length > COPIES) {
    const rough = copies.map((at) => {
      let equal = 0;
      for (let k = 1; k <= Math.min(prefix.length, 16); k += 1) {
        if (text.charCodeAt(at - k) === prefix.charCodeAt(prefix.length - k)) equal += 1;
      }
      for (let k = 0; k < Math.min(suffix.length, 16); k += 1) {
        if (text.charCodeAt(at + quote.length + k) === suffix.charCodeAt(k)) equal += 1;
      }
      return { at, equal };
    });
    rough.sort((a, b) => b.equal - a.equal);
    chosen = rough.slice(0, COPIES).map(({ at }) => at);
  }
  return chosen.map((at) => new Place(index, sought, at, at + quote.length, 0));
}

/** Places where quote and context stand roughly, found as one pattern. */
function alignWhole(index: TextIndex, sought: Sought, pairs: PairCounts): Candidate[] {
  const { quote, prefix, suffix, whole } = sought;
  const cuts = [prefix.length, prefix.length + quote.length];
  // Where more than the quote and two thirds of its surroundings are edited away, nothing of them is there.
  const most = quote.length + (prefix.length + suffix.length) * STRANGE;
  return placesOf(index, whole, pairs, [0, whole.length]).flatMap(([from, to]) => {
    const { distance, starts, ends, edits } = patterns.align(whole, index.folded.text, from, to, cuts);
    if (distance > most) return [];
    const start = starts[0] as number;
    return [new Place(index, sought, start, Math.max(start, ends[1] as number), edits[1] as number)];
  });
}

/**
 * The quote's beginning behind its prefix, and its end before its suffix, each for itself: much may have been put between
 * them, or changed.
 */
function alignEnds(index: TextIndex, sought: Sought, pairs: PairCounts): Candidate[] {
  const { quote, prefix, whole } = sought;
  const { text } = index.folded;
  const end = Math.min(quote.length, END);
  const isLikely = ({ distance }: Alignment, of: string) => distance <= of.length * 0.6;
  const aligned = (range: readonly [number, number], cut: number) => {
    const part = whole.slice(...range);
    return placesOf(index, whole, pairs, range)
      .map(([from, to]) => patterns.align(part, text, from, to, [cut]))
      .filter((one) => isLikely(one, part));
  };
  const heads = aligned([0, prefix.length + end], prefix.length);
  if (heads.length === 0) return [];
  const tails = aligned([prefix.length + quote.length - end, whole.length], end);
  const found: Candidate[] = [];
  for (const before of heads) {
    for (const behind of tails) {
      const start = before.starts[0] as number;
      const end = behind.ends[0] as number;
      if (end - start < quote.length / 3 || end - start > quote.length * 2 + INSERTED) continue;
      const missing = quote.length - patterns.commonLength(quote, text, start, end);
      // Without a missing unit something was put in, or it would have been found as a copy.
      found.push(new Place(index, sought, start, end, Math.max(1, missing)));
    }
  }
  return found;
}

/** Stretches of the folded text that may hold a part of a pattern. */
function placesOf(
  index: TextIndex,
  pattern: string,
  pairs: PairCounts,
  part: readonly [number, number],
): (readonly [number, number])[] {
  const partLength = part[1] - part[0];
  const slack = 32 + Math.ceil(partLength * 0.3);
  const { length } = index.folded.text;
  return findCandidates(index, pattern, pairs, part, CANDIDATES).map((at) => [
    Math.max(0, at - slack),
    Math.min(length, at + partLength + slack),
  ]);
}

/** Takes the best candidate if it convinces and no other comes near; else says what there is. */
function decide(index: TextIndex, sought: Sought, all: readonly Candidate[], copies: number): Placement {
  const { lengths } = sought;
  const candidates = withoutRepeats([...all].sort((a, b) => weight(b, lengths) - weight(a, lengths)));
  const convincing = candidates.filter((one) => one.end > one.start && isConvincing(one, lengths, copies));
  const [best] = convincing;
  if (best) {
    if (candidates.some((one) => isEmptied(one, lengths) && outweighs(one, best, lengths))) {
      return { state: 'orphan', reason: 'removed' };
    }
    const least = margin(best, lengths);
    const near = convincing.filter((one) => weight(best, lengths) - weight(one, lengths) < least);
    const chosen = near.length === 1 ? best : chooseAmong(index, sought, near);
    if (!chosen) return uncertain(index, 'ambiguous', near);
    const around = surroundings(chosen, lengths);
    if (chosen.edits > 0) return found(index, sought, 'moved', 'edited', chosen.start, chosen.end);
    const isSame = around === null || around >= 0.5;
    const [state, reason] = isSame ? (['anchored', 'exact'] as const) : (['moved', 'context-changed'] as const);
    return found(index, sought, state, reason, chosen.start, chosen.end);
  }
  return explain(index, candidates, lengths);
}

/** Candidates closer than this in agreeing units are alike; the more so, the more of the best one was edited. */
function margin(best: Candidate, lengths: Lengths): number {
  const { quote, prefix, suffix } = lengths;
  const lost = quote + prefix + suffix - weight(best, lengths);
  return Math.max(2, (Math.min(quote, 24) + prefix + suffix) * 0.06, Math.min(lost, 12));
}

/** The surroundings stand here, the quote does not. */
function isEmptied({ start, end, prefix, suffix }: Candidate, lengths: Lengths): boolean {
  return end - start < lengths.quote * 0.3 && Math.min(prefix ?? 0, suffix ?? 0) >= 0.6;
}

/** Of places that are alike the one at the old offset, else the only one in a section of the old title. */
function chooseAmong(index: TextIndex, { hint, section }: Sought, near: readonly Candidate[]): Candidate | null {
  const atHint = near.find(({ start }) => start === hint);
  if (atHint) return atHint;
  if (section === null || index.sections.length === 0) return null;
  const title = foldText(section, index.variants);
  const same = near.filter(({ start, end }) => {
    const path = sectionPath(index.sections, toSource(index, start, end).start);
    return foldText(path[path.length - 1] ?? '', index.variants) === title;
  });
  return same.length === 1 ? (same[0] as Candidate) : null;
}

/** Why nothing was taken. */
function explain(index: TextIndex, candidates: readonly Candidate[], lengths: Lengths): Placement {
  const inPlace = candidates.find(({ prefix, suffix }) => Math.min(prefix ?? 0, suffix ?? 0) >= 0.6);
  if (inPlace) {
    if (isEmptied(inPlace, lengths)) return { state: 'orphan', reason: 'removed' };
    return uncertain(index, 'words-changed', [inPlace]);
  }
  const alike = candidates.filter(
    (one) =>
      one.quote >= (lengths.quote < 6 ? 1 : 0.7) && (lengths.quote >= 6 || (surroundings(one, lengths) ?? 1) >= 0.3),
  );
  return alike.length > 0 ? uncertain(index, 'weak-context', alike) : { state: 'orphan', reason: 'not-found' };
}

/** Candidates that lie over a better one are left out. */
function withoutRepeats(candidates: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const one of candidates) {
    if (kept.every((other) => one.end <= other.start || one.start >= other.end || one.start === one.end))
      kept.push(one);
  }
  return kept;
}

function found(
  index: TextIndex,
  sought: Sought,
  state: 'anchored' | 'moved',
  reason: PlacementReason,
  start: number,
  end: number,
): Placement {
  return { state, reason, range: rangeOfQuote(index, sought, start, end) };
}

function uncertain(index: TextIndex, reason: PlacementReason, candidates: readonly Candidate[]): Placement {
  const ranges: Range[] = candidates
    .filter(({ start, end }) => end > start)
    .slice(0, OFFERED)
    .map(({ start, end }) => toSource(index, start, end));
  return ranges.length > 0
    ? { state: 'uncertain', reason, candidates: ranges }
    : { state: 'orphan', reason: 'not-found' };
}
