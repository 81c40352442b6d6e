import { JAPANESE_ONLY, type ScriptTables, SIMPLIFIED_ONLY, TRADITIONAL_ONLY } from './tables.ts';

/** Counts of characters that give a script away. */
export interface ScriptCounts {
  readonly traditional: number;
  readonly simplified: number;
  readonly japanese: number;
  /** Kana and hangul. */
  readonly syllables: number;
  /** There are kana or hangul, if only in quotations that were not counted. */
  readonly hasSyllables: boolean;
  readonly han: number;
}

/** Counts over `text.slice(start, end)`, UTF-16 offsets. */
export function countScript(text: string, start: number, end: number, { kind }: ScriptTables): ScriptCounts {
  let traditional = 0;
  let simplified = 0;
  let japanese = 0;
  let syllables = 0;
  let han = 0;
  for (let i = start; i < end; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x3040) continue;
    if (unit < 0x3400 || unit > 0x9fff) {
      if (isSyllable(unit)) syllables += 1;
      continue;
    }
    han += 1;
    const what = kind[unit];
    if (what === TRADITIONAL_ONLY) traditional += 1;
    else if (what === SIMPLIFIED_ONLY) simplified += 1;
    else if (what === JAPANESE_ONLY) japanese += 1;
  }
  return { traditional, simplified, japanese, syllables, hasSyllables: syllables > 0, han };
}

/** Kana (without the middle dot and the long mark, which Chinese borrows) or hangul. */
function isSyllable(unit: number): boolean {
  return (unit <= 0x30ff && unit !== 0x30fb && unit !== 0x30fc) || (unit >= 0xac00 && unit <= 0xd7a3);
}

const QUOTED = /[「『《“(（][^「『《“(（」』》”)）]*[」』》”)）]/g;
const SYLLABLE = /[\u3041-\u30fa\uac00-\ud7a3]/;

/** Counts of a text without the quotations that hold kana or hangul: what the text itself is written in. */
export function countOwnScript(text: string, start: number, end: number, tables: ScriptTables): ScriptCounts {
  const counts = countScript(text, start, end, tables);
  if (counts.syllables === 0) return counts;
  const own = text.slice(start, end).replace(QUOTED, (quoted) => (SYLLABLE.test(quoted) ? '' : quoted));
  return { ...countScript(own, 0, own.length, tables), han: counts.han, hasSyllables: true };
}

/**
 * Japanese writes kana between its characters, or forms of its own beside those it shares with Simplified (大学図書館);
 * Korean writes hangul. A Chinese text that
 * names a title in one of them has few.
 */
export function isForeign({ syllables, han, japanese, traditional, simplified }: ScriptCounts): boolean {
  if (syllables > 0) return syllables * 12 >= han + syllables || (japanese > 0 && syllables * 30 >= han);
  return japanese > 0 && (japanese >= traditional || (simplified > 0 && (japanese + simplified) * 2 >= traditional));
}
