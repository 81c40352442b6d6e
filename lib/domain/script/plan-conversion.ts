import type { Edit } from '../text/index.ts';
import { ALWAYS_ZHE, BEFORE_ZHU, BEHIND_ZHU } from './own-words.ts';
import { type Conversion, scriptEdit, scriptEdits } from './script-edits.ts';
import { countOwnScript, countScript, isJapanese, isTraditional, type ScriptCounts } from './script-of.ts';
import { type ScriptTables, scriptTables } from './tables.ts';
import { UnitBuffer } from './unit-buffer.ts';

const ZHE = '着'.charCodeAt(0);

/**
 * Traditional → Simplified for the blocks of one page, in one pass over what is converted; null for a block that stays.
 * A line is converted only if it is Traditional (or says nothing of its script on a page that is Traditional); Japanese,
 * and quotations with kana, stay. No regional words are changed.
 */
export function convertBlocks(blocks: readonly string[]): readonly (Conversion | null)[] {
  const tables = scriptTables();
  let traditional = 0;
  let simplified = 0;
  const all = blocks.map((text) => countOwnScript(text, 0, text.length, tables));
  for (const counts of all) {
    if (isJapanese(counts)) continue;
    traditional += counts.traditional;
    simplified += counts.simplified;
  }
  if (traditional === 0) return blocks.map(() => null);
  const pageIsTraditional = traditional > simplified * 2;
  return blocks.map((text, i) => {
    const counts = all[i];
    if (!counts || counts.han === 0 || (counts.traditional === 0 && !pageIsTraditional)) return null;
    return convertBlock(text, counts, pageIsTraditional, tables);
  });
}

/** The same as edits: UTF-16, one per character that differs, so that offsets inside a block stay exact. */
export function planConversion(blocks: readonly string[]): readonly (readonly Edit[])[] {
  const none: readonly Edit[] = [];
  return convertBlocks(blocks).map((conversion, i) => (conversion ? scriptEdits(blocks[i] ?? '', conversion) : none));
}

interface Output {
  readonly units: UnitBuffer;
  readonly uneven: Edit[];
}

function convertBlock(
  text: string,
  own: ScriptCounts,
  pageIsTraditional: boolean,
  tables: ScriptTables,
): Conversion | null {
  const output: Output = { units: new UnitBuffer(text.length + 16), uneven: [] };
  let from = 0;
  while (from < text.length) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    const isAll = from === 0 && to === text.length;
    const counts = isAll ? own : countOwnScript(text, from, to, tables);
    const silent = counts.traditional === 0 && counts.simplified === 0;
    if (isTraditional(counts) || (silent && pageIsTraditional && !isJapanese(counts))) {
      if (!counts.hasKana) convertRange(text, from, to, tables, output);
      else convertAroundKana(text, from, to, tables, output);
    } else {
      output.units.pushSlice(text, from, to);
    }
    if (newline >= 0) output.units.push(0x0a);
    from = to + 1;
  }
  const converted = output.units.toString();
  return converted === text ? null : { text: converted, uneven: output.uneven };
}

/** Leaves clauses and quotations that hold kana as they are. */
function convertAroundKana(text: string, from: number, to: number, tables: ScriptTables, output: Output): void {
  const parts = text.slice(from, to).matchAll(/[^，。；！？,;!?「」『』《》“”()（）]+/g);
  let at = from;
  for (const part of parts) {
    const start = from + part.index;
    const end = start + part[0].length;
    output.units.pushSlice(text, at, start);
    if (countScript(text, start, end, tables).kana === 0) convertRange(text, start, end, tables, output);
    else output.units.pushSlice(text, start, end);
    at = end;
  }
  output.units.pushSlice(text, at, to);
}

/** Appends `text.slice(from, to)` in Simplified. */
function convertRange(text: string, from: number, to: number, tables: ScriptTables, output: Output): void {
  const { single, opens, phrases } = tables;
  const { units } = output;
  for (let i = from; i < to; ) {
    const unit = text.charCodeAt(i);
    const open = opens[unit];
    if (open) {
      if (open === 2) {
        units.push(isWritten(text, i) ? unit : ZHE);
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

/**
 * 著 is 着 behind a verb (隨著, 承擔著) and itself in 著名, 顯著, 著作 and where it says who wrote a book
 * (`魯迅著《吶喊》`, `王力 著`).
 */
function isWritten(text: string, at: number): boolean {
  const before = text[at - 1] ?? '';
  const behind = text[at + 1] ?? '';
  if (ALWAYS_ZHE.has(before) && !/^[《〈]/u.test(behind)) return false;
  return (
    !/\p{Script=Han}/u.test(before) ||
    /[《〈「『，。、；：,.;:)）]/u.test(behind) ||
    behind === '' ||
    BEFORE_ZHU.has(before) ||
    BEHIND_ZHU.has(behind)
  );
}
