import type { Edit } from '../text/index.ts';
import { quotedForms } from './quoted-forms.ts';
import { type Conversion, scriptEdit, scriptEdits } from './script-edits.ts';
import { countOwnScript, countScript, isForeign, type ScriptCounts } from './script-of.ts';
import { type ScriptTables, scriptTables } from './tables.ts';
import { UnitBuffer } from './unit-buffer.ts';
import { isWritten } from './written-or-aspect.ts';

/** Han characters of a line that may be but a name. */
const SHORT = 5;
const ZHE = '着'.charCodeAt(0);

export interface ConversionOptions {
  /** Leave every quoted form of one or two characters as it is: for texts that are about characters. Absent: no. */
  readonly keepForms?: boolean | undefined;
  /** By block, whole lines of it that are no text yet (bytes read wrongly): they stay, and say nothing of the page. */
  readonly unread?: ReadonlyMap<number, readonly Lines[]> | undefined;
}

/** Whole lines of a block. Offsets are UTF-16. */
interface Lines {
  readonly start: number;
  readonly end: number;
}

/** What the whole page says about each of its blocks. */
interface Page {
  readonly isTraditional: boolean;
  /** Far more Simplified than Traditional: a word in Traditional is a name (日本語, 繁體中文). */
  readonly isSimplified: boolean;
  /** The page writes 着 and 著 apart, as Hong Kong does: 著 is always itself. */
  readonly partsZhe: boolean;
  readonly keepForms: boolean;
  readonly tables: ScriptTables;
}

/**
 * Traditional → Simplified for the blocks of one page, in one pass over what is converted; null for a block that stays.
 * A line is converted only if it is Traditional, or on a Traditional page; Japanese and Korean stay, whole or quoted, and
 * so do quoted forms that conversion would make one (「發」與「髮」). No regional words are changed.
 */
export function convertBlocks(
  blocks: readonly string[],
  options: ConversionOptions = {},
): readonly (Conversion | null)[] {
  const tables = scriptTables();
  let traditional = 0;
  let simplified = 0;
  let zhe = 0;
  let zhu = 0;
  const all = blocks.map((text, i) => {
    const read = withoutLines(text, options.unread?.get(i));
    return countOwnScript(read, 0, read.length, tables);
  });
  all.forEach((counts, i) => {
    if (isForeign(counts)) return;
    traditional += counts.traditional;
    simplified += counts.simplified;
    if (counts.traditional <= counts.simplified * 2) return;
    zhe += countOf('着', blocks[i] ?? '');
    zhu += countOf('著', blocks[i] ?? '');
  });
  if (traditional === 0) return blocks.map(() => null);
  const isTraditional = traditional > simplified * 2;
  const isSimplified = simplified > traditional * 2;
  const page = {
    isTraditional,
    isSimplified,
    partsZhe: zhe > 0 && zhe * 4 >= zhu,
    keepForms: options.keepForms === true,
    tables,
  };
  return blocks.map((text, i) => {
    const counts = all[i];
    if (!counts || counts.han === 0 || (counts.traditional === 0 && !isTraditional)) return null;
    return convertBlock(text, counts, page, options.unread?.get(i) ?? []);
  });
}

/** The same as edits: UTF-16, one per character that differs, so that offsets inside a block stay exact. */
export function planConversion(
  blocks: readonly string[],
  options: ConversionOptions = {},
): readonly (readonly Edit[])[] {
  const none: readonly Edit[] = [];
  return convertBlocks(blocks, options).map((conversion, i) =>
    conversion ? scriptEdits(blocks[i] ?? '', conversion) : none,
  );
}

/** What is read of a block. */
function withoutLines(text: string, unread: readonly Lines[] | undefined): string {
  let read = text;
  for (const { start, end } of unread?.toReversed() ?? []) read = read.slice(0, start) + read.slice(end);
  return read;
}

function countOf(char: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) count += 1;
  return count;
}

/** Whether a line is to be converted. On a Traditional page a few Simplified forms in a line do not keep it. */
function isConvertible(counts: ScriptCounts, { isTraditional, isSimplified }: Page): boolean {
  if (isForeign(counts)) return false;
  const { traditional, simplified, han } = counts;
  if (isSimplified && han <= SHORT) return false;
  if (traditional > simplified * 2) return true;
  return isTraditional && (traditional === 0 ? simplified === 0 : traditional * 2 >= simplified);
}

interface Output {
  readonly units: UnitBuffer;
  readonly uneven: Edit[];
}

function convertBlock(text: string, own: ScriptCounts, page: Page, unread: readonly Lines[]): Conversion | null {
  const output: Output = { units: new UnitBuffer(text.length + 16), uneven: [] };
  const { tables } = page;
  let from = 0;
  while (from < text.length) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    const isAll = from === 0 && to === text.length;
    const counts = isAll ? own : countOwnScript(text, from, to, tables);
    const isUnread = unread.some(({ start, end }) => start <= from && to <= end);
    if (isUnread || !isConvertible(counts, page)) output.units.pushSlice(text, from, to);
    else if (counts.hasSyllables || counts.japanese > 0) convertAroundForeign(text, from, to, page, output);
    else convertAroundForms(text, from, to, page, output);
    if (newline >= 0) output.units.push(0x0a);
    from = to + 1;
  }
  const converted = output.units.toString();
  return converted === text ? null : { text: converted, uneven: output.uneven };
}

/** Leaves clauses and quotations that are Japanese or Korean as they are. */
function convertAroundForeign(text: string, from: number, to: number, page: Page, output: Output): void {
  const parts = text.slice(from, to).matchAll(/[^，。；！？,;!?「」『』《》“”()（）]+/g);
  let at = from;
  for (const part of parts) {
    const start = from + part.index;
    const end = start + part[0].length;
    output.units.pushSlice(text, at, start);
    const counts = countScript(text, start, end, page.tables);
    if (counts.syllables === 0 && !isForeign(counts)) convertAroundForms(text, start, end, page, output);
    else output.units.pushSlice(text, start, end);
    at = end;
  }
  output.units.pushSlice(text, at, to);
}

/** Leaves quoted forms as they are. */
function convertAroundForms(text: string, from: number, to: number, page: Page, output: Output): void {
  let at = from;
  for (const { start, end } of quotedForms(text, from, to, page.tables, page.keepForms)) {
    convertRange(text, at, start, page, output);
    output.units.pushSlice(text, start, end);
    at = end;
  }
  convertRange(text, at, to, page, output);
}

/** Appends `text.slice(from, to)` in Simplified. */
function convertRange(text: string, from: number, to: number, page: Page, output: Output): void {
  const { single, opens, phrases } = page.tables;
  const { units } = output;
  for (let i = from; i < to; ) {
    const unit = text.charCodeAt(i);
    const open = opens[unit];
    if (open) {
      if (open === 2) {
        units.push(staysZhu(text, i, page) ? unit : ZHE);
        i += 1;
        continue;
      }
      const length = convertPhrase(text, i, to, phrases.get(unit), output);
      if (length > 0) {
        i += length;
        continue;
      }
    }
    units.push(single[unit] || unit);
    i += 1;
  }
}

/** Appends the longest phrase at `at` in Simplified; its length, 0 for none. */
function convertPhrase(
  text: string,
  at: number,
  limit: number,
  list: readonly (readonly [string, string])[] | undefined,
  { units, uneven }: Output,
): number {
  if (!list) return 0;
  for (const [from, to] of list) {
    if (at + from.length > limit || !text.startsWith(from, at)) continue;
    units.pushText(to);
    // A character of two units is changed whole, even by one of two.
    const isWhole =
      from.length !== to.length || (from !== to && from.charCodeAt(0) >= 0xd800 && from.charCodeAt(0) < 0xe000);
    if (isWhole) uneven.push(scriptEdit(at, at + from.length, to));
    return from.length;
  }
  return 0;
}

/** Whether the 著 at `at` is "to write" and not 着. */
function staysZhu(text: string, at: number, { partsZhe, tables }: Page): boolean {
  if (partsZhe) return true;
  return isWritten(
    simplifiedUnits(text, Math.max(0, at - 2), at, tables),
    simplifiedUnits(text, at + 1, at + 4, tables),
  );
}

/** `text.slice(from, to)` with each character in Simplified by itself. */
function simplifiedUnits(text: string, from: number, to: number, { single }: ScriptTables): string {
  let out = '';
  for (let i = from; i < to && i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    out += String.fromCharCode(single[unit] || unit);
  }
  return out;
}
