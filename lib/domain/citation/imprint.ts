import { re } from '../text/index.ts';
import { dateOf, firstYear, readDate } from './dates.ts';
import { addNames, type Draft, tidyEdition, tidyPages } from './draft.ts';
import { hasHan, trimMarks } from './flat.ts';
import { parseNames } from './names.ts';
import { areasOf } from './pieces.ts';

const PAGE_UNIT = '[A-Za-z]?\\d{1,6}[A-Za-z]?';
const PAGE_TAIL =
  /\s*[:,.]\s*(?:第|[Pp]{1,2}\.?\s*)?((?:\d{1,3}\s?\.\s?\d{1,3}|[A-Za-z]?\d{1,6}[A-Za-z]?)(?:\s*[-–—~,+、]\s*(?:\d{1,3}\s?\.\s?\d{1,3}|[A-Za-z]?\d{1,6}[A-Za-z]?)){0,8})\s*页?\s*$/;
const ROMAN_TAIL =
  /\s*:\s*([ivxlc]{1,8}(?:\s*[-–—]\s*[ivxlc]{1,8})?|(?:序|前言|扉页|封底|封面|后记|附录|第\s?.\s?版).{0,8})$/i;
const YEAR_TAIL = re`[,.;\s]\s*(?:[\p{Script=Han}]{2,12}年?\s*)?\(?\[?c?((?:1\d|20)\d{2})\]?\)?\s*(?:年版?)?(?:\s*[-–—~/]\s*(?:(?:1\d|20)\d{2})?)?(?:\s*\([^()]{1,24}\))?(?:\s*[([]?(?:重印|影印|\d{4}\s?重印)[)\]]?)?\s*$`;
/** A year told by its reign alone. */
const REIGN_TAIL =
  /[,.:\s]\s*((?:顺治|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统|民国|明治|大正|昭和)\s?[元〇一二三四五六七八九十\d]{1,4}年)$/;
const EDITION =
  /^(?:第?\s*[\d一二三四五六七八九十]{1,4}\s*版|(?:修订|增订|新|影印|重印|再|初|试行|内部|典藏|增补|校订|.{0,6}修订)(?:\d{0,2}版|本)|影印本|刻本|抄本|稿本|活字本|.{0,10}[刻抄写稿刊印]本|(?:\d{1,2}(?:st|nd|rd|th)|[Rr]ev(?:ised)?\.?|[Nn]ew|[Ff]irst|[Ss]econd|[Tt]hird|[Ii]llustrated)(?:\s+(?:rev\.?|and\s\w+))?\s+ed(?:ition|n)?\.?|V\d[\d.]*)$/;
const THESIS =
  /[\s.,]*[[(]?\s*((?:博士|硕士|学士)(?:后)?(?:研究生)?(?:学位)?(?:毕业)?(?:论文|出站报告|研究报告)|(?:[Dd]octoral|[Mm]aster(?:'s|’s)?)\s+(?:[Dd]issertation|[Tt]hesis)|Ph\.?\s?D\.?\s+(?:[Dd]issertation|[Tt]hesis))\s*[\])]?[\s.,]*/;

/** `译者, 译. 2版. 地: 社, 年: 页`: reads what it knows into the draft, gives the areas before it that it does not. */
export function readImprint(text: string, draft: Draft): string[] {
  let rest = trimMarks(text).replace(/\.$/, '').trim();
  rest = rest.replace(/[.,\s]+\d+\s*(?:cm|mm)?\s*[×xX*]\s*\d+\s*(?:cm|mm)$/, '');
  rest = dropExtent(rest, draft);
  const thesis = THESIS.exec(rest);
  if (thesis?.[1]) {
    draft.genre = thesis[1].replace(/^(博士|硕士|学士)(?:研究生)?(?:学位)?(?:毕业)?论文$/, '$1学位论文');
    rest = trimMarks(`${rest.slice(0, thesis.index)}. ${rest.slice(thesis.index + thesis[0].length)}`).replace(
      /^\.\s*/,
      '',
    );
  }
  rest = readPagesAndYear(rest, draft);
  const colon = lastColon(rest);
  // With its colon, so that the stop of `Cambridge, Mass.:` ends nothing.
  const areas = areasOf(colon < 0 ? rest : rest.slice(0, colon + 1)).map((area) => area.replace(/\s*:$/, ''));
  if (colon >= 0) {
    setText(draft, 'publisher', rest.slice(colon + 1));
    const place = areas.pop();
    if (place !== undefined)
      setText(
        draft,
        'place',
        place.replace(/^[[(]|[\])]$/g, (mark) => (/\[/.test(place) && /\]/.test(place) ? mark : '')),
      );
  }
  const known = areas.filter((area, index) => !readArea(area, draft, index));
  if (colon < 0 && !draft.publisher && known.length > 0) {
    const last = known[known.length - 1] as string;
    if (draft.issued || /(?:社|书局|大学|学院|馆|研究[院所]|公司|Press|University)$/.test(last))
      setText(draft, 'publisher', known.pop() as string);
  }
  return known;
}

const EXTENT = new RegExp(
  `(?:^|\\.\\s*)(${PAGE_UNIT}(?:\\s*[-–—~,+、]\\s*${PAGE_UNIT}){0,8}|(?:序|前言|扉页|第\\s?.\\s?版).{0,8})$`,
);

/** GB 7714—87: `地: 社, 2010. 813 页. 丛书. ISBN 978-7-…. 798`; the last number is the page, the rest tells of the copy. */
function dropExtent(text: string, draft: Draft): string {
  const isbn = /[.,\s]*ISBN[\s:]*\d[\dXx–-]{8,18}[\s.]*/.exec(text);
  let page = isbn ? text.slice(isbn.index + isbn[0].length) : '';
  let rest = isbn ? text.slice(0, isbn.index) : text;
  const found = /^(.{4,400}?,\s*c?\d{4}年?)\.\s*(\S.{0,160})$/.exec(rest);
  if (found?.[1] && found[2] && found[1].includes(':') && !/\d{4}-/.test(found[1])) {
    const last = EXTENT.exec(found[2])?.[1];
    if (last || /\d\s*(?:页|p\b)/.test(found[2])) {
      rest = found[1];
      page ||= last ?? '';
    }
  }
  if (page && page.length < 40 && !draft.page) draft.page = /^[\dA-Za-z]/.test(page) ? tidyPages(page) : page;
  return rest;
}

/** Whether an area tells of an edition. */
export function isEdition(area: string): boolean {
  return EDITION.test(trimMarks(area));
}

function readPagesAndYear(text: string, draft: Draft): string {
  let rest = text;
  const words = ROMAN_TAIL.exec(rest);
  const pages = words ?? PAGE_TAIL.exec(rest);
  if (pages?.[1]) {
    const before = rest.slice(0, pages.index);
    const isDate = /^\d{4}[-–—./]\d{1,2}[-–—./]\d{1,2}$/.test(pages[1].trim());
    const isYear = isDate || (/^\d{4}$/.test(pages[1].trim()) && !/(?:页|:\s*\d+)$/.test(pages[0].trim()));
    const colon = /^\s*:/.test(pages[0]);
    // After a comma or a stop only a number behind a year is a page.
    if (
      !isYear &&
      (colon
        ? firstYear(before) !== null || draft.issued || /[社馆局学院所]\s*$|[A-Za-z]\s*$/.test(before)
        : /\d{4}年?\)?\s*$/.test(before) || (draft.issued && /^\s*\./.test(pages[0])))
    ) {
      draft.page = words ? pages[1].trim() : tidyPages(pages[1]);
      rest = before;
    }
  }
  const day = /[,.;\s(]\s*(\d{4}[-—./年]\d{1,2}(?:[-—./月]\d{1,2}日?|月)?)\)?(?:\s*\([^()]{1,24}\))?$/.exec(` ${rest}`);
  const date = day?.[1] ? readDate(day[1]) : null;
  if (day && date) {
    if (!draft.issued) draft.issued = date.date;
    return ` ${rest}`.slice(0, day.index).trim();
  }
  const reign = REIGN_TAIL.exec(rest);
  if (reign?.[1]) {
    if (!draft.issued) draft.issued = { literal: reign[1] };
    return rest.slice(0, reign.index);
  }
  const year = YEAR_TAIL.exec(` ${rest}`);
  if (year?.[1]) {
    const found = dateOf(Number(year[1]));
    if (found && !draft.issued) draft.issued = found;
    rest = ` ${rest}`.slice(0, year.index).trim();
  }
  return rest.replace(/[\s,;(]+$/, '');
}

/** The colon between place and publisher. */
function lastColon(text: string): number {
  for (let at = text.lastIndexOf(':'); at > 0; at = text.lastIndexOf(':', at - 1)) {
    if (text.slice(at, at + 3) === '://') continue;
    const behind = text.slice(at + 1).trim();
    // A stop behind it parts areas: this colon belongs to a title before the house.
    if (behind.length >= 2) return areasOf(behind).length > 1 && re`\p{Ll}{3}\. \p{Lu}`.test(behind) ? -1 : at;
  }
  return -1;
}

/** Translators, edition, volume. */
function readArea(area: string, draft: Draft, index: number): boolean {
  const bare = trimMarks(area);
  if (EDITION.test(bare)) {
    draft.edition = tidyEdition(bare);
    return true;
  }
  if (
    /(?:译|译注|译校|校译|trans\.?|translated by .{2,80})$|^(?:译者|[Tt]ranslated by|[Tt]rans\.)\s*[::]?/.test(bare)
  ) {
    const names = bare
      .replace(/^(?:译者|[Tt]ranslated by|[Tt]rans\.)\s*[::]?\s*/, '')
      .replace(/(?:译注|译校|校译|译)$/, '');
    addNames(draft, 'translator', parseNames(names).names);
    return true;
  }
  if (/(?:点校|校注|整理|标点|校点|校)$/.test(bare) && hasHan(bare) && bare.length < 24) {
    addNames(draft, 'editor', parseNames(bare).names);
    return true;
  }
  const volume = /^(?:第\s*([\d一二三四五六七八九十百]{1,5})\s*[卷册辑集]|[Vv](?:ol)?\.\s*(\d{1,3}))$/.exec(bare);
  if (volume && index >= 0) {
    draft.volume = volume[1] ?? volume[2];
    return true;
  }
  return false;
}

function setText(draft: Draft, key: 'publisher' | 'place', text: string): void {
  const value = trimMarks(text).replace(/\.$/, (stop) =>
    /(?:Inc|Ltd|Co|Corp|Mass|D\. ?C)\.$|,\s?[A-Z][a-z]{1,5}\.$/.test(text.trim()) ? stop : '',
  );
  if (value !== '' && !/^\[?(?:出版者不详|出版地不详|[sS]\.\s?[ln]\.)\]?$/.test(value)) draft[key] = value;
}
