import { pairTable } from '../encoding/index.ts';
import { isHan } from '../text/index.ts';

/** How a text looks to somebody who knows which characters are common. */
export interface Strangeness {
  readonly han: number;
  /** Han characters that neither GB 2312 nor Big5 count among the everyday ones. */
  readonly rareHan: number;
  /** Letters and signs that stand in a single-byte page and seldom in Chinese. */
  readonly symbols: number;
  readonly kana: number;
  /** Korean syllables among Han characters, as bytes misread as Korean stand: none where they keep apart. */
  readonly hangul: number;
  /** U+FFFD and private-use characters. */
  readonly dead: number;
  readonly suspicious: boolean;
}

let rareTable: Uint8Array | null = null;

/** 1 for Han characters that are everyday ones in neither script. */
export function rareHan(): Uint8Array {
  if (rareTable) return rareTable;
  const rare = new Uint8Array(0x10000);
  const { encode: gbk } = pairTable('gbk');
  const { encode: big5 } = pairTable('big5');
  for (let unit = 0x3400; unit < 0xa000; unit += 1) {
    const inGbk = gbk[unit] as number;
    const inBig5 = big5[unit] as number;
    const common =
      (inGbk >= 0xb0a1 && inGbk <= 0xd7f9 && (inGbk & 0xff) >= 0xa1) || (inBig5 >= 0xa440 && inBig5 <= 0xc67e);
    rare[unit] = common ? 0 : 1;
  }
  rareTable = rare;
  return rare;
}

/** Counts over a whole text. */
export function countStrange(text: string): Strangeness {
  const rare = rareHan();
  let han = 0;
  let strangeHan = 0;
  let symbols = 0;
  let runs = 0;
  let kana = 0;
  let hangul = 0;
  let mixed = 0;
  let before = 0;
  let dead = 0;
  let streak = 0;
  let lastWasSymbol = false;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      if (unit > 0x20) lastWasSymbol = false;
      before = unit;
      continue;
    }
    if (isHan(unit)) {
      han += 1;
      if (rare[unit]) {
        strangeHan += 1;
        streak += 2;
      } else if (streak > 0) streak -= 1;
      if (before >= 0xac00 && before <= 0xd7a3) mixed += 1;
      before = unit;
      lastWasSymbol = false;
      continue;
    }
    if (unit >= 0xac00 && unit <= 0xd7a3) {
      hangul += 1;
      if (isHan(before)) mixed += 1;
    }
    before = unit;
    if (unit === 0xfffd || (unit >= 0xe000 && unit <= 0xf8ff)) {
      dead += 1;
      continue;
    }
    if (unit >= 0x3040 && unit <= 0x30ff) kana += 1;
    if (isSymbol(unit)) {
      symbols += 1;
      if (lastWasSymbol) runs += 1;
      lastWasSymbol = true;
    } else lastWasSymbol = false;
  }
  const suspicious =
    runs >= 1 ||
    strangeHan * 8 > han ||
    streak >= 6 ||
    (dead > 0 && han > 0) ||
    (kana > 0 && strangeHan > 0) ||
    mixed >= 2;
  return { han, rareHan: strangeHan, symbols, kana, hangul: mixed >= 2 ? hangul : 0, dead, suspicious };
}

/** Latin-1, Greek, Cyrillic, box drawing, typographic and half-width signs; the marks Chinese uses are not. */
export function isSymbol(unit: number): boolean {
  if (unit < 0x2600) {
    return (
      unit !== 0xb7 &&
      unit !== 0xd7 &&
      unit !== 0x2014 &&
      unit !== 0x2018 &&
      unit !== 0x2019 &&
      unit !== 0x201c &&
      unit !== 0x201d &&
      unit !== 0x2026 &&
      !(unit >= 0x2460 && unit <= 0x24ff)
    );
  }
  return (unit >= 0xff61 && unit <= 0xff9f) || unit === 0xfb01 || unit === 0xfb02;
}
