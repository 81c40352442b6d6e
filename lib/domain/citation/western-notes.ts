import { dateOf } from './dates.ts';
import { addNames, type Draft, tidyEdition } from './draft.ts';
import { trimStop } from './flat.ts';
import { readImprint } from './imprint.ts';
import { parseNames } from './names.ts';
import type { CslItem } from './types.ts';
import { nameEnd } from './western-comma.ts';
import { personsOf } from './western-names.ts';

/** `John Smith, Title (Place: House, 2010), 45.` */
export function readNoteBook(text: string, draft: Draft): CslItem['type'] | null {
  const match =
    /^(.{3,400}?)\s*\(([^():]{2,60}:\s*[^()]{2,80}|[^():]{2,80}),\s*((?:1[5-9]|20)\d{2})\)\s*(?:,\s*([\w–—,\s-]{1,30}?))?\.?\s*$/.exec(
      text,
    );
  if (!match?.[1] || !match[2] || /\.\s+[A-Z].*\.\s/.test(match[1])) return null;
  const comma = nameEnd(match[1]);
  if (comma < 0) return null;
  readImprint(`${match[2]}, ${match[3]}`, draft);
  if (match[4]) draft.page = match[4].replace(/^pp?\.\s*/, '').replace(/\s*[-–—]\s*/g, '-');
  let title = match[1].slice(comma + 1).trim();
  const eds = /^eds?\.,\s+/.exec(title);
  if (eds) title = title.slice(eds[0].length);
  addNames(draft, eds ? 'editor' : 'author', personsOf(match[1].slice(0, comma)));
  const extra = /,\s*(trans\.|ed\.|eds\.|translated by|edited by)\s+(.{3,80})$/.exec(title);
  if (extra?.[1] && extra[2]) {
    addNames(draft, /^trans/.test(extra[1]) ? 'translator' : 'editor', parseNames(extra[2], 'given-first').names);
    title = title.slice(0, extra.index);
  }
  const edition = /,\s*(\d{1,2}(?:st|nd|rd|th)|[Rr]ev\.)\s+ed\.?$/.exec(title);
  if (edition?.[1]) {
    draft.edition = tidyEdition(`${edition[1]} ed`);
    title = title.slice(0, edition.index);
  }
  draft.title = trimStop(title);
  return 'book';
}

/** `John Smith, Title, 12 Harv. L. Rev. 45 (2010)`. */
export function readLaw(text: string, draft: Draft): CslItem['type'] | null {
  const match =
    /^(.{3,300}?),\s*(\d{1,4})\s+([A-Z][A-Za-z.&'’ ]{2,60}?)\s+(\d{1,5})(?:,\s*(\d{1,5}(?:\s*[-–—]\s*\d{1,5})?))?\s*\(([^()]{0,20}?)(\d{4})\)\.?\s*$/.exec(
      text,
    );
  if (!match?.[1]) return null;
  const comma = nameEnd(match[1]);
  if (comma < 0 || / v\.? /.test(match[1])) {
    draft.title = trimStop(match[1]);
    draft.container = match[3];
    draft.volume = match[2];
    draft.page = match[4];
    setYear(draft, match[7]);
    return 'legal_case';
  }
  addNames(draft, 'author', parseNames(match[1].slice(0, comma), 'given-first').names);
  draft.title = trimStop(match[1].slice(comma + 1));
  draft.volume = match[2];
  draft.container = match[3];
  draft.page = match[4];
  if (match[5]) draft.locator = match[5].replace(/\s*[-–—]\s*/, '-');
  setYear(draft, match[7]);
  return 'article-journal';
}

function setYear(draft: Draft, year: string | undefined): void {
  const date = dateOf(Number(year));
  if (date) draft.issued = date;
}
