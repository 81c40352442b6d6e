import { re } from '../text/index.ts';
import { parseBookMarks } from './book-marks.ts';
import { parseCornerQuotes } from './corner-quotes.ts';
import { parseCourtCase } from './court-cases.ts';
import { withCutLists } from './cut-short.ts';
import { closingOf, type Flat, flatten } from './flat.ts';
import { escapeTex, formatBibtex, keyOf } from './format-bibtex.ts';
import { formatGbt } from './format-gbt.ts';
import { formatRis } from './format-ris.ts';
import { withImpliedMark } from './implied-mark.ts';
import { refineKind } from './kinds.ts';
import { isAuthorYear, parsePlain } from './plain.ts';
import { withoutTwin } from './twins.ts';
import { parseTypeMark } from './type-marks.ts';
import type { CslItem } from './types.ts';
import { parseWestern } from './western.ts';
import { parseWesternLaw } from './western-law.ts';

export { type LookUp, lookUpWork } from './look-up.ts';
export { authorNames } from './names.ts';
export { type NoteFields, noteFields } from './note-fields.ts';
export type { CslDate, CslItem, CslName } from './types.ts';
export { escapeTex, keyOf };

export type ReferenceStyle = 'gbt7714-2015' | 'gbt7714-2025' | 'bibtex' | 'ris' | 'csl';

const MARKER = re`^\s*(?:\[\s*\d{1,4}\s*\]|\(\s*\d{1,3}\s*\)|[①-⑳㉑-㉟㊱-㊿❶-❿]|\[[①-⑳]\]|\*+|注\s*\d{1,3}\s*[::.、]?|\d{1,3}\s*[.、](?=\s*\D)|\d{1,3}\s+(?=[\p{Script=Han}[《]))\s*[.、:]?\s*`;

/**
 * One reference or note as printed to CSL-JSON; a leading marker (`[1]`, `(3)`, `①`) may still be there.
 * Null where no work can be told (`同上,第5页`, prose). Nothing is filled by guess.
 */
export function parseReference(text: string): CslItem | null {
  const whole = flatten(text);
  const marker = MARKER.exec(whole.text)?.[0].length ?? 0;
  const flat = withoutTwin({ raw: whole.raw.slice(marker), text: whole.text.slice(marker) });
  // `[某某. (2010). 题名.]`: the original beside its translation.
  if (
    flat.text[0] === '[' &&
    /[\]]\s*\.?$/.test(flat.text) &&
    closingOf(flat.text, 0) >= flat.text.trimEnd().length - 2
  )
    return parseReference(flat.raw.slice(1, closingOf(flat.text, 0)));
  if (flat.text.length < 4 || REPEAT.test(flat.text)) return null;
  // One note may name several works; the first is the one it is filed under.
  const other = OTHER_WORK.exec(flat.text);
  if (other && /[》〉\]]/.test(flat.text.slice(0, other.index))) return parseSeen(cut(flat, 0, other.index));
  return parseSeen(flat);
}

function parseSeen(flat: Flat): CslItem | null {
  // What follows 转引自 is where the author saw the work: another work, told only where the first is none.
  const seen = SEEN_IN.exec(flat.text);
  if (!seen) return parseWhole(flat);
  const first = seen.index > 0 ? parseWhole(cut(flat, 0, seen.index)) : null;
  return first ?? parseWhole(cut(flat, seen.index + seen[0].length));
}

function parseWhole(flat: Flat): CslItem | null {
  const item = parseOne(flat);
  return item && withCutLists(item, flat);
}

/** `;姚砚秋:《…》`, `;另见前引②`, `。参见…`: where the next work of the same note begins. */
const OTHER_WORK =
  /\s*;\s*(?:(?:[另又并亦也还]?(?:请?参[见阅看]|见)|前引|同前注)|[^;:《〈。]{1,40}:\s*[《〈]|[《〈][^》〉]{1,60}[》〉]\s*,\s*(?:载|《))|[。.]\s*[另又并亦也还]?(?:请?参[见阅看]|详见|另见|又见)(?=[^。]{0,60}[《〈])/;
const SEEN_IN = /[\s,.;。(]*(?:转引自|转自|[Qq]uoted in|[Cc]ited in)\s*[::]?\s*/;

function cut(flat: Flat, from: number, to?: number): Flat {
  return { raw: flat.raw.slice(from, to), text: flat.text.slice(from, to) };
}

function parseOne(flat: Flat): CslItem | null {
  if (flat.text.length < 4) return null;
  const marked = parseTypeMark(flat);
  if (marked) return marked;
  const implied = withImpliedMark(flat);
  const told = implied && parseTypeMark(implied);
  if (told) return told;
  if (isAuthorYear(flat)) {
    const dated = parsePlain(flat);
    if (dated) return refineKind(dated);
  }
  const item =
    parseCornerQuotes(flat) ??
    parseBookMarks(flat) ??
    parseCourtCase(flat) ??
    parsePlain(flat) ??
    parseWesternLaw(flat) ??
    parseWestern(flat);
  return item && refineKind(item);
}

/** A note that only points back at another. */
const REPEAT = /^(?:同上|同\s*[[(①-㊿]|同前|前引|前揭|上引|同注|见前|见上|[Ii]bid|[Oo]p\. ?cit|[Ss]upra)/;

/** A reference in the style asked for; `csl` is the item as JSON, with an id. */
export function formatReference(item: CslItem, style: ReferenceStyle): string {
  if (style === 'gbt7714-2015') return formatGbt(item, 2015);
  if (style === 'gbt7714-2025') return formatGbt(item, 2025);
  if (style === 'bibtex') return formatBibtex(item);
  if (style === 'ris') return formatRis(item);
  return JSON.stringify({ id: item.id ?? keyOf(item), ...item });
}
