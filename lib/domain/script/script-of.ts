import { JAPANESE_ONLY, type ScriptTables, SIMPLIFIED_ONLY, TRADITIONAL_ONLY } from './tables.ts';

/** Counts of characters that give a script away. */
export interface ScriptCounts {
  readonly traditional: number;
  readonly simplified: number;
  readonly japanese: number;
  readonly kana: number;
  /** There is kana, if only in quotations that were not counted. */
  readonly hasKana: boolean;
  readonly han: number;
}

/** Counts over `text.slice(start, end)`, UTF-16 offsets. */
export function countScript(text: string, start: number, end: number, { kind }: ScriptTables): ScriptCounts {
  let traditional = 0;
  let simplified = 0;
  let japanese = 0;
  let kana = 0;
  let han = 0;
  for (let i = start; i < end; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x3040) continue;
    if (unit <= 0x30ff) {
      if (unit !== 0x30fb && unit !== 0x30fc) kana += 1;
      continue;
    }
    if (unit < 0x3400 || unit > 0x9fff) continue;
    han += 1;
    const what = kind[unit];
    if (what === TRADITIONAL_ONLY) traditional += 1;
    else if (what === SIMPLIFIED_ONLY) simplified += 1;
    else if (what === JAPANESE_ONLY) japanese += 1;
  }
  return { traditional, simplified, japanese, kana, hasKana: kana > 0, han };
}

const QUOTED_KANA = /[「『《“(（][^」』》”)）]*[\u3041-\u30fa][^」』》”)）]*[」』》”)）]/g;

/** Counts of a text without the quotations that hold kana: what the text itself is written in. */
export function countOwnScript(text: string, start: number, end: number, tables: ScriptTables): ScriptCounts {
  const counts = countScript(text, start, end, tables);
  if (counts.kana === 0) return counts;
  const own = text.slice(start, end).replace(QUOTED_KANA, '');
  return { ...countScript(own, 0, own.length, tables), han: counts.han, hasKana: true };
}

/** Japanese writes kana between its characters; a Chinese text that names a Japanese title has few. */
export function isJapanese({ kana, han, japanese }: ScriptCounts): boolean {
  return kana > 0 && (kana * 12 >= han + kana || (japanese > 0 && kana * 30 >= han));
}

/** Traditional on the balance of forms only one of the scripts writes. */
export function isTraditional(counts: ScriptCounts): boolean {
  return counts.traditional > counts.simplified * 2 && !isJapanese(counts);
}
