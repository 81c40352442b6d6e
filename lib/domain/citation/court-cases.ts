import { dateOf } from './dates.ts';
import { type Draft, itemOf } from './draft.ts';
import type { Flat } from './flat.ts';
import type { CslItem } from './types.ts';

const CASE =
  /^(?:[参详]?见\s*)?(?:([^()《》,。]{2,60}?)[,:]\s*)?([^()《》,。:]{2,24}?(?:法院|仲裁委员会))?\s*[([]\s*(\d{4})\s*[)\]]\s*([^()《》,。\s]{1,16}?\d{1,6}号)\s*([^()《》,。\d]{0,10}(?:判决书|裁定书|决定书|裁决书|调解书|裁定|判决))?/;

/** `某某诉某某案,某某法院民事判决书(1988)浙法民上字7号`: the case by its name, the document before its number. */
const NAMED =
  /^(?:[参详]?见\s*)?([^《》,。:]{3,60}案)\s*[,(]\s*([^《》,。:()]{2,24}?(?:法院|仲裁委员会))?\s*([^《》,。:()\d]{0,10}(?:判决书|裁定书|决定书|裁决书|调解书|判决|裁定))?\s*[([]\s*(\d{4})\s*[)\]]\s*([^《》,。]{1,16}?\d{1,6}\s*号)/;

/** A judgment by its number: `某某法院(2019)某民终123号民事判决书`. */
export function parseCourtCase(flat: Flat): CslItem | null {
  const named = NAMED.exec(flat.text);
  if (named?.[1] && named[4] && named[5]) {
    const draft: Draft = { title: named[1], number: `(${named[4]})${named[5].replace(/\s/g, '')}` };
    const year = dateOf(Number(named[4]));
    if (year) draft.issued = year;
    if (named[2]) draft.author = [{ literal: named[2] }];
    if (named[3]) draft.genre = named[3];
    return itemOf(draft, flat, 'legal_case');
  }
  const match = CASE.exec(flat.text);
  if (!match?.[4]) return null;
  const number = `(${match[3]})${match[4]}`;
  const draft: Draft = { title: match[1]?.trim() || `${number}${match[5] ?? ''}`, number };
  const date = dateOf(Number(match[3]));
  if (date) draft.issued = date;
  if (match[2]) draft.author = [{ literal: match[2].trim() }];
  if (match[5]) draft.genre = match[5];
  return itemOf(draft, flat, 'legal_case');
}
