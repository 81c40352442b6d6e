import { isoDate } from './dates.ts';
import { nameText } from './names.ts';
import type { CslItem } from './types.ts';

/** The fields of a note as `extract` gives them. */
export interface NoteFields {
  authors: string[];
  title: string | null;
  container: string | null;
  year: string | null;
  issue: string | null;
  /** YYYY-MM-DD; only a date known to the day. */
  date: string | null;
  page: string | null;
  publisher: string | null;
  place: string | null;
}

/** Lays a parsed reference out for `extract`; nothing known gives empty fields. */
export function noteFields(item: CslItem | null): NoteFields {
  const date = isoDate(item?.issued);
  return {
    authors: (item?.author ?? item?.editor ?? []).map(nameText),
    title: item?.title ?? null,
    container: item?.['container-title'] ?? null,
    year: date?.slice(0, 4) ?? null,
    issue: item?.issue ?? null,
    date: date && date.length === 10 ? date : null,
    page: item?.page ?? item?.locator ?? null,
    publisher: item?.publisher ?? null,
    place: item?.['publisher-place'] ?? null,
  };
}
