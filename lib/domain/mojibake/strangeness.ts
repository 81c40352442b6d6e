import { type PairTable, pairTable } from '../encoding/index.ts';
import { isHan } from '../text/index.ts';
import { hasGbkInBig5 } from './gbk-in-big5.ts';

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
  /** Whether a stretch of Chinese characters is UTF-8 read as GBK, as their bytes say: chance hardly makes one. */
  readonly isUtf8: boolean;
  /** Whether a stretch of them is GBK shown as Big5, as the bytes say. */
  readonly isBig5: boolean;
  readonly suspicious: boolean;
}

let rareTable: Uint8Array | null = null;

/** 1 for Han characters that are everyday ones in neither script. */
export function rareHan(): Uint8Array {
  if (rareTable) return rareTable;
  // By the pairs of the everyday ones: they are fewer than the others.
  const rare = new Uint8Array(0x10000).fill(1, 0x3400, 0xa000);
  const gbk = pairTable('gbk');
  const big5 = pairTable('big5');
  for (let lead = 0xb0; lead <= 0xd7; lead += 1) {
    for (let pair = (lead << 8) | 0xa1; pair <= ((lead << 8) | 0xfe) && pair <= 0xd7f9; pair += 1)
      clear(rare, gbk, pair);
  }
  for (let pair = 0xa440; pair <= 0xc67e; pair += 1) clear(rare, big5, pair);
  rareTable = rare;
  return rare;
}

function clear(table: Uint8Array, { decode, encode }: PairTable, pair: number): void {
  const unit = decode[pair] as number;
  if (encode[unit] === pair) table[unit] = 0;
}

/** Counts over a whole text. `mayBeBig5`: false where nothing in it looks like GBK shown as Big5, by who has looked. */
export function countStrange(text: string, mayBeBig5 = true): Strangeness {
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
  const isUtf8 = hasUtf8InGbk(text);
  const isBig5 = mayBeBig5 && han > 1 && hasGbkInBig5(text);
  const suspicious =
    isUtf8 ||
    isBig5 ||
    runs >= 1 ||
    strangeHan * 8 > han ||
    streak >= 6 ||
    (dead > 0 && han > 0) ||
    (kana > 0 && strangeHan > 0) ||
    mixed >= 2;
  return { han, rareHan: strangeHan, symbols, kana, hangul: mixed >= 2 ? hangul : 0, dead, isUtf8, isBig5, suspicious };
}

/** A stretch of fewer characters, or of fewer sequences, is chance; so is one that is a smaller part of what stands there. */
const FEWEST_SHOWN = 3;
const FEWEST_SEQUENCES = 2;
const MOST_OF = 2 / 3;

/** How many bytes follow one that begins a sequence of UTF-8 in Chinese text; 0 for any other. */
function trailing(byte: number): number {
  if ((byte >= 0xe2 && byte <= 0xe9) || byte === 0xef) return 2;
  if (byte === 0xf0) return 3;
  return byte === 0xc2 || byte === 0xc3 ? 1 : 0;
}

/** Whether a text holds a stretch, between ASCII or marks, that is mostly UTF-8 shown as GBK; it may begin in a character. */
function hasUtf8InGbk(text: string): boolean {
  const { encode } = pairTable('gbk');
  let length = 0;
  let run = 0;
  let sequences = 0;
  let best = 0;
  let wanted = -1;
  const feed = (byte: number): boolean => {
    if (byte >= 0x80 && byte <= 0xbf) {
      if (wanted === 0) return false;
      if (wanted > 0) {
        wanted -= 1;
        if (wanted === 0) sequences += 1;
      }
      return true;
    }
    if (wanted > 0) return false;
    wanted = trailing(byte);
    return wanted > 0;
  };
  for (let i = 0; i <= text.length; i += 1) {
    const unit = i < text.length ? text.charCodeAt(i) : 0;
    const pair = unit < 0x80 ? 0 : (encode[unit] as number);
    if (pair === 0 || ((unit < 0x3400 || unit >= 0xff00) && wanted <= 0)) {
      if (best >= FEWEST_SHOWN && best >= length * MOST_OF) return true;
      length = 0;
      run = 0;
      best = 0;
      sequences = 0;
      wanted = -1;
      continue;
    }
    length += 1;
    if (feed(pair >> 8) && feed(pair & 0xff)) {
      run += 1;
      if (sequences >= FEWEST_SEQUENCES && run > best) best = run;
    } else {
      run = 0;
      sequences = 0;
      wanted = -1;
    }
  }
  return false;
}

/** What `isSymbol` says yes to, filled into a table by UTF-16 unit. */
export function markSymbols(table: Uint8Array, value: number): void {
  table.fill(value, 0x80, 0x2600).fill(0, 0x2460, 0x2500);
  for (const unit of MARKS) table[unit] = 0;
  table.fill(value, 0xff61, 0xffa0).fill(value, 0xfb01, 0xfb03);
}

/** Signs of Chinese below 0x2600, but for the numbers in circles and brackets. */
const MARKS = [0xb7, 0xd7, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2026];

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
