import type { Edit } from '../text/index.ts';

/** A letter or sign and the marks that stand on it. */
const TAKEN_APART = /[^\p{M}\s]\p{M}+/gu;

/** Letters of Western and Central European pages, and ≠ of Macintosh; pages of Vietnamese show the marks by themselves. */
function isOfSingleBytePage(unit: number): boolean {
  return unit <= 0x17f || unit === 0x2260;
}

/**
 * Edits that put letters together again that a file system or a program took apart (NFD): misread bytes are known by the
 * whole letters only. Not for their own sake: taken where the text is then read otherwise. UTF-16 offsets.
 */
export function planComposed(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const { index, 0: run } of text.matchAll(TAKEN_APART)) {
    const made = run.normalize('NFC');
    if (made.length > 1 || !isOfSingleBytePage(made.charCodeAt(0))) return [];
    const evidence = `“${made}”被拆成字母与附加符号`;
    edits.push({ start: index, end: index + run.length, replacement: made, fix: 'encoding', evidence });
  }
  return edits;
}
