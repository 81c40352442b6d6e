import { undefinedBytes, upperBytes, upperHalf } from '../encoding/index.ts';
import { shownAs } from './shown-bytes.ts';

/** A text with one layer of misreading taken off: what UTF-8 was shown as, and the text, lost characters as U+FFFD. */
export interface LossyLayer {
  readonly shown: string;
  readonly text: string;
}

/** One layer of misreading that lost bytes taken off a text that was misread before; null where there is none. */
export function undoLossyLayer(text: string): LossyLayer | null {
  const western = undoWesternLayer(text);
  if (western !== null) return western === '' ? null : { shown: 'windows-1252', text: western };
  for (const shown of PAIRS) {
    const made = undoPairLayer(text, shown);
    if (made !== null) return { shown, text: made };
  }
  return null;
}

/** Encodings of two bytes that text misread once already was shown in. */
const PAIRS = ['gbk', 'shift_jis', 'big5', 'euc-kr'];
const REPLACEMENT = 0xfffd;
/** A byte that was lost. */
const LOST = -1;
/** So many signs of a Western page in a row of UTF-8 are no chance; of so many one may be lost. */
const FEWEST_SIGNS = 8;
const ONE_LOST_OF = 5;

/** So many characters tell that a text is none. */
const BEGINNING = 32;

/** UTF-8 shown two bytes a character, where what it spells are signs of windows-1252 alone: then that was misread too. */
function undoPairLayer(text: string, shown: string): string | null {
  if (text.length > BEGINNING && readWestern(text.slice(0, BEGINNING), shown) === null) return null;
  const read = readWestern(text, shown);
  if (!read || read.whole < FEWEST_SIGNS || read.broken * ONE_LOST_OF > read.whole) return null;
  return read.made;
}

/** Null where it spells anything else. */
function readWestern(text: string, shown: string): { made: string; whole: number; broken: number } | null {
  const bytes = bytesShown(text, shown);
  if (!bytes) return null;
  const western = upperBytes('windows-1252');
  let made = '';
  let whole = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] as number;
    i += 1;
    if (lead >= 0 && lead < 0x80) {
      made += String.fromCharCode(lead);
      continue;
    }
    const from = i;
    const wanted = lead >= 0xe0 ? 2 : 1;
    while (i - from < wanted && isTrail(bytes[i])) i += 1;
    if (lead >= 0xc2 && i - from === wanted) {
      const unit = codeOf(lead, bytes.slice(from, i));
      if (!western.has(unit) && (unit < 0x80 || unit > 0x9f)) return null;
      made += String.fromCharCode(unit);
      whole += 1;
      continue;
    }
    // What is left of a sequence, the mark of a lost byte and the orphans behind it are one character.
    if (lead !== LOST && bytes[i] === LOST) i += 1;
    while (isTrail(bytes[i])) i += 1;
    made += '\ufffd';
    broken += 1;
  }
  return { made, whole, broken };
}

function isTrail(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}

/** The bytes of a text, lost ones as such; null where the encoding shows no such text. */
function bytesShown(text: string, shown: string): number[] | null {
  const { bytesOf } = shownAs(shown);
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const made = unit === REPLACEMENT ? LOST : bytesOf(unit);
    if (made < 0 && unit !== REPLACEMENT) return null;
    if (made > 0xff) bytes.push(made >> 8);
    bytes.push(made > 0xff ? made & 0xff : made);
  }
  return bytes;
}

const HARD_SPACE = '\u00a0';
/** The byte of it. */
const SOFTENED = 0xa0;
/** Letters of scripts that stand in single-byte pages. */
const OTHER_LETTER = /[\u0100-\u0fff]/g;

/**
 * One layer of UTF-8 shown as windows-1252 taken off, where bytes that windows-1252 does not show were lost: what such a
 * sequence was the encoding says, of which one character alone is possible; else it becomes U+FFFD. Null unless nearly all
 * of the text is such sequences.
 */
function undoWesternLayer(text: string): string | null {
  const bytes = upperBytes('windows-1252');
  // Letters of another page beside it were read in that page, not twice in this one.
  for (const [letter] of text.matchAll(OTHER_LETTER)) if (!bytes.has(letter.charCodeAt(0))) return null;
  const isSoftened = !text.includes(HARD_SPACE);
  let whole = 0;
  let broken = 0;
  const made = text.replace(/[\u00c2-\u00ef](?:[\u0080-\u00c1\u00f0-\uffff]{0,2}) ?/g, (sequence) => {
    const [lead = 0, ...trails] = Array.from(sequence, (char) => bytes.get(char.charCodeAt(0)) ?? char.charCodeAt(0));
    const wanted = lead >= 0xe0 ? 2 : 1;
    let used = 0;
    while (
      used < wanted &&
      used < trails.length &&
      (trails[used] as number) >= 0x80 &&
      (trails[used] as number) <= 0xbf
    )
      used += 1;
    const known = trails.slice(0, used);
    const rest = sequence.slice(1 + used);
    if (used === wanted) {
      whole += 1;
      return String.fromCharCode(codeOf(lead, known)) + rest;
    }
    // A hard space became a plain one.
    if (isSoftened && wanted - used === 1 && rest === ' ') {
      const char = String.fromCharCode(codeOf(lead, [...known, SOFTENED]));
      if (char === HARD_SPACE || upperHalf('windows-1252').includes(char)) {
        whole += 1;
        return char;
      }
    }
    broken += 1;
    // A lost mark stands where the byte was.
    const behind = rest.startsWith('\ufffd') ? rest.slice(1) : rest;
    const possible = wanted - used === 1 ? LOST_1252.flatMap((lost) => shownIn1252(lead, known, lost)) : [];
    return (new Set(possible).size === 1 ? (possible[0] as string) : '\ufffd') + behind;
  });
  return whole >= 3 && broken <= whole ? made : null;
}

const LOST_1252 = undefinedBytes('windows-1252');

function codeOf(lead: number, trails: readonly number[]): number {
  return trails.reduce((value, byte) => (value << 6) | (byte & 0x3f), lead & (lead >= 0xe0 ? 0x0f : 0x1f));
}

/** Characters that windows-1252 shows, of a sequence in which one byte was lost. */
function shownIn1252(lead: number, known: readonly number[], lost: number): string[] {
  const half = upperHalf('windows-1252');
  const sequences =
    known.length === 0
      ? [[lost]]
      : [
          [...known, lost],
          [lost, ...known],
        ];
  return sequences
    .map((trails) => String.fromCharCode(codeOf(lead, trails)))
    .filter((char) => half.includes(char) && !(char >= '\u0080' && char < '\u00a0'));
}
