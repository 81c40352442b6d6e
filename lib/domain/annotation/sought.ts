import type { Range } from '../text/index.ts';
import { foldText, foldWithMap, isRunMark } from './fold.ts';
import type { Lengths } from './judge.ts';
import { type TextIndex, toFolded, toSource } from './text-index.ts';
import type { PassageSelector } from './types.ts';

/** Folded units of context that are compared on each side. */
const CONTEXT = 48;
/** Where sentences and paragraphs part; text is cut, moved and put in there. */
const BOUNDS = '。．.！!？?；;\n';

/** A passage as it is looked for in a prepared text: folded. */
export interface Sought {
  readonly quote: string;
  /** Of a quote that begins, or ends, inside a run of marks ('……') its part of the run as it was; else null. */
  readonly headOfRun: string | null;
  readonly tailOfRun: string | null;
  readonly prefix: string;
  readonly suffix: string;
  /** Prefix, quote and suffix. */
  readonly whole: string;
  /** What of the sentence the quote begins or ends in stands beside it. */
  readonly sentenceBefore: string;
  readonly sentenceBehind: string;
  /** The quote's whole sentence, or sentences. */
  readonly sentence: string;
  readonly lengths: Lengths;
  /** Folded offset where the quote stood when it was made; the text may have changed before it since. */
  readonly hint: number;
  /** Title of the innermost section, as it was. */
  readonly section: string | null;
}

/** Makes a selector ready to be looked for. */
export function soughtOf(index: TextIndex, { quote, position, section }: PassageSelector): Sought {
  const fold = (text: string) => foldText(text, index.variants);
  const own = foldWithMap(quote.exact, index.variants);
  const exact = own.text;
  let prefix = fold(quote.prefix);
  let suffix = fold(quote.suffix);
  // A run of marks is one unit of the text: where the quote's edge cuts it, that unit is the quote's.
  let headOfRun: string | null = null;
  let tailOfRun: string | null = null;
  if (exact !== '' && prefix.endsWith(exact.charAt(0)) && isRunMark(exact.charCodeAt(0))) {
    headOfRun = quote.exact.slice(0, own.ends[0]);
    prefix = prefix.slice(0, -1);
  }
  const last = exact.length - 1;
  if (exact !== '' && suffix.startsWith(exact.charAt(last)) && isRunMark(exact.charCodeAt(last))) {
    tailOfRun = quote.exact.slice(own.starts[last]);
    suffix = suffix.slice(1);
  }
  prefix = prefix.slice(-CONTEXT);
  suffix = suffix.slice(0, CONTEXT);
  const sentenceBefore = fold(behindLastBound(quote.prefix)).slice(-CONTEXT);
  const sentenceBehind = fold(beforeFirstBound(quote.suffix)).slice(0, CONTEXT);
  return {
    quote: exact,
    headOfRun,
    tailOfRun,
    prefix,
    suffix,
    whole: prefix + exact + suffix,
    sentenceBefore,
    sentenceBehind,
    sentence: sentenceBefore + exact + sentenceBehind,
    lengths: { quote: exact.length, prefix: prefix.length, suffix: suffix.length },
    // An empty position says nothing.
    hint: position.end > position.start ? toFolded(index, position.start) : -1,
    section: section.path[section.path.length - 1] ?? null,
  };
}

function behindLastBound(text: string): string {
  let at = text.length;
  while (at > 0 && !BOUNDS.includes(text.charAt(at - 1))) at -= 1;
  return text.slice(at);
}

function beforeFirstBound(text: string): string {
  let at = 0;
  while (at < text.length && !BOUNDS.includes(text.charAt(at))) at += 1;
  return text.slice(0, at);
}

/** The source range (UTF-16) of a quote that stands at [start, end) of the folded text. */
export function rangeOfQuote(index: TextIndex, { headOfRun, tailOfRun }: Sought, start: number, end: number): Range {
  const range = { ...toSource(index, start, end) };
  const { source, folded } = index;
  const [firstEnd, lastStart] = [folded.ends[start] as number, folded.starts[end - 1] as number];
  if (tailOfRun !== null && source.startsWith(tailOfRun, lastStart)) range.end = lastStart + tailOfRun.length;
  // A quote of one unit is cut at one end only.
  const mayCutHead = end - start > 1 || tailOfRun === null;
  if (headOfRun !== null && mayCutHead && source.slice(range.start, firstEnd).endsWith(headOfRun)) {
    range.start = firstEnd - headOfRun.length;
  }
  return range;
}
