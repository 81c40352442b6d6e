import { pairTable, upperBytes } from '../encoding/index.ts';
import { countHan, isHan } from '../text/index.ts';
import { rareHan } from './strangeness.ts';

/** Pairs that were no everyday ones among those of a text in GBK: one of so many. */
const RARE = 3;

/**
 * Texts written byte by byte, all of one text in one encoding: UTF-8, or GBK of everyday characters. Null for a run that
 * is none. Bytes of a character that is cut off at the end are dropped.
 */
export function byteRuns(runs: readonly Uint8Array[]): (string | null)[] {
  const utf8 = runs.map(fromUtf8);
  // Two bytes of GBK may be a letter in UTF-8; three that make a Chinese character are no chance.
  if (utf8.some((made) => made !== null && countHan(made) > 0)) return utf8;
  // Bytes that were taken for characters of Latin-1 or windows-1252 before they were escaped.
  const latin = utf8.map(toLatin1);
  const isMisread = latin.every((bytes) => bytes !== null) && utf8.some((made) => /[\u0080-\uffff]/.test(made ?? ''));
  const inner = isMisread ? readable(latin) : null;
  return inner ?? readable(runs) ?? runs.map(() => null);
}

/** All runs in UTF-8, or all in GBK; null where neither makes Chinese of them. */
function readable(runs: readonly Uint8Array[]): (string | null)[] | null {
  const utf8 = runs.map(fromUtf8);
  if (utf8.some((made) => made !== null && countHan(made) > 0)) return utf8;
  const gbk = runs.map(fromGbk);
  const length = gbk.reduce((sum, made) => sum + (made?.text.length ?? 0), 0);
  const rare = gbk.reduce((sum, made) => sum + (made?.rare ?? 0), 0);
  return gbk.includes(null) || rare * RARE > length ? null : gbk.map((made) => made?.text ?? null);
}

/** The bytes of a text in Latin-1 or windows-1252; null where it has another character. */
function toLatin1(text: string | null): Uint8Array | null {
  if (text === null) return null;
  const known = upperBytes('windows-1252');
  const bytes = Array.from(text, (char) => {
    const unit = char.charCodeAt(0);
    return unit <= 0xff ? unit : (known.get(unit) ?? -1);
  });
  return bytes.includes(-1) ? null : Uint8Array.from(bytes);
}

function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

/** GB 2312 and the everyday characters of the other script alone are sure enough; its second level has rarer ones. */
function fromGbk(bytes: Uint8Array): { text: string; rare: number } | null {
  const { decode } = pairTable('gbk');
  let made = '';
  let rare = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const lead = bytes[i] as number;
    if (lead < 0x80) {
      made += String.fromCharCode(lead);
      continue;
    }
    i += 1;
    if (i === bytes.length) return made === '' ? null : { text: made, rare };
    const trail = bytes[i] as number;
    const unit = decode[(lead << 8) | trail] as number;
    const isGb2312 = trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa9) || (lead >= 0xb0 && lead <= 0xf7));
    const isLater = isHan(unit) ? !rareHan()[unit] : lead === 0xa8 || lead === 0xa9;
    if (unit === 0 || !(isGb2312 || isLater)) return null;
    if (isGb2312 && lead >= 0xd8) rare += 1;
    made += String.fromCharCode(unit);
  }
  return { text: made, rare };
}

const WORD = /=\?([\w-]{3,20})\?([bBqQ])\?([^?\s]{1,400})\?=/g;
/** Encoded words of mail (RFC 2047), one behind another. */
export const ENCODED_WORDS =
  /=\?[\w-]{3,20}\?[bBqQ]\?[^?\s]{1,400}\?=(?:\s{1,4}=\?[\w-]{3,20}\?[bBqQ]\?[^?\s]{1,400}\?=){0,60}/g;

/** Encoded words read, or null. Words of one encoding may share a character. */
export function fromEncodedWords(run: string): string | null {
  let made = '';
  let label = '';
  let bytes: number[] = [];
  const flush = (): boolean => {
    if (bytes.length === 0) return true;
    try {
      made += new TextDecoder(label, { fatal: true }).decode(Uint8Array.from(bytes));
    } catch {
      return false;
    }
    bytes = [];
    return true;
  };
  for (const [, charset = '', kind = '', body = ''] of run.matchAll(WORD)) {
    if (charset !== label && !flush()) return null;
    label = charset;
    const read = kind.toUpperCase() === 'B' ? fromBase64(body) : fromQ(body);
    if (!read) return null;
    bytes.push(...read);
  }
  return flush() ? made : null;
}

function fromQ(body: string): number[] {
  const bytes: number[] = [];
  for (const [piece] of body.matchAll(/=[0-9a-fA-F]{2}|[\s\S]/g)) {
    if (piece.length === 3) bytes.push(Number.parseInt(piece.slice(1), 16));
    else bytes.push(piece === '_' ? 0x20 : piece.charCodeAt(0) & 0xff);
  }
  return bytes;
}

function fromBase64(body: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(body), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}
