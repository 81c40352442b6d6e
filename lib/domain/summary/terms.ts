import { reAll } from '../text/index.ts';
import { CUTTER, POOR_ALONE, WEAK_TERMS } from './stop-words.ts';

/** A term of a text, and what speaks for its being a keyword. */
export interface Term {
  readonly term: string;
  readonly features: readonly number[];
}

const LONGEST = 10;
const BLANK = ' ';

interface Tally {
  seen: number;
  /** Times it stood between two cuts. */
  alone: number;
  title: number;
  titleAlone: number;
  first: number;
  readonly before: Set<string>;
  readonly after: Set<string>;
}

/** One stretch between two cuts that could be a term, or a part of it. */
interface Hit {
  readonly term: string;
  readonly whole: boolean;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly at: number;
}

/** Beyond this a text has said what it is about; counting on would only cost time. */
const MOST_TEXT = 40_000;

/** Candidate terms: pieces between cuts, and what comes again inside them. */
export function termsOf(text: string, title: string): Term[] {
  const body = text.slice(0, MOST_TEXT);
  const counts = new Map<string, number>();
  const count = ({ term, whole }: Hit) => counts.set(term, (counts.get(term) ?? 0) + (whole ? 2 : 1));
  visit(body, count);
  visit(title, count);
  // Most stretches come once and are dropped before anything is kept of them.
  const tallies = new Map<string, Tally>();
  visit(body, (hit) => record(hit, false, counts, tallies));
  visit(title, (hit) => record(hit, true, counts, tallies));
  return [...tallies].map(([term, tally]) => ({ term, features: featuresOf(term, tally, body.length) }));
}

function visit(text: string, act: (hit: Hit) => void): void {
  for (const run of text.matchAll(reAll`[\p{Script=Han}A-Za-z0-9][\p{Script=Han}A-Za-z0-9·-]*`)) {
    // A word that is kept stands for itself; one that cuts leaves as many blanks, so that places stay right.
    const pieces = run[0].replace(CUTTER, (word, kept: string | undefined) => kept ?? BLANK.repeat(word.length));
    let at = run.index;
    for (const piece of pieces.split(BLANK)) {
      if (piece.length > 1) visitPiece(piece, at, act);
      at += piece.length + 1;
    }
  }
}

function visitPiece(piece: string, at: number, act: (hit: Hit) => void): void {
  const units = piece.match(/[A-Za-z][A-Za-z0-9-]*|\d[\d.]*|./gu) ?? [];
  for (let i = 0; i < units.length; i += 1) {
    let term = '';
    for (let k = i; k < units.length && k - i < LONGEST; k += 1) {
      term += units[k];
      if (k === i && !/^[A-Za-z]{2}/.test(term)) continue;
      act({ term, whole: i === 0 && k === units.length - 1, before: units[i - 1], after: units[k + 1], at });
    }
  }
}

function record(hit: Hit, isTitle: boolean, counts: ReadonlyMap<string, number>, tallies: Map<string, Tally>): void {
  if (
    (counts.get(hit.term) ?? 0) < 2 ||
    WEAK_TERMS.has(hit.term) ||
    POOR_ALONE.has(hit.term) ||
    /^[\d.-]+$/.test(hit.term)
  )
    return;
  let tally = tallies.get(hit.term);
  if (!tally) {
    tally = { seen: 0, alone: 0, title: 0, titleAlone: 0, first: hit.at, before: new Set(), after: new Set() };
    tallies.set(hit.term, tally);
  }
  if (isTitle) tally.title += 1;
  else tally.seen += 1;
  if (hit.whole && isTitle) tally.titleAlone += 1;
  else if (hit.whole) tally.alone += 1;
  // Every cut is a neighbour of its own: a term that meets many cuts stands by itself.
  tally.before.add(hit.before ?? `${BLANK}${tally.before.size}`);
  tally.after.add(hit.after ?? `${BLANK}${tally.after.size}`);
}

export const TERM_FEATURES = [
  'bias',
  'seen',
  'length2',
  'length3',
  'length4',
  'length5',
  'length6',
  'length7',
  'alone',
  'title',
  'titleAlone',
  'variety',
  'varietyMost',
  'first',
  'latin',
  'weakHead',
  'weakTail',
  'locative',
  'aloneShare',
] as const;

function featuresOf(term: string, tally: Tally, length: number): number[] {
  const size = Math.min(7, Math.max(2, [...term].length));
  const latin = /[A-Za-z]/.test(term);
  const total = tally.seen + tally.title;
  return [
    1,
    Math.log(total),
    ...[2, 3, 4, 5, 6, 7].map((n) => (!latin && size === n ? 1 : 0)),
    Math.log1p(tally.alone),
    tally.title > 0 ? 1 : 0,
    tally.titleAlone > 0 ? 1 : 0,
    Math.log(Math.min(tally.before.size, tally.after.size)),
    Math.log(Math.max(tally.before.size, tally.after.size)),
    length > 0 ? Math.min(1, tally.first / length) : 0,
    latin ? 1 : 0,
    WEAK_TERMS.has(term.slice(0, 2)) ? 1 : 0,
    WEAK_TERMS.has(term.slice(-2)) ? 1 : 0,
    /[中上下后前时间内外性化的了]$/.test(term) || /^[中上下后前时间内外性化者]/.test(term) ? 1 : 0,
    (tally.alone + tally.titleAlone) / total,
  ];
}
