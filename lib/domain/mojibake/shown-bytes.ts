import { pairTable, upperBytes } from '../encoding/index.ts';
import { type Losses, lossesOf } from './lost-bytes.ts';

/** How a text was shown: what bytes each shown character stands for. */
export interface Shown {
  /** Encoding the bytes were read in. */
  readonly name: string;
  /** Bytes of a shown UTF-16 unit: lead << 8 | trail, or one byte; -1 where the encoding never shows it. */
  bytesOf(unit: number): number;
  /** Bytes that often disappear without a trace (undefined, invisible, or private in this encoding). */
  readonly fragile: readonly number[];
  /** Whether two bytes may vanish together: GBK's user-defined zones. */
  readonly losesPairs: boolean;
  /** What became `?` or U+FFFD. */
  readonly losses: Losses;
  /** Whether it shows one character for two bytes. */
  readonly isDouble: boolean;
}

/** Bytes that windows-125x pages leave undefined or show as something invisible. */
const FRAGILE_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xa0, 0xad];
const FRAGILE: Readonly<Record<string, readonly number[]>> = {
  'windows-1252': FRAGILE_1252,
  'windows-1254': [...FRAGILE_1252, 0x8e, 0x9e],
  'windows-1251': [0x98, 0xa0, 0xad],
  macintosh: [0xca],
  cp437: [0xff],
  ibm866: [0xff],
};

const shownBy = new Map<string, Shown>();

/** The encoding a text was (mis)read in. `latin1-utf8`: by code point up to U+00FF, else as UTF-8 (half-repaired text). */
export function shownAs(name: string): Shown {
  let shown = shownBy.get(name);
  if (!shown) {
    shown = name === 'gbk' || name === 'big5' || name === 'shift_jis' ? doubleByte(name) : singleByte(name);
    shownBy.set(name, shown);
  }
  return shown;
}

function doubleByte(name: 'gbk' | 'big5' | 'shift_jis'): Shown {
  const { encode, privateUse } = pairTable(name);
  const all = encode.slice();
  for (let pair = 0x8140; pair < 0x10000; pair += 1) {
    const unit = privateUse[pair] as number;
    if (unit && !all[unit]) all[unit] = pair;
  }
  return {
    name,
    bytesOf: (unit) => {
      if (unit < 0x80) return unit;
      if (name === 'gbk' && unit === 0x20ac) return 0x80;
      if (name === 'shift_jis' && unit >= 0xff61 && unit <= 0xff9f) return unit - 0xff61 + 0xa1;
      return all[unit] || -1;
    },
    fragile: name === 'big5' ? [0x80] : [],
    losses: lossesOf(name),
    losesPairs: name === 'gbk',
    isDouble: true,
  };
}

function singleByte(name: string): Shown {
  const reverse = upperBytes(name);
  const bytes = new Int16Array(0x10000).fill(-1);
  for (let unit = 0; unit < 0x80; unit += 1) bytes[unit] = unit;
  // Bytes without a character of their own are often shown as C1 controls.
  for (let unit = 0x80; unit < 0xa0; unit += 1) bytes[unit] = unit;
  for (const [unit, byte] of reverse) bytes[unit] = byte;
  return {
    name,
    bytesOf: (unit) => bytes[unit] as number,
    fragile: FRAGILE[name] ?? [],
    losses: lossesOf(name),
    losesPairs: false,
    isDouble: false,
  };
}
