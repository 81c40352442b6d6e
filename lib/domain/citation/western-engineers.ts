import { re } from '../text/index.ts';
import { dateOf } from './dates.ts';
import { addNames, type Draft } from './draft.ts';
import { trimStop } from './flat.ts';
import { parseNames } from './names.ts';
import type { CslItem } from './types.ts';
import { editionBehind, setImprint, titleEnd } from './western-host.ts';
import { INITIALS_FIRST } from './western-names.ts';

const BOOK = re`^(${INITIALS_FIRST})(?:, ([Ee]ds?)\.)?, (.{4,500})$`;
const IMPRINT = re`^\p{Lu}[^:,.]{1,40}(?:, \p{Lu}{2,3})?: [^:]{2,80},? \d{4}`;

/** The engineers' book: `H. Brandt and K. Tanaka, Salt and power, 2nd ed. Leiden: Calder Press, 1998`. */
export function readEngineersBook(text: string, draft: Draft): CslItem['type'] | null {
  const found = BOOK.exec(text);
  if (!found?.[1] || !found[3] || /[“"(]/.test(found[3])) return null;
  const end = titleEnd(found[3]);
  const tail = found[3].slice(end).replace(/^[\s.]+/, '');
  const inner: Draft = {};
  // Without place and house behind a title that ends in a word it may be any other form.
  if (!IMPRINT.test(tail) || re`(?:^|[\s.])\p{Lu}$`.test(found[3].slice(0, end))) return null;
  setImprint(inner, tail);
  if (!inner.publisher || !inner.issued) return null;
  Object.assign(draft, inner);
  addNames(draft, found[2] ? 'editor' : 'author', parseNames(found[1], 'given-first').names);
  draft.title = editionBehind(trimStop(found[3].slice(0, end)), draft);
  return 'book';
}

const PAPER = re`^(${INITIALS_FIRST}), (.{4,400}?), ([^,]{2,80}?) (\d{1,4})(?: ?\(([\w/–-]{1,10})\))? \(((?:1[89]|20)\d{2})\),? (?:pp?\. ?)?([A-Za-z]?\d\w{0,9}(?:\s?[-–—]\s?\w{1,9})?)\.?$`;

/** The chemists' and physicists' paper: `S. Holm, L. Ferrante, Title, Journal 44 (3) (2017) 1–22`. */
export function readEngineersPaper(text: string, draft: Draft): CslItem['type'] | null {
  const found = PAPER.exec(text);
  if (!found?.[1] || !found[2] || !found[3] || /[“"]/.test(found[2])) return null;
  const date = dateOf(Number(found[6]));
  if (date) draft.issued = date;
  addNames(draft, 'author', parseNames(found[1], 'given-first').names);
  draft.title = trimStop(found[2]);
  draft.container = found[3].trim();
  draft.volume = found[4];
  if (found[5]) draft.issue = found[5].replace(/–/g, '-');
  draft.page = (found[7] ?? '').replace(/\s*[-–—]\s*/, '-');
  return 'article-journal';
}
