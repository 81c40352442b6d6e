import { reAll } from '../text/index.ts';
import type { SummarySentence } from './types.ts';

/** An enumeration in prose: 一是…二是…; each item's head clause with its offsets. */
export interface Enumeration {
  readonly items: readonly SummarySentence[];
  readonly start: number;
  readonly end: number;
}

const NUMERALS = '一二三四五六七八九十';
const FAMILIES: readonly RegExp[] = [
  /([一二三四五六七八九十])(?:是|则|者)(?=\S)/g,
  /第([一二三四五六七八九十])(?:[，,、：:]|是(?=\S))/g,
  /其([一二三四五六七八九十])(?:[，,、：:]|是(?=\S))/g,
  /(首先|其次|再次|再者|最后)[，,]?/g,
  reAll`[（(](\d{1,2}|[一二三四五六七八九十])[）)](?=\p{Script=Han})`,
];
const ORDER = ['首先', '其次', '再次', '最后'];
const LONGEST_HEAD = 48;

/** Enumerations of two to eight items whose numbers follow one another. */
export function enumerationsOf(text: string): Enumeration[] {
  const found: Enumeration[] = [];
  for (const family of FAMILIES) {
    let series: { at: number; number: number }[] = [];
    for (const match of text.matchAll(family)) {
      if (!startsClause(text, match.index)) continue;
      const number = numberOf(match[1] ?? '');
      const next = series.length > 0 ? (series[series.length - 1] as { number: number }).number + 1 : 1;
      // 首先 … 其次 … 最后: the last may come early.
      if (number === next || (number === 4 && series.length >= 1 && match[1] === '最后'))
        series.push({ at: match.index, number });
      else {
        close(found, text, series);
        series = number === 1 ? [{ at: match.index, number }] : [];
      }
    }
    close(found, text, series);
  }
  return found.sort((a, b) => a.start - b.start);
}

function numberOf(mark: string): number {
  const word = ORDER.indexOf(mark === '再者' ? '再次' : mark);
  if (word >= 0) return word + 1;
  return /^\d/.test(mark) ? Number(mark) : NUMERALS.indexOf(mark) + 1;
}

function startsClause(text: string, at: number): boolean {
  return at === 0 || /[。！？；;：:，,、\s.!?]/.test(text[at - 1] as string);
}

function close(found: Enumeration[], text: string, series: readonly { at: number }[]): void {
  if (series.length < 2 || series.length > 8) return;
  const items: SummarySentence[] = [];
  let end = 0;
  for (const [index, { at }] of series.entries()) {
    const limit = series[index + 1]?.at ?? text.length;
    const head = headEnd(text, at, limit);
    if (head <= at) return;
    items.push({ start: at, end: head, text: text.slice(at, head) });
    end = index + 1 < series.length ? limit : sentenceEnd(text, head);
  }
  found.push({ items, start: (series[0] as { at: number }).at, end });
}

/** The item up to its first comma that leaves at least six characters; 首先， is no head by itself. */
function headEnd(text: string, at: number, limit: number): number {
  let depth = 0;
  const most = Math.min(limit, at + LONGEST_HEAD);
  for (let i = at; i < most; i += 1) {
    const unit = text[i] as string;
    if ('《“「（('.includes(unit)) depth += 1;
    else if ('》”」）)'.includes(unit)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && '。！？；;!?\n'.includes(unit)) return i;
    else if (depth === 0 && '，,：:.'.includes(unit) && i - at >= 8 && !/\d/.test(text[i + 1] ?? '')) return i;
  }
  return most === limit ? trimEnd(text, at, limit) : -1;
}

function trimEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /[\s，,；;、和以及]/.test(text[end - 1] as string)) end -= 1;
  return end;
}

function sentenceEnd(text: string, from: number): number {
  const at = text.slice(from, from + 400).search(/[。！？\n]/);
  return at < 0 ? Math.min(text.length, from + 400) : from + at + 1;
}
