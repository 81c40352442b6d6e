import { readSegments } from './book-mark-segments.ts';
import { dateOf } from './dates.ts';
import { addNames, type Draft, isNewspaper, itemOf } from './draft.ts';
import { closingOf, type Flat, hasHan, trimMarks } from './flat.ts';
import { peelLinks } from './links.ts';
import { parseNames } from './names.ts';
import type { CslItem } from './types.ts';

const SIGNAL =
  /^\s*(?:并请?参[见阅看]|另请?[见参][见阅看]?|请?参[见阅看考]|可?详[见参]|转引自|转自|引自|语见|语出|例如|[如见按注](?=[^\s,::《]{0,12}[::《])|See(?:\s+also)?|Cf\.?)\s*[::,]?\s*/;

/** The humanities' and the lawyers' form: `作者:《题》,…`. Null if the text has no title between marks. */
export function parseBookMarks(flat: Flat): CslItem | null {
  const draft: Draft = {};
  const text = peelLinks(flat.text.replace(SIGNAL, ''), draft);
  const open = titleStart(text);
  // In `题名. 见: 《刊》社编. 书名.` stops part the areas, and the marks belong to a name.
  if (open < 0 || /[.。]\s*(?:见|[Ii]n)\s*:\s*$/.test(text.slice(0, open))) return null;
  const close = closingOf(text, open);
  const end = close < 0 ? text.length : close;
  draft.title = trimMarks(text.slice(open + 1, end));
  if (!draft.title) return null;
  readLead(text.slice(0, open), draft);
  const found = readSegments(text.slice(end + 1), draft);
  // 〈题〉 and “题” mark the part, 《》 the whole: without a container the quoted words are a title all the same.
  return itemOf(draft, flat, typeOf(draft, found));
}

function titleStart(text: string): number {
  const book = text.search(/[《〈]/);
  const quote = /(?:^|[::,、]\s*)([“"「])/.exec(text);
  if (quote && hasHan(text) && (book < 0 || quote.index < book)) {
    const at = quote.index + quote[0].length - 1;
    const close = closingOf(text, at);
    if (
      close > at + 2 &&
      /^\s*(?:$|[,.;。(]|载|见|刊|in\b|《|\d)/i.test(text.slice(close + 1)) &&
      (book < 0 || close < book)
    )
      return at;
  }
  return book;
}

const REIGN =
  /^(?:[明清宋元]?(?:洪武|永乐|宣德|成化|弘治|正德|嘉靖|隆庆|万历|天启|崇祯|顺治|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统)|民国)(?:[元〇一二三四五六七八九十\d]{1,4}年)?$/;

/** Authors, with an author–year date if one stands there: `张三、李四,2010:`, `张三(2010):`. */
function readLead(lead: string, draft: Draft): void {
  let names = trimMarks(lead);
  // `民国《某县志》`, `光绪《某府志》`: when the work was made.
  if (REIGN.test(names)) {
    draft.issued = { literal: names };
    return;
  }
  const year = /[,(\s]\s*(\d{4})[a-z]?年?\)?$/.exec(names);
  if (year?.[1] && names.length > year[0].length) {
    const date = dateOf(Number(year[1]));
    if (date) draft.issued = date;
    names = names.slice(0, year.index);
  }
  // Words before the names of one work may be a sentence of the text; a long list of names is not.
  if (names.length > 120 && names.split(/[,、;]/).some((name) => name.trim().length > 28)) names = names.slice(-120);
  const parsed = parseNames(names, 'given-first');
  if (readRoles(names, draft)) return;
  // Names joined by “译” before the title belong to the translation: `[德]某某著,某某译:《题》`.
  const both = /^(.{2,60}?)[著撰],?\s*(.{2,60})译$/.exec(names);
  if (both?.[1] && both[2]) {
    addNames(draft, 'author', parseNames(both[1], 'given-first').names);
    addNames(draft, 'translator', parseNames(both[2], 'given-first').names);
  } else addNames(draft, parsed.role, parsed.names);
}

const ROLES = /(?:主编|编著|编纂|点校|校注|校点|整理|笺注|校释|辑校|译注|[著撰编译校注辑修纂])$/;

/** `沈括撰,顾清和点校`: several groups of names, each with what it did; false where there is but one. */
function readRoles(names: string, draft: Draft): boolean {
  const groups: string[] = [];
  let open = '';
  for (const piece of names.split(/[,;]/)) {
    open = open ? `${open},${piece}` : piece;
    if (!ROLES.test(open.trim())) continue;
    groups.push(open.trim());
    open = '';
  }
  if (groups.length < 2 || open !== '' || groups.some((group) => group.replace(ROLES, '').trim().length < 2))
    return false;
  for (const group of groups) {
    const word = ROLES.exec(group)?.[0] ?? '';
    const isAuthor = /[著撰修]|^纂$/.test(word);
    const role = isAuthor ? 'author' : /译/.test(word) ? 'translator' : 'editor';
    addNames(draft, role, parseNames(group.slice(0, -word.length), 'given-first').names);
  }
  return true;
}

function typeOf(draft: Draft, found: ReadonlySet<string>): CslItem['type'] {
  const title = draft.title ?? '';
  if (found.has('thesis')) return 'thesis';
  if (found.has('case') || /^\(?\d{4}\)?.{0,12}\d+号/.test(title)) return 'legal_case';
  if (found.has('article-of-law') || isLaw(title, draft)) return 'legislation';
  if (found.has('report')) return 'report';
  if (found.has('standard')) return 'standard';
  if (found.has('meeting')) return 'paper-conference';
  if (draft.URL && !draft.container && !draft.place && draft.publisher && !/社$|书局$|Press$/.test(draft.publisher)) {
    draft.container = draft.publisher.replace(/^(?:载于?|见于?|来源于?)/, '');
    delete draft.publisher;
    return 'webpage';
  }
  if (draft.container) {
    if (found.has('day')) {
      if (isNewspaper(draft.container) || found.has('sheet')) return 'article-newspaper';
      return draft.issue || draft.volume
        ? 'article-journal'
        : hasHan(draft.container)
          ? 'article-magazine'
          : 'article-newspaper';
    }
    if (found.has('sheet') && isNewspaper(draft.container)) return 'article-newspaper';
    // A daily cited by its year alone.
    if (!draft.issue && !draft.volume && /(?:[日晚晨早时商]|都市|青年|工人|农民)报(?:\(.*\))?$/.test(draft.container))
      return 'article-newspaper';
    if (found.has('period') && !draft.publisher) return 'article-journal';
    const meeting = /(?:会议|研讨会|论坛|年会).{0,4}(?:论文)?集?$/.test(draft.container);
    if (meeting && (!found.has('host-editor') || /论文集$/.test(draft.container))) return 'paper-conference';
    if (draft.publisher || found.has('host-editor') || found.has('in')) return 'chapter';
    return found.has('archive') ? 'manuscript' : 'article-journal';
  }
  if (found.has('archive')) return 'manuscript';
  if (found.has('classic')) return 'classic';
  if (draft.URL && !draft.publisher) return 'webpage';
  return 'book';
}

function isLaw(title: string, draft: Draft): boolean {
  if (draft.publisher || draft.container) return false;
  return (
    /^中华人民共和国.{1,30}(?:法|法典|条例|办法|规定|细则)(?:\(.{1,12}\))?$/.test(title) ||
    /^(?:.{1,12})(?:法典|基本法)$/.test(title)
  );
}
