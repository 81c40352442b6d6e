import { addNames, type Draft, tidyEdition } from './draft.ts';
import { trimStop } from './flat.ts';
import { readImprint } from './imprint.ts';
import { parseNames } from './names.ts';
import { stopsOf } from './pieces.ts';
import type { CslItem } from './types.ts';
import { readCommaHost } from './western-comma.ts';

/** End of the title that stands at the start: a stop, or a question mark before a space. */
export function titleEnd(text: string): number {
  const asked = /[?!]["”’]?(?=\s+[A-Z\d(“])/.exec(text);
  const stop = stopsOf(text)[0] ?? text.length;
  return asked && asked.index + asked[0].length < stop ? asked.index + asked[0].length : stop;
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

export function setImprint(draft: Draft, text: string): void {
  const left = readImprint(text, draft);
  if (!draft.publisher && left.length > 0) setPublisher(draft, left[left.length - 1] as string);
}

export function setPublisher(draft: Draft, text: string): void {
  const value = trimStop(text);
  if (value) draft.publisher = value;
}

/** `Editor A, Editor B, editors. Book. 2nd ed. Place: House; 2010. p. 45–67.` */
export function readVancouverHost(text: string, draft: Draft): CslItem['type'] {
  const match = /^(.{3,200}?),\s*(?:editors?|eds?)\.\s*(.+)$/.exec(text);
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
