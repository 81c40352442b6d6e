import type { CslDate } from './types.ts';

const DIGITS = '零一二三四五六七八九';

/** `二十三` → 23, `二〇二〇` → 2020, `12` → 12; null for anything else. */
export function chineseNumber(text: string): number | null {
  const clean = text.trim().replace(/[〇○]/g, '零');
  if (/^\d{1,6}$/.test(clean)) return Number(clean);
  if (!/^[零一二三四五六七八九十百两]{1,8}$/.test(clean)) return null;
  if (!/[十百]/.test(clean))
    return Number([...clean].map((digit) => DIGITS.indexOf(digit === '两' ? '二' : digit)).join(''));
  let total = 0;
  let digit = 0;
  for (const unit of clean) {
    if (unit === '十') {
      total += (digit || 1) * 10;
      digit = 0;
    } else if (unit === '百') {
      total += digit * 100;
      digit = 0;
    } else digit = DIGITS.indexOf(unit === '两' ? '二' : unit);
  }
  return total + digit;
}

/** `第六` or `第 6` → `6`; other text stays. */
export function plainNumber(text: string): string {
  const bare = text.replace(/^第\s*/, '').trim();
  const value = chineseNumber(bare);
  return value === null ? bare : String(value);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Number (1–12) of an English month or its abbreviation; 0 if it is none. */
export function monthNumber(word: string): number {
  return MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

/** One date out of its parts; what is no possible date gives null. */
export function dateOf(year: number, month?: number, day?: number): CslDate | null {
  if (!(year >= 100 && year < 2200)) return null;
  if (!month || month > 12) return { 'date-parts': [[year]] };
  if (!day || day > 31) return { 'date-parts': [[year, month]] };
  return { 'date-parts': [[year, month, day]] };
}

const FULL = /^(\d{4})\s*[-–—./年]\s*(\d{1,2})\s*(?:[-–—./月]\s*(\d{1,2})\s*日?|月)/;
const COMPACT = /^((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)/;
const HAN_DATE =
  /^([一二三四五六七八九〇○零]{4})年(?:([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})日)?)?/;
const ENGLISH_DATE =
  /^(?:(\d{1,2})\s+)?([A-Z][a-z]{2,8})\.?\s*(?:(\d{1,2})(?:st|nd|rd|th)?(?:\s*[-–]\s*\d{1,2})?,?\s*)?,?\s*(\d{4})/;

export interface FoundDate {
  readonly date: CslDate;
  /** Length of what was read. */
  readonly length: number;
}

/** A date that has at least a month, at the very start of the text. */
export function readDate(text: string): FoundDate | null {
  const numeric = FULL.exec(text) ?? COMPACT.exec(text);
  if (numeric) {
    const date = dateOf(Number(numeric[1]), Number(numeric[2]), Number(numeric[3] ?? 0));
    if (date && Number(numeric[2]) <= 12) return { date, length: numeric[0].length };
  }
  const han = HAN_DATE.exec(text);
  if (han?.[1]) {
    const [year, month, day] = [han[1], han[2], han[3]].map((part) => (part ? (chineseNumber(part) ?? 0) : 0));
    const date = dateOf(year ?? 0, month, day);
    if (date) return { date, length: han[0].length };
  }
  const english = ENGLISH_DATE.exec(text);
  const month = english ? monthNumber(english[2] ?? '') : 0;
  if (english && month > 0) {
    const date = dateOf(Number(english[4]), month, Number(english[1] ?? english[3] ?? 0));
    if (date) return { date, length: english[0].length };
  }
  return null;
}

/** The first year (1000–2199) that is no part of a longer number. */
export function firstYear(text: string): number | null {
  const found = /(?<!\d)(1\d{3}|20\d{2}|21\d{2})(?!\d)/.exec(text);
  return found ? Number(found[1]) : null;
}

/** YYYY, YYYY-MM or YYYY-MM-DD. */
export function isoDate(date: CslDate | undefined): string | null {
  const parts = date?.['date-parts']?.[0];
  if (!parts?.[0]) return null;
  return parts
    .slice(0, 3)
    .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
    .join('-');
}
