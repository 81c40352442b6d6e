import { re } from '../text/index.ts';
import { dateOf, plainNumber, readDate } from './dates.ts';
import { addNames, type Draft, itemOf, tidyPages } from './draft.ts';
import { closingOf, type Flat, hasHan, trimMarks, trimStop } from './flat.ts';
import { readImprint } from './imprint.ts';
import { PREPRINTS } from './kinds.ts';
import { peelLinks } from './links.ts';
import { parseNames } from './names.ts';
import { areasOf, isPerson, looksLikeNames, readPeriod, stopsOf } from './pieces.ts';
import type { CslItem } from './types.ts';
import { volumeAtEnd } from './volume.ts';

const TYPES: Readonly<Record<string, CslItem['type']>> = {
  J: 'article-journal',
  N: 'article-newspaper',
  M: 'book',
  C: 'paper-conference',
  D: 'thesis',
  R: 'report',
  S: 'standard',
  P: 'patent',
  G: 'collection',
  A: 'manuscript',
  EB: 'webpage',
  DB: 'dataset',
  DS: 'dataset',
  CP: 'software',
  CM: 'map',
  PP: 'article',
  Z: 'document',
};
const MARK = /\[\s*(EB|DB|DS|CP|CM|PP|[JNMCDRSPGAZ])\s*(?:[/|]\s*(?:OL|CD|MT|DK|O\s?L))?\s*\]/i;

/** GB/T 7714 with its type mark: `[J]`, `[M]//`, `[EB/OL]`, also `［Ｊ］`, `[ J ]`. Null without a mark. */
export function parseTypeMark(flat: Flat): CslItem | null {
  const mark = MARK.exec(flat.text);
  if (!mark?.[1] || mark.index === 0) return null;
  const code = mark[1].toUpperCase();
  const draft: Draft = {};
  readHead(flat.text.slice(0, mark.index), draft);
  const tail = peelLinks(flat.text.slice(mark.index + mark[0].length), draft).replace(/^[\s.,;。]+/, '');
  const host = hostOf(tail, code);
  let type = TYPES[code] as CslItem['type'];
  if (host) type = readHost(host, draft, code);
  else if (code === 'J' && RUN.test(tail)) type = readSerial(tail, draft);
  else if (code === 'J') readJournal(tail, draft);
  else if (code === 'N') readNewspaper(tail, draft);
  else if (code === 'EB' || code === 'PP' || code === 'DS' || code === 'DB' || code === 'CP')
    readOnline(tail, draft, code);
  else readImprint(tail, draft);
  // `[P]. 中国专利: 881056073, 1989-07-26`
  if (code === 'P' && draft.publisher && /^[A-Z]{0,3}[\d.\s]{5,}[A-Z]?$/.test(draft.publisher)) {
    draft.number = draft.publisher;
    delete draft.publisher;
    delete draft.place;
  }
  const short = /^(\d{2})-(\d{2})$/.exec(code === 'P' ? (draft.publisher ?? '') : '');
  const year = draft.issued?.['date-parts']?.[0]?.[0];
  if (short && year) {
    draft.issued = dateOf(year, Number(short[1]), Number(short[2])) ?? draft.issued;
    delete draft.publisher;
  }
  if (code === 'S' || code === 'P' || code === 'R' || code === 'A') readNumber(draft, code);
  readVolume(draft);
  if (type === 'article-journal' && !draft.container && draft.URL) type = 'webpage';
  // Before 2025 a preprint had the mark of a page, or of a journal's paper.
  const isBare = code === 'EB' || (type === 'article-journal' && !draft.volume && !draft.issue);
  if (isBare && draft.container && PREPRINTS.test(draft.container)) {
    type = 'article';
    draft.publisher = draft.container;
    delete draft.container;
  }
  return draft.title ? itemOf(draft, flat, type) : null;
}

/** Authors and title before the mark. */
export function readHead(text: string, draft: Draft): void {
  const head = text.replace(/[\s.,。]+$/, '');
  const stops = stopsOf(head).slice(0, 8);
  const isEnd = (at: number | undefined) => at !== undefined && looksLikeNames(head.slice(0, at), 2600);
  for (const [index, first] of stops.entries()) {
    if (!isEnd(first)) continue;
    // `Anna K. Miller, Peter Osterman. Title`: the first stop was an initial's.
    const middle =
      re`\p{Ll} \p{Lu}$`.test(head.slice(0, first)) && re`^ \p{Lu}[\p{L}'’-]+[,.] `.test(head.slice(first + 1));
    const next = middle ? stops[index + 1] : undefined;
    const stop = next !== undefined && isEnd(next) ? next : first;
    const left = head.slice(0, stop);
    setAuthors(left, draft);
    setTitle(head.slice(stop + 1), draft);
    return;
  }
  // `作者:题名[J]`, where the colon stands for the stop.
  const colon = head.indexOf(':');
  const names =
    colon > 0
      ? head
          .slice(0, colon)
          .split(/[,、\s]+/)
          .filter((name) => name !== '等')
      : [];
  if (colon > 0 && names.length > 0 && names.every(isPerson) && !/^\s*[卷第“]/.test(head.slice(colon + 1))) {
    setAuthors(head.slice(0, colon), draft);
    setTitle(head.slice(colon + 1), draft);
    return;
  }
  // Where a stop was lost: `某某,某某 题名[J]`.
  const lost = /^([^\s.:]{2,60}) (\S{4,})$/.exec(head);
  const persons = (lost?.[1] ?? '').split(/[,、]/).filter((name) => name !== '等');
  if (lost?.[1] && lost[2] && hasHan(lost[2]) && persons.length > 1 && persons.every(isPerson)) {
    setAuthors(lost[1], draft);
    setTitle(lost[2], draft);
  } else setTitle(head, draft);
}

function setAuthors(text: string, draft: Draft): void {
  const dated = text.replace(/[\s,]+n\.\s?d\.?$/, '');
  const year = /[\s,]*[([]?\s*(\d{4})[a-z]?\s*[)\]]?$/.exec(dated);
  const date = year?.[1] ? dateOf(Number(year[1])) : null;
  if (year && date) draft.issued = date;
  const parsed = parseNames(year && date ? dated.slice(0, year.index) : dated);
  // In this form the persons before the title stand for the author, whatever their role was.
  addNames(draft, 'author', parsed.names);
}

function setTitle(text: string, draft: Draft): void {
  let title = trimStop(text.replace(/^[\s.,。:]+/, ''));
  const year = /^[([]?(\d{4})[a-z]?[)\]]?\s*[.。]\s*/.exec(title);
  if (year?.[1] && !draft.issued && draft.author) {
    const date = dateOf(Number(year[1]));
    if (date) draft.issued = date;
    title = title.slice(year[0].length);
  }
  if (title.startsWith('《') && closingOf(title, 0) === title.length - 1) title = title.slice(1, -1);
  // The scale of a map.
  draft.title = title.replace(/\.\s*1\s*:\s*\d[\d\s]{2,12}$/, '');
}

/** What stands after `//`, `见:` or `In:`; for the old `[A]. … [C].` too. */
function hostOf(tail: string, code: string): { translators: string; text: string } | null {
  const slashes = /(?<!:)\/\/(?!\/)/.exec(tail);
  if (slashes) return { translators: tail.slice(0, slashes.index), text: tail.slice(slashes.index + 2) };
  const word = /^(?:[见载]\s*[::]|载于|收入|[Ii]n\s*[::])\s*/.exec(tail);
  if (word) return { translators: '', text: tail.slice(word[0].length) };
  return (code === 'A' || code === 'C') && MARK.test(tail) ? { translators: '', text: tail } : null;
}

function readHost(host: { translators: string; text: string }, draft: Draft, code: string): CslItem['type'] {
  if (/译[\s,.]*$|trans\.?\s*$/.test(host.translators))
    addNames(draft, 'translator', parseNames(host.translators).names);
  const second = MARK.exec(host.text);
  const inner: Draft = {};
  if (second) {
    readHead(host.text.slice(0, second.index), inner);
    readImprint(host.text.slice(second.index + second[0].length), draft);
  } else {
    if (draft.issued) inner.issued = draft.issued;
    const areas = readImprint(host.text, inner);
    // `Conference, Atlanta, June 5-8, 1995: its theme`: no place is that long.
    if (inner.place && inner.place.length > 48 && /\d/.test(inner.place)) {
      areas.push(`${inner.place}: ${inner.publisher ?? ''}`);
      delete inner.place;
      delete inner.publisher;
    }
    // `刊, 年, 卷(期): 页` behind `//`: a paper out of a serial.
    if (areas.length === 0 && inner.publisher && !inner.place) areas.push(inner.publisher);
    readHead(areas.join('. '), inner);
    const { author: _author, title, ...imprint } = inner;
    if (areas[areas.length - 1] === imprint.publisher && !imprint.place) delete imprint.publisher;
    const editor = inner.author;
    Object.assign(draft, { ...imprint, translator: draft.translator ?? imprint.translator, container: title, editor });
    return hostType(draft, code, second?.[1]);
  }
  draft.container = inner.title;
  if (inner.author) draft.editor = inner.author;
  return hostType(draft, code, second[1]);
}

const TOWN = re`^(?:北京|上海|天津|重庆|广州|南京|武汉|成都|西安|杭州|济南|沈阳|长春|哈尔滨|长沙|合肥|昆明|台北|香港|澳门|\p{Script=Han}{2,4}市|[A-Z][a-z]+(?: [A-Z][a-z]+)?, (?:[A-Z]{2,3}|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}))$`;

function hostType(draft: Draft, code: string, second: string | undefined): CslItem['type'] {
  const volume = volumeAtEnd(draft.container ?? '');
  if (volume) {
    draft.container = volume.title;
    draft.volume = volume.volume;
  }
  if (code === 'C') {
    // Where a meeting was held, told without a house.
    if (draft.publisher && !draft.place && TOWN.test(draft.publisher)) {
      draft.place = draft.publisher;
      delete draft.publisher;
    }
    return 'paper-conference';
  }
  const meeting = /会议|论文集|研讨会|年会|论坛|[Pp]roceedings|[Cc]onference|[Ss]ymposium|[Ww]orkshop/.test(
    draft.container ?? '',
  );
  if (code === 'A' && second?.toUpperCase() === 'C' && meeting) return 'paper-conference';
  if (code === 'J') return 'article-journal';
  return code === 'CM' ? 'map' : 'chapter';
}

function readJournal(whole: string, draft: Draft): void {
  // A paper in parts: `2011, 33(2): 20-25; 2011, 33(3): 26-30`; the first is cited.
  const tail = whole.replace(/;\s*\d{4}\s*[,(].*$/, '');
  const areas = areasOf(tail);
  let rest = tail;
  if (areas.length > 1 && /译$|trans\.?$/.test(areas[0] as string)) {
    addNames(draft, 'translator', parseNames((areas[0] as string).replace(/译$/, '')).names);
    rest = tail.slice(tail.indexOf(areas[0] as string) + (areas[0] as string).length + 1);
  }
  const period = readPeriod(rest.replace(/^[\s.,。]+/, ''));
  if (!period) {
    // Not yet in an issue: `刊, 1-15[2021-03-04]` tells its pages alone.
    const pages = /^(.{2,80}?)\s*[,:]\s*(\d{1,4}\s*[-–—]\s*\d{1,4})$/.exec(trimStop(rest));
    if (pages?.[2]) draft.page = tidyPages(pages[2]);
    draft.container = unquote(pages?.[1] ?? trimStop(rest));
    return;
  }
  draft.container = unquote(trimMarks(period.container));
  const date = period.year ? dateOf(period.year, period.month, period.day) : null;
  if (date) draft.issued = date;
  if (period.volume) draft.volume = period.volume;
  if (period.issue)
    draft.issue = /^[一二三四五六七八九十]+$/.test(period.issue) ? plainNumber(period.issue) : period.issue;
  if (period.page) draft.page = tidyPages(period.page);
}

function unquote(title: string): string {
  return title.startsWith('《') && title.endsWith('》') ? title.slice(1, -1) : title;
}

const RUN =
  /^(\d{4})(?:\s*,\s*\1)?\s*(?:[,.]\s*(\d{1,4}))?\s*\((\d{1,4})\)\s*[-–—]+\s*(?:(\d{4})\s*(?:[,.]\s*\d{1,4})?\s*\(\d{1,4}\))?[\s.]*/;

/** A serial as a whole: `1957(1)—1990(4). 北京: 北京图书馆, 1957—1990`. */
function readSerial(tail: string, draft: Draft): CslItem['type'] {
  const start = RUN.exec(tail);
  if (start?.[1]) {
    const years = [start[1], start[4]].filter((year) => year !== undefined).map((year) => [Number(year)]);
    draft.issued = { 'date-parts': years };
    if (start[2]) draft.volume = start[2];
    if (start[3]) draft.issue = start[3];
    readImprint(tail.slice(start[0].length).replace(/[-–—]+\s*\.?\s*$/, ''), draft);
  }
  return 'periodical';
}

function readNewspaper(tail: string, draft: Draft): void {
  const found = /^(.{1,60}?)\s*[,.\s(]\s*(?=\d{4}\s*[-–—./年])|^(.{1,60}?)\s*,\s*(?=\d{1,2}-\d{1,2}\b)/.exec(tail);
  if (!found) {
    const period = readPeriod(tail);
    draft.container = unquote(trimStop(period?.container ?? tail));
    const date = period?.year ? dateOf(period.year) : null;
    if (date) draft.issued = date;
    if (period?.issue) draft.page = period.issue.replace(/^0+(?=\d)/, '').replace(/版$/, '');
    return;
  }
  draft.container = unquote(trimMarks(found[1] ?? found[2] ?? ''));
  let rest = tail.slice(found[0].length);
  const day = readDate(rest);
  const short = /^(\d{1,2})-(\d{1,2})/.exec(rest);
  const year = draft.issued?.['date-parts']?.[0]?.[0];
  if (day) {
    draft.issued = day.date;
    rest = rest.slice(day.length);
  } else if (short && year) {
    const date = dateOf(year, Number(short[1]), Number(short[2]));
    if (date) draft.issued = date;
    rest = rest.slice(short[0].length);
  }
  const page =
    /^\s*[(,:[]?\s*第?\s*([A-Za-z]?\d{1,3}(?:\s*[-–—,]\s*[A-Za-z]?\d{1,3})?|[一二三四五六七八九十]{1,3})\s*版?\s*[)\]]?/.exec(
      rest,
    );
  if (page?.[1]) draft.page = tidyPages(plainNumber(page[1])).replace(/^0+(?=\d)/, '');
}

/** Web pages, preprints, data: a name of the site or archive, a day in brackets. */
function readOnline(tail: string, draft: Draft, code: string): void {
  let rest = tail;
  const bracket = /\(\s*(\d{4})(?:\s*[-–—./]\s*(\d{1,2})(?:\s*[-–—./]\s*(\d{1,2}))?)?\s*\)\s*\.?\s*$/.exec(rest);
  if (bracket) {
    const date = dateOf(Number(bracket[1]), Number(bracket[2] ?? 0), Number(bracket[3] ?? 0));
    if (date && (!draft.issued || code !== 'EB')) draft.issued = date;
    rest = rest.slice(0, bracket.index);
  }
  const left = readImprint(rest, draft);
  const name = left[left.length - 1] ?? (draft.place ? undefined : draft.publisher);
  if (!name) return;
  if (code === 'EB' && !draft.place) {
    draft.container = unquote(trimMarks(name));
    delete draft.publisher;
  } else if (!draft.publisher) draft.publisher = trimMarks(name);
}

const NUMBERED: Readonly<Record<string, RegExp>> = {
  S: /\s*[:,]\s*((?:[A-Z]{1,8}(?:\d{2,4}(?=\/))?(?:\/[A-Z]{1,6}){0,2})\s?[A-Z]{0,3}[-\s]?\d[\w./]{0,14}(?:\s?[-–—:]{1,2}\s?[A-Z]{0,2}\d[\w./]{0,8}){0,4}(?:\s?\([a-zA-Z]{1,2}\))?)$/,
  P: re`\s*[:,]\s*((?:[A-Z]{2}|中国|美国|日本|[\p{Script=Han}]{2,6},?|[A-Z][A-Za-z. ]{1,18},\s?)?\s*[A-Z]{0,3}\s?\d[\d\s.,/A-Z-]{4,24})$`,
  R: /\s*:\s*(?!(?:19|20)\d{2}$)((?=[^:]{0,30}\d)[A-Z0-9][\w\s./-]{2,40})$/,
  A: re`\s*:\s*((?=[^:]{0,40}\d)[\w-]{5,40}|\p{Script=Han}{2,10}\[\d{4}\]\s?第?\d+号)$`,
};

/** The number of a standard, patent, report or file, printed behind (of a standard also before) the title. */
function readNumber(draft: Draft, code: string): void {
  const title = draft.title ?? '';
  const behind = NUMBERED[code]?.exec(title);
  if (behind?.[1] && behind.index > 1) {
    draft.title = title.slice(0, behind.index).trim();
    draft.number = behind[1]
      .trim()
      .replace(re`^(?:\p{Script=Han}{2,6}|[A-Z][A-Za-z. ]{1,18},)[专利,\s]*(?=\d|[A-Z])`, '');
  } else if (code === 'S') {
    const before =
      /^((?:[A-Z]{1,5}(?:\d{2,4}(?=\/))?(?:\/[A-Z]{1,5}){0,2})\s?[A-Z]{0,2}-?\s?\d[\w./-]{0,14}?(?:\s?[-–—:]\s?\d{1,4}){0,3}(?:\s?\([a-z]{2}\))?)(?:(?:\.\s|[\s,:])+|(?<=\)))(?=\S)/.exec(
        title,
      );
    if (before?.[1] && /\d{2}/.test(before[1])) {
      draft.title = title.slice(before[0].length).trim();
      draft.number = before[1].trim();
    }
  }
  if (draft.number && !draft.issued && code === 'S') {
    const year = /[-–—:]\s?((?:19|20)\d{2})$/.exec(draft.number.replace(/\s?\([a-z]{2}\)$/, ''));
    // Until 1995 Chinese standards were numbered with two digits of the year.
    const short = /^(?:GB|[A-Z]{2}\/?T?)[^—–:]*[-–—]([5-9]\d)$/.exec(draft.number);
    const date = dateOf(Number(year?.[1] ?? (short?.[1] ? `19${short[1]}` : 0)));
    if (date) draft.issued = date;
  }
}

/** `题名:第3卷` of a work in several volumes. */
function readVolume(draft: Draft): void {
  const found = draft.volume ? null : volumeAtEnd(draft.title ?? '');
  if (!found || !(hasHan(found.title) || /[A-Za-z]/.test(found.title))) return;
  draft.title = found.title;
  draft.volume = found.volume;
}
