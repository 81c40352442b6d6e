import { re } from '../text/index.ts';
import { plainNumber, readDate } from './dates.ts';
import { addNames, type Draft } from './draft.ts';
import { closingOf, hasHan, trimMarks } from './flat.ts';
import { parseNames } from './names.ts';
import { readRule, setYear } from './segment-rules.ts';

const PUBLISHER =
  /(?:出版社|书局|书店|书社|书馆|印书馆|书屋|出版公司|出版有限公司|出版集团|出版中心|文化公司|图书公司|印刷厂|印刷局|编译馆|文物社|译林|Press|Publish\w*|Books|社)$/;
const PLACE =
  /^(?:北京|上海|天津|重庆|广州|南京|武汉|成都|西安|杭州|济南|沈阳|长春|哈尔滨|长沙|南昌|合肥|福州|郑州|太原|石家庄|兰州|昆明|贵阳|南宁|海口|呼和浩特|乌鲁木齐|拉萨|银川|西宁|台北|香港|澳门|苏州|厦门|青岛|大连|桂林|开封|延安|北平|东京|伦敦|纽约|巴黎|柏林|莫斯科)$/;

const REIGN =
  /^(?:洪武|永乐|嘉靖|万历|崇祯|顺治|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统|民国|明治|大正|昭和)[元〇一二三四五六七八九十\d]{1,4}年/;

const STANDARD = /^(?:GB|DB|ISO|IEC|IEEE|ASTM|[A-Z]{2})(?:\/[A-Z]{1,4})?\s?\d[\d.]{1,8}(?:[-–—]\d{1,4}){1,2}$/;

/** Reads everything behind the title; gives the kinds of things met there. */
export function readSegments(text: string, draft: Draft): Set<string> {
  const found = new Set<string>();
  let rest = text;
  for (let turns = 0; turns < 40; turns += 1) {
    rest = rest.replace(/^[\s,.;:。、,)\]]+/, '').replace(/^载(?=\d{4}年)/, '');
    if (rest === '') break;
    const used = readTitle(rest, draft, found) || readDay(rest, draft, found);
    const close = rest.startsWith('(') ? closingOf(rest, 0) : -1;
    // `(第2版)`, `(1)`: what is in brackets is read as if it stood between commas.
    if (!used && close > 0) rest = `${rest.slice(1, close)},${rest.slice(close + 1)}`;
    else rest = rest.slice(used || readRule(rest, draft, found) || readPlain(rest, draft, found));
  }
  return found;
}

/** `载某某编:《集》`, `《刊》(哲社版)`; inside a classic, the part: `卷6《秦始皇本纪》`. */
function readTitle(rest: string, draft: Draft, found: Set<string>): number {
  const open = rest.slice(0, 100).indexOf('《');
  if (open < 0) return 0;
  const verb =
    /^(?:载于|收入|收录于|刊载于|发表于|收于|刊于|辑入|辑自|转引自|见于|原载|引自|载|刊|见|[Ii]n\b)\s*/.exec(
      rest,
    )?.[0] ?? '';
  const names = trimMarks(rest.slice(verb.length, open));
  // Names come in short pieces; anything else before 《 is read by the rules first.
  const longest = verb ? 30 : /(?:主编|编|编辑|整理|辑)$/.test(names) ? 60 : 16;
  if (/[。;\d]/.test(names) || /^卷/.test(names) || names.split(/[,、]/).some((name) => name.length > longest))
    return 0;
  const close = closingOf(rest, open);
  if (close < 0) return 0;
  // `《某刊》编辑部主编:《…》`: these marks belong to the editor's name.
  const body = re`^(\p{Script=Han}{0,8}(?:社|部|组|会|馆|所))(?:主编|编辑|编):?(?=《)`.exec(rest.slice(close + 1));
  if (body?.[1] && (!names || /译$/.test(names)) && !draft.container) {
    if (names) addNames(draft, 'translator', parseNames(names, 'given-first').names);
    addNames(draft, 'editor', [{ literal: rest.slice(open, close + 1) + body[1] }]);
    found.add('host-editor');
    return close + 1 + body[0].length;
  }
  const title = trimMarks(rest.slice(open + 1, close));
  if (found.has('classic') && !draft.container) draft.section = draft.section ? `${draft.section}·${title}` : title;
  else if (!draft.container) {
    draft.container = title;
    if (verb) found.add('in');
  } else return close + 1;
  // `收入氏著《…》`: a book of the author's own.
  if (names && !/^(?:氏|同氏|作者|笔者)(?:著|编)?$/.test(names)) {
    const parsed = parseNames(names, 'given-first');
    addNames(draft, parsed.role === 'translator' ? 'translator' : 'editor', parsed.names);
    found.add('host-editor');
  }
  const version = /^\s*\(([^()]{1,20}[版刊])\)/.exec(rest.slice(close + 1));
  if (version && !/第.{1,3}版|^\d{4}年?版|^(?:修订|增订|增补|影印|点校)/.test(version[1] ?? '')) {
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

/** A stretch up to the next comma or stop: translators, place and publisher, a thesis' school, an archive. */
function readPlain(rest: string, draft: Draft, found: Set<string>): number {
  const stop = re`[,;。]|\.(?=\s|$|\p{Script=Han})`.exec(rest.slice(1));
  const end = stop ? stop.index + 1 : rest.length;
  const plain = rest.slice(0, end).trim();
  const year =
    /^(.{2,40}?)\s*((?:1[5-9]|20)\d{2})\s*(?:年(?:版|影印本|影印|印行|点校本|出版|.{0,6}[印刻刊]本)?|版)?(?:第(.{1,2})版)?$/.exec(
      plain,
    );
  const body = year?.[1] ?? plain;
  const listed =
    re`^((?:[\p{Script=Han}·]{2,12}[,、]\s*){1,5}[\p{Script=Han}·]{2,12}?)(?:等)?(?:译|合译|编译)(?=[,.。;]|$)`.exec(
      rest,
    );
  if (listed?.[1]) {
    addNames(draft, 'translator', parseNames(listed[1], 'given-first').names);
    return listed[0].length;
  }
  const meeting = /^(.{2,40}(?:研讨会|会议|年会|论坛|讨论会|学术会|座谈会))(?:会议|交流|参会|提交)?(?:论文)?$/.exec(
    body,
  );
  const thesis =
    /^(.*?)(博士后?|硕士|学士)(?:研究生|专业)?(?:学位)?(?:毕业)?(论文|出站报告|研究工作报告|研究报告)(?:学位论文)?$/.exec(
      body,
    );
  if (thesis) {
    found.add('thesis');
    draft.genre = `${thesis[2]}${thesis[3] === '论文' ? '学位论文' : thesis[3]}`;
    const school = /^(.*?)(\d{4})年?$/.exec(thesis[1] ?? '');
    setYear(draft, school?.[2]);
    setPublisher(draft, school?.[1] ?? thesis[1] ?? '');
  } else if (meeting?.[1] && !draft.container) {
    found.add('meeting');
    draft.container = meeting[1];
  } else if (/(?:译注|译|校译|译校|翻译)$/.test(body) && body.length > 2) {
    addNames(draft, 'translator', parseNames(body, 'given-first').names);
  } else if (/(?:校|校注|点校|校点|整理|注释|注|标点|辑|编|主编)$/.test(body) && body.length <= 30 && body.length > 2) {
    const parsed = parseNames(body, 'given-first');
    if (draft.publisher === undefined) addNames(draft, 'editor', parsed.names);
  } else if (/(?:档案馆|档案室|馆藏|图书馆藏|档案处|文献馆)/.test(body)) {
    found.add('archive');
    draft.publisher = body.replace(/藏$/, '');
  } else if (/^在.{4,40}(?:会议|大会|论坛|座谈会|例会)上(?:的.{2,6})?$/.test(body)) {
    found.add('report');
  } else if (/^(?:档案?号|全宗号?|卷宗号?|索书号|馆藏号)/.test(body)) {
    found.add('archive');
    draft.number = trimMarks(body.replace(/^(?:档案?号|全宗号?|卷宗号?|索书号|馆藏号)\s*[::]?/, ''));
  } else if (STANDARD.test(plain)) {
    found.add('standard');
    draft.number = plain;
  } else if (
    REIGN.test(body) ||
    re`^\p{Script=Han}{2}[元一二三四五六七八九十]{1,3}年(?:\p{Script=Han}{1,8}[月日子丑寅卯辰巳午未申酉戌亥])?$`.test(
      body,
    )
  ) {
    if (!draft.issued) draft.issued = { literal: body };
  } else if (re`^\p{Script=Han}{1,8}\[\d{4}\]第?\d+号$`.test(body)) {
    found.add('article-of-law');
    draft.number = body;
    setYear(draft, /\[(\d{4})\]/.exec(body)?.[1]);
  } else if (/(?:判决书|裁定书|决定书|裁决书)$|^\(\d{4}\).{1,20}号/.test(body)) {
    found.add('case');
    draft.number = body;
  } else if (/(?:报告|工作论文|Working Paper)/.test(body) && !draft.publisher && body.length < 24) {
    found.add('report');
    draft.genre = body;
  } else readImprint(body, draft, found);
  if (year?.[2]) setYear(draft, year[2]);
  if (year?.[3]) draft.edition = plainNumber(year[3]);
  return end;
}

function readImprint(body: string, draft: Draft, found: Set<string>): void {
  const colon = body.indexOf(':');
  if (colon > 0 && colon < 24) {
    draft.place = body.slice(0, colon).trim();
    draft.publisher = body.slice(colon + 1).trim();
    return;
  }
  if (found.has('thesis') && !draft.publisher) draft.publisher = body;
  // `《宋会要辑稿》食货一五之一`: a leaf of a part.
  else if (re`^\p{Script=Han}{1,4}[一二三四五六七八九十〇百]{1,5}之[一二三四五六七八九十〇百]{1,5}$`.test(body)) {
    found.add('classic');
    draft.section = body;
  } else if (PLACE.test(body) && !draft.place) draft.place = body;
  else if (PUBLISHER.test(body) || (draft.container && hasHan(draft.container) && /(?:大学|学院)$/.test(body)))
    setPublisher(draft, body);
  else if (!hasHan(body) && !draft.container && !draft.publisher && /^[A-Z]/.test(body)) draft.container = body;
  else if (!hasHan(body) && draft.container && !draft.volume && draft.issued) draft.volume = body;
  else if (/^(?:序|自序|前言|导言|导论|绪论|后记|附录|扉页)\s*[\d–—-]{0,9}$/.test(body) && draft.issued)
    draft.page = body;
  else if (/^(?:19|20)\d{2}$/.test(body)) setYear(draft, body);
  else if (hasHan(body) && !draft.publisher && !draft.container && body.length >= 3 && body.length <= 24)
    draft.publisher = body;
}

function setPublisher(draft: Draft, text: string): void {
  if (!draft.publisher && text.trim() !== '') draft.publisher = text.trim();
}
