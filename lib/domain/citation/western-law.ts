import { dateOf } from './dates.ts';
import { type Draft, itemOf, tidyPages } from './draft.ts';
import { type Flat, trimStop } from './flat.ts';
import type { CslItem } from './types.ts';

/** `Able v. Baker`, `In re Able`: the parties before the first comma that ends their names. */
const PARTIES =
  /^((?:[A-Z][^,;“"]{1,80}?(?:, (?:Inc|Ltd|LLC|Co|N\.A|et al)\.?)?\s+vs?\.\s+|In re\s+)[A-Z][^;“"]{1,120}?)(?=,\s|\s*\(|\.?$)/;
/** `685 F.2d 718`, `410 U.S. 113, 120-21`. */
const REPORTER =
  /^,?\s*(\d{1,4})\s+([A-Z][A-Za-z0-9.&’' ]{1,30}?)\s+(\d{1,5})(?:,\s*(\d{1,5}(?:\s*[-–—]\s*\d{1,5})?))?\b/;
const COURT = /\(([^()]{0,60}?)(?:,?\s*((?:1[6-9]|20)\d{2}))?\)\.?\s*$/;
const DOCKET = /\bNo\.\s*([\w:-]{3,40})/;
const STATUTE =
  /^([A-Z][^,“"]{3,160}?\b(?:Act|Code|Statute|Law|Regulation|Directive|Treaty|Convention)(?: of \d{4})?)(?=,|\.?$)/;

/** A judgment by its parties or a statute by its name, as lawyers' notes have them. Null for other forms. */
export function parseWesternLaw(flat: Flat): CslItem | null {
  const text = flat.text;
  const parties = PARTIES.exec(text);
  const statute = parties ? null : STATUTE.exec(text);
  const name = parties?.[1] ?? statute?.[1];
  if (!name) return null;
  const draft: Draft = { title: trimStop(name) };
  const tail = text.slice(name.length);
  const number = DOCKET.exec(tail)?.[1];
  const reporter = REPORTER.exec(tail.replace(/^.*?,\s*§[^,]{1,20}(?=,)/, ''));
  const labelled = /,\s*vol\.\s*(\d{1,4}),\s*(\d{4})(?:,\s*pp?\.\s*([\d–—-]{1,12}))?/.exec(tail);
  const court = COURT.exec(tail);
  if (statute && !reporter && !labelled && !number) return null;
  if (number) draft.number = number;
  if (reporter) {
    draft.volume = reporter[1];
    draft.container = reporter[2]?.trim();
    draft.page = reporter[3];
    if (reporter[4]) draft.locator = tidyPages(reporter[4]);
  } else if (labelled) {
    draft.volume = labelled[1];
    if (labelled[3]) draft.page = tidyPages(labelled[3]);
  }
  const date = dateOf(Number(court?.[2] ?? labelled?.[2] ?? 0));
  if (date) draft.issued = date;
  if (court?.[1] && parties) draft.author = [{ literal: court[1].trim() }];
  return itemOf(draft, flat, parties ? 'legal_case' : 'legislation');
}
