import { dateOf, plainNumber, readDate } from './dates.ts';
import { type Draft, addNames, tidyEdition, tidyPages } from './draft.ts';
import { closingOf, hasHan, trimMarks } from './flat.ts';
import { parseNames } from './names.ts';

type Rule = readonly [RegExp, (match: RegExpExecArray, draft: Draft, found: Set<string>) => void];

const NUM = '[\\d一二三四五六七八九十百〇零]{1,5}';
const YEAR_SUFFIX = '(?:年(?:版|影印本|影印|点校本|整理本|初版|再版|重印|刊本|刻本|排印本|石印本|铅印本|内部发行|印行|出版)?|版)';
const SHEETS = /^第?\s*([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})(?:\s*[-–—~、,]\s*[A-Z]?\d{1,3})?\s*版(?!本)/;
const PUBLISHER = /(?:出版社|书局|书店|书社|书馆|印书馆|书屋|出版公司|出版有限公司|出版集团|出版中心|文化公司|图书公司|印刷厂|印刷局|编译馆|文物社|译林|Press|Publish\w*|Books|社)$/;
const PLACE = /^(?:北京|上海|天津|重庆|广州|南京|武汉|成都|西安|杭州|济南|沈阳|长春|哈尔滨|长沙|南昌|合肥|福州|郑州|太原|石家庄|兰州|昆明|贵阳|南宁|海口|呼和浩特|乌鲁木齐|拉萨|银川|西宁|台北|香港|澳门|苏州|厦门|青岛|大连|桂林|开封|延安|北平|东京|伦敦|纽约|巴黎|柏林|莫斯科)$/;

/** Each rule reads one thing at the start of what is left; the first that fits is taken. */
const RULES: readonly Rule[] = [
  [
    new RegExp(`^(\\d{4})\\s*(?:年度?|期|[,.])?\\s*第?\\s*\\(?\\s*(增刊\\s*\\d*|专刊\\s*\\d*|${NUM}(?:\\s*[-–—~/、,]\\s*${NUM})?)\\s*\\)?\\s*[期号]\\s*([上中下][半旬]?月?刊?)?`),
    (m, draft, found) => {
      setYear(draft, m[1]);
      draft.issue = tidyIssue(m[2] ?? '') + (m[3] ?? '');
      found.add('period');
    },
  ],
  [
    new RegExp(`^第?\\s*(${NUM})\\s*[卷辑](?:\\s*[,,]?\\s*第?\\s*\\(?(${NUM}(?:\\s*[-–—~/、]\\s*${NUM})?)\\)?\\s*[期号])`),
    (m, draft, found) => {
      draft.volume = plainNumber(m[1] ?? '');
      draft.issue = tidyIssue(m[2] ?? '');
      found.add('period');
    },
  ],
  [
    new RegExp(`^(?:总?第|总第)\\s*\\(?\\s*(${NUM}(?:\\s*[-–—~/、,]\\s*${NUM})?)\\s*\\)?\\s*期\\s*([上中下][半旬]?月?刊?)?`),
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
    /^((?:修订|增订|增补|重印|再|初|新|典藏|校订|影印|点校|整理|最新|内部|第.{1,3}次修订)版|修订(?:第?.{1,2}版|本)|增订本|影印本|点校本|整理本|标点本|校注本|译注本|合订本|平装本|(?:清|明|宋|元|民国)?.{0,24}(?:刻本|抄本|写本|稿本|刊本|石印本|铅印本|活字本|排印本|活字印本))(?=[,.;。(\s]|$)/,
    (m, draft, found) => {
      draft.edition = m[1];
      if (/[刻抄写稿刊印字]本/.test(m[1] ?? '') && m[1] !== '影印本') found.add('classic');
    },
  ],
  [
    new RegExp(`^第?\\s*(${NUM})\\s*[册卷辑编集](?:([上中下])?册?)?\\s*,?\\s*(?=第?\\s*\\d+\\s*[-–—~]?\\s*\\d*\\s*页|[,.;。(]|$|第|《)`),
    (m, draft) => {
      if (!draft.volume) draft.volume = plainNumber(m[1] ?? '');
    },
  ],
  [/^\(?([上中下]|之[一二三四五])[册卷编集部]?\)?(?=[,.。]|$)/, (m, draft) => { if (!draft.volume) draft.volume = m[1]; }],
  [
    new RegExp(`^卷\\s*(${NUM}|[上中下]|首|末)(?:[之,，]?\\s*(?=《|[,.。第]|$))?`),
    (m, draft, found) => {
      draft.volume = plainNumber(m[1] ?? '');
      found.add('classic');
    },
  ],
  [
    /^(?:第\s*|pp?\.?\s*|Pp?\.?\s*|页\s*)?(?:[A-Za-z]?\d{1,6}[a-d]?)(?:\s*[-–—~、,至]\s*第?\s*[A-Za-z]?\d{1,6}[a-d]?){0,8}\s*页?[a-d]?(?=[,.;。)\]\s]|$)/,
    (m, draft, found) => {
      const bare = /^\d{4}$/.test(m[0].trim()) && !/[页pP第]/.test(m[0]);
      if (bare) setYear(draft, m[0]);
      else if (/[页pP第]/.test(m[0]) || draft.issued) draft.page = tidyPages(m[0]);
      else found.add('other');
    },
  ],
  [new RegExp(`^第\\s*(${NUM}|\\d{1,4})\\s*条(?:之.)?(?:第.{1,3}[款项])?`), (m, draft, found) => { draft.locator = m[0]; found.add('article-of-law'); }],
  [new RegExp(`^c?(\\d{4})\\s*(?:[-–—/]\\s*(\\d{4}))?\\s*${YEAR_SUFFIX}?`), (m, draft) => setYear(draft, m[1])],
  [/^\(?\[?(\d{4})\]?\)?\s*(?=[,.。)]|$)/, (m, draft) => setYear(draft, m[1])],
];

function setYear(draft: Draft, year: string | undefined): void {
  const date = dateOf(Number(year));
  if (date && !draft.issued) draft.issued = date;
}

function tidyIssue(text: string): string {
  return /^[一二三四五六七八九十]+$/.test(text) ? plainNumber(text) : text.replace(/\s+/g, '').replace(/[–—~]/g, '-').replace(/^0+(?=\d)/, '');
}

/** Reads everything behind the title; gives the kinds of things met there. */
export function readSegments(text: string, draft: Draft): Set<string> {
  const found = new Set<string>();
  let rest = text;
  for (let turns = 0; turns < 40; turns += 1) {
    rest = rest.replace(/^[\s,.;:。、,)\]]+/, '');
    if (rest === '') break;
    const used = readTitle(rest, draft, found) || readDay(rest, draft, found) || readRule(rest, draft, found);
    rest = rest.slice(used || readPlain(rest, draft, found));
  }
  return found;
}

/** `载某某编:《集》`, `《刊》(哲社版)`; inside a classic, the part: `卷6《秦始皇本纪》`. */
function readTitle(rest: string, draft: Draft, found: Set<string>): number {
  const lead = /^(?:(?:载于|载|收入|收录于|收于|刊于|刊|辑入|辑自|转引自|见于|见|原载|引自|in|In)\s*(?=[^,。]{0,60}《|\s))?([^《》,。;]{0,40}?(?:[、,][^《》,。;]{1,12}){0,6}?)\s*[::]?\s*《/.exec(rest);
  if (!lead) return 0;
  const open = lead[0].length - 1;
  const names = trimMarks(lead[1] ?? '');
  if (/\d{4}/.test(names)) return 0;
  const close = closingOf(rest, open);
  if (close < 0) return 0;
  const title = trimMarks(rest.slice(open + 1, close));
  if (found.has('classic') && !draft.container) draft.title = `${draft.title}·${title}`;
  else if (!draft.container) {
    draft.container = title;
    if (/^(?:载|收|见|辑|in|In)/.test(lead[0])) found.add('in');
  } else return close + 1;
  if (names) {
    const parsed = parseNames(names, 'given-first');
    addNames(draft, parsed.role === 'translator' ? 'translator' : 'editor', parsed.names);
    found.add('host-editor');
  }
  const version = /^\s*\(([^()]{1,20}[版刊])\)/.exec(rest.slice(close + 1));
  if (version && !/第.{1,3}版/.test(version[1] ?? '')) {
    draft.container += version[0].trim();
    return close + 1 + version[0].length;
  }
  return close + 1;
}

/** A date known to the month or the day. */
function readDay(rest: string, draft: Draft, found: Set<string>): number {
  const at = rest.startsWith('(') ? 1 : 0;
  const day = readDate(rest.slice(at));
  if (!day || (at === 1 && rest[day.length + 1] !== ')')) return 0;
  draft.issued = day.date;
  if ((day.date['date-parts']?.[0]?.length ?? 0) > 1) found.add('day');
  const tail = /^\s*(?:出版|发布|通过|施行|修订|致电|来电)?/.exec(rest.slice(at + day.length));
  return at + day.length + (tail?.[0].length ?? 0) + at;
}

function readRule(rest: string, draft: Draft, found: Set<string>): number {
  for (const [pattern, act] of RULES) {
    const match = pattern.exec(rest);
    if (!match || match[0] === '') continue;
    act(match, draft, found);
    return match[0].length;
  }
  return 0;
}

/** A stretch up to the next comma or stop: translators, place and publisher, a thesis' school, an archive. */
function readPlain(rest: string, draft: Draft, found: Set<string>): number {
  const stop = /[,;。]|\.(?=\s|$|\p{Script=Han})/u.exec(rest.slice(1));
  const end = stop ? stop.index + 1 : rest.length;
  const plain = rest.slice(0, end).trim();
  const year = /^(.{2,40}?)\s*(\d{4})\s*(?:年(?:版|影印本|影印|印行|点校本|出版|.{0,6}[印刻刊]本)?|版)?(?:第.{1,2}版)?$/.exec(plain);
  const body = year?.[1] ?? plain;
  const thesis = /^(.*?)(博士后?|硕士|学士)(?:研究生|专业)?(?:学位)?(?:毕业)?(论文|出站报告|研究工作报告|研究报告)$/.exec(body);
  if (thesis) {
    found.add('thesis');
    draft.genre = `${thesis[2]}${thesis[3] === '论文' ? '学位论文' : thesis[3]}`;
    if (thesis[1]) setPublisher(draft, thesis[1]);
  } else if (/(?:译注|译|校译|译校|翻译)$/.test(body) && body.length > 2) {
    readTranslators(body, rest, draft);
  } else if (/(?:校|校注|点校|校点|整理|注释|注|标点|辑|编|主编)$/.test(body) && body.length <= 30 && body.length > 2) {
    const parsed = parseNames(body, 'given-first');
    if (draft.publisher === undefined) addNames(draft, 'editor', parsed.names);
  } else if (/(?:档案馆|档案室|馆藏|图书馆藏|档案处|文献馆)/.test(body)) {
    found.add('archive');
    if (!draft.publisher) draft.publisher = body.replace(/藏$/, '');
  } else if (/^(?:档案?号|全宗号?|卷宗号?|索书号|馆藏号)/.test(body)) {
    found.add('archive');
    draft.number = trimMarks(body.replace(/^(?:档案?号|全宗号?|卷宗号?|索书号|馆藏号)\s*[::]?/, ''));
  } else if (/(?:判决书|裁定书|决定书|裁决书)$|^\(\d{4}\).{1,20}号/.test(body)) {
    found.add('case');
    draft.number = body;
  } else if (/(?:报告|工作论文|Working Paper)/.test(body) && !draft.publisher && body.length < 24) {
    found.add('report');
    draft.genre = body;
  } else readImprint(body, draft, found);
  if (year?.[2]) setYear(draft, year[2]);
  return end;
}

/** The names before 译 may have been cut off by the commas between them; those met as plain text are taken back. */
function readTranslators(body: string, _rest: string, draft: Draft): void {
  addNames(draft, 'translator', parseNames(body, 'given-first').names);
}

function readImprint(body: string, draft: Draft, found: Set<string>): void {
  const colon = body.indexOf(':');
  if (colon > 0 && colon < 24) {
    draft.place = body.slice(0, colon).trim();
    draft.publisher = body.slice(colon + 1).trim();
    return;
  }
  if (found.has('thesis') && !draft.publisher) draft.publisher = body;
  else if (PLACE.test(body) && !draft.place) draft.place = body;
  else if (PUBLISHER.test(body) || (draft.container && hasHan(draft.container) && /(?:大学|学院)$/.test(body))) setPublisher(draft, body);
  else if (!hasHan(body) && !draft.container && !draft.publisher && /^[A-Z]/.test(body)) draft.container = body;
  else if (!hasHan(body) && draft.container && !draft.volume && draft.issued) draft.volume = body;
  else if (/^(?:19|20)\d{2}$/.test(body)) setYear(draft, body);
  else if (hasHan(body) && !draft.publisher && !draft.container && body.length >= 3 && body.length <= 24) draft.publisher = body;
}

function setPublisher(draft: Draft, text: string): void {
  if (!draft.publisher) draft.publisher = text.trim();
}
