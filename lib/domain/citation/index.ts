import { parseBookMarks } from './book-marks.ts';
import { flatten } from './flat.ts';
import type { CslItem } from './types.ts';

export { type NoteFields, noteFields } from './note-fields.ts';
export type { CslDate, CslItem, CslName } from './types.ts';

const MARKER =
  /^\s*(?:\[\s*\d{1,4}\s*\]|\(\s*\d{1,3}\s*\)|[①-⑳㉑-㉟㊱-㊿❶-❿]|\[[①-⑳]\]|\*+|注\s*\d{1,3}\s*[::.、]?|\d{1,3}\s*[.、](?=\s*\D)|\d{1,3}\s+(?=[\p{Script=Han}[《]))\s*[.、:]?\s*/u;

/**
 * One reference or note as printed to CSL-JSON; a leading marker (`[1]`, `(3)`, `①`) may still be there.
 * Null where no work can be told (`同上,第5页`, prose). Nothing is filled by guess.
 */
export function parseReference(text: string): CslItem | null {
  const whole = flatten(text);
  const marker = MARKER.exec(whole.text)?.[0].length ?? 0;
  const flat = { raw: whole.raw.slice(marker), text: whole.text.slice(marker) };
  if (flat.text.length < 4) return null;
  return parseBookMarks(flat);
}
