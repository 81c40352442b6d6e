import { re } from '../text/index.ts';
import { dateOf, readDate } from './dates.ts';
import { addNames, type Draft, isNewspaper, itemOf, tidyEdition, tidyPages } from './draft.ts';
import { type Flat, hasHan, trimMarks, trimStop } from './flat.ts';
import { isEdition, readImprint } from './imprint.ts';
import { peelLinks } from './links.ts';
import { parseNames } from './names.ts';
import { areasOf, looksLikeNames, type Period, readPeriod, stopsOf } from './pieces.ts';
import type { CslItem } from './types.ts';
import { volumeAtEnd } from './volume.ts';

/**
 * Chinese references between stops without a type mark: GB 7714—87 (`作者. 题名. 刊名, 1973(4): 339~357`) and the
 * psychologists' form (`作者. (2010). 题名. 刊名, 42(3), 12–20`). Null where no year or no two areas are found.
 */
export function parsePlain(flat: Flat): CslItem | null {
  if (!hasHan(flat.text.slice(0, 200))) return null;
  const draft: Draft = {};
  const text = peelLinks(flat.text, draft);
  const page = draft.URL ? readPage(flat, text, draft) : null;
  if (page) return page;
  if (titleLeads(text)) return readTitleFirst(flat, text, draft);
  const stop = stopsOf(text).find((at) => looksLikeNames(text.slice(0, at)) || endsInYear(text.slice(0, at)));
  if (stop === undefined) return null;
  let rest = text.slice(stop + 1).trim();
  const inside = /^(.*?)[\s,.]*[([]\s*(\d{4})[a-z]?年?\s*[)\]]\s*$/.exec(text.slice(0, stop));
  const own = OWN_YEAR.exec(rest);
  const year = inside?.[2] ?? own?.[1] ?? own?.[2];
  if (own) rest = rest.slice(own[0].length);
  const names = inside?.[1] ?? text.slice(0, stop);
  if (names.length > 200) return null;
  const day = /(\d{1,2})\s*月(?:\s*(\d{1,2}))?/.exec(own?.[0] ?? '');
  const date = year ? dateOf(Number(year), Number(day?.[1] ?? 0), Number(day?.[2] ?? 0)) : null;
  if (date) draft.issued = date;
  addNames(draft, 'author', parseNames(names.replace(/[,\s]*\d{4}$/, '')).names);
  if (!draft.author) return null;
  const end = stopsOf(rest)[0] ?? rest.length;
  draft.title = trimStop(rest.slice(0, end)).replace(/^《([^《》]+)》$/, '$1');
  const tail = rest.slice(end + 1).trim();
  readExtra(draft);
  const thesis = /[\s:,.]*[[(]\s*((?:博士|硕士|学士|学位)[^()[\]]{0,8}论文|学位论文)\s*[\])]$/.exec(draft.title);
  if (thesis?.[1]) {
    draft.genre = thesis[1].replace(/^(博士|硕士|学士)(?:研究生)?(?:学位)?(?:毕业)?论文$/, '$1学位论文');
    draft.title = draft.title.slice(0, thesis.index);
  }
  // A standard's number, printed behind its title.
  const standard = /\s((?:GB|DB|[A-Z]{2,4})(?:\/[A-Z]{1,2})?\s?\d[\d.]{1,8}(?:[—–-]\d{2,4})?)$/.exec(draft.title);
  if (standard?.[1] && /^(?:\d{4}\.?.{0,8}|.{2,24}:.{2,40})?$/.test(tail)) {
    draft.title = draft.title.slice(0, standard.index).trim();
    draft.number = standard[1];
    const issued = dateOf(Number(/^\d{4}/.exec(tail)?.[0] ?? /[—–-](\d{4})$/.exec(standard[1])?.[1] ?? 0));
    if (issued) draft.issued = issued;
    return itemOf(draft, flat, 'standard');
  }
  const edition = /\s*\((第?.{1,3}版|修订[版本])\)$/.exec(draft.title);
  if (edition?.[1]) {
    draft.edition = tidyEdition(edition[1]);
    draft.title = draft.title.slice(0, edition.index);
  }
  if (!draft.title || (!draft.issued && !/\d{4}/.test(tail))) return null;
  // A year that stands by itself between names and title tells a reference even where nothing follows.
  if (tail === '')
    return draft.issued && (draft.URL || own) ? itemOf(draft, flat, draft.URL ? 'webpage' : 'book') : null;
  return itemOf(draft, flat, readTail(tail, draft));
}

/** `(2010).` or `2010.` between names and title. */
const OWN_YEAR =
  /^(?:[([]\s*((?:1[5-9]|20)\d{2})[a-z]?年?(?:[\s,]*\d{1,2}\s*月(?:\s*\d{1,2}\s*日?)?)?\s*[)\]]\s*[.。,]?|((?:1[5-9]|20)\d{2})[a-z]?\s*[.。,])\s*/;

/** Names, a year between stops, a title: `林某. 2010. 题名. …`, `林某,苏某。(2010)。题名。…`. */
export function isAuthorYear(flat: Flat): boolean {
  const text = flat.text.slice(0, 400);
  const stop = stopsOf(text)[0];
  if (stop === undefined || !hasHan(text.slice(0, stop)) || !looksLikeNames(text.slice(0, stop))) return false;
  const rest = text.slice(stop + 1).trim();
  const own = OWN_YEAR.exec(rest);
  // `林某. 2010. 《题》,…` is the humanities' form; a title that only begins with marks is none.
  return own !== null && !/^《[^《》]{1,80}》\s*(?:[,。:(]|$)/.test(rest.slice(own[0].length));
}

/** `某某:题名,载某网,地址`, `某某网站,地址`: a page in the lawyers' form, without marks about its title. */
function readPage(flat: Flat, text: string, draft: Draft): CslItem | null {
  const found = /^(?:([^,:;。.]{2,30}):\s*)?([^,。.;]{4,80})(?:,\s*(?:载于?|见)\s*([^,。;]{2,40}))?[,.。]?$/.exec(
    text.trim(),
  );
  if (!found?.[2] || !hasHan(found[2]) || /\d{4}$/.test(found[2])) return null;
  if (!found[1] && !found[3] && !draft.accessed && !/(?:网|网站|官网|主页)$/.test(found[2])) return null;
  if (found[1]) addNames(draft, 'author', parseNames(found[1]).names);
  draft.title = trimMarks(found[2]);
  const day = found[3] ? readDate(found[3]) : null;
  if (day) draft.issued = day.date;
  else if (found[3]) draft.container = found[3];
  return itemOf(draft, flat, 'webpage');
}

/** `题名 (徐某 译; 2 版, p. 35)`: what the psychologists put in brackets behind a title. */
function readExtra(draft: Draft): void {
  const found = /\s*\(([^()]{2,80})\)$/.exec(draft.title ?? '');
  if (!found?.[1] || !draft.title) return;
  const parts = found[1].split(/\s*[;]\s*|,\s*(?=pp?\.)|(?<=版),\s*/);
  const rest = parts.filter((part) => {
    const page = /^pp?\.\s*(.{1,20})$/.exec(part);
    if (page?.[1]) draft.page = tidyPages(page[1]);
    else if (isEdition(part)) draft.edition = tidyEdition(part);
    else if (/译$/.test(part)) addNames(draft, 'translator', parseNames(part.replace(/译$/, '')).names);
    else return true;
    return false;
  });
  if (rest.length === 0) draft.title = draft.title.slice(0, found.index);
}

/** No author: behind the first stop follow at once the host, the edition, the editor or the imprint. */
function titleLeads(text: string): boolean {
  const [first, second] = areasOf(text.slice(0, 400));
  if (!first || !second || endsInYear(first)) return false;
  return /^(?:见|[Ii]n)\s*:/.test(second) || isEdition(second) || /^[^,:]{2,30}编$|,\s*eds?$/.test(second);
}

function readTitleFirst(flat: Flat, text: string, draft: Draft): CslItem | null {
  const stop = stopsOf(text)[0] ?? text.length;
  draft.title = trimStop(text.slice(0, stop));
  let tail = text.slice(stop + 1).trim();
  const editor = /^([^,:.]{2,30})编[.。]\s*(?!$)/.exec(tail);
  if (editor?.[1]) {
    addNames(draft, 'editor', parseNames(editor[1]).names);
    tail = tail.slice(editor[0].length);
  }
  const type = /^\d{4}\s*,.{0,20}\)\s*[-–—]/.test(tail) ? 'periodical' : readTail(tail, draft);
  if (type === 'periodical') readImprint(tail.replace(/^[^-–—]{0,40}[-–—]+[\s.]*/, ''), draft);
  return draft.issued || draft.publisher ? itemOf(draft, flat, type) : null;
}

function endsInYear(text: string): boolean {
  return /\(\d{4}[a-z]?\)$/.test(text.trim()) && looksLikeNames(text.trim().replace(/\(\d{4}[a-z]?\)$/, ''));
}

function readTail(tail: string, draft: Draft): CslItem['type'] {
  const translators = /^([^,:.]{2,20}(?:,[^,:.]{2,20}){0,5})译[.。]\s*(?=[见载]\s*:)/.exec(tail);
  if (translators?.[1]) {
    addNames(draft, 'translator', parseNames(translators[1]).names);
    return readTail(tail.slice(translators[0].length), draft);
  }
  const host = /^(?:[见载]\s*[::]?|[Ii]n\s*[::])\s*(?=\S)/.exec(tail);
  if (host) return readHost(tail.slice(host[0].length), draft);
  const thesis = draft.genre !== undefined || /(博士|硕士|学士)[^.,。]{0,8}论文/.test(tail);
  if (!thesis) {
    const paper = /^([^,.:]{2,30})\s*,\s*(?=\d{4}\s*[-–—./年]\s*\d{1,2})/.exec(tail);
    const day = paper ? readDate(tail.slice(paper[0].length)) : null;
    if (paper?.[1] && day && isNewspaper(paper[1].trim())) {
      draft.container = paper[1].trim();
      draft.issued = day.date;
      const page = /^\s*[(,]?\s*第?\s*(\d{1,3})\s*版?/.exec(tail.slice(paper[0].length + day.length));
      if (page?.[1]) draft.page = page[1];
      return 'article-newspaper';
    }
    const patent = PATENT.exec(tail);
    if (patent?.[1]) {
      draft.number = patent[1];
      draft.issued = readDate(patent[2] ?? '')?.date ?? draft.issued;
      return 'patent';
    }
    const period = serialOf(readPeriod(trimStop(tail)));
    if (period && !/(?:出版社|书局|书店|印书馆|Press)/.test(period.container) && !/:/.test(period.container)) {
      draft.container = trimMarks(period.container).replace(/^《(.+)》$/, '$1');
      const date = period.year ? dateOf(period.year, period.month, period.day) : null;
      if (date) draft.issued = date;
      if (period.volume) draft.volume = period.volume;
      if (period.issue) draft.issue = period.issue;
      if (period.page) draft.page = tidyPages(period.page);
      return 'article-journal';
    }
  }
  readImprint(tail, draft);
  if (thesis) {
    // The psychologists' `陇右大学, 兰州`.
    const town = re`^(.{2,30}?(?:大学|学院|研究院|研究所|科学院|党校)),\s*(\p{Script=Han}{2,8})$`.exec(
      draft.publisher ?? '',
    );
    if (town && !draft.place) [, draft.publisher, draft.place] = town;
    return 'thesis';
  }
  return draft.URL && !draft.publisher ? 'webpage' : 'book';
}

const PATENT = re`^(?:(?:\p{Script=Han}{2,6}|[A-Z][A-Za-z. ]{1,18}),?\s*)?((?:CN|US|EP|JP|WO|ZL|DE|GB|KR)\s?\d[\d.]{5,16}[A-Z]?\d?)[.,]?\s*(\d{4}[-–—./]\d{1,2}[-–—./]\d{1,2})?\.?$`;

/** A name with nothing but a year behind it is a serial's only if it sounds like one. */
function serialOf(period: Period | null): Period | null {
  if (!period || period.volume || period.issue || period.page || period.month) return period;
  return /(?:学报|杂志|研究|通讯|评论|学刊|月刊|季刊|丛刊|论坛|报|版\))$|Journal|Review|Quarterly/.test(
    period.container,
  )
    ? period
    : null;
}

function readHost(text: string, draft: Draft): CslItem['type'] {
  const areas = areasOf(text);
  const first = areas[0] ?? '';
  const colon = first.indexOf(':');
  const named = looksLikeNames(first) || (colon > 0 && looksLikeNames(first.slice(0, colon)));
  if (named) addNames(draft, 'editor', parseNames(looksLikeNames(first) ? first : first.slice(0, colon)).names);
  const inner: Draft = draft.issued ? { issued: draft.issued } : {};
  const left = readImprint(text, inner);
  const titles = named && looksLikeNames(first) ? left.slice(1) : left;
  // A meeting of which only the year is told stands where a house would.
  const title = titles[0] ?? (inner.place ? '' : (inner.publisher ?? ''));
  if (titles.length === 0 && !inner.place) delete inner.publisher;
  draft.container = trimMarks(named && !looksLikeNames(first) && title === first ? first.slice(colon + 1) : title);
  const volume = volumeAtEnd(draft.container);
  if (volume) {
    draft.container = volume.title;
    draft.volume = volume.volume;
  }
  for (const key of ['issued', 'publisher', 'place', 'page', 'edition', 'volume'] as const)
    if (inner[key]) Object.assign(draft, { [key]: inner[key] });
  return /会议|研讨会|年会|论坛/.test(text) ? 'paper-conference' : 'chapter';
}
