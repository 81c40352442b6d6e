import { re } from '../text/index.ts';
import { dateOf, firstYear, monthNumber, readDate } from './dates.ts';
import { addNames, type Draft, itemOf } from './draft.ts';
import { closingOf, type Flat, hasHan, trimStop } from './flat.ts';
import { PREPRINTS } from './kinds.ts';
import { peelLinks } from './links.ts';
import { parseNames, westernName } from './names.ts';
import { looksLikeNames, stopsOf } from './pieces.ts';
import type { CslItem } from './types.ts';
import { readBareAreas, readBareCommas, readBarePage } from './western-bare.ts';
import { isQuotedWord, QUOTED_TITLE, readBehindQuoted } from './western-behind.ts';
import { listEnd, readCommaBook, readCommaImprint } from './western-comma.ts';
import { readEngineersBook, readEngineersPaper } from './western-engineers.ts';
import {
  editionBehind,
  readEditedHost,
  readExtra,
  readHost,
  readProceedings,
  readVancouverHost,
  setImprint,
  setPublisher,
  titleEnd,
} from './western-host.ts';
import { FIRST_IN_FULL, personsOf } from './western-names.ts';
import { readDayBehind, readNewspaper } from './western-news.ts';
import { readLaw, readNoteBook } from './western-notes.ts';
import { readServer, readThesis, readWorkingPaper } from './western-paper.ts';
import { readSerial, type SerialKind } from './western-serial.ts';

const SIGNAL = /^\s*(?:See(?:,? e\.g\.,?| also| generally)?|Cf\.?|But see|Accord)\s+(?=[A-Z“"])/;
/** `———.` for the author of the entry before. */
const SAME_AUTHOR = /^\s*[—–_-]{2,}[.,]*\s*/;
const MEDIUM = /\s*\[(?:WWW [Dd]ocument|Internet|[Oo]n-?line|[Ee]lectronic resource)\]/;
const APA =
  /^(.{2,600}?)[\s,.]*\(\s*((?:c\. ?)?\d{4})[a-z]?(?:\s*,\s*([A-Z][a-z]{2,8}\.?(?:\s+\d{1,2})?))?\s*\)\s*[.,:]?\s+(.+)$/;

/** Authors left out between the sixth and the last: `Grimwood, J., … Schmutz, J.` */
const LEFT_OUT = /,?\s?(?:…|\.\s?\.\s?\.)\s?(?=[A-Z])/;

/** English references: APA, Chicago (notes and lists), Vancouver, MLA, IEEE, law reviews. Null for prose. */
export function parseWestern(flat: Flat): CslItem | null {
  const draft: Draft = {};
  // Chinese journals print `pp.893～921`.
  const text = peelLinks(
    flat.text
      .replace(SIGNAL, '')
      .replace(SAME_AUTHOR, '')
      .replace(MEDIUM, '')
      .replace(/(\d)\s?[~～]\s?(?=\d)/g, '$1-'),
    draft,
  )
    .replace(/[\s.,;]+(?:URL|Available (?:at|from|online)|Retrieved from)\s*:?\s*\.?$/i, '.')
    .trim();
  if (text.length < 12 || (firstYear(text) === null && !draft.URL)) return null;
  const dated = readApa(text, draft);
  const type =
    dated ??
    readEngineersPaper(text, draft) ??
    readYearBehindNames(text, draft) ??
    readQuoted(text, draft) ??
    readNoteBook(text, draft) ??
    readCommaBook(text, draft) ??
    readLaw(text, draft) ??
    readEngineersBook(text, draft) ??
    readAreas(text, draft);
  // No address, house, serial or person: nothing shows that this is a reference at all.
  const shown =
    draft.URL ||
    draft.DOI ||
    draft.number ||
    draft.publisher ||
    draft.container ||
    draft.page ||
    (dated && draft.author);
  if (type && draft.title && shown)
    return itemOf(draft, flat, draft.number && PREPRINTS.test(draft.publisher ?? '') ? 'article' : type);
  return parseBare(flat, text, draft);
}

/** The forms that have least to tell them by are tried last, on a draft of their own. */
function parseBare(flat: Flat, text: string, links: Draft): CslItem | null {
  for (const read of [readBareAreas, readBareCommas, readBarePage]) {
    const draft: Draft = {};
    if (links.URL) draft.URL = links.URL;
    if (links.DOI) draft.DOI = links.DOI;
    if (links.number) draft.number = links.number;
    if (links.accessed) draft.accessed = links.accessed;
    const type = read(text, draft);
    if (type && draft.title)
      return itemOf(draft, flat, type === 'book' && draft.URL && !draft.publisher ? 'webpage' : type);
  }
  return null;
}

function setYear(draft: Draft, year: string | undefined, month?: string, day?: string): void {
  const date = dateOf(Number(year), month ? monthNumber(month) : 0, Number(day ?? 0));
  if (date) draft.issued = date;
}

function readApa(text: string, draft: Draft): CslItem['type'] | null {
  const match = APA.exec(text);
  if (
    !match?.[1] ||
    !match[4] ||
    /[“"]/.test(match[1]) ||
    !looksLikeNames(match[1].replace(/\((?:[Ee]ds?|[Tt]rans)\.\)/g, '').replace(LEFT_OUT, ', '))
  )
    return null;
  const listed = match[1].replace(LEFT_OUT, ', ');
  const parsed = parseNames(listed);
  const isInFull = parsed.role === 'author' && FIRST_IN_FULL.test(listed);
  addNames(draft, parsed.role, isInFull ? personsOf(listed) : parsed.names);
  const [month, day] = (match[3] ?? '').split(/\.?\s+/);
  setYear(draft, match[2], month, day);
  const rest = match[4];
  const quoted = QUOTED_TITLE.exec(rest);
  if (quoted?.[1] && quoted[2]) {
    draft.title = trimStop(quoted[1]);
    return readBehindQuoted(quoted[2], draft);
  }
  const end = titleEnd(rest);
  let title = editionBehind(trimStop(rest.slice(0, end)), draft);
  const tail = rest.slice(end).replace(/^[\s.]+/, '');
  const host = /^[Ii]n:?\s+(.+)$/.exec(tail);
  const marked = /\s*[([]([^()[\]]{3,100})[)\]]$/.exec(title);
  const extra = marked?.[1] ?? '';
  if (/dissertation|thesis/i.test(extra)) {
    draft.genre = (/^[^,]+/.exec(extra)?.[0] ?? extra).replace(/^Unpublished\s+/i, '');
    const school = extra.includes(',') ? extra.slice(extra.indexOf(',') + 1) : tail;
    setPublisher(draft, school);
    draft.title = title.slice(0, marked?.index).trim();
    return 'thesis';
  }
  const made = /^(.{3,120}?),\s*(Trans|Eds?)\.(?:\s*;.*)?$/.exec(extra);
  if (made?.[1] && made[2]) {
    addNames(draft, made[2] === 'Trans' ? 'translator' : 'editor', parseNames(made[1], 'given-first').names);
    title = title.slice(0, marked?.index).trim();
  } else if (/\bed\.|Report|Vol\.|\bpp?\.\s?\d/.test(extra) && !host) {
    readExtra(extra, draft);
    title = title.slice(0, marked?.index).trim();
  }
  draft.title = title;
  if (host?.[1]) return readHost(host[1], draft);
  if (tail === '') return draft.URL || draft.DOI ? 'webpage' : 'book';
  const kind =
    readServer(tail, draft) ??
    readWorkingPaper(tail, draft) ??
    readProceedings(tail, draft) ??
    readNewspaper(tail, draft);
  if (kind) return kind;
  const serial = readSerial(tail, draft);
  if (serial) return newspaperOr(serial, match[3] !== undefined);
  if (draft.URL && match[3] !== undefined) {
    draft.container = trimStop(tail);
    return 'webpage';
  }
  setImprint(draft, tail);
  return /Report|Working Paper/.test(extra) ? 'report' : 'book';
}

const YEAR_QUOTED = /^(.{3,300}?)[,.]\s*((?:1[6-9]|20)\d{2})[a-z]?[,.]\s*[“"](.{3,400}?)[,.]?[”"][,.]?\s*(.+)$/;
/** `Doe, A., 2020, Title, Place: House`. */
const YEAR_LISTED = /^([^“"():]{3,300}?),\s*((?:1[6-9]|20)\d{2})[a-z]?,\s+([^“"]{6,400})$/;
const YEAR_BARE =
  /^([^.]{3,300}?|.{3,300}?[^.]|[^.]{3,200}(?:[A-Z]\.\s?){1,3}),?\s+((?:1[6-9]|20)\d{2})[a-z]?\s+(?![-–—:,(\d“"])(.+)$/;
/** `Li, Charles N. and Sandra A. Thompson`: only the first name is turned round. */
const FIRST_TURNED = /^([^,]{2,30}),\s([^,]{1,30}?)(?:,\s(.+?))?,?\s(?:and|&)\s([^,]+)$/;

/** The economists' `Smith, J., 2010, "Title", Journal, 98(5), pp.8-9` and the linguists' `Smith, John 2010 Title. …`. */
function readYearBehindNames(text: string, draft: Draft): CslItem['type'] | null {
  const quoted = YEAR_QUOTED.exec(text);
  if (
    quoted?.[1] &&
    quoted[3] &&
    quoted[4] &&
    looksLikeNames(quoted[1]) &&
    !isQuotedWord(text.slice(text.search(/[“"]/)))
  ) {
    const inner: Draft = {};
    const day = /, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\b/.test(quoted[4]);
    const serial = day ? null : readSerial(quoted[4], inner);
    const host = /^(?:[Pp]p\.\s*(\d{1,5}\s*[-–—]\s*\d{1,5})\s+)?[Ii]n:?\s+(.+)$/.exec(quoted[4]);
    Object.assign(draft, inner, { title: trimStop(quoted[3]) });
    addNames(draft, 'author', FIRST_IN_FULL.test(quoted[1]) ? personsOf(quoted[1]) : parseNames(quoted[1]).names);
    setYear(draft, quoted[2]);
    const dated = readThesis(quoted[4], draft) ?? readDayBehind(quoted[4], draft) ?? readProceedings(quoted[4], draft);
    if (dated) return dated;
    if (serial) return serial;
    if (host?.[2]) {
      if (host[1]) draft.page = host[1].replace(/\s*[-–—]\s*/, '-');
      return readHost(host[2], draft);
    }
    const kind = readServer(quoted[4], draft) ?? readWorkingPaper(quoted[4], draft) ?? readNewspaper(quoted[4], draft);
    if (kind) return kind;
    if (draft.URL && !draft.DOI && /^[^,:]{2,60}\.?$/.test(quoted[4])) {
      draft.container = trimStop(quoted[4]);
      return 'webpage';
    }
    setImprint(draft, quoted[4]);
    return 'report';
  }
  const listed = YEAR_LISTED.exec(text);
  if (listed?.[1] && listed[3] && looksLikeNames(listed[1])) {
    const inner: Draft = {};
    const title = readCommaImprint(`${listed[3].replace(/\.$/, '')}, ${listed[2]}`, inner);
    if (title && !/[“"]/.test(title)) {
      Object.assign(draft, inner, { title: trimStop(title) });
      const parsed = parseNames(listed[1]);
      addNames(draft, parsed.role, parsed.names);
      return 'book';
    }
  }
  const bare = YEAR_BARE.exec(text);
  if (!bare?.[1] || !bare[3] || /[“"(:]/.test(bare[1]) || !/,/.test(bare[1]) || !looksLikeNames(bare[1])) return null;
  const type = readApa(`${bare[1]} (${bare[2]}). ${bare[3]}`, draft);
  const turned = FIRST_TURNED.exec(bare[1]);
  if (type && turned?.[4] && / /.test(turned[4])) {
    const others = [...(turned[3]?.split(/,\s/) ?? []), turned[4]];
    draft.author = [
      westernName(`${turned[1]}, ${turned[2]}`, 'family-first'),
      ...others.map((name) => westernName(name, 'given-first')),
    ];
  }
  return type;
}

function newspaperOr(serial: SerialKind, day: boolean): CslItem['type'] {
  return serial === 'article-newspaper' && !day ? 'article-magazine' : serial;
}

/** “Title,” between quotes: Chicago, MLA, IEEE, law. */
function readQuoted(text: string, draft: Draft): CslItem['type'] | null {
  const open = text.search(/[“"]/);
  // Words quoted inside a title follow other words of it, or go on in small letters.
  if (open < 0 || open > 1600 || !/(?:^|[,.:;)\d])\s*$/.test(text.slice(0, open))) return null;
  const close = closingOf(text, open);
  if (close < open + 4 || isQuotedWord(text.slice(open))) return null;
  draft.title = text
    .slice(open + 1, close)
    .replace(/[\s,.;]+$/, '')
    .trim();
  addNames(draft, 'author', personsOf(text.slice(0, open)));
  const tail = text.slice(close + 1).replace(/^[\s,.]+/, '');
  const thesis =
    /^\(?(Ph\.? ?D\.?|[Mm]aster['’]?s?|[Dd]octoral|MA|M\.A\.)\s*([Dd]iss(?:ertation)?|[Tt]hesis)\.?,\s*([^(),]{3,80}(?:,\s*[^(),\d]{2,60})?),\s*(\d{4})\)?/.exec(
      tail,
    );
  if (thesis?.[3]) {
    draft.genre = `${thesis[1]} ${thesis[2]}`.replace(/iss$/, 'issertation');
    draft.publisher = thesis[3];
    setYear(draft, thesis[4]);
    const page = /^\s*,\s*(?:pp?\.\s*)?(\d{1,5}(?:\s*[-–—]\s*\d{1,5})?)\.?$/.exec(tail.slice(thesis[0].length));
    if (page?.[1]) draft.page = page[1].replace(/\s*[-–—]\s*/, '-');
    return 'thesis';
  }
  const host = /^[Ii]n:?\s+(.+)$/.exec(tail);
  if (host?.[1]) return readHost(host[1], draft);
  const kind =
    readServer(tail, draft) ??
    readWorkingPaper(tail, draft) ??
    readEditedHost(tail, draft) ??
    readProceedings(tail, draft);
  if (kind) return kind;
  if (readCommaImprint(`, ${tail}`, draft) === '')
    return /Department|Institute|Service|Agency|Office|Bureau/.test(draft.publisher ?? '') ? 'report' : 'book';
  const serial = readSerial(tail, draft);
  if (serial) return serial;
  const day = readDate(
    tail.slice(tail.search(/[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4}|\d{4}/)),
  );
  if (day && !draft.issued) draft.issued = day.date;
  if (!draft.URL) return null;
  draft.container = trimStop(/^[^,.]{2,60}/.exec(tail)?.[0] ?? '');
  return 'webpage';
}

const YEAR_BEHIND = /^\.\s*\(?(?:1[5-9]|20)\d{2}[a-z]?\)?\.\s/;

/** Areas between stops: Vancouver, Chicago's lists, GB 7714—87. */
function readAreas(text: string, draft: Draft): CslItem['type'] | null {
  const stops = stopsOf(text);
  // `Doe A., B. Smith. 2010. Title`: the names end before the year.
  const dated = stops.find((at) => YEAR_BEHIND.test(text.slice(at, at + 12)));
  const stop =
    dated !== undefined && looksLikeNames(text.slice(0, dated))
      ? dated
      : stops.find((at) => looksLikeNames(text.slice(0, at)));
  // `Anna S. Bloom, Lena Peters, and Eric Holm, Title`: the first stop is an initial's.
  if (stop === undefined || hasHan(text.slice(0, stop).replace(/,?\s*等$/, '')) || listEnd(text) > stop) return null;
  const whole = text.slice(0, stop);
  // `Doe, A., Smith, B., 2014. Title`: the year is the last of the list.
  const own = re`[,\s]\s*((?:1[5-9]|20)\d{2})[a-z]?$`.exec(whole);
  if (own) setYear(draft, own[1]);
  const listed = own ? whole.slice(0, own.index) : whole;
  const edited = /[,\s]\s*\(?(?:editors?|eds?\.?)\)?$/.exec(listed);
  const names = edited ? listed.slice(0, edited.index) : listed;
  addNames(draft, edited ? 'editor' : 'author', FIRST_IN_FULL.test(names) ? personsOf(names) : parseNames(names).names);
  let rest = text.slice(stop + 1).trim();
  const year = /^\(?(\d{4})[a-z]?\)?\.\s+/.exec(rest);
  if (year) {
    setYear(draft, year[1]);
    rest = rest.slice(year[0].length);
  }
  if (/^[“"]/.test(rest) && !isQuotedWord(rest)) {
    const before = draft.author;
    const type = readQuoted(rest, draft);
    if (before) draft.author = before;
    return type;
  }
  const hosted = /^([^“”]{4,300}?)[,.]\s+[Ii]n:\s+(.{6,})$/.exec(rest);
  if (hosted?.[1] && hosted[2] && stopsOf(hosted[1]).length === 0) {
    draft.title = trimStop(hosted[1]);
    return readVancouverHost(hosted[2], draft);
  }
  const end = titleEnd(rest);
  const mark = /[\s:]*[([]\s*((?:Ph\.? ?D\.?\s|[Dd]octoral\s|[Mm]aster['’]?s?\s)?(?:dissertation|thesis))\s*[)\]]$/;
  const titled = trimStop(rest.slice(0, end));
  draft.title = editionBehind(titled, draft).replace(mark, '');
  // MLA's commas where others have stops.
  const tail = rest
    .slice(end)
    .replace(/^[\s.]+/, '')
    .replace(/^((?:\d{1,2}(?:st|nd|rd|th)|[Rr]ev\.?) ed\.), /, '$1 ')
    .replace(/^((?:[Tt]ranslated|[Ee]dited) by [^,.]{3,60}), /, '$1. ');
  if (tail === '') return null;
  const degree = readThesis(tail, draft);
  if (degree) return degree;
  if (mark.test(titled)) {
    setImprint(draft, tail);
    return 'thesis';
  }
  const host = /^[Ii]n(?::\s*|\s+)(.+)$/.exec(tail);
  if (host?.[1]) return readVancouverHost(host[1], draft);
  const kind =
    readServer(tail, draft) ??
    readWorkingPaper(tail, draft) ??
    readProceedings(tail, draft) ??
    readNewspaper(tail, draft);
  if (kind) return kind;
  const serial = readSerial(tail, draft);
  if (serial) return serial;
  const thesis = /(?:dissertation|thesis)/i.test(tail);
  setImprint(draft, tail.replace(/;(?=\s*\d{4})/, ','));
  return thesis ? 'thesis' : 'book';
}
