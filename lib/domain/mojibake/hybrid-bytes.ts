import { upperHalf } from '../encoding/index.ts';
import { byteRange, byteSet } from './true-bytes.ts';

/**
 * Bytes that one shown character may have been, some of them sets (`byteSet`), and what it costs (nats) to take it so.
 * Half a character beyond the BMP stands for half of its bytes.
 */
export interface ByteSequence {
  readonly bytes: readonly number[];
  readonly cost: number;
}

/** A byte that had been a character before, of Latin-1, or of another page: programs that mend text try several. */
const READ_TWICE = 1.5;
const OTHER_PAGE = 4;
const OTHER_PAGES = [
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'iso-8859-2',
] as const;
/** A lead byte that took an ASCII character for a byte of its own. */
const TOOK_ASCII = 1.5;
const LOST_BYTE = 1;
const LOST_SEQUENCE = 3;
const REPLACEMENT = 0xfffd;
const ANY_BYTE = byteSet(byteRange(0x80, 0xfe));

/**
 * Bytes of a character that a program showed which took valid UTF-8 for UTF-8 and all other bytes for Latin-1: those of
 * UTF-8; up to U+00FF the one byte too. What it showed may have been read so again: then each of these bytes may have been
 * a sequence itself. `before`: the UTF-16 unit before it.
 */
export function strictSequences(unit: number, before: number): ByteSequence[] {
  if (unit === REPLACEMENT) return [{ bytes: [ANY_BYTE], cost: LOST_BYTE }];
  const bytes = utf8Of(unit, before);
  if (unit <= 0xff) return unit < 0x80 ? [] : [{ bytes, cost: 0 }];
  const made = readTwice(bytes, (byte) => byte, 0);
  for (const page of OTHER_PAGES) {
    const half = upperHalf(page);
    const unitOf = (byte: number): number => half.charCodeAt(byte - 0x80);
    const isOther = bytes.some((byte) => unitOf(byte) !== byte);
    const isShown = bytes.every((byte) => unitOf(byte) <= 0x7ff);
    if (isOther && isShown) made.push(...readTwice(bytes, unitOf, OTHER_PAGE));
  }
  return made;
}

/** Bytes of a sequence, each of which may have been the character that a page shows for it. */
function readTwice(bytes: readonly number[], unitOf: (byte: number) => number, cost: number): ByteSequence[] {
  let made: ByteSequence[] = [{ bytes: [], cost }];
  for (const byte of bytes) {
    const unit = unitOf(byte);
    made = made.flatMap(({ bytes: first, cost }) => {
      const twice = { bytes: [...first, ...utf8Of(unit, 0)], cost: cost + READ_TWICE };
      return unit === byte ? [{ bytes: [...first, byte], cost }, twice] : [twice];
    });
  }
  return made;
}

/**
 * Bytes of a character that a program showed which checked nothing: a lead byte takes as many bytes as it announces,
 * whatever they are, and six bits of each; a sequence may be longer than need be. What is no character is U+FFFD.
 */
export function lenientSequences(unit: number, before: number): ByteSequence[] {
  if (unit === REPLACEMENT) {
    const half = byteSet([...byteRange(0xa0, 0xbf), ...byteRange(0xe0, 0xfe)]);
    return [{ bytes: [0xed, half, ANY_BYTE], cost: LOST_SEQUENCE }];
  }
  if (unit < 0x80) return [];
  const [first = 0, ...trails] = utf8Of(unit, before);
  const isLow = unit >= 0xdc00 && unit <= 0xdfff;
  const forms = isLow ? withTrails([], [first, ...trails]) : withTrails([first], trails);
  // E0 before what needs two bytes only.
  return unit < 0x800 ? [...forms, ...withTrails([0xe0], [0x80 | (unit >> 6), ...trails])] : forms;
}

/** A lead and bytes of which six bits are known. */
function withTrails(lead: readonly number[], trails: readonly number[]): ByteSequence[] {
  let made: ByteSequence[] = [{ bytes: lead, cost: 0 }];
  for (const trail of trails) {
    const bits = trail & 0x3f;
    const high = byteSet([0x80 | bits, 0xc0 | bits]);
    const ascii = isText(bits) ? [bits, 0x40 | bits] : [0x40 | bits];
    made = made.flatMap(({ bytes, cost }) => [
      { bytes: [...bytes, high], cost },
      ...ascii.map((byte) => ({ bytes: [...bytes, byte], cost: cost + TOOK_ASCII })),
    ]);
  }
  return made;
}

/** Whether text has such a character: no control character but those that break lines. */
function isText(code: number): boolean {
  return code >= 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

/** UTF-8 of a unit; of half a character beyond the BMP the first two bytes or the last two, which need the half `before`. */
function utf8Of(unit: number, before: number): number[] {
  const trail = (bits: number): number => 0x80 | (bits & 0x3f);
  if (unit < 0x80) return [unit];
  if (unit < 0x800) return [0xc0 | (unit >> 6), trail(unit)];
  if (unit >= 0xd800 && unit <= 0xdbff) {
    const high = ((unit & 0x3ff) << 10) + 0x10000;
    return [0xf0 | (high >> 18), trail(high >> 12)];
  }
  if (unit >= 0xdc00 && unit <= 0xdfff) return [trail(((before & 3) << 4) | ((unit >> 6) & 0x0f)), trail(unit)];
  return [0xe0 | (unit >> 12), trail(unit >> 6), trail(unit)];
}
