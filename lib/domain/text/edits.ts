/**
 * Edits and the maps between a text before and after them.
 * All offsets are UTF-16 code units. An edit list is sorted by `start` and its ranges do not overlap.
 */

/** Why a piece of text was changed. Every kind has a name a reader understands (docs/glossary.md). */
export type FixKind =
  | 'gloss' // a pinyin or English gloss glued behind a character was removed
  | 'gbk-out-of-step' // GBK bytes paired one off were paired rightly again
  | 'encoding' // a whole run was read in the wrong encoding and is read rightly
  | 'entity' // escapes left in prose (HTML entity, \uXXXX, percent) were decoded
  | 'compatibility' // Kangxi radicals, compatibility ideographs, private-use and zero-width debris
  | 'over-conversion' // Traditional forms that no text has (髮展) were put right
  | 'symbol' // symbols sprayed into words were removed
  | 'space' // a lost U+3000 or U+00A0 (shown as ?) was put back
  | 'punctuation' // narrowed punctuation was widened
  | 'script'; // Traditional to Simplified

/** One change of the input text: `input.slice(start, end)` becomes `replacement`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  readonly fix: FixKind;
  /** What proves it, for people: `(yīng) is a reading of 應; 85 glosses on this page`. */
  readonly evidence: string;
}

/** The part of an edit that a map needs. */
export type Replacement = Pick<Edit, 'start' | 'end' | 'replacement'>;

/** Applies sorted, non-overlapping edits. Throws RangeError when they overlap, are unsorted or leave the text. */
export function applyEdits(text: string, edits: readonly Replacement[]): string {
  if (edits.length === 0) return text;
  const out: string[] = [];
  let at = 0;
  for (const { start, end, replacement } of edits) {
    if (start < at || end < start || end > text.length) {
      throw new RangeError(`edit ${start}–${end} overlaps, is unsorted or leaves the text`);
    }
    out.push(text.slice(at, start), replacement);
    at = end;
  }
  out.push(text.slice(at));
  return out.join('');
}
