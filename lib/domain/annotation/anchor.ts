import type { Range } from '../text/index.ts';
import { align, commonLength } from './align.ts';
import { findCandidates } from './find-candidates.ts';
import { foldWithMap } from './fold.ts';
import { AGREES, type Candidate, isConvincing, type Lengths, outweighs, surroundings, weight } from './judge.ts';
import { sectionPath } from './passage-selector.ts';
import type { Placement, PlacementReason } from './placement.ts';
import { rangeOfQuote, type Sought, soughtOf } from './sought.ts';
import { type IndexOptions, indexInSlices, occurrences, type TextIndex, toSource } from './text-index.ts';
import type { PassageSelector } from './types.ts';

/** How far the context may stand from the quote: what was put between them, or lost, is at most so long. */
const DRIFT = 24;
const SLACK = 3;
/** Quotes longer than this are found by their two ends alone. */
const LONG = 600;
/** Units of the quote that are sought with the context of its end. */
const END = 48;
/** Most of what may have been put into a quote, beside its own length. */
const INSERTED = 128;
/** Folded units by which edits elsewhere may have moved what stays where it was; they add up as a random walk does. */
const NEAR = 40;
const NEAR_WALK = 0.5;
/** Share of edits in surroundings that have nothing to do with each other, at most. */
const STRANGE = 0.66;
/** Copies of the quote whose surroundings are compared closely; rougher comparison chooses them. */
const COPIES = 12;
const MOST_COPIES = 4_096;
const CANDIDATES = 6;
/** Candidates offered to the reader. */
const OFFERED = 3;

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
  const unchanged = findUnchanged(index, sought);
  if (unchanged !== null) return found(index, sought, 'anchored', 'exact', unchanged, unchanged + sought.quote.length);
  const copies = occurrences(index, sought.quote, MOST_COPIES);
  const candidates = closest(index, sought, copies);
  const settled = candidates.some((one) => (surroundings(one, sought.lengths) ?? 0) >= 0.85);
  if (!settled) {
    index.approximate += 1;
    if (sought.quote.length <= LONG) candidates.push(...alignWhole(index, sought));
    const isWhole = (one: Candidate) => one.quote >= 0.9 && isConvincing(one, sought.lengths, copies.length);
    if (sought.quote.length >= 8 && !candidates.some(isWhole)) candidates.push(...alignEnds(index, sought));
  }
  return decide(index, sought, candidates, copies.length);
}

/** Where quote and context stand as they were; of several such places the one at its old offset; null for none or doubt. */
function findUnchanged(index: TextIndex, { quote, prefix, suffix, hint }: Sought): number | null {
  const { text } = index.folded;
  const whole = prefix + quote + suffix;
  if (text.startsWith(whole, hint - prefix.length) && hint >= prefix.length) return hint;
  // Without any context the words alone say too little here.
  if (prefix === '' && suffix === '') return null;
  const places = occurrences(index, whole, 2);
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
  return chosen.map((at) => judged(index, sought, at, at + quote.length, 0));
}

/** Places where quote and context stand roughly, found as one pattern. */
function alignWhole(index: TextIndex, sought: Sought): Candidate[] {
  const { quote, prefix, suffix } = sought;
  const whole = prefix + quote + suffix;
  const cuts = [prefix.length, prefix.length + quote.length];
  // Where more than the quote and two thirds of its surroundings are edited away, nothing of them is there.
  const most = quote.length + (prefix.length + suffix.length) * STRANGE;
  return placesOf(index, whole).flatMap(([from, to]) => {
    const { distance, starts, ends, edits } = align(whole, index.folded.text, from, to, cuts);
    if (distance > most) return [];
    const start = starts[0] as number;
    return [judged(index, sought, start, Math.max(start, ends[1] as number), edits[1] as number)];
  });
}

/**
 * The quote's beginning behind its prefix, and its end before its suffix, each for itself: much may have been put between
 * them, or changed.
 */
function alignEnds(index: TextIndex, sought: Sought): Candidate[] {
  const { quote, prefix, suffix } = sought;
  const { text } = index.folded;
  const first = quote.slice(0, END);
  const last = quote.slice(-END);
  const head = prefix + first;
  const tail = last + suffix;
  const heads = placesOf(index, head).map(([from, to]) => align(head, text, from, to, [prefix.length]));
  const tails = placesOf(index, tail).map(([from, to]) => align(tail, text, from, to, [last.length]));
  const isLikely = (distance: number, length: number) => distance <= length * 0.6;
  const found: Candidate[] = [];
  for (const before of heads.filter(({ distance }) => isLikely(distance, head.length))) {
    for (const behind of tails.filter(({ distance }) => isLikely(distance, tail.length))) {
      const start = before.starts[0] as number;
      const end = behind.ends[0] as number;
      if (end - start < quote.length / 3 || end - start > quote.length * 2 + INSERTED) continue;
      const missing = quote.length - commonLength(quote, text, start, end);
      // Without a missing unit something was put in, or it would have been found as a copy.
      found.push(judged(index, sought, start, end, Math.max(1, missing)));
    }
  }
  return found;
}

/** Stretches of the folded text that may hold a pattern. */
function placesOf(index: TextIndex, pattern: string): (readonly [number, number])[] {
  const slack = 32 + Math.ceil(pattern.length * 0.3);
  const { length } = index.folded.text;
  return findCandidates(index, pattern, CANDIDATES).map((at) => [
    Math.max(0, at - slack),
    Math.min(length, at + pattern.length + slack),
  ]);
}

function judged(index: TextIndex, sought: Sought, start: number, end: number, edits: number): Candidate {
  const { text } = index.folded;
  const { quote, prefix, suffix, sentenceBefore, sentenceBehind, hint } = sought;
  const before = compare(text, prefix, Math.max(0, start - prefix.length - DRIFT), start);
  const behind = compare(text, suffix, end, Math.min(text.length, end + suffix.length + DRIFT));
  return {
    start,
    end,
    edits,
    quote: Math.max(0, 1 - edits / quote.length),
    prefix: before?.whole ?? null,
    suffix: behind?.whole ?? null,
    outerPrefix: before?.first ?? null,
    outerSuffix: behind?.second ?? null,
    inSentence: Math.min(
      beside(text, sentenceBefore, start - sentenceBefore.length - SLACK, start, before?.whole),
      beside(text, sentenceBehind, end, end + sentenceBehind.length + SLACK, behind?.whole),
    ),
    sentence: wholeSentence(text, sought, start, end),
    atHint: hint >= 0 && Math.abs(start - hint) <= NEAR + Math.sqrt(text.length) * NEAR_WALK,
  };
}

/**
 * How far the rest of the quote's sentence stands right beside it, on a side whose surroundings have changed: what was cut
 * or put in at a sentence's bound leaves the sentence whole. 1 where there is no such rest, or no such change.
 */
function beside(text: string, rest: string, from: number, to: number, whole: number | undefined): number {
  if (rest === '' || whole === undefined || whole >= AGREES) return 1;
  return 1 - align(rest, text, Math.max(0, from), Math.min(text.length, to), []).distance / rest.length;
}

/** Length of the quote's sentence where all of it stands here, unit for unit; 0 where it does not. */
function wholeSentence(text: string, sought: Sought, start: number, end: number): number {
  const { quote, sentenceBefore, sentenceBehind } = sought;
  const whole = sentenceBefore + quote + sentenceBehind;
  const from = start - sentenceBefore.length;
  return end - start === quote.length && from >= 0 && text.startsWith(whole, from) ? whole.length : 0;
}

/** How far `context`, and each half of it, stands in a stretch of text, 0–1; null where there is none. */
function compare(text: string, context: string, from: number, to: number) {
  const { length } = context;
  if (length === 0) return null;
  const half = length >> 1;
  const { distance, edits } = align(context, text, from, to, [half]);
  const share = (errors: number | undefined, of: number) => (of === 0 ? 0 : Math.max(0, 1 - (errors ?? 0) / of));
  return { whole: share(distance, length), first: share(edits[0], half), second: share(edits[1], length - half) };
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
  const same = near.filter(({ start, end }) => {
    const path = sectionPath(index.sections, toSource(index, start, end).start);
    return foldWithMap(path[path.length - 1] ?? '', index.variants).text === section;
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
