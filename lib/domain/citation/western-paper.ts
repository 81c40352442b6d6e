import { dateOf } from './dates.ts';
import type { Draft } from './draft.ts';
import { trimStop } from './flat.ts';
import { PREPRINTS } from './kinds.ts';
import type { CslItem } from './types.ts';

/** `arXiv, 2021`, `bioRxiv (2021)`: a server of preprints and nothing but a year behind a title. */
export function readServer(text: string, draft: Draft): CslItem['type'] | null {
  const found = /^([A-Za-z][A-Za-z. ]{2,20}?)(?:\s+preprint)?[\s,.(]*((?:19|20)\d{2})?[).\s]*$/.exec(text);
  if (!found?.[1] || !PREPRINTS.test(found[1])) return null;
  draft.publisher = found[1];
  setYear(draft, found[2]);
  return 'article';
}

const SERIES =
  /^(.{0,60}?\b(?:[Ww]orking|[Dd]iscussion|[Ss]taff|[Tt]echnical|[Oo]ccasional) (?:[Pp]aper|[Rr]eport)s?(?: [Ss]eries)?),?\s*(?:[Nn]o\.?|#|[Nn]umber)?\s*([A-Z]{0,4}[\d][\w/.-]{0,12}?)(?:,\s*((?:19|20)\d{2}))?\.?$/;

/** `NBER Working Paper, No. 20999, 2014`: a paper of a series that is no journal. */
export function readWorkingPaper(text: string, draft: Draft): CslItem['type'] | null {
  const found = SERIES.exec(text.trim());
  if (!found?.[1] || !found[2] || (!draft.issued && !found[3])) return null;
  draft.genre = trimStop(found[1]);
  draft.number = found[2];
  setYear(draft, found[3]);
  return 'report';
}

function setYear(draft: Draft, year: string | undefined): void {
  const date = year ? dateOf(Number(year)) : null;
  if (date && !draft.issued) draft.issued = date;
}

const DEGREE =
  /^(?:((?:19|20)\d{2})\.\s+)?(?:(.{4,80}?),\s+)?((?:Ph\.?\s?D\.?|[Dd]octoral|[Mm]aster(?:['’]s)?|M\.?A\.?|M\.?Sc?\.?)\s+(?:[Dd]iss(?:ertation|\.)|[Tt]hesis))(?:[,.]\s+(.{4,100}?))?(?:,\s+((?:19|20)\d{2}))?\.?$/;

/** `2003. University of Wexford, PhD dissertation`, `PhD dissertation, University of Wexford`: a degree and its school. */
export function readThesis(text: string, draft: Draft): CslItem['type'] | null {
  const found = DEGREE.exec(text.trim());
  const school = found?.[4] ?? found?.[2];
  if (!found?.[3] || !school || /\d/.test(school)) return null;
  draft.genre = found[3].replace(/iss\.$/, 'issertation');
  draft.publisher = trimStop(school);
  setYear(draft, found[1] ?? found[5]);
  return 'thesis';
}
