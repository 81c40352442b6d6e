import { byteSet } from './true-bytes.ts';

/** So many letters beyond ASCII, all of one case, are no chance. */
const FEWEST = 4;

/** A letter in the other case, as its UTF-16 unit; itself where it has none of one unit. */
export function otherCase(unit: number): number {
  const char = String.fromCharCode(unit);
  const lower = char.toLowerCase();
  const other = lower === char ? char.toUpperCase() : lower;
  return other.length === 1 ? other.charCodeAt(0) : unit;
}

/** Whether all letters of a line are of one case, and enough of them beyond ASCII: some program folded it. */
export function isOneCase(line: string): boolean {
  let beyond = 0;
  let lower = false;
  let upper = false;
  for (let i = 0; i < line.length; i += 1) {
    const unit = line.charCodeAt(i);
    if (unit >= 0x2000 || otherCase(unit) === unit) continue;
    if (unit >= 0x80) beyond += 1;
    if (String.fromCharCode(unit).toLowerCase() === String.fromCharCode(unit)) lower = true;
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
    const isLower = String.fromCharCode(unit).toLowerCase() === String.fromCharCode(unit);
    const isWanted = other !== unit && isLower === (truth !== 'utf-8') && bytesOf(other) >= 0;
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
