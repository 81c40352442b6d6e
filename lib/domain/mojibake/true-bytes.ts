import { pairTable } from '../encoding/index.ts';

/** What the bytes really are. */
export type TrueEncoding = 'utf-8' | 'gbk' | 'big5';

/**
 * A byte that is not known, as a number above FF: what it may be.
 * ANY: lost; TRAIL…: parts of pairs that vanished from GBK's user-defined zones.
 */
export const ANY_BYTE = 0x100;
export const ZONE_A_LEAD = 0x101;
export const ZONE_A_TRAIL = 0x102;
export const ZONE_B_LEAD = 0x103;
export const ZONE_B_TRAIL = 0x104;

/** Lowest and highest value of a byte or a set. */
export function lowOf(byte: number): number {
  if (byte <= 0xff) return byte;
  if (byte === ZONE_A_LEAD || byte === ZONE_B_TRAIL) return 0xa1;
  return byte === ZONE_B_LEAD ? 0xaa : 0x80;
}

export function highOf(byte: number): number {
  if (byte <= 0xff) return byte;
  if (byte === ZONE_A_LEAD) return 0xa7;
  if (byte === ZONE_B_LEAD) return 0xaf;
  return byte === ZONE_A_TRAIL ? 0xa0 : 0xfe;
}

/** Bytes still waiting to become a character: none, one or two (bytes or sets). */
export interface Waiting {
  readonly first: number;
  readonly second: number;
}

/** What feeding a byte does: nothing fits (null), it waits, or characters may be emitted. */
export type Fed = { readonly waiting: Waiting } | { readonly units: readonly number[] };

/** How many characters a hole may stand for before it is given up. */
const MOST = 4200;

/** Feeds one byte (or set) to a decoder of the true encoding. */
export function feed(encoding: TrueEncoding, { first, second }: Waiting, byte: number): Fed | null {
  if (encoding !== 'utf-8') return feedPair(encoding, first, byte);
  if (first === 0) {
    if (byte < 0x80) return { units: [byte] };
    const low = lowOf(byte);
    const high = highOf(byte);
    return high < 0xc2 || low > 0xef ? null : { waiting: { first: byte, second: 0 } };
  }
  if (highOf(byte) < 0x80 || lowOf(byte) > 0xbf) return null;
  if (first >= 0xc2 && first <= 0xdf) return twoBytes(first, byte);
  if (second === 0) return { waiting: { first, second: byte } };
  return threeBytes(first, second, byte);
}

function twoBytes(first: number, byte: number): Fed {
  const units: number[] = [];
  for (let b = Math.max(0x80, lowOf(byte)); b <= Math.min(0xbf, highOf(byte)); b += 1) {
    units.push(((first & 0x1f) << 6) | (b & 0x3f));
  }
  return { units };
}

function threeBytes(first: number, second: number, third: number): Fed | null {
  const units: number[] = [];
  // Of the leads, E2 (marks), E3 (、。「」), E4–E9 (Han) and EF (full-width) occur in Chinese.
  const leads =
    first <= 0xff
      ? [first]
      : [0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xef].filter((b) => b >= lowOf(first) && b <= highOf(first));
  const fromB = Math.max(0x80, lowOf(second));
  const toB = Math.min(0xbf, highOf(second));
  const fromC = Math.max(0x80, lowOf(third));
  const toC = Math.min(0xbf, highOf(third));
  if (leads.length * (toB - fromB + 1) * (toC - fromC + 1) > MOST) return null;
  for (const a of leads) {
    for (let b = fromB; b <= toB; b += 1) {
      for (let c = fromC; c <= toC; c += 1) {
        const unit = ((a & 0x0f) << 12) | ((b & 0x3f) << 6) | (c & 0x3f);
        if (unit >= 0x800 && (unit < 0xd800 || unit > 0xdfff)) units.push(unit);
      }
    }
  }
  return units.length > 0 ? { units } : null;
}

function feedPair(encoding: 'gbk' | 'big5', first: number, byte: number): Fed | null {
  if (first === 0) {
    if (byte < 0x80) return { units: [byte] };
    return highOf(byte) < 0x81 ? null : { waiting: { first: byte, second: 0 } };
  }
  const { decode } = pairTable(encoding);
  const units: number[] = [];
  for (let lead = Math.max(0x81, lowOf(first)); lead <= highOf(first); lead += 1) {
    for (let trail = lowOf(byte); trail <= highOf(byte); trail += 1) {
      const unit = decode[(lead << 8) | trail] as number;
      if (unit) units.push(unit);
    }
  }
  return units.length > 0 && units.length <= MOST ? { units } : null;
}
