import { byteSet } from './true-bytes.ts';

/** So many letters beyond ASCII, all of one case, are no chance. */
const FEWEST = 4;

/** Letters with two cases stand below. */
const END = 0x2000;

let others: Uint16Array | null = null;

/** A letter in the other case, as its UTF-16 unit; itself where it has none of one unit. */
function otherCase(unit: number): number {
  if (unit >= END) return unit;
  others ??= Uint16Array.from({ length: END }, (_, code) => {
    const char = String.fromCharCode(code);
    const lower = char.toLowerCase();
    const other = lower === char ? char.toUpperCase() : lower;
    return other.length === 1 ? other.charCodeAt(0) : code;
  });
  return others[unit] as number;
}

/** Whether a letter that has two cases is a small one. */
function isSmall(unit: number): boolean {
  const char = String.fromCharCode(unit);
  return char.toLowerCase() === char;
}

/** Whether enough characters stand where letters do, and no more stand elsewhere. */
function mayHaveLetters(line: string): boolean {
  let signs = 0;
  let words = 0;
  for (let i = 0; i < line.length; i += 1) {
    const unit = line.charCodeAt(i);
    if (unit >= 0x80 && unit < END) signs += 1;
    else if (unit >= 0x3400) words += 1;
  }
  return signs >= FEWEST && signs >= words;
}

/** Whether all letters of a line are of one case, and enough of them beyond ASCII: some program folded it. */
export function isOneCase(line: string): boolean {
  if (!mayHaveLetters(line)) return false;
  let beyond = 0;
  let lower = false;
  let upper = false;
  for (let i = 0; i < line.length; i += 1) {
    const unit = line.charCodeAt(i);
    if (otherCase(unit) === unit) continue;
    if (unit >= 0x80) beyond += 1;
    if (isSmall(unit)) lower = true;
    else upper = true;
  }
  return beyond >= FEWEST && lower !== upper;
}

/**
 * A line as it was before its letters were made of one case, so far as that is likely: leads of UTF-8 are small letters in
 * most single-byte pages, those of GBK and Big5 capitals. Letters whose other case the page does not show stay.
 */
export function inLikelyCase(line: string, truth: string, bytesOf: (unit: number) => number): string {
  let made = '';
  for (let i = 0; i < line.length; i += 1) {
    const unit = line.charCodeAt(i);
    const other = unit < 0x80 ? unit : otherCase(unit);
    const isWanted = other !== unit && isSmall(unit) === (truth !== 'utf-8') && bytesOf(other) >= 0;
    made += String.fromCharCode(isWanted ? other : unit);
  }
  return made;
}

/** The bytes a letter may have been in either case, as a set; 0 for what has none or whose other case is not shown. */
export function bytesOfBothCases(unit: number, bytesOf: (unit: number) => number): number {
  const other = unit < 0x80 ? unit : otherCase(unit);
  if (other === unit) return 0;
  const [byte, otherByte] = [bytesOf(unit), bytesOf(other)];
  return byte < 0 || otherByte < 0 ? 0 : byteSet([Math.min(byte, otherByte), Math.max(byte, otherByte)]);
}
