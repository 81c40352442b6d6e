import { encodeText } from '../encoding/index.ts';
import { decodePairs, decodeUtf8 } from './decode-bytes.ts';

/** A text read anew whose units or bytes were those of UTF-16, and what it was taken for. */
export interface Utf16Reading {
  readonly shown: string;
  readonly truth: string;
  readonly text: string;
}

const REPLACEMENT = 0xfffd;
/** So many units at least, and so large a part of them beyond Latin-1, are bytes two by two. */
const FEWEST = 4;
const MOSTLY = 0.6;
/** One unit of so many may be lost: of a pair of surrogates a program keeps nothing. */
const ONE_LOST_OF = 8;

/**
 * All that a text may have been where UTF-16 is one side of the mistake and nothing is guessed: its bytes the other way
 * round; UTF-8 or GBK taken for UTF-16 (a file without a mark in Notepad); UTF-16 taken for a Western page. U+FFFD stands for
 * one lost character.
 */
export function utf16Readings(text: string): Utf16Reading[] {
  const readings: Utf16Reading[] = [];
  const put = (shown: string, truth: string, made: string | null): void => {
    if (made?.isWellFormed()) readings.push({ shown, truth, text: made });
  };
  let wide = 0;
  let lost = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit > 0xff) wide += 1;
    if (unit === REPLACEMENT) lost += 1;
  }
  if (wide >= FEWEST && wide >= text.length * MOSTLY) {
    if (lost * ONE_LOST_OF <= wide) put('utf-16be', 'utf-16le', swapped(text));
    for (const shown of ['utf-16le', 'utf-16be']) {
      const bytes = bytesOfUnits(text, shown === 'utf-16le');
      if (!bytes) continue;
      put(shown, 'utf-8', decodeUtf8(bytes, true));
      put(shown, 'gbk', decodePairs(bytes, 'gbk', true));
    }
  }
  const bytes = text.length >= FEWEST * 2 && text.length % 2 === 0 ? encodeText(text, 'windows-1252') : null;
  if (bytes) {
    put('windows-1252', 'utf-16le', units(bytes, 1, 0));
    put('windows-1252', 'utf-16be', units(bytes, 0, 1));
  }
  return readings;
}

function swapped(text: string): string {
  let made = '';
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    made += String.fromCharCode(unit === REPLACEMENT ? unit : ((unit & 0xff) << 8) | (unit >> 8));
  }
  return made;
}

/** The bytes of all units; a byte that was left over at the end was lost. Null where another was. */
function bytesOfUnits(text: string, isLittle: boolean): Uint8Array | null {
  const end = text.endsWith('\ufffd') ? text.length - 1 : text.length;
  const bytes = new Uint8Array(end * 2);
  for (let i = 0; i < end; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === REPLACEMENT) return null;
    bytes[i * 2] = isLittle ? unit & 0xff : unit >> 8;
    bytes[i * 2 + 1] = isLittle ? unit >> 8 : unit & 0xff;
  }
  return bytes;
}

function units(bytes: Uint8Array, high: number, low: number): string {
  let made = '';
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    made += String.fromCharCode(((bytes[i + high] as number) << 8) | (bytes[i + low] as number));
  }
  return made;
}
