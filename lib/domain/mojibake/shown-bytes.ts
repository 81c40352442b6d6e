import {
  isPairEncoding,
  loneByte,
  type PairEncoding,
  pairTable,
  undefinedBytes,
  upperBytes,
  upperHalf,
} from '../encoding/index.ts';
import { type ByteSequence, lenientSequences, strictSequences } from './hybrid-bytes.ts';
import { bytesOfBothCases } from './letter-case.ts';
import { ANY, type Losses, lossesOf } from './lost-bytes.ts';
import { isHybrid, LENIENT } from './misreadings.ts';
import { byteRange } from './true-bytes.ts';

/** How a text was shown: what bytes each shown character stands for. */
export interface Shown {
  /** Encoding the bytes were read in. */
  readonly name: string;
  /** Bytes of a shown UTF-16 unit: lead << 8 | trail, or one byte; -1 where the encoding never shows it. */
  bytesOf(unit: number): number;
  /** A second pair that is shown the same way; 0 where there is none. */
  otherPairOf(unit: number): number;
  /** Further pairs of an everyday form that stands for a compatibility ideograph as well (Korean, after NFC). */
  twinsOf?(unit: number): readonly number[];
  /** All that a unit may stand for besides one byte, where a text is partly read as UTF-8; `before`: the unit before it. */
  sequencesOf?(unit: number, before: number): readonly ByteSequence[];
  /** The bytes (a set) that a letter may stand for where its case was lost; 0 for one that says its byte. */
  caseSetOf?(unit: number): number;
  /** Bytes that often disappear without a trace (undefined, invisible, or private in this encoding). */
  readonly fragile: readonly number[];
  /** Whether two bytes may vanish together: GBK's user-defined zones. */
  readonly losesPairs: boolean;
  /** What became `?` or U+FFFD. */
  readonly losses: Losses;
  /** Whether a text of it shows none of the bytes 80–9F: then they were lost, and the words choose freely. */
  readonly losesControls?: boolean;
  /** Whether it shows one character for two bytes. */
  readonly isDouble: boolean;
}

const EURO = 0x20ac;
const EURO_PAIR = 0xa2e3;
const SOFT_HYPHEN = '\u00ad';

const shownBy = new Map<string, Shown>();

/** The encoding a text was (mis)read in. `latin1-utf8`: by code point up to U+00FF, else as UTF-8 (half-repaired text). */
export function shownAs(name: string): Shown {
  let shown = shownBy.get(name);
  if (!shown) {
    shown = isHybrid(name) ? hybrid(name) : isPairEncoding(name) ? doubleByte(name) : singleByte(name);
    shownBy.set(name, shown);
  }
  return shown;
}

/**
 * An encoding as it lost bytes in one text: where the text shows a byte, no other of its kind has vanished; `isAny`: not
 * the undefined bytes alone became marks.
 */
export function shownIn(text: string, shown: Shown, isAny: boolean, isInner = false): Shown {
  if (shown.isDouble || shown.sequencesOf) return shown;
  const half = upperHalf(shown.name);
  const dead = undefinedBytes(shown.name);
  const isMarked = text.includes('\ufffd') || dead.some((byte) => text.includes(half[byte - 0x80] ?? ''));
  const fragile = shown.fragile.filter((byte) =>
    dead.includes(byte) ? !isMarked : !text.includes(half[byte - 0x80] ?? ''),
  );
  if (!isInner && hasLostControls(text, shown.name)) {
    const isShown = /[?\ufffd]/.test(text);
    const lost = isShown
      ? { fragile, losses: OF_CONTROLS }
      : { fragile: [...CONTROLS, ...fragile.filter((byte) => byte > 0x9f)] };
    return { ...shown, ...lost, name: `${shown.name}, no controls`, losesControls: true };
  }
  const losses = isAny ? ANY : isInner ? lossesOf(shown.name, SOFT_HYPHEN) : shown.losses;
  // What may have been lost is remembered by name.
  const name = isAny ? `${shown.name}, any` : isInner ? `${shown.name}, inner` : shown.name;
  return { ...shown, name, fragile, losses };
}

/** What Latin-1 shows as control characters, that nobody sees and many programs drop. */
const CONTROLS = byteRange(0x80, 0x9f);
const OF_CONTROLS: Losses = { before: () => CONTROLS, alone: CONTROLS, pairs: [] };
/** So many characters of UTF-8 without one of these bytes are no chance: half of all that follow a lead are such. */
const FEWEST_LEADS = 6;

/** Whether a text shows leads of UTF-8 in Latin-1 and nothing of what stands between 80 and 9F, there or in windows-1252. */
function hasLostControls(text: string, name: string): boolean {
  if (name !== 'windows-1252') return false;
  const bytes = upperBytes(name);
  let leads = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit >= 0xe2 && unit <= 0xef) leads += 1;
    if ((bytes.get(unit) ?? 0xff) < 0xa0) return false;
  }
  return leads >= FEWEST_LEADS;
}

function doubleByte(name: PairEncoding): Shown {
  const { encode, decode, privateUse } = pairTable(name);
  const all = encode.slice();
  const others = new Uint16Array(0x10000);
  for (let pair = 0x8140; pair < 0x10000; pair += 1) {
    const unit = privateUse[pair] as number;
    if (unit && !all[unit]) all[unit] = pair;
    const twice = decode[pair] as number;
    if (twice && all[twice] !== pair && !others[twice]) others[twice] = pair;
  }
  const twins = name === 'euc-kr' ? twinsIn(decode) : new Map<number, number[]>();
  // The euro sign is the byte 80 too.
  if (name === 'gbk') others[EURO] = EURO_PAIR;
  return {
    name,
    bytesOf: (unit) => {
      if (unit < 0x80) return unit;
      return loneByte(unit, name) || all[unit] || -1;
    },
    otherPairOf: (unit) => others[unit] as number,
    ...(twins.size > 0 ? { twinsOf: (unit) => twins.get(unit) ?? NO_TWINS } : {}),
    fragile: name === 'big5' ? [0x80] : [],
    losses: lossesOf(name),
    losesPairs: name === 'gbk',
    isDouble: true,
  };
}

const NO_TWINS: readonly number[] = [];

/** Hanja that KS X 1001 has twice, once as a compatibility ideograph: the pairs of these, by what NFC makes of them. */
function twinsIn(decode: Uint16Array): Map<number, number[]> {
  const twins = new Map<number, number[]>();
  for (let pair = 0x8140; pair < 0x10000; pair += 1) {
    const unit = decode[pair] as number;
    if (unit < 0xf900 || unit > 0xfaff) continue;
    const common = String.fromCharCode(unit).normalize('NFC').charCodeAt(0);
    if (common !== unit) twins.set(common, [...(twins.get(common) ?? []), pair]);
  }
  return twins;
}

/** Text in which some program took what it could for UTF-8 and all other bytes for Latin-1. */
function hybrid(name: string): Shown {
  const known = new Map<number, readonly ByteSequence[]>();
  return {
    name,
    bytesOf: (unit) => (unit <= 0xff ? unit : -1),
    otherPairOf: () => 0,
    sequencesOf: (unit, before) => {
      const key = unit >= 0xdc00 && unit <= 0xdfff ? (before & 3) * 0x10000 + unit : unit;
      let made = known.get(key);
      if (!made) {
        made = name === LENIENT ? lenientSequences(unit, before) : strictSequences(unit, before);
        known.set(key, made);
      }
      return made;
    },
    fragile: name === LENIENT ? [] : [SOFT_HYPHEN.charCodeAt(0)],
    losses: { before: () => [SOFT_HYPHEN.charCodeAt(0)], alone: [], pairs: [] },
    losesPairs: false,
    isDouble: false,
  };
}

function singleByte(name: string): Shown {
  const reverse = upperBytes(name);
  const bytes = new Int16Array(0x10000).fill(-1);
  for (let unit = 0; unit < 0x80; unit += 1) bytes[unit] = unit;
  for (const [unit, byte] of reverse) bytes[unit] = byte;
  return {
    name,
    bytesOf: (unit) => bytes[unit] as number,
    otherPairOf: () => 0,
    fragile: fragileOf(name),
    losses: lossesOf(name),
    losesPairs: false,
    isDouble: false,
  };
}

/** A single-byte page of which the letters were made of one case. */
export function withoutCase(shown: Shown): Shown {
  let sets = caseSets.get(shown.name);
  if (!sets) {
    sets = new Int32Array(0x2000);
    for (let unit = 0x80; unit < sets.length; unit += 1) sets[unit] = bytesOfBothCases(unit, shown.bytesOf);
    caseSets.set(shown.name, sets);
  }
  const known = sets;
  return { ...shown, caseSetOf: (unit) => known[unit] ?? 0 };
}

const caseSets = new Map<string, Int32Array>();

/** What nobody sees: the hard space, the soft hyphen, joiners and marks of direction (pages of Arabic and Hebrew have them). */
const INVISIBLE = ['\u00a0', '\u00ad', '\u200c', '\u200d', '\u200e', '\u200f'];

/** Undefined bytes, and those of what is invisible. */
function fragileOf(name: string): number[] {
  const half = upperHalf(name);
  const invisible = INVISIBLE.flatMap((char) => {
    const at = half.indexOf(char);
    return at < 0 ? [] : [0x80 + at];
  });
  return [...undefinedBytes(name), ...invisible];
}
