import { re } from '../text/index.ts';
import { dateOf, readDate } from './dates.ts';
import { addNames, type Draft, tidyEdition, tidyPages } from './draft.ts';
import { closingOf, trimMarks, trimStop } from './flat.ts';
import { readImprint } from './imprint.ts';
import { PREPRINTS } from './kinds.ts';
import { parseNames } from './names.ts';
import { areasOf, looksLikeNames } from './pieces.ts';
import type { CslItem } from './types.ts';
import { isBodyName, nameEnd } from './western-comma.ts';

const YEAR = String.raw`(?:1[5-9]|20)\d{2}`;
const PAGES = String.raw`[A-Za-z]?\d[\w.]{0,7}(?:\s*[-–—]\s*\w{1,8})?`;
const IMPRINT_AREA = new RegExp(String.raw`^[^:]{2,60}:\s*[^:]{2,80},\s*c?${YEAR}$`);
// A second name that could be the initials is taken as those: read both ways, every name of a list would double the time.
const INITIALED = re`^(?:[\p{Lu}][\p{L}'’-]+(?: (?!(?:\p{Lu}\.?-? ?){1,3}(?:,|$))[\p{Lu}][\p{L}'’-]+)? (?:\p{Lu}\.?-? ?){1,3}(?:,\s*|$))+(?:et al\.?)?$`;

/** References without quotes, brackets or marks, between stops: a title that stands alone or first, or a name, title and year. */
export function readBareAreas(text: string, draft: Draft): CslItem['type'] | null {
  const areas = areasOf(trimStop(text));
  const [first = '', second = ''] = areas;
  if (areas.length >= 2 && areas.length <= 4 && !looksLikeNames(first, 80)) {
    // `Title. Place: House, 2024. 50`
    const at = areas.findIndex((area) => IMPRINT_AREA.test(area));
    if (at === 1 || at === 2) {
      draft.title = trimStop(first);
      readImprint(areas.slice(1).join('. '), draft);
      return draft.publisher ? 'book' : null;
    }
  }
  // `Doe A. 1570. [Letter to …].`
  if (areas.length === 3 && INITIALED.test(first) && new RegExp(`^${YEAR}[a-z]?$`).test(second)) {
    const date = dateOf(Number(second.slice(0, 4)));
    if (!date) return null;
    addNames(draft, 'author', parseNames(first).names);
    draft.issued = date;
    draft.title = trimStop(areas[2] as string);
    return isLetter(draft.title) ? 'personal_communication' : 'book';
  }
  // `Doe A, Smith B. Title. 2019.`, `Doe A. Title. House, 2019.`
  const body = /^[A-Z]{2,8}$/.test(first) && STANDARD.test(second);
  if (areas.length === 3 && (INITIALED.test(first) || body)) {
    const end = new RegExp(String.raw`^(?:([^,:]{2,60}),\s*)?(${YEAR})$`).exec(areas[2] ?? '');
    const date = dateOf(Number(end?.[2] ?? 0));
    if (!date) return null;
    addNames(draft, 'author', parseNames(first).names);
    draft.issued = date;
    if (end?.[1]) draft.publisher = end[1].trim();
    draft.title = trimStop(second);
    return isLetter(second) ? 'personal_communication' : 'book';
  }
  return null;
}

const STANDARD = /\b(?:ISO|IEC|IEEE|GB|ASTM|ANSI|BS|DIN|EN|NISO)\b[^a-z]{0,12}\d/;

/**
 * Notes between commas whose house has no place, or that have no house: `Name, Title, House, 2006`, `Name, « Title »,
 * Journal, 2015, p. 15-47`, `Name, Title, in: Name (Hrsg.), Book, 2. Aufl. 1972`. The names tell that it is one.
 */
export function readBareCommas(text: string, draft: Draft): CslItem['type'] | null {
  if (text.length > 900) return null;
  const quoted = readQuoted(text, draft);
  if (quoted) return quoted;
  let end = nameEnd(text);
  if (end < 0 && isBodyName(text.slice(0, Math.max(0, text.indexOf(','))))) end = text.indexOf(',');
  if (end < 0 || !(isPersonList(text.slice(0, end)) || isBodyName(text.slice(0, end)))) return null;
  const tail = readEnd(text.slice(end + 1).trim(), draft);
  if (!tail) return null;
  addNames(draft, 'author', parseNames(text.slice(0, end), 'given-first').names);
  return readTitled(tail, draft);
}

/** `Library of Somewhere, https://… (last visited June 12, 2020)`: a page with a day on which it was seen. */
export function readBarePage(text: string, draft: Draft): CslItem['type'] | null {
  if (!draft.URL || !draft.accessed || text.length > 200) return null;
  const parts = splitCommas(trimStop(text));
  if (parts.length > 3 || !re`^[\p{Lu}\[]`.test(parts[0] ?? '')) return null;
  if (parts.length > 1) addNames(draft, 'author', parseNames(parts[0] as string, 'given-first').names);
  draft.title = trimStop(parts.slice(parts.length > 1 ? 1 : 0).join(', '));
  return 'webpage';
}

/** Title, then container or house, of what stands before year and pages. */
function readTitled(tail: string, draft: Draft): CslItem['type'] | null {
  const host = /^(.{4,300}?),\s*[Ii]n:?\s+(.{4,300})$/.exec(tail);
  if (host?.[1] && host[2]) {
    draft.title = trimStop(host[1]);
    readHost(host[2], draft);
    return 'chapter';
  }
  const parts = splitCommas(tail);
  const thesis = parts.findIndex((part) => THESIS.test(part));
  if (thesis > 0) {
    draft.title = trimStop(parts.slice(0, thesis).join(', '));
    draft.genre = THESIS.exec(parts[thesis] ?? '')?.[0] ?? '';
    const school = [...parts.slice(thesis)]
      .reverse()
      .find((part) => /[Uu]niversit|College|Institut|École|School/.test(part));
    if (school) draft.publisher = school.replace(THESIS, '').replace(/^[\s,]*(?:de |of |at )?(?:la |l['’]|the )?/, '');
    return 'thesis';
  }
  let last = parts.length > 1 ? (parts[parts.length - 1] as string) : '';
  // The town behind the house: `Montchrestien, 4e éd., Paris`.
  while (parts.length > 1 && readEdition(last, draft)) {
    parts.pop();
    last = parts[parts.length - 1] as string;
  }
  if (parts.length > 1 && last.length <= 60 && (re`^\p{Lu}`.test(last) || PREPRINTS.test(last))) {
    const serial = SERIAL.test(last) || (draft.page !== undefined && draft.volume !== undefined);
    if (serial) draft.container = trimStop(last);
    else draft.publisher = trimStop(last);
    draft.title = trimStop(parts.slice(0, -1).join(', '));
    readTitleEdition(draft);
    return serial ? 'article-journal' : 'book';
  }
  draft.title = trimStop(parts.join(', '));
  readTitleEdition(draft);
  return isLetter(draft.title) ? 'personal_communication' : 'book';
}

const SERIAL =
  /\b(?:Journal|Review|Quarterly|Bulletin|Annals|Zeitschrift|Revue|Archiv|Studies|Magazine|Proceedings|Transactions|Gazette|Letters)\b|^[A-Z]{3,8}$/;
const THESIS =
  /^(?:Thèse(?: de doctorat)?|Ph\.? ?D\.? (?:[Dd]issertation|[Tt]hesis)|(?:[Dd]octoral|[Mm]aster['’]?s) (?:[Dd]issertation|[Tt]hesis)|Diss(?:ertation)?\.?|Habil(?:itation)?\.?)/;

/** `« Title », Journal, …`: French quotes; “Title,” with nothing but a year behind it. */
function readQuoted(text: string, draft: Draft): CslItem['type'] | null {
  const french = /^([^«»]{3,200}?),\s*«\s*([^«»]{3,300}?)\s*»\s*,\s*(.{4,300})$/.exec(text);
  const english = french ? null : /^([^“”]{3,400}?),\s*“([^“”]{3,300}?),?”,?\s*(.{4,80})$/.exec(text);
  const found = french ?? english;
  if (!found?.[1] || !found[2] || !found[3] || !isPersonList(found[1])) return null;
  const tail = readEnd(found[3], draft);
  if (tail === null) return null;
  addNames(draft, 'author', parseNames(found[1], 'given-first').names);
  draft.title = trimStop(found[2]);
  const parts = splitCommas(tail).filter((part) => part !== '');
  if (parts.length === 0) return 'article';
  const thesis = parts.findIndex((part) => THESIS.test(part));
  if (thesis >= 0) {
    draft.genre = THESIS.exec(parts[thesis] ?? '')?.[0] ?? '';
    const school = parts.find((part, index) => index !== thesis && /[Uu]niversit|College|Institut|École/.test(part));
    if (school) draft.publisher = trimStop(school);
    return 'thesis';
  }
  draft.container = trimStop(parts[0] as string);
  for (const part of parts.slice(1)) {
    const volume = /^vol\.?\s*([\dIVXLC]{1,8})$/i.exec(part)?.[1];
    const issue = /^n[°o]\.?\s*([\d/-]{1,8})$/i.exec(part)?.[1];
    if (volume) draft.volume = volume;
    if (issue) draft.issue = issue;
  }
  return 'article-journal';
}

const MONTHS_ABROAD =
  '(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|Januar|Februar|März|April|Juni|Juli|August|September|Oktober|Dezember)';
const END = new RegExp(
  String.raw`^(.*?)[,.]?\s*(?:(?:\d{1,2}\.?\s+)?${MONTHS_ABROAD}\s+)?\(?(${YEAR})\)?(?:,\s*(?:pp?\.|S\.)\s*(${PAGES}(?:,\s*${PAGES}){0,3}))?\.?$`,
);

/** Cuts year and pages off the end and sets them; null without a year, or without an address that stands for one. */
function readEnd(text: string, draft: Draft): string | null {
  const day = /,\s*([A-Z][a-z]{2,8} \d{1,2}, \d{4})\.?$/.exec(text);
  const dated = day?.[1] ? readDate(day[1]) : null;
  if (day && dated) {
    draft.issued = dated.date;
    return trimMarks(text.slice(0, day.index));
  }
  const end = END.exec(text);
  const date = end?.[2] ? dateOf(Number(end[2])) : null;
  if (end && date && !/\d{4}\s*[-–—]\s*$/.test(end[1] ?? '')) {
    if (!draft.issued) draft.issued = date;
    if (end[3]) draft.page = tidyPages(end[3]);
    const left = trimMarks(end[1] ?? '');
    return readVolume(left, draft);
  }
  return draft.URL ? trimStop(text) : null;
}

function readVolume(text: string, draft: Draft): string {
  const volume = /,\s*(?:vol\.|Band|Bd\.)\s*(\d{1,4}|[IVX]{1,6})(?=,|$)/i.exec(text);
  if (!volume) return text;
  draft.volume = volume[1];
  return trimMarks(text.slice(0, volume.index) + text.slice(volume.index + volume[0].length));
}

const EDITION = /^(\d{1,2})(?:\.\s*Aufl(?:age)?\.?|\s*e\s*éd(?:ition)?\.?|(?:st|nd|rd|th)\s+ed(?:ition)?\.?)$/;

/** An edition, or the town behind one. */
function readEdition(part: string, draft: Draft): boolean {
  const edition = EDITION.exec(part.trim());
  if (edition?.[1]) {
    draft.edition = tidyEdition(edition[1]);
    return true;
  }
  if (
    /^(?:Paris|Berlin|München|Tübingen|London|New York|Bruxelles|Wien|Genève|Frankfurt am Main|Leipzig)$/.test(part)
  ) {
    draft.place = part;
    return true;
  }
  return false;
}

function readTitleEdition(draft: Draft): void {
  const edition = /,\s*(\d{1,2})\.\s*Aufl(?:age)?\.?$/.exec(draft.title ?? '');
  if (!edition?.[1] || !draft.title) return;
  draft.edition = edition[1];
  draft.title = trimStop(draft.title.slice(0, edition.index));
}

function readHost(text: string, draft: Draft): void {
  const named = /^(.{3,120}?)(?:\s*\((?:Hrsg|Hg|Eds?|eds?|dir)\.?\)|,?\s+eds?\.),\s*(.{2,200})$/.exec(text);
  if (named?.[1]) addNames(draft, 'editor', parseNames(named[1], 'given-first').names);
  let rest = named?.[2] ?? text;
  const edition = /,?\s*(\d{1,2})\.\s*Aufl(?:age)?\.?$/.exec(rest);
  if (edition?.[1]) {
    draft.edition = edition[1];
    rest = rest.slice(0, edition.index);
  }
  const house = /^(.{3,160}),\s*([A-Z][^,]{2,50})$/.exec(rest);
  if (house?.[1] && house[2] && !draft.publisher) {
    draft.publisher = house[2];
    rest = house[1];
  }
  draft.container = trimStop(rest);
}

function splitCommas(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    if ('([“«'.includes(text[i] as string)) {
      const close = closingOf(text, i);
      if (close > i) i = close;
    } else if (text[i] === ',' && text[i + 1] === ' ') {
      parts.push(text.slice(from, i).trim());
      from = i + 1;
    }
  }
  parts.push(text.slice(from).trim());
  return parts;
}

/** Every name has two words that begin with capitals, or an initial: no beginning of a sentence reads so. */
function isPersonList(text: string): boolean {
  return text
    .split(/,\s*(?:and\s+)?|\s+and\s+|\s+&\s+/)
    .filter((name) => name !== '' && !/^(?:Jr|Sr|et al)\.?$/.test(name))
    .every((name) =>
      re`^(?:[\p{Lu}](?:\.[\p{Lu}])*\.?|[\p{Lu}][\p{L}'’-]+|van|von|de|der|den|la|le|du)(?:[\s-](?:[\p{Lu}](?:\.[\p{Lu}])*\.?|[\p{Lu}][\p{L}'’-]+|van|von|de|der|den|la|le|du)){1,4}$`.test(
        name.trim(),
      ),
    );
}

function isLetter(title: string): boolean {
  return /^\[.{4,80}\]$|^Letters? (?:to|from) /.test(title.trim());
}
