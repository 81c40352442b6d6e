import { type PairEncoding, pairTable } from './pair-table.ts';
import { upperBytes } from './single-byte.ts';

const PAIRS: ReadonlySet<string> = new Set<PairEncoding>([
  'gbk',
  'big5',
  'big5-unicode',
  'shift_jis',
  'euc-kr',
  'euc-jp',
]);

/** Whether an encoding is one of the double-byte ones that `pairTable` knows. */
export function isPairEncoding(encoding: string): encoding is PairEncoding {
  return PAIRS.has(encoding);
}

/**
 * The bytes that would be shown as `text` in the given encoding (utf-8, gbk, big5, shift_jis, euc-kr, euc-jp,
 * or any single-byte page incl. those of DOS), or null if a character has no bytes there. U+FFFD never has.
 */
export function encodeText(text: string, encoding: string): Uint8Array | null {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (isPairEncoding(encoding)) return encodePairs(text, encoding);
  const reverse = upperBytes(encoding);
  const out = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const byte = unit < 0x80 ? unit : reverse.get(unit);
    if (byte === undefined) return null;
    out[i] = byte;
  }
  return out;
}

function encodePairs(text: string, encoding: PairEncoding): Uint8Array | null {
  const { encode } = pairTable(encoding);
  const out = new Uint8Array(text.length * 2);
  let at = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      out[at] = unit;
      at += 1;
      continue;
    }
    const pair = encode[unit] as number;
    if (pair === 0) {
      const byte = loneByte(unit, encoding);
      if (byte === 0) return null;
      out[at] = byte;
      at += 1;
      continue;
    }
    out[at] = pair >> 8;
    out[at + 1] = pair & 0xff;
    at += 2;
  }
  return out.subarray(0, at);
}

/**
 * The byte of what stands in one byte of a double-byte encoding, 0 for none: half-width katakana of Shift_JIS, and bytes
 * that begin no pair, which code pages show as the character of their own number or in the private-use area.
 */
export function loneByte(unit: number, encoding: PairEncoding): number {
  if (unit === 0x80) return unit;
  if (encoding === 'gbk') return unit === 0x20ac ? 0x80 : 0;
  if (encoding !== 'shift_jis') return 0;
  if (unit >= 0xff61 && unit <= 0xff9f) return unit - 0xff61 + 0xa1;
  if (unit >= 0xf8f1 && unit <= 0xf8f3) return unit - 0xf8f1 + 0xfd;
  return unit === 0xa0 || unit === 0xf8f0 ? 0xa0 : 0;
}
