import { re } from '../text/index.ts';
import { dateOf } from './dates.ts';
import { addNames, type Draft, tidyEdition } from './draft.ts';
import { trimMarks, trimStop } from './flat.ts';
import { parseNames } from './names.ts';
import { stopsOf } from './pieces.ts';
import { personsOf } from './western-names.ts';

const YEAR_AND_PAGE = /,\s*((?:1[5-9]|20)\d{2})(?:,\s*(?:pp?\.\s*)?([\w–-]{1,20}))?\.?$/;
const HOUSE = /(?:Press|Publish\w*|Books|Verlag|Inc\.|Ltd\.?|& (?:Co\.|Sons)|Company|Repository|Archive)$/;
/** Behind a town: its state or country. */
const STATE = /^(?:[A-Z][a-z]{1,4}\.|[A-Z]{2}|D\. ?C\.)$/;

/** `…, Place: House, 2010, p. 45` at the end of a note between commas; gives what stands before it, null if it ends otherwise. */
export function readCommaImprint(text: string, draft: Draft): string | null {
  const end = YEAR_AND_PAGE.exec(text);
  const date = end?.[1] ? dateOf(Number(end[1])) : null;
  if (!end || !date) return null;
  const before = text.slice(0, end.index);
  const colon = before.lastIndexOf(': ');
  const house = trimMarks(before.slice(colon + 1));
  let rest: string;
  if (colon > 0 && !/,(?! (?:Inc|Ltd|LLC)\b)/.test(house)) {
    const parts = before.slice(0, colon).split(', ');
    let place = parts.pop() ?? '';
    if (STATE.test(place.trim()) && parts.length > 1) place = `${parts.pop()}, ${place}`;
    // A stop before the town parts areas: another form.
    if (parts.length === 0 || place.length > 40 || /[a-z]\.\s/.test(place)) return null;
    draft.place = place.trim();
    draft.publisher = house;
    rest = parts.join(', ');
  } else {
    const comma = /,\s*([^,]{2,80}(?:, (?:Inc|Ltd|LLC)\.?)?)$/.exec(before);
    // A stop inside parts areas: another form.
    if (!comma?.[1] || !HOUSE.test(comma[1]) || re`\p{Ll}{3}\.\s+\p{Lu}`.test(comma[1])) return null;
    draft.publisher = comma[1].trim();
    rest = before.slice(0, comma.index);
  }
  draft.issued = date;
  if (end[2]) draft.page = end[2].replace(/[–—]/g, '-');
  return readVolume(rest, draft);
}

function readVolume(text: string, draft: Draft): string {
  let rest = text;
  const volume = /,\s*vol\.\s*(\d{1,3}|[IVX]{1,6})$/i.exec(rest);
  if (volume) {
    draft.volume = volume[1];
    rest = rest.slice(0, volume.index);
  }
  const edition = /,\s*((?:\d{1,2}(?:st|nd|rd|th)|[Rr]ev\.|[Ss]econd|[Tt]hird)\s+ed)\.?$/.exec(rest);
  if (edition?.[1]) {
    draft.edition = tidyEdition(edition[1]);
    rest = rest.slice(0, edition.index);
  }
  const translated = /,\s*trans(?:\.|lated) (?:by )?([^,]{3,60})$/.exec(rest);
  if (translated?.[1]) {
    addNames(draft, 'translator', parseNames(translated[1], 'given-first').names);
    rest = rest.slice(0, translated.index);
  }
  return rest;
}

/** `A. Editor and B. Editor, eds., Book, Place: House, 2010, pp. 1–9` behind `in`; false if it is another form. */
export function readCommaHost(text: string, draft: Draft): boolean {
  const named = /^(.{3,200}?)(?:,\s*|\s+)\(?eds?\.\)?,\s+(.+)$/.exec(text);
  const rest = readCommaImprint(named?.[2] ?? text, draft);
  if (rest === null || (!named && rest.includes(', ed'))) return false;
  if (named?.[1]) addNames(draft, 'editor', parseNames(named[1], 'given-first').names);
  draft.container = trimStop(rest);
  return true;
}

/** `Anna Halden and Paul Okoro, eds., Nets of the Delta, New York: River Press, 2009, p. 4.` */
export function readCommaBook(text: string, draft: Draft): 'book' | null {
  const inner: Draft = {};
  const rest = readCommaImprint(text, inner);
  // A stop behind a whole word parts areas: another form.
  if (rest === null || rest.length > 600 || /[“"]/.test(rest) || re`\p{Ll}{3}\.\s+\p{Lu}`.test(rest)) return null;
  const edited = /,\s*eds?\.,\s+/.exec(rest);
  let comma = edited ? edited.index : nameEnd(rest);
  if (comma < 0 && isBodyName(rest.slice(0, rest.indexOf(',')))) comma = rest.indexOf(',');
  if (comma < 0) {
    // No name before the title: only place and house together tell a book then.
    if (!inner.place || !inner.publisher || rest.includes(',') || stopsOf(rest).length > 0) return null;
    Object.assign(draft, inner);
    draft.title = trimStop(rest);
    return 'book';
  }
  Object.assign(draft, inner);
  addNames(draft, edited ? 'editor' : 'author', personsOf(rest.slice(0, comma)));
  draft.title = trimStop(rest.slice(comma + (edited?.[0].length ?? 1)));
  return 'book';
}

const NAME = re`^(?!.*\p{Ll}{3}\.)\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|van|von|de|der|den|la|le|du|al\.)){1,4}$`;

/** The comma behind `A Name, B Name, and C Name`, `A Name & B Name`, `A Name, B Name, et al.`; -1 where no such list stands. */
export function listEnd(text: string): number {
  let at = 0;
  for (let count = 0; count < 100; count += 1) {
    const comma = text.indexOf(', ', at);
    if (comma < 0) return -1;
    const piece = text.slice(at, comma);
    if (count > 0 && /^et al\.?(?: eds?\.)?$/.test(piece)) return comma;
    const last = /^(?:and|&) (.+)$/.exec(piece);
    if (last?.[1]) return count > 0 && NAME.test(last[1]) ? comma : -1;
    const two = piece.split(/ (?:and|&) /);
    if (!two.every((name) => NAME.test(name))) return -1;
    if (two.length === 2) return comma;
    at = comma + 2;
  }
  return -1;
}

/** A body, told by a word of its name. */
export function isBodyName(text: string): boolean {
  return /\b(?:University|Institute|Academy|Committee|Ministry|Department|Association|Society|Council|Commission|Bank|Organi[sz]ation)\b/i.test(
    text,
  );
}

/** `North, D. C., Title`: one name turned round, its initials between commas. */
const TURNED = re`^\p{Lu}[\p{L}'’-]{1,30},\s\p{Lu}\.(?:[\s-]?\p{Lu}\.){0,3}(?=,\s\p{Lu}\p{L})`;
/** `Brandt, Hermann K., Title`, `Okafor, Peter, and Anna Halden, Title`: the first turned round with its name in full. */
const TURNED_IN_FULL = re`^\p{Lu}\p{Ll}[\p{L}'’-]{1,30},\s\p{Lu}\p{Ll}{1,20}(?:\s\p{Lu}\.)?(?:,?\sand\s\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){1,3})?(?=,\s\p{Lu}\p{L})`;

/** The comma behind the last of the names at the start of a note. */
export function nameEnd(text: string): number {
  const turned = TURNED.exec(text) ?? TURNED_IN_FULL.exec(text);
  if (turned) return turned[0].length;
  const listed = listEnd(text);
  if (listed > 0) return listed;
  let end = -1;
  for (let at = text.indexOf(','); at > 0 && at < 160; at = text.indexOf(',', at + 1)) {
    const names = text.slice(0, at);
    const last = names.slice(names.lastIndexOf(',') + 1).replace(/^\s*(?:and\s+)?/, '');
    if (end >= 0 && /^(?:Jr|Sr|II|III|IV)\.?$/.test(last.trim())) {
      if (!/^,\s*(?:and|&)\s/.test(text.slice(at))) return at;
      end = at;
      continue;
    }
    if (
      !re`^(?:[\p{Lu}][\p{L}.'’-]*|van|von|de|der|la|et|al\.)(?:\s(?:and\s)?(?:[\p{Lu}][\p{L}.'’-]*|van|von|de|der|la|al\.)){0,8}$`.test(
        last.trim(),
      )
    )
      break;
    const isTitle =
      end >= 0 &&
      !/\band\b/.test(names.slice(end)) &&
      !re`^\s*(?:and\s)?\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}\.?){0,2}\s\p{Lu}[\p{L}'’-]+$`.test(names.slice(end + 1));
    if (isTitle || (end >= 0 && !text.slice(0, at).includes(' and ') && !/,\s*and\s/.test(text.slice(at, at + 60))))
      break;
    end = at;
    if (/\band\b/.test(names)) break;
  }
  return end;
}
