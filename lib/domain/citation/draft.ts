import { asPrinted, type Flat, trimMarks } from './flat.ts';
import type { CslDate, CslItem, CslName } from './types.ts';

/** What has been read so far of a reference; made into an item once its type is known. */
export interface Draft {
  type?: CslItem['type'];
  title?: string;
  author?: CslName[];
  editor?: CslName[];
  translator?: CslName[];
  container?: string;
  issued?: CslDate;
  accessed?: CslDate;
  volume?: string;
  issue?: string;
  page?: string;
  section?: string;
  locator?: string;
  publisher?: string;
  place?: string;
  edition?: string;
  genre?: string;
  number?: string;
  DOI?: string;
  URL?: string;
}

/** Adds names to a list of the draft, never replacing what stands there. */
export function addNames(draft: Draft, role: 'author' | 'editor' | 'translator', names: readonly CslName[]): void {
  if (names.length > 0) draft[role] = [...(draft[role] ?? []), ...names];
}

/** `12—15`, `12~15`, `12 - 15` → `12-15`; `+` and `、` between ranges → `,`. */
export function tidyPages(text: string): string {
  return trimMarks(text)
    .replace(/^(?:第|页|pp?\.?|Pp?\.?)\s*/, '')
    .replace(/页$/, '')
    .replace(/\s*[-–—―~〜～至到]+\s*第?/g, '-')
    .replace(/\s*[+、,;]\s*/g, ',')
    .replace(/[.\s]+$/, '')
    .trim();
}

/** `第2版`, `2 版`, `Rev. ed.`, `3rd ed.` → what CSL holds: a bare number, or the words. */
export function tidyEdition(text: string): string {
  const numeric =
    /^第?\s*(\d{1,3})\s*版$/.exec(text) ?? /^(\d{1,3})\s*(?:st|nd|rd|th)\s*ed(?:ition|n)?\.?$/i.exec(text);
  return numeric?.[1] ?? text.trim();
}

const PRINTED = ['title', 'section', 'container', 'publisher', 'place', 'number'] as const;

/** The item of a draft; texts in the punctuation of the print. */
export function itemOf(draft: Draft, flat: Flat, type: CslItem['type']): CslItem {
  const texts: Partial<Record<(typeof PRINTED)[number], string>> = {};
  for (const key of PRINTED) {
    const value = draft[key];
    if (value) texts[key] = asPrinted(flat, value);
  }
  const item: CslItem = { type: draft.type ?? type };
  if (texts.title) item.title = texts.title;
  if (draft.author?.length) item.author = printedNames(draft.author, flat);
  if (draft.editor?.length) item.editor = printedNames(draft.editor, flat);
  if (draft.translator?.length) item.translator = printedNames(draft.translator, flat);
  if (texts.container) item['container-title'] = texts.container;
  if (draft.issued) item.issued = draft.issued;
  if (draft.accessed) item.accessed = draft.accessed;
  if (draft.volume) item.volume = draft.volume;
  if (draft.issue) item.issue = draft.issue;
  if (draft.page) item.page = draft.page;
  if (texts.section) item.section = texts.section;
  if (draft.locator) item.locator = draft.locator;
  if (texts.publisher) item.publisher = texts.publisher;
  if (texts.place) item['publisher-place'] = texts.place;
  if (draft.edition) item.edition = draft.edition;
  if (draft.genre) item.genre = draft.genre;
  if (texts.number) item.number = texts.number;
  if (draft.DOI) item.DOI = draft.DOI;
  if (draft.URL) item.URL = draft.URL;
  return item;
}

function printedNames(names: readonly CslName[], flat: Flat): CslName[] {
  return names.map((name) => ('literal' in name ? { literal: asPrinted(flat, name.literal) } : name));
}

/** Newspapers by the way they are named. */
export function isNewspaper(name: string): boolean {
  return /(?:(?<!学|通|公|月|季|(?<![青少])年|画|简|情|预)报|日报|消息|周末|晨报|时报|报道)$|(?:Times|Post|Daily|Herald|Guardian|Tribune|Gazette|Journal-Constitution|Telegraph|Observer|Newspaper)$/.test(
    name.replace(/\(.*\)$/, ''),
  );
}
