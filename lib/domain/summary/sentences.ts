import { isHan, re } from '../text/index.ts';
import type { SummarySentence } from './types.ts';

const OPENERS = '《〈“‘「『（([【〔{';
const CLOSERS = '》〉”’」』）)]】〕}';
/** A bracket that closes no nearer than this is taken for a slip of the pen, not for a bracket. */
const LONGEST_BRACKET = 300;
const NEWLINE = 10;
/** Kind of a bracket by its code, from 1: positive for one that opens, negative for one that closes. */
const BRACKETS: ReadonlyMap<number, number> = new Map(
  [...OPENERS].flatMap((opener, kind): [number, number][] => [
    [opener.charCodeAt(0), kind + 1],
    [CLOSERS.charCodeAt(kind), -kind - 1],
  ]),
);
const TERMINATORS = '。！？!?；;…｡';
const ABBREVIATION =
  /(?:^|[^A-Za-z])(?:et al|etc|vs|cf|Fig|Figs|Eq|Eqs|No|Vol|pp|p|vol|ed|eds|Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|Inc|Ltd|Co|sp|spp|var|subsp|ssp|cv|e\.g|i\.e|ca|approx|Ref|Refs|Tab|Sect|Chap|U\.S|D\.C|Ph\.D|[A-Z])$/;

/**
 * Sentences of a text, with their offsets; white space around them is left out. Cut at 。！？； and their narrow forms
 * (also `.` where it stands for 。), never inside quotes, title marks or brackets, numbers or abbreviations.
 */
export function splitSentences(text: string): SummarySentence[] {
  const inside = bracketDepths(text);
  const sentences: SummarySentence[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (isHan(code)) continue;
    if (code === NEWLINE) {
      push(sentences, text, from, i);
      from = i + 1;
      continue;
    }
    // A quotation that ends in a stop of its own ends the sentence too: “……。”他 stays one, “……。” 新句 does not.
    const closesQuote =
      '”」』'.includes(text[i] as string) &&
      inside[i] === 0 &&
      '。！？!?…'.includes(text[i - 1] ?? ' ') &&
      startsAfresh(text, i + 1);
    if (inside[i] !== 0 || !(closesQuote || isStop(text, i))) continue;
    let end = i + 1;
    while (
      end < text.length &&
      (TERMINATORS.includes(text[end] as string) || (text[end] === '.' && text[end - 1] === '.'))
    )
      end += 1;
    push(sentences, text, from, end);
    from = end;
    i = end - 1;
  }
  push(sentences, text, from, text.length);
  return sentences;
}

/** For every unit, in how many closed brackets it stands (closers count as outside). */
function bracketDepths(text: string): Uint8Array {
  const change = new Int16Array(text.length + 1);
  const open: { kind: number; at: number }[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (isHan(code)) continue;
    if (code === NEWLINE) open.length = 0;
    const bracket = BRACKETS.get(code);
    if (bracket === undefined) continue;
    if (bracket > 0) {
      open.push({ kind: bracket - 1, at: i });
      if (open.length > 16) open.shift();
      continue;
    }
    for (let k = open.length - 1; k >= 0; k -= 1) {
      const candidate = open[k] as { kind: number; at: number };
      if (!sameKind(candidate.kind, -bracket - 1)) continue;
      open.length = k;
      if (i - candidate.at <= LONGEST_BRACKET) {
        change[candidate.at] = (change[candidate.at] ?? 0) + 1;
        change[i] = (change[i] ?? 0) - 1;
      }
      break;
    }
  }
  const depths = new Uint8Array(text.length);
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    depth += change[i] ?? 0;
    depths[i] = Math.min(depth, 255);
  }
  return depths;
}

/** Damaged text mixes the widths of a pair: （…) is a pair. */
function sameKind(opener: number, closer: number): boolean {
  return opener === closer || ((opener === 6 || opener === 7) && (closer === 6 || closer === 7));
}

function isStop(text: string, at: number): boolean {
  const unit = text[at] as string;
  if (unit !== '.' && unit !== '．') return TERMINATORS.includes(unit) && !isEntity(text, at);
  const before = text.charCodeAt(at - 1);
  const after = at + 1 < text.length ? text.charCodeAt(at + 1) : 10;
  if (isDigit(before) && isDigit(after)) {
    // `…提高了12.5%` is a number, `…至2010年.2011年` never ends in a digit.
    return false;
  }
  if (isHan(before))
    return isHan(after) || after <= 32 || isDigit(after) || /[A-Za-z“"《（([【]/.test(String.fromCharCode(after));
  if (after !== 10 && after !== 13 && after !== 32 && !isHan(after))
    return /[)%）”"》]/.test(text[at - 1] ?? '') && /[A-Z\d]/.test(text[at + 1] ?? '');
  if (/[A-Za-z]/.test(text[at - 1] ?? '') && ABBREVIATION.test(text.slice(Math.max(0, at - 8), at))) return false;
  // `1. 方法` and `(1). ` number what follows; they end nothing.
  if (isDigit(before) && /(?:^|[\s。；;!?！？])\(?\d{1,2}$/.test(text.slice(Math.max(0, at - 5), at))) return false;
  return true;
}

/** The `;` of `&amp;`. */
function isEntity(text: string, at: number): boolean {
  return text[at] === ';' && /&#?\w{1,8}$/.test(text.slice(Math.max(0, at - 10), at));
}

function startsAfresh(text: string, at: number): boolean {
  const next = text[at] ?? '';
  return !/[的地得等之是，,、。；;：:！？!?…)）》”’也就又便时后]/.test(next);
}

function isDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19);
}

function push(sentences: SummarySentence[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start] as string)) start += 1;
  while (end > start && /\s/.test(text[end - 1] as string)) end -= 1;
  if (end > start && re`[\p{L}\p{N}]`.test(text.slice(start, end)))
    sentences.push({ start, end, text: text.slice(start, end) });
}
