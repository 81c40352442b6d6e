import { pairTable } from '../encoding/index.ts';

/** Bytes as UTF-8; null where they are none. `isCut`: a character at the end may be cut off, and goes. */
export function decodeUtf8(bytes: Uint8Array, isCut: boolean): string | null {
  return decodeWhole(bytes, isCut) ?? decodeMended(bytes, UTF8, (mended) => decodeWhole(mended, isCut));
}

/** Bytes as GBK or Big5; null where a pair is none of it. `isCut` as above. */
export function decodePairs(bytes: Uint8Array, truth: 'gbk' | 'big5', isCut: boolean): string | null {
  return (
    decodeUnbrokenPairs(bytes, truth, isCut) ??
    decodeMended(bytes, PAIRS, (mended) => decodeUnbrokenPairs(mended, truth, isCut))
  );
}

function decodeWhole(bytes: Uint8Array, isCut: boolean): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: isCut });
  } catch {
    return null;
  }
}

/** The same where no character is broken: a byte off, any break would mend something. */
export function decodeUnbrokenPairs(bytes: Uint8Array, truth: 'gbk' | 'big5', isCut: boolean): string | null {
  const { decode, privateUse } = pairTable(truth);
  const units: string[] = [];
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number;
    if (byte < 0x80) {
      units.push(String.fromCharCode(byte));
      continue;
    }
    if (i + 1 === bytes.length) return isCut ? units.join('') : null;
    const pair = (byte << 8) | (bytes[i + 1] as number);
    // A journal's own sign in the private-use area was one before.
    const unit = (decode[pair] as number) || (privateUse[pair] as number);
    if (unit === 0) return null;
    units.push(String.fromCharCode(unit));
    i += 1;
  }
  return units.join('');
}

/** How an encoding makes characters of bytes. */
interface Form {
  /** How many bytes follow a first one. */
  readonly behind: (first: number) => number;
  /** The least and the greatest of them. */
  readonly low: number;
  readonly high: number;
  /** What may have come between. (A blank is half of many a pair whose other half was lost.) */
  readonly breaks: readonly number[];
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const UTF8: Form = {
  behind: (first) => (first < 0xc2 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3),
  low: 0x80,
  high: 0xbf,
  breaks: [LINE_FEED, RETURN, 0x20],
};
const PAIRS: Form = { behind: (first) => (first < 0x81 ? 0 : 1), low: 0x40, high: 0xfe, breaks: [LINE_FEED, RETURN] };

/** Decodes where a break that stands inside a character was all that hindered; else null. */
function decodeMended(bytes: Uint8Array, form: Form, decode: (mended: Uint8Array) => string | null): string | null {
  if (!form.breaks.some((byte) => bytes.includes(byte))) return null;
  const mended = withBreaksBehind(bytes, form);
  return mended === bytes ? null : decode(mended);
}

/** The bytes with each break that a program, breaking lines by bytes, put inside a character behind it; the same where there is none. */
function withBreaksBehind(bytes: Uint8Array, { behind, low, high, breaks }: Form): Uint8Array {
  const belongs = (byte: number | undefined) => byte !== undefined && byte >= low && byte <= high;
  let moved: Uint8Array | null = null;
  for (let i = 0; i < bytes.length; i += 1) {
    const end = i + 1 + behind(bytes[i] as number);
    let at = i + 1;
    while (at < end && belongs(bytes[at])) at += 1;
    i = at - 1;
    if (at === end || !breaks.includes(bytes[at] as number)) continue;
    const next = bytes[at] === RETURN && bytes[at + 1] === LINE_FEED ? at + 2 : at + 1;
    const missing = end - at;
    if (next + missing > bytes.length || !bytes.subarray(next, next + missing).every(belongs)) continue;
    moved ??= bytes.slice();
    moved.copyWithin(at, next, next + missing);
    moved.set(bytes.subarray(at, next), at + missing);
    i = next + missing - 1;
  }
  return moved ?? bytes;
}
