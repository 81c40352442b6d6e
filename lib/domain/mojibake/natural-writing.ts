import { pairTable } from '../encoding/index.ts';
import { isHan } from '../text/index.ts';

/** Marks that any of these scripts may write. */
const MARKS = /(?:[^\u0080-\uffff]|[\u00a0«»„“”‘’‚‹›—–…·°№§\u3000-\u303f\uff00-\uff60])+/g;
/** Russian, Bulgarian, Ukrainian. */
const CYRILLIC = /^[\u0401\u0404\u0406\u0407\u0410-\u044f\u0451\u0454\u0456\u0457\u0490\u0491]+$/;
const CYRILLIC_WORD = /^[\u0401-\u042f]?[\u0430-\u0457\u0491]+$/;
const CYRILLIC_CAPITALS = /^[\u0401\u0410-\u042f]{5,}$/;
const VOWELS = /[АЕЁИОУЫЭЮЯ]/g;
const LATIN_WORD = /^[A-Z\u00c0-\u00d6\u00d8-\u00de]?[a-z\u00df-\u00f6\u00f8-\u00ff\u0153]+$/;
const LATIN = /[a-z\u00c0-\u024f]+/giu;
/**
 * Small kana behind a full one, voicing marks behind the kana that have them, and none elsewhere. No character fits two of
 * the alternatives: the long mark as one and as part of another made a run of them take exponential time.
 */
const HALF_WIDTH =
  /^(?:[\uff66\uff70-\uff9d]|(?<=[\uff66\uff71-\uff9d])[\uff67-\uff6f]|(?<=[\uff73\uff76-\uff84\uff8a-\uff8e])\uff9e|(?<=[\uff8a-\uff8e])\uff9f)+$/;

/**
 * Whether a text is written as Russian, a language of western Europe or Japanese are, however its letters might read as
 * the bytes of something else: a menu's `Русский`, `調査の結果`. Misread bytes seldom begin every word with its only
 * capital, or have all their characters in common use.
 */
export function isNaturalWriting(text: string): boolean {
  const words = text.split(MARKS).filter(Boolean);
  if (words.length === 0) return false;
  if (words.every((word) => CYRILLIC.test(word))) return words.every(isCyrillicWord);
  if (words.every((word) => /^[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0153]+$/.test(word))) {
    return (text.match(LATIN) ?? []).every((word) => LATIN_WORD.test(word) || /^[A-Za-z]+$/.test(word));
  }
  return words.every(isJapanese) && /[\u3041-\u30fa\uff9e\uff9f]/.test(text) && hasCompany(text);
}

function isCyrillicWord(word: string): boolean {
  if (CYRILLIC_WORD.test(word) || word.length === 1) return true;
  const vowels = word.match(VOWELS)?.length ?? 0;
  return CYRILLIC_CAPITALS.test(word) && vowels * 4 >= word.length && vowels * 3 <= word.length * 2;
}

/** Kana that follow the rules, and Han characters in common use in Japan (the first level of Shift_JIS). */
function isJapanese(word: string): boolean {
  const { encode } = pairTable('shift_jis');
  for (const part of word.match(/[\uff61-\uff9f]+|[^\uff61-\uff9f]+/g) ?? []) {
    if (part.charCodeAt(0) >= 0xff61) {
      if (!HALF_WIDTH.test(part)) return false;
      continue;
    }
    for (let i = 0; i < part.length; i += 1) {
      const unit = part.charCodeAt(i);
      const isKana = unit >= 0x3041 && unit <= 0x30ff;
      const pair = encode[unit] as number;
      if (!isKana && !(isHan(unit) && pair >= 0x889f && pair <= 0x9872)) return false;
    }
  }
  return true;
}

/** Two Han characters beside the kana, or half-width kana that are voiced: one sign alone may be chance. */
function hasCompany(text: string): boolean {
  let han = 0;
  for (let i = 0; i < text.length; i += 1) if (isHan(text.charCodeAt(i))) han += 1;
  return han >= 2 || /[\uff9e\uff9f]/.test(text);
}
