import { pairTable } from '../encoding/index.ts';

/** What the bytes really are. */
export type TrueEncoding = 'utf-8' | 'gbk' | 'big5';

/** Nothing waits to become a character. */
export const NOTHING = 0;
/** Room for one byte or set of bytes in a waiting state. */
const BASE = 4096;
/** The first number that stands for a set of bytes. */
const FIRST_SET = 0x100;

/**
 * What feeding a byte may do, both where the byte is not known for certain: it waits with those before it (`waiting` is
 * a state, -1 for not), or makes a character, one of `units` (UTF-16).
 */
export interface Fed {
  readonly waiting: number;
  readonly units: Uint16Array;
  /** A character beyond the BMP, as its two units: then there are no others. */
  readonly emoji: readonly [number, number] | null;
}

/** The first two bytes in UTF-8 of what prose has beyond the BMP; and what stands for both before the third. */
const EMOJI_LEAD = 0xf0;
const EMOJI_SECOND = 0x9f;
const EMOJI_BOTH = 0xf1;
/** The byte that most often dies by itself. */
const EURO_BYTE = 0x80;

/** How many characters a hole may stand for before it is given up. */
const MOST = 4200;
/** The same for pairs of bytes of which neither is known; those in use are chosen from them once. */
const MOST_PAIRS = 24_000;
/** Of the leads of UTF-8, those that Chinese text has: signs and Greek; marks, 、。「」, Han, full-width forms. */
const LEADS_OF_TWO = [0xc2, 0xc3, 0xce, 0xcf];
const LEADS_OF_THREE = [0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xef];

const sets: Uint8Array[] = [];
const setNumbers = new Map<string, number>();

/** A number for a byte of which only a set is known; the same set has the same number. */
export function byteSet(bytes: readonly number[]): number {
  if (bytes.length === 1) return bytes[0] as number;
  const key = bytes.join();
  let number = setNumbers.get(key);
  if (number === undefined) {
    number = FIRST_SET + sets.length;
    sets.push(Uint8Array.from(bytes));
    setNumbers.set(key, number);
  }
  return number;
}

/** The two bytes (or sets) that wait in a state, 0 for none. */
export function bytesWaiting(state: number): readonly [number, number] {
  return [Math.floor(state / BASE), state % BASE];
}

/** All bytes from `low` to `high`. */
export function byteRange(low: number, high: number): number[] {
  return Array.from({ length: high - low + 1 }, (_, i) => low + i);
}

function bytesOf(byte: number): ArrayLike<number> {
  return byte < FIRST_SET ? [byte] : (sets[byte - FIRST_SET] as Uint8Array);
}

/** Bytes of the true encoding made characters again, byte by byte; a byte is 0–FF, or the number of a set. */
export class TrueBytes {
  readonly #encoding: TrueEncoding;
  readonly #known = new Map<number, Fed | null>();

  constructor(encoding: TrueEncoding) {
    this.#encoding = encoding;
  }

  /** What a byte does to the state (NOTHING, or one that was given before); null where it does not fit. */
  feed(state: number, byte: number): Fed | null {
    const key = state * BASE + byte;
    let fed = this.#known.get(key);
    if (fed === undefined) {
      const [first, second] = bytesWaiting(state);
      fed = this.#encoding === 'utf-8' ? feedUtf8(first, second, byte) : feedPair(this.#encoding, first, byte);
      this.#known.set(key, fed);
    }
    return fed;
  }

  /** Characters of a whole sequence (bytes or sets): none where it makes no character. */
  units(bytes: readonly number[]): Uint16Array {
    let state = NOTHING;
    for (let i = 0; i < bytes.length - 1; i += 1) {
      const fed = this.feed(state, bytes[i] as number);
      if (!fed || fed.waiting < 0) return NONE;
      state = fed.waiting;
    }
    return this.feed(state, bytes[bytes.length - 1] as number)?.units ?? NONE;
  }
}

const NONE = new Uint16Array(0);

const readers = new Map<TrueEncoding, TrueBytes>();

/** The reader of an encoding; made once, since it remembers what it has made. */
export function trueBytes(encoding: TrueEncoding): TrueBytes {
  let reader = readers.get(encoding);
  if (!reader) {
    reader = new TrueBytes(encoding);
    readers.set(encoding, reader);
  }
  return reader;
}

function fedOf(waiting: number, units: readonly number[]): Fed | null {
  if (waiting < 0 && units.length === 0) return null;
  return { waiting, units: units.length === 0 ? NONE : Uint16Array.from(units), emoji: null };
}

/** The third and fourth byte of an emoji; the second one is known. */
function feedEmoji(first: number, second: number, byte: number): Fed | null {
  const bytes = keep(byte, (b) => b >= 0x80 && b <= 0xbf);
  // Of a byte that was lost nothing is known but that this one is lost the most.
  const known = bytes.length === 1 ? (bytes[0] as number) : bytes.includes(EURO_BYTE) ? EURO_BYTE : -1;
  if (known < 0) return null;
  if (second === 0) return known === EMOJI_SECOND ? fedOf(EMOJI_LEAD * BASE + EMOJI_SECOND, []) : null;
  if (first === EMOJI_LEAD) return byte < FIRST_SET ? fedOf(EMOJI_BOTH * BASE + byte, []) : null;
  const code = 0xf000 | ((second & 0x3f) << 6) | (known & 0x3f);
  return { waiting: -1, units: NONE, emoji: [0xd800 | (code >> 10), 0xdc00 | (code & 0x3ff)] };
}

function feedUtf8(first: number, second: number, byte: number): Fed | null {
  if (first === EMOJI_LEAD || first === EMOJI_BOTH) return feedEmoji(first, second, byte);
  if (first === 0) {
    if (byte === EMOJI_LEAD) return fedOf(EMOJI_LEAD * BASE, []);
    const leads = keep(byte, (b) => b >= 0xc2 && b <= 0xef);
    const ascii = keep(byte, (b) => b < 0x80);
    return fedOf(leads.length > 0 ? byteSet(leads) * BASE : -1, ascii);
  }
  const trails = keep(byte, (b) => b >= 0x80 && b <= 0xbf);
  if (trails.length === 0) return null;
  const leads = Array.from(bytesOf(first));
  if (second === 0) {
    const ofTwo = first < FIRST_SET ? leads.filter((b) => b <= 0xdf) : leads.filter((b) => LEADS_OF_TWO.includes(b));
    const units = ofTwo.flatMap((a) => trails.map((b) => ((a & 0x1f) << 6) | (b & 0x3f)));
    const ofThree = leads.filter((b) => b >= 0xe0);
    return fedOf(ofThree.length > 0 ? byteSet(ofThree) * BASE + byteSet(trails) : -1, units);
  }
  const possible = first < FIRST_SET ? leads : leads.filter((b) => LEADS_OF_THREE.includes(b));
  const middles = bytesOf(second);
  if (possible.length * middles.length * trails.length > MOST) return null;
  const units: number[] = [];
  for (const a of possible) {
    for (let m = 0; m < middles.length; m += 1) {
      for (const c of trails) {
        const unit = ((a & 0x0f) << 12) | (((middles[m] as number) & 0x3f) << 6) | (c & 0x3f);
        if (unit >= 0x800 && (unit < 0xd800 || unit > 0xdfff)) units.push(unit);
      }
    }
  }
  return fedOf(-1, units);
}

function feedPair(encoding: 'gbk' | 'big5', first: number, byte: number): Fed | null {
  if (first === 0) {
    const leads = keep(byte, (b) => b >= 0x81 && b <= 0xfe);
    const ascii = keep(byte, (b) => b < 0x80);
    return fedOf(leads.length > 0 ? byteSet(leads) * BASE : -1, ascii);
  }
  const { decode } = pairTable(encoding);
  const leads = bytesOf(first);
  const trails = bytesOf(byte);
  const units: number[] = [];
  for (let l = 0; l < leads.length; l += 1) {
    for (let t = 0; t < trails.length; t += 1) {
      const unit = decode[((leads[l] as number) << 8) | (trails[t] as number)] as number;
      if (unit) units.push(unit);
    }
  }
  return units.length <= MOST_PAIRS ? fedOf(-1, units) : null;
}

function keep(byte: number, fits: (byte: number) => boolean): number[] {
  const kept: number[] = [];
  const bytes = bytesOf(byte);
  for (let i = 0; i < bytes.length; i += 1) if (fits(bytes[i] as number)) kept.push(bytes[i] as number);
  return kept;
}
