import { foldText } from '../text/index.ts';

/**
 * Folds a text and keeps, for every code unit of the result, the offset (UTF-16) of the character it was made of.
 * Reference marks ([3], ①, (12) behind a word) are left out: they come and go between copies of a work.
 */
export function foldWithMap(text: string): { readonly text: string; readonly toSource: readonly number[] } {
  const marks = markOffsets(text);
  const parts: string[] = [];
  const toSource: number[] = [];
  for (let at = 0; at < text.length; ) {
    const skipTo = marks.get(at);
    if (skipTo !== undefined) {
      at = skipTo;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) as number);
    const folded = fold(character);
    // A character that folds to as many code units keeps them one to one, so that a surrogate pair is never cut.
    const step = folded.length === character.length ? 1 : 0;
    for (let i = 0; i < folded.length; i += 1) toSource.push(at + i * step);
    parts.push(folded);
    at += character.length;
  }
  return { text: parts.join(''), toSource };
}

const cache = new Map<string, string>();

/** Han characters fold to themselves; everything else is folded once and remembered. */
function fold(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0x4e00 && code <= 0x9fff) return character;
  let folded = cache.get(character);
  if (folded === undefined) {
    folded = foldText(character).toLowerCase();
    cache.set(character, folded);
  }
  return folded;
}

function markOffsets(text: string): Map<number, number> {
  const marks = new Map<number, number>();
  for (const match of text.matchAll(/\[\d{1,3}(?:[-–,，、]\d{1,3})*\]|〔\d{1,3}〕|[①-⑳]/g)) {
    marks.set(match.index, match.index + match[0].length);
  }
  return marks;
}
