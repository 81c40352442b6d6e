import { isHan } from '../text/index.ts';

/** The marks by which a text points to its notes: (1) [1] 〔1〕 ① [①] 【1】 *. Patterns are for narrowed text. */

export type MarkerStyle = 'round' | 'square' | 'tortoise' | 'circled' | 'star';

export interface Marker {
  readonly style: MarkerStyle;
  /** 1.. for numbers; for stars their count. */
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

const CIRCLED = '([①-⑳㉑-㉟㊱-㊿])';
const ONE = String.raw`\((\d{1,3})\)|\[ ?(\d{1,3}) ?\]|【(\d{1,3})】|〔(\d{1,3})〕|(\*{1,3})|${CIRCLED}|\[${CIRCLED}\]|〔${CIRCLED}〕|\(${CIRCLED}\)`;
const FIRST = new RegExp(ONE);
const ANYWHERE = new RegExp(ONE, 'g');
const AT_START = new RegExp(`^\\s*(?:注释?\\s*)?(?:${ONE})\\s*[:.、]?\\s*`);

/** The number of a circled digit. */
export function circledNumber(mark: string): number {
  const code = mark.charCodeAt(0);
  if (code >= 0x32b1) return code - 0x32b1 + 36;
  if (code >= 0x3251) return code - 0x3251 + 21;
  return code - 0x2460 + 1;
}

function markerOf(match: RegExpExecArray, start: number, end: number): Marker {
  const [, round, square, lenticular, tortoise, star = ''] = match;
  if (round !== undefined) return { style: 'round', number: Number(round), start, end };
  const digits = square ?? lenticular;
  if (digits !== undefined) return { style: 'square', number: Number(digits), start, end };
  if (tortoise !== undefined) return { style: 'tortoise', number: Number(tortoise), start, end };
  const circled = match[6] ?? match[7] ?? match[8] ?? match[9];
  if (circled !== undefined) return { style: 'circled', number: circledNumber(circled), start, end };
  return { style: 'star', number: star.length, start, end };
}

/** Every single marker of a narrowed text, in order. */
export function markersIn(text: string): Marker[] {
  const found: Marker[] = [];
  for (const match of text.matchAll(ANYWHERE)) {
    found.push(markerOf(match, match.index, match.index + match[0].length));
  }
  return found;
}

/** The marker a narrowed text begins with, and where the words behind it begin. */
export function leadingMarker(text: string): (Marker & { readonly words: number }) | null {
  // Most lines begin with a word.
  if (isHan(text.charCodeAt(0)) && text[0] !== '注') return null;
  const match = AT_START.exec(text);
  if (match === null) return null;
  const core = FIRST.exec(match[0]);
  if (core === null) return null;
  return { ...markerOf(match, core.index, core.index + core[0].length), words: match[0].length };
}

/** The marker a narrowed text ends with. */
export function trailingMarker(text: string): Marker | null {
  const from = Math.max(0, text.trimEnd().length - 6);
  const last = markersIn(text.slice(from)).at(-1);
  if (last === undefined || text.slice(from + last.end).trim() !== '') return null;
  return { ...last, start: last.start + from, end: last.end + from };
}
