/** Dates as printed, given in ISO 8601 as precise as they are printed. */

import { re } from '../text/index.ts';

const DATE =
  /((?:19|20)\d{2})\s*(?:年|[-/.])\s*(\d{1,2})(?:\s*(?:月|[-/.])\s*(\d{1,2})(?!\d)\s*日?(?:[T\s]*(\d{1,2})\s*[:时]\s*(\d{2})(?:\s*[:分]\s*(\d{2}))?)?)?(?:月)?/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;

/** The first date of a narrowed text and where it stands, or null. */
export function dateIn(text: string): { iso: string; start: number; end: number } | null {
  const match = DATE.exec(text);
  if (match === null) return null;
  const [whole, year = '', month = '', day, hour, minute, second] = match;
  const iso = isoOf(year, month, day, hour, minute, second);
  return iso === null ? null : { iso, start: match.index, end: match.index + whole.length };
}

/** The date of a metadata value: `2021/01/28`, `20210128`, `2021-1`, `2021`, or null. */
export function dateOf(value: string): string | null {
  const text = value.trim();
  const [, year = '', month = '', day = ''] = COMPACT.exec(text) ?? [];
  if (year !== '') return isoOf(year, month, day);
  if (/^(?:19|20)\d{2}(?:年)?$/.test(text)) return text.slice(0, 4);
  return dateIn(text)?.iso ?? null;
}

function isoOf(
  year: string,
  month: string,
  day?: string,
  hour?: string,
  minute?: string,
  second?: string,
): string | null {
  const two = (digits: string) => digits.padStart(2, '0');
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return `${year}-${two(month)}`;
  if (Number(day) < 1 || Number(day) > 31) return null;
  const date = `${year}-${two(month)}-${two(day)}`;
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return date;
  return `${date}T${two(hour)}:${minute}${second === undefined ? '' : `:${second}`}`;
}

/** What a journal line says: `城市问题 2020年第2期`, `刊名,2020,35(02):12-18`. */
export interface Issue {
  readonly container: string | null;
  readonly year: string;
  readonly volume: string | null;
  readonly issue: string | null;
  readonly pages: string | null;
}

const NAME = String.raw`(?:《([^《》]{2,40})》|([\p{Script=Han}A-Za-z()·&:,\- ]{2,40}?))?`;
const ISSUE_LINE = re`^\s*${NAME}\s*[.,:]?\s*((?:19|20)\d{2})\s*年?\s*[,.]?\s*(?:第?\s*(\d{1,3})\s*卷|(\d{1,3})(?=\s*\())?\s*[,.]?\s*(?:第?\s*(\d{1,3}(?:\s*[-–—/]\s*\d{1,3})?)\s*期|\(\s*([A-Za-z]?\d{1,3}(?:[-/]\d{1,3})?|增刊\d?|S\d|Z\d)\s*\))\s*(?:\([^()]{1,8}\))?\s*(?:[,:.]?\s*(?:第|[Pp]{1,2}\.?)?\s*([A-Z]?\d+(?:\s*[-–—~]\s*[A-Z]?\d+)?(?:\s*[,+]\s*\d+)*)\s*页?)?(?:\s*[,.]?\s*共\s*\d+\s*页)?\s*$`;

/** `第35卷 第4期 某某学报 2019年4月`, as the head of a printed page has it. */
const PAGE_HEAD = re`^\s*第?\s*(\d{1,3})\s*卷\s*[,.]?\s*第?\s*(\d{1,3})\s*期\s+([\p{Script=Han}A-Za-z()·&: ]{2,40}?)\s+((?:19|20)\d{2})\s*年(?:\s*\d{1,2}\s*月)?\s*$`;

/** Reads a line that is nothing but a journal's name, year, volume, issue and pages. */
export function issueLineOf(text: string): Issue | null {
  if (text.length > 120 || !/[期卷(]/.test(text) || !/(?:19|20)\d{2}/.test(text)) return null;
  const head = text.includes('卷') ? PAGE_HEAD.exec(text) : null;
  if (head !== null) {
    const [, volume = null, number = null, name = '', printed = ''] = head;
    return { container: name.trim(), year: printed, volume, issue: number, pages: null };
  }
  const match = ISSUE_LINE.exec(text);
  if (match === null) return null;
  const [, quoted, plain, year = '', volumeA, volumeB, issueA, issueB, pages] = match;
  const container = (quoted ?? plain ?? '').trim().replace(/[.,:\s]+$/, '');
  return {
    container: container === '' ? null : container,
    year,
    volume: volumeA ?? volumeB ?? null,
    issue: (issueA ?? issueB ?? null)?.replace(/\s+/g, '').replace(/^0+(?=\d)/, '') ?? null,
    pages: pages?.replace(/\s+/g, '').replace(/[–—~]/g, '-') ?? null,
  };
}

/** 文章编号 (CAJ-CD B/T 1): the serial's ISSN, (year) and issue, first page, number of pages. */
const ARTICLE_NUMBER =
  /文章编号\s*[\]】)]?\s*:?\s*\d{4}\s?[-–—]?\s?\d{3}[\dXx]\s*\(((?:19|20)\d{2})\)\s*([A-Z]?\d{1,3})\s?[-–—]\s?\d{1,4}\s?[-–—]\s?\d{1,3}(?!\d)/;

/** Year and issue of the article number a narrowed line prints; null where there is none. `00` is printed before an issue is known. */
export function articleNumberIn(text: string): { year: string; issue: string | null } | null {
  const [, year, number = ''] = ARTICLE_NUMBER.exec(text) ?? [];
  const issue = number.replace(/^0+/, '');
  return year === undefined ? null : { year, issue: issue === '' ? null : issue };
}
