import { re } from '../text/index.ts';
import { dateOf } from './dates.ts';
import { addNames, type Draft, tidyEdition } from './draft.ts';
import { trimStop } from './flat.ts';
import { readImprint } from './imprint.ts';
import { parseNames } from './names.ts';
import { stopsOf } from './pieces.ts';
import type { CslItem } from './types.ts';
import { readCommaHost } from './western-comma.ts';
import { INITIALS_FIRST } from './western-names.ts';

/** End of the title that stands at the start: a stop, or a question mark before a space. */
export function titleEnd(text: string): number {
  const asked = /[?!]["”’]?(?=\s+[A-Z\d(“])/.exec(text);
  const stop = stopsOf(text)[0] ?? text.length;
  if (!asked || asked.index + asked[0].length >= stop) return stop;
  // `Who owns it? Tide and property in Wexford. Journal, 12(1)`: what is asked goes on in words of a title.
  const goesOn = text.slice(asked.index + asked[0].length, stop);
  const isTitle = !/\d/.test(goesOn) && / (?:and|or|of|the|in|on|for|to|with|from|an?|as|by|at) /.test(goesOn);
  return isTitle && /^[.\s]+[A-Z]/.test(text.slice(stop)) ? stop : asked.index + asked[0].length;
}

/** A title without the edition printed behind it, `Title, 2nd ed`, which is read. */
export function editionBehind(title: string, draft: Draft): string {
  const found = /[,.]\s*((?:\d{1,2}(?:st|nd|rd|th)|[Rr]ev\.?|[Ss]econd|[Tt]hird)\s+ed)(?:ition|n)?\.?$/.exec(title);
  if (!found?.[1]) return title;
  draft.edition = tidyEdition(found[1]);
  return title.slice(0, found.index);
}

/** `2nd ed.`, `Vol. 3`, `Report No. 12` in brackets behind a title. */
export function readExtra(extra: string, draft: Draft): void {
  const edition = /((?:\d{1,2}(?:st|nd|rd|th)|[Rr]ev\.?|[Tt]hird|[Ss]econd)\s+ed)\.?/.exec(extra);
  if (edition?.[1]) draft.edition = tidyEdition(edition[1]);
  const volume = /[Vv]ol\.\s*(\d{1,3})/.exec(extra);
  if (volume?.[1]) draft.volume = volume[1];
  const pages = /pp?\.\s*([\w.]{1,8}(?:\s*[-–—]\s*[\w.]{1,8})?)/.exec(extra);
  if (pages?.[1]) draft.page = pages[1].replace(/\s*[-–—]\s*/, '-');
  const number = /No\.\s*([\w-]{1,20})/.exec(extra);
  if (number?.[1]) draft.number = number[1];
}

/** `A. Editor & B. Editor (Eds.), Book (2nd ed., pp. 1–9). Publisher` and Chicago's `Book, ed. A. Editor (Place: House, 2010), 45`. */
export function readHost(text: string, draft: Draft): CslItem['type'] {
  let rest = text;
  if (readCommaHost(text, draft)) return hostType(draft);
  if (readMeeting(text, draft)) return 'paper-conference';
  const paged = /^([^“”]{3,200}?),\s*(\d{1,5}\s*[-–—]\s*\d{1,5})\.\s+([^.:]{2,60}:\s*.{2,80})$/.exec(text);
  if (paged?.[1] && paged[3] && !/, ed(?:s?\.|ited by) /.test(paged[1])) {
    draft.container = trimStop(paged[1]);
    draft.page = (paged[2] ?? '').replace(/\s*[-–—]\s*/, '-');
    setImprint(draft, paged[3]);
    return hostType(draft);
  }
  const engineers = readEngineersHost(text, draft);
  if (engineers) return engineers;
  const before = /^(.{3,160}?)\s*\((?:Eds?|eds?|Hrsg)\.?\)\s*,?\s*/.exec(rest);
  if (before?.[1]) {
    addNames(draft, 'editor', parseNames(before[1], 'given-first').names);
    rest = rest.slice(before[0].length);
  }
  const imprint =
    /\s*\(([^()]{2,80}:\s*[^()]{2,80},\s*\d{4}|[^():]{2,60},\s*\d{4})\)\s*,?\s*([\w–—,\s.-]{0,30}?)\.?\s*$/.exec(rest);
  if (imprint?.[1]) {
    readImprint(imprint[1], draft);
    if (imprint[2])
      draft.page = imprint[2]
        .replace(/^pp?\.\s*/, '')
        .replace(/\s*[-–—]\s*/g, '-')
        .trim();
    rest = rest.slice(0, imprint.index);
  }
  const bracket = /\s*\(([^()]{2,60}(?:pp?\.|ed\.|Vol\.)[^()]{0,40}|pp?\.[^()]{1,30})\)/.exec(rest);
  if (bracket?.[1]) {
    readExtra(bracket[1], draft);
    const tail = rest.slice(bracket.index + bracket[0].length).replace(/^[\s.,]+/, '');
    if (tail) setImprint(draft, tail);
    rest = rest.slice(0, bracket.index);
  }
  const named =
    /,\s*(?:eds?\.|edited by)\s+([^.]{3,120}?(?:\b[A-Z]\.[^.]{1,40}){0,6}?)(?:,\s*(\d{1,5}(?:\s*[-–—]\s*\d{1,5})?))?(?:\.\s+(.+))?$/.exec(
      rest,
    );
  if (named?.[1]) {
    addNames(draft, 'editor', parseNames(named[1], 'given-first').names);
    if (named[2]) draft.page = named[2].replace(/\s*[-–—]\s*/, '-');
    if (named[3]) setImprint(draft, named[3]);
    rest = rest.slice(0, named.index);
  } else if (!imprint && !bracket) {
    const end = titleEnd(rest);
    setImprint(draft, rest.slice(end + 1));
    rest = rest.slice(0, end);
  }
  draft.container = trimStop(rest);
  return hostType(draft);
}

export function hostType(draft: Draft): CslItem['type'] {
  return /Proceedings|Conference|Symposium|Workshop/.test(draft.container ?? '') ? 'paper-conference' : 'chapter';
}

export function setImprint(draft: Draft, whole: string): void {
  let text = whole;
  const wasDated = draft.issued !== undefined;
  const pages = /[,.]\s*(?:pp?\.\s*|pp?\s+)([\w.]{1,8}(?:\s*[-–—]\s*[\w.]{1,8})?)\.?\s*$/.exec(text);
  if (pages?.[1] && !draft.page) draft.page = pages[1].replace(/\s*[-–—]\s*/, '-').replace(/\.$/, '');
  const range = wasDated && !draft.page ? /,\s*(\d{1,5}\s*[-–—]\s*\d{1,5})\.?\s*$/.exec(text) : null;
  if (range?.[1]) {
    draft.page = range[1].replace(/\s*[-–—]\s*/, '-');
    text = text.slice(0, range.index);
  }
  const left = readImprint(pages && draft.page ? text.slice(0, pages.index) : text, draft);
  if (!draft.publisher && left.length > 0) setPublisher(draft, left[left.length - 1] as string);
  // Where the year stands before the title the town stands behind the house: `Calder Press, Leiden`.
  const town = wasDated && !draft.place ? TOWN_BEHIND.exec(draft.publisher ?? '') : null;
  if (town?.[1] && town[2] && !/\bUniversity of [A-Z]\w+$/.test(town[1])) {
    draft.publisher = town[1];
    draft.place = town[2];
  }
}

const TOWN_BEHIND = re`^([^,]{3,60}?(?:, (?:Inc|Ltd|LLC)\.?)?),\s+(?!(?:Inc|Ltd|LLC|Department|School|Faculty|Institute|College)\b)(\p{Lu}[\p{L}'’-]{2,}(?:[ -]\p{Lu}[\p{L}'’-]+){0,2}(?:, (?:\p{Lu}{2,3}|\p{Lu}[\p{L} ]{3,20}))?)$`;

/** MLA: `Book, edited by A. Editor, House, 1998, pp. 77-98`. */
export function readEditedHost(text: string, draft: Draft): CslItem['type'] | null {
  const found =
    /^(.{3,200}?),\s+(?:edited by|eds?\.)\s+(.{3,120}?),\s+([^,]{2,80}),\s+((?:1[5-9]|20)\d{2})(?:,\s*pp?\.\s*(\w{1,8}(?:\s*[-–—]\s*\w{1,8})?))?\.?$/.exec(
      text,
    );
  if (!found?.[1] || !found[2] || !found[3]) return null;
  draft.container = trimStop(found[1]);
  addNames(draft, 'editor', parseNames(found[2], 'given-first').names);
  setImprint(draft, `${found[3]}, ${found[4]}`);
  if (found[5]) draft.page = found[5].replace(/\s*[-–—]\s*/, '-');
  return hostType(draft);
}

/** `Proceedings of the 12th Conference (Geneva), 2018, 1201–9`, `Proceedings of …. Geneva: House, pp. 1–9` behind a title. */
export function readProceedings(text: string, draft: Draft): CslItem['type'] | null {
  if (!/^(?:[\d\w' ]{0,40}\b)?(?:Proceedings|Proc\.) (?:of |[A-Z\d])/.test(text) || /\bvol\.|\d\s?\(\d/.test(text))
    return null;
  const found =
    /^(.{8,240}?)(?:\s*[([]([^()[\]]{3,60})[)\]])?,\s*(?:((?:19|20)\d{2}),\s*)?(?:pp?\.\s*)?(\d{1,6}\s*[-–—]\s*\d{1,6})\.?$/.exec(
      text,
    );
  if (found?.[1] && stopsOf(found[1]).length === 0) {
    draft.container = trimStop(found[1]);
    if (found[2]) draft.place = found[2].replace(/,?\s*(?:19|20)\d{2}$/, '');
    const date = dateOf(Number(found[3] ?? 0));
    if (date && !draft.issued) draft.issued = date;
    draft.page = (found[4] ?? '').replace(/\s*[-–—]\s*/, '-');
    return 'paper-conference';
  }
  if (/;\s*\d{4}/.test(text)) return readVancouverHost(text, draft);
  if (readMeeting(text, draft)) return 'paper-conference';
  const stop = stopsOf(text)[0];
  if (stop === undefined || stop >= text.length - 2) return null;
  draft.container = text.slice(0, stop).trim();
  setImprint(draft, text.slice(stop + 1).trim());
  return 'paper-conference';
}

/** What the engineers cite of a meeting: `Proc. 12th Int. Conf. Soil Vision, Geneva, Switzerland, 2018, pp. 1201–1209`. */
function readMeeting(text: string, draft: Draft): boolean {
  const end =
    /,\s*(?:(?:[A-Z][a-z]{2,8}\.?(?:[/–-][A-Z][a-z]{2,8}\.?)?\s*)?(?:\d{1,2}(?:[-–]\d{1,2})?,?\s+)?)((?:19|20)\d{2})(?:,\s*(?:pp?\.|Art\. no\.|paper)\s*([\w.]{1,12}(?:\s*[-–—]\s*[\w.]{1,12})?))?\.?$/.exec(
      text,
    );
  const parts = end ? text.slice(0, end.index).split(', ') : [];
  const meeting = parts.findLastIndex((part) => MEETING.test(part));
  if (!end || meeting < 0 || /[“”()]{2}/.test(text)) return false;
  // Where it was held: town, state, country at most.
  const from = Math.max(meeting + 1, parts.length - 3);
  draft.container = parts.slice(0, from).join(', ');
  if (from < parts.length) draft.place = parts.slice(from).join(', ');
  const date = dateOf(Number(end[1]));
  if (date && !draft.issued) draft.issued = date;
  if (end[2]) draft.page = end[2].replace(/\s*[-–—]\s*/, '-').replace(/\.$/, '');
  return true;
}

const MEETING = /\b(?:Proc|Conf|Symp|Proceedings|Conference|Symposium|Workshop|Congress)\b/;

export function setPublisher(draft: Draft, text: string): void {
  const value = trimStop(text);
  if (value) draft.publisher = value;
}

/** `Editor A, Editor B, editors. Book. 2nd ed. Place: House; 2010. p. 45–67.` */
export function readVancouverHost(text: string, draft: Draft): CslItem['type'] {
  const match = /^(.{3,200}?),\s*(?:editors?|eds?)\.\s*(.+)$/.exec(text);
  const whole =
    /^([^:;]{3,200}?)[,.]\s+([^,.:;]{2,40}):\s+([^:;]{2,80});\s*((?:1[5-9]|20)\d{2})(?:[,:.]\s*(?:pp?\.?\s*)?(\d{1,6}(?:\s*[-–—]\s*\d{1,6})?))?\.?$/.exec(
      match?.[2] ?? text,
    );
  if (whole?.[1] && whole[2] && whole[3]) {
    if (match?.[1]) addNames(draft, 'editor', parseNames(match[1]).names);
    draft.container = editionBehind(trimStop(whole[1]), draft);
    draft.place = whole[2].trim();
    setPublisher(draft, whole[3]);
    const date = dateOf(Number(whole[4]));
    if (date) draft.issued = date;
    if (whole[5]) draft.page = whole[5].replace(/\s*[-–—]\s*/, '-');
    return hostType(draft);
  }
  if (!match?.[1] || !match[2]) return readHost(text, draft);
  addNames(draft, 'editor', parseNames(match[1]).names);
  const rest = match[2];
  const end = titleEnd(rest);
  draft.container = trimStop(rest.slice(0, end));
  let tail = rest.slice(end + 1).trim();
  const pages = /\.?\s*pp?\.\s*([\w]{1,8}(?:\s*[-–—]\s*\w{1,8})?)\.?\s*$/.exec(tail);
  if (pages?.[1]) {
    draft.page = pages[1].replace(/\s*[-–—]\s*/, '-');
    tail = tail.slice(0, pages.index);
  }
  setImprint(draft, tail.replace(/;(?=\s*\d{4})/, ','));
  return hostType(draft);
}

const ENGINEERS_HOST = re`^(.{3,200}?), (${INITIALS_FIRST}), [Ee]ds?\.,?\s+(.{4,200})$`;

/** `Salt and power, H. Brandt and K. Tanaka, Eds. Leiden: Calder Press, 1998, pp. 77–98` behind `in`; null for others. */
function readEngineersHost(text: string, draft: Draft): CslItem['type'] | null {
  const found = ENGINEERS_HOST.exec(text);
  if (!found?.[1] || !found[2] || !found[3]) return null;
  addNames(draft, 'editor', parseNames(found[2], 'given-first').names);
  draft.container = editionBehind(trimStop(found[1]), draft);
  setImprint(draft, found[3]);
  return hostType(draft);
}
