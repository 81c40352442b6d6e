import { re } from '../text/index.ts';
import type { Draft } from './draft.ts';
import { trimMarks } from './flat.ts';
import { parseNames, westernName } from './names.ts';

/** `Smith, John, …`, `van der Berg, Johan`: the first of a list turned round, with a given name in full. */
export const FIRST_IN_FULL = re`^(?:(?:van|von|de|der|den|la|du) ){0,2}\p{Lu}[\p{L}'’-]+,\s\p{Lu}[\p{L}'’-]{2,}`;

/** `Smith, John, and Jane Doe` or `John Smith and Jane Doe` or `J. Smith, B. Doe`. */
export function personsOf(text: string): NonNullable<Draft['author']> {
  const list = trimMarks(text).replace(/(?<=[a-z]{2})\.$/, '');
  if (list === '') return [];
  const first =
    re`^((?:(?:van|von|de|der|den|la|du) ){0,2}[\p{Lu}][\p{L}'’-]+(?:\s[\p{Lu}][\p{L}'’-]+)?),\s+(?!(?:and|&)\s)([^,]{2,40}?)(?=$|,|\s+and\s|\s+&\s)`.exec(
      list,
    );
  // An inverted name is one word, a comma, and something that cannot be a whole name in order.
  if (first?.[1] && first[2] && !re`\p{Ll} \p{Lu}.* |\p{Lu}[\p{L}'’-]* \p{Lu}`.test(first[1])) {
    const inverted = westernName(`${first[1]}, ${first[2]}`, 'family-first');
    const others = list.slice(first[0].length).replace(/^[\s,]*(?:and|&)?\s*/, '');
    return [inverted, ...(others ? parseNames(others, 'given-first').names : [])];
  }
  return parseNames(list, 'given-first').names;
}

const NAME = String.raw`\p{Lu}\.(?:[ -]?\p{Lu}\.){0,3} (?:(?:van|von|de|der|den|la|du) ){0,2}\p{Lu}[\p{L}'’-]+(?: (?:Jr|Sr)\.)?`;
/** `H. Brandt, J. van der Berg, and K. Tanaka`, as part of a pattern with the flag `u`. */
export const INITIALS_FIRST = String.raw`${NAME}(?:, ${NAME}){0,20}(?:,? and ${NAME})?(?:,? et al\.)?`;
