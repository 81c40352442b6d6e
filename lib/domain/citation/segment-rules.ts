import { dateOf, plainNumber } from './dates.ts';
import { type Draft, tidyEdition, tidyPages } from './draft.ts';

type Rule = readonly [RegExp, (match: RegExpExecArray, draft: Draft, found: Set<string>) => void];

const NUM = '[\\d一二三四五六七八九十百〇零]{1,5}';
const YEAR_SUFFIX =
  '(?:年(?:(影印本|点校本|整理本|影印版|修订版)|版|影印|初版|再版|重印|刊本|刻本|排印本|石印本|铅印本|内部发行|印行|出版)?|版)';
const SHEETS =
  /^(?:第\d{1,2}张\s*)?第?\s*([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})(?:\s*[-–—~、,]\s*[A-Z]?\d{1,3})?\s*版(?!本)/;
/** Each rule reads one thing at the start of what is left; the first that fits is taken. */
const RULES: readonly Rule[] = [
  [
    new RegExp(
      `^(\\d{4})\\s*(?:年度?|期|[,.])?\\s*第?\\s*\\(?\\s*(?:([增专]刊)\\s*(?:第?\\s*(${NUM})\\s*期?)?|(${NUM}(?:\\s*[-–—~/、,]\\s*${NUM})?)\\s*\\)?\\s*[期号]\\s*([上中下][半旬]?月?刊?)?)\\)?`,
    ),
    (m, draft, found) => {
      setYear(draft, m[1]);
      draft.issue = m[2] ? m[2] + plainNumber(m[3] ?? '') : tidyIssue(m[4] ?? '') + (m[5] ?? '');
      found.add('period');
    },
  ],
  [
    new RegExp(
      `^第?\\s*(${NUM})\\s*[卷辑](?:\\s*[,,]?\\s*第?\\s*\\(?(${NUM}(?:\\s*[-–—~/、]\\s*${NUM})?)\\)?\\s*[期号])`,
    ),
    (m, draft, found) => {
      draft.volume = plainNumber(m[1] ?? '');
      draft.issue = tidyIssue(m[2] ?? '');
      found.add('period');
    },
  ],
  [
    new RegExp(`^第?\\s*(${NUM})\\s*卷\\s*,?\\s*([增专]刊)\\s*(${NUM})?`),
    (m, draft, found) => {
      draft.volume = plainNumber(m[1] ?? '');
      draft.issue = (m[2] ?? '') + (m[3] ? plainNumber(m[3]) : '');
      found.add('period');
    },
  ],
  [
    new RegExp(
      `^(?:总?第|总第)\\s*\\(?\\s*(${NUM}(?:\\s*[-–—~/、,]\\s*${NUM})?)\\s*\\)?\\s*期\\s*([上中下][半旬]?月?刊?)?`,
    ),
    (m, draft, found) => {
      if (!draft.issue) draft.issue = tidyIssue(m[1] ?? '') + (m[2] ?? '');
      found.add('period');
    },
  ],
  [
    /^(?:(?:第|[Vv]ol(?:ume)?\.?|[Vv]\.)\s*)?([\d]{1,4})\s*(?:\(\s*(\d{1,3}(?:[-–/]\d{1,3})?)\s*\)|,?\s*[Nn]o\.?\s*(\d{1,3}(?:[-–/]\d{1,3})?))/,
    (m, draft, found) => {
      draft.volume = m[1];
      draft.issue = tidyIssue(m[2] ?? m[3] ?? '');
      found.add('period');
    },
  ],
  [
    // 〈題〉。《刊》，12：75-85; a double number is one issue.
    /^(\d{1,3})(\/\d{1,3})?\s*:\s*([A-Za-z]?\d{1,5}(?:\s*[-–—~]\s*[A-Za-z]?\d{1,5})?)(?=\s*(?:[,.;。]|$))/,
    (m, draft, found) => {
      if (m[2]) draft.issue = tidyIssue(`${m[1]}${m[2]}`);
      else draft.volume = m[1];
      draft.page = tidyPages(m[3] ?? '');
      if (draft.container) found.add('period');
    },
  ],
  [
    // 〈題〉,《刊》38.2(2009.6):45-53
    /^(\d{1,4})\.(\d{1,3}(?:[-–/]\d{1,3})?)\s*\(\s*(\d{4})(?:[.年]\s*(\d{1,2})月?)?\s*\)(?:\s*:\s*(?:页\s*)?([A-Za-z]?\d{1,5}(?:\s*[-–—~]\s*[A-Za-z]?\d{1,5})?))?(?=\s*(?:[,.;。]|$))/,
    (m, draft, found) => {
      draft.volume = m[1];
      draft.issue = tidyIssue(m[2] ?? '');
      const date = dateOf(Number(m[3]), Number(m[4] ?? 0));
      if (date) draft.issued = date;
      if (m[5]) draft.page = tidyPages(m[5]);
      found.add('period');
    },
  ],
  [
    /^(\d{4})\s*,?\s*(\d{1,4})\s*\(\s*(\d{1,3}(?:[-–/]\d{1,3})?)\s*\)/,
    (m, draft, found) => {
      setYear(draft, m[1]);
      draft.volume = m[2];
      draft.issue = tidyIssue(m[3] ?? '');
      found.add('period');
    },
  ],
  [
    SHEETS,
    (m, draft, found) => {
      if (found.has('day')) {
        draft.page = plainNumber(m[1] ?? '');
        found.add('sheet');
      } else draft.edition = tidyEdition(plainNumber(m[1] ?? '').replace(/^(\d+)$/, '第$1版'));
    },
  ],
  [
    /^((?:修订|增订|增补|重印|再|初|新|典藏|校订|影印|点校|整理|最新|内部|第.{1,3}次修订)版|修订(?:第?.{1,2}版|本)|增订本|影印本|点校本|整理本|标点本|校注本|译注本|合订本|平装本|(?:清|明|宋|元|民国)?[^,.;。:]{0,24}?(?:刻本|抄本|写本|稿本|刊本|石印本|铅印本|活字本|排印本|活字印本))(?=[,.;。(\s]|$)/,
    (m, draft, found) => {
      draft.edition = m[1];
      if (/[刻抄写稿刊印字]本/.test(m[1] ?? '') && m[1] !== '影印本') found.add('classic');
    },
  ],
  [
    new RegExp(
      `^第?\\s*(${NUM})\\s*[册卷辑编集](?:([上中下])?册?)?\\s*,?\\s*(?=第?\\s*\\d+\\s*[-–—~]?\\s*\\d*\\s*页|[,.;。(]|$|第|《)`,
    ),
    (m, draft) => {
      if (!draft.volume) draft.volume = plainNumber(m[1] ?? '');
    },
  ],
  [
    /^\(?([上中下]|之[一二三四五]|[一二三四五六七八九十]{1,2}(?=部))[册卷编集部]?\)?(?=[,.。]|$)/,
    (m, draft) => {
      if (!draft.volume) draft.volume = m[1];
    },
  ],
  [
    new RegExp(
      `^卷\\s*(${NUM}|[上中下]|首|末)(?:之?([上中下])(?=[《,，.。第\\s]|$))?(?:[之,，]?\\s*(?=《|[,.。第]|$))?`,
    ),
    (m, draft, found) => {
      draft.volume = plainNumber(m[1] ?? '') + (m[2] ?? '');
      found.add('classic');
    },
  ],
  [
    new RegExp(`^第\\s*(${NUM}|\\d{1,4})\\s*条(?:之.)?(?:\\s*第\\s?.{1,3}\\s?[款项]){0,2}`),
    (m, draft, found) => {
      draft.locator = m[0];
      found.add('article-of-law');
    },
  ],
  [
    /^(?:第\s*|pp?\.?\s*|Pp?\.?\s*|页\s*)?(?:[A-Za-z]?\d{1,6}[a-d]?)(?:\s*[-–—~、,至]\s*第?\s*[A-Za-z]?\d{1,6}[a-d]?){0,8}\s*页?[a-d]?(?:及?以下|起|脚?注\s?(?:\d{1,3}|[①-⑳]))?(?=[,.;。)\]\s]|$)/,
    (m, draft, found) => {
      const bare = /^\d{4}$/.test(m[0].trim()) && !/[页pP第]/.test(m[0]);
      if (bare) setYear(draft, m[0]);
      else if (/[页pP第]/.test(m[0]) || draft.issued)
        draft.page = tidyPages(m[0].replace(/(?:及?以下|起|脚?注\s?(?:\d{1,3}|[①-⑳]))$/, ''));
      else found.add('other');
    },
  ],
  [
    new RegExp(`^c?(\\d{4})\\s*(?:[-–—/]\\s*(\\d{4}))?\\s*${YEAR_SUFFIX}?`),
    (m, draft) => {
      setYear(draft, m[1]);
      if (m[3]) draft.edition = m[3];
    },
  ],
  [/^\(?\[?(\d{4})\]?\)?\s*(?=[,.。)]|$)/, (m, draft) => setYear(draft, m[1])],
];

/** Sets the year where no date is known yet. */
export function setYear(draft: Draft, year: string | undefined): void {
  const date = dateOf(Number(year));
  // A year of the common era tells more than a reign's.
  if (date && (!draft.issued || draft.issued.literal)) draft.issued = date;
}

function tidyIssue(text: string): string {
  return /^[一二三四五六七八九十]+$/.test(text)
    ? plainNumber(text)
    : text
        .replace(/\s+/g, '')
        .replace(/[–—~]/g, '-')
        .replace(/^0+(?=\d)/, '');
}

/** Reads one thing at the start of what is left into the draft; gives its length, 0 if no rule fits. */
export function readRule(rest: string, draft: Draft, found: Set<string>): number {
  for (const [pattern, act] of RULES) {
    const match = pattern.exec(rest);
    if (!match || match[0] === '') continue;
    act(match, draft, found);
    return match[0].length;
  }
  return 0;
}
