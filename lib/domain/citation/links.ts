import { re } from '../text/index.ts';
import { dateOf, readDate } from './dates.ts';
import type { Draft } from './draft.ts';
import { hasHan } from './flat.ts';
import { peelPreprint } from './preprint.ts';
import type { CslDate } from './types.ts';

const DOI =
  /(?:https?:\/\/(?:dx\.)?doi\.org\/|doi\s*[:：]?\s*(?:https?:\/\/(?:dx\.)?doi\.org\/)?)\s*(10\.\d{4,9}\/(?:[^\s,;，；。<>"《》]|<[\w:.()/-]{1,30}>|;(?=\d-[\dA-Z](?![\w]))){1,200})/i;
const BARE_DOI = re`(?<![\w/])(10\.\d{4,9}/[^\s,;，；。<>"《》\p{Script=Han}]{2,200})`;
const URL_START = /(?:https?|ftp):\s?\/\/|www\.[a-z0-9-]{2,40}\./i;
const ACCESSED =
  /[,.;([]?\s*(?:\(|\[)?\s*(?:最后|最近|末次)?(?:访问|引用|浏览|检索|查阅|登录|下载|获取)(?:日期|时间|于)?\s*(?:为|是|[::])?\s*|(?:[Ll]ast\s+)?(?:[Aa]ccessed|[Rr]etrieved|[Vv]isited)(?:\s+on)?:?\s*/g;

/** Reads DOI, address and the days of update and access into the draft; gives the text before them. */
export function peelLinks(text: string, draft: Draft): string {
  let rest = peelPreprint(text, draft);
  const doi = DOI.exec(rest) ?? BARE_DOI.exec(rest);
  let cut = rest.length;
  if (doi?.[1]) {
    draft.DOI = closeBrackets(doi[1].replace(/[.\]]+$/, ''));
    cut = doi.index;
    rest = `${rest.slice(0, doi.index)} ${rest.slice(doi.index + doi[0].length)}`;
  }
  // `DOI:d4vb59`, a short form: no place to go to, and no part of the text.
  rest = rest.replace(/[\s.,;]+doi\s*:\s*[\w.]{4,24}\s*$/i, '.');
  const start = URL_START.exec(rest);
  if (start) {
    const url = readUrl(rest.slice(start.index));
    draft.URL = url.text;
    cut = Math.min(cut, start.index);
    rest = `${rest.slice(0, start.index)} ${rest.slice(start.index + url.length)}`;
  }
  const cstr = rest.search(/\bCSTR\s*:/i);
  if (cstr >= 0) cut = Math.min(cut, cstr);
  return readAccess(rest, cut, draft);
}

function closeBrackets(text: string): string {
  return text.endsWith(')') && !text.includes('(') ? text.slice(0, -1) : text;
}

/** An address; spaces that a line break left in it are taken out where nothing else can follow. */
function readUrl(text: string): { text: string; length: number } {
  const words = text.split(' ');
  let taken = 0;
  let url = '';
  for (const word of words) {
    const stop = word.search(re`[\p{Script=Han}，。；《》<>]|,(?=$|\d{4})|\[\d{4}|\(\d{4}`);
    const part = stop >= 0 ? word.slice(0, stop) : word;
    const continues =
      url === '' || (/[./_?&=-]$/.test(url) && /^[a-z0-9%?&=/_.-]/.test(part) && /[./=&%_-]|\d/.test(part));
    if (!continues || (url !== '' && /^(?:accessed|retrieved|\(|\[|doi|https?:)/i.test(part))) break;
    url += part;
    taken += part.length + 1;
    if (stop >= 0) break;
  }
  return { text: closeBrackets(url.replace(/[.,;\]]+$/, '')), length: Math.min(text.length, Math.max(0, taken - 1)) };
}

/** `[2012-10-15]`, `(2012-02-27)`, `最后访问日期:2020年3月1日`, `2020年3月1日访问`, `accessed May 3, 2020`. */
function readAccess(text: string, cut: number, draft: Draft): string {
  let end = cut;
  const pair = /(\d{4}-\d{1,2}-\d{1,2})\s*\/\s*(\d{4}-\d{1,2}-\d{1,2})/.exec(text);
  if (pair?.[1] && pair[2]) {
    setDate(draft, 'issued', readDate(pair[1])?.date ?? null);
    setDate(draft, 'accessed', readDate(pair[2])?.date ?? null);
    end = Math.min(end, pair.index);
  }
  const bracket = /\[\s*(\d{4})\s*[-–—./]\s*(\d{1,2})\s*[-–—./]\s*(\d{1,2})\s*\]/.exec(text);
  if (bracket) {
    setDate(draft, 'accessed', dateOf(Number(bracket[1]), Number(bracket[2]), Number(bracket[3])));
    end = Math.min(end, bracket.index);
  }
  if (!draft.accessed) {
    for (const label of text.matchAll(ACCESSED)) {
      const after = readDate(text.slice(label.index + label[0].length).trimStart());
      if (!after) continue;
      draft.accessed = after.date;
      end = Math.min(end, label.index);
      break;
    }
  }
  if (!draft.accessed) {
    const trailing =
      /(\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-./]\d{1,2}[-./]\d{1,2})\s*(?:最后|最近)?(?:访问|浏览|检索|查阅|登录|下载|引用)/.exec(
        text,
      );
    const found = trailing?.[1] ? readDate(trailing[1]) : null;
    if (trailing && found) {
      draft.accessed = found.date;
      end = Math.min(end, trailing.index);
    }
  }
  let before = text.slice(0, end).trim();
  const updated = /\(\s*(\d{4})\s*[-–—./]\s*(\d{1,2})\s*[-–—./]\s*(\d{1,2})\s*\)\s*\.?$/.exec(before);
  if (updated) {
    setDate(draft, 'issued', dateOf(Number(updated[1]), Number(updated[2]), Number(updated[3])));
    before = before.slice(0, updated.index);
  }
  return before.replace(/[\s.,;:([]+$/, hasHan(before) ? '' : '.');
}

function setDate(draft: Draft, key: 'issued' | 'accessed', date: CslDate | null): void {
  if (date && !draft[key]) draft[key] = date;
}
