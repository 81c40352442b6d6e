import { re } from '../text/index.ts';
import { addNames, type Draft } from './draft.ts';
import { trimStop } from './flat.ts';
import { parseNames } from './names.ts';
import type { CslItem } from './types.ts';
import { editionBehind, setImprint, titleEnd } from './western-host.ts';
import { INITIALS_FIRST } from './western-names.ts';

const BOOK = re`^(${INITIALS_FIRST})(?:, ([Ee]ds?)\.)?, (.{4,500})$`;

/** The engineers' book: `H. Brandt and K. Tanaka, Salt and power, 2nd ed. Leiden: Calder Press, 1998`. */
export function readEngineersBook(text: string, draft: Draft): CslItem['type'] | null {
  const found = BOOK.exec(text);
  if (!found?.[1] || !found[3] || /[“"(]/.test(found[3])) return null;
  const end = titleEnd(found[3]);
  const tail = found[3].slice(end).replace(/^[\s.]+/, '');
  const inner: Draft = {};
  // Without place and house it may be any other form.
  if (!/:/.test(tail) || !/\d{4}/.test(tail)) return null;
  setImprint(inner, tail);
  if (!inner.publisher || !inner.issued) return null;
  Object.assign(draft, inner);
  addNames(draft, found[2] ? 'editor' : 'author', parseNames(found[1], 'given-first').names);
  draft.title = editionBehind(trimStop(found[3].slice(0, end)), draft);
  return 'book';
}
