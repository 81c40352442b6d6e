import type { Edit } from '../text/index.ts';
import { ALWAYS_ZHE, BEFORE_ZHU, BEHIND_ZHU } from './own-words.ts';
import { countOwnScript, countScript, isJapanese, isTraditional } from './script-of.ts';
import { type ScriptTables, scriptTables } from './tables.ts';

const EVIDENCE = '繁体字形，按 OpenCC 词表转为简体';
const ZHE = '着';

/**
 * Traditional → Simplified for the blocks of one page. A line is converted only if it is Traditional (or says nothing of
 * its script on a page that is Traditional); Japanese, and quotations with kana, stay. Edits are UTF-16, one per
 * character that differs, so that offsets inside a block stay exact. No regional words are changed.
 */
export function planConversion(blocks: readonly string[]): readonly (readonly Edit[])[] {
  const tables = scriptTables();
  let traditional = 0;
  let simplified = 0;
  const all = blocks.map((text) => countOwnScript(text, 0, text.length, tables));
  for (const counts of all) {
    if (isJapanese(counts)) continue;
    traditional += counts.traditional;
    simplified += counts.simplified;
  }
  if (traditional === 0) return blocks.map(() => []);
  const pageIsTraditional = traditional > simplified * 2;
  return blocks.map((text, i) => {
    const counts = all[i];
    if (!counts || counts.han === 0 || (counts.traditional === 0 && !pageIsTraditional)) return [];
    return planBlock(text, pageIsTraditional, tables);
  });
}

function planBlock(text: string, pageIsTraditional: boolean, tables: ScriptTables): readonly Edit[] {
  const edits: Edit[] = [];
  let from = 0;
  while (from < text.length) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    const counts = countOwnScript(text, from, to, tables);
    const silent = counts.traditional === 0 && counts.simplified === 0;
    if (isTraditional(counts) || (silent && pageIsTraditional && !isJapanese(counts))) {
      if (countScript(text, from, to, tables).kana === 0) convertRange(text, from, to, tables, edits);
      else convertAroundKana(text, from, to, tables, edits);
    }
    from = to + 1;
  }
  return edits;
}

/** Leaves clauses and quotations that hold kana as they are. */
function convertAroundKana(text: string, from: number, to: number, tables: ScriptTables, edits: Edit[]): void {
  const parts = text.slice(from, to).matchAll(/[^，。；！？,;!?「」『』《》“”()（）]+/g);
  for (const part of parts) {
    const start = from + part.index;
    const end = start + part[0].length;
    if (countScript(text, start, end, tables).kana === 0) convertRange(text, start, end, tables, edits);
  }
}

/** Appends the edits that make `text.slice(from, to)` Simplified. */
export function convertRange(text: string, from: number, to: number, tables: ScriptTables, edits: Edit[]): void {
  const { single, opens, phrases } = tables;
  for (let i = from; i < to; ) {
    const unit = text.charCodeAt(i);
    const open = opens[unit];
    if (open) {
      const length = open === 2 ? planZhu(text, i, edits) : planPhrase(text, i, to, phrases.get(unit), edits);
      if (length > 0) {
        i += length;
        continue;
      }
    }
    const simplified = single[unit] as number;
    if (simplified) push(edits, i, i + 1, String.fromCharCode(simplified));
    i += 1;
  }
}

/** The longest phrase at `at`; its length, 0 for none. */
function planPhrase(
  text: string,
  at: number,
  limit: number,
  list: readonly (readonly [string, string])[] | undefined,
  edits: Edit[],
): number {
  if (!list) return 0;
  for (const [from, to] of list) {
    if (at + from.length > limit || !text.startsWith(from, at)) continue;
    if (from.length === to.length && from.charCodeAt(0) < 0xd800) {
      for (let k = 0; k < from.length; k += 1) if (from[k] !== to[k]) push(edits, at + k, at + k + 1, to[k] as string);
    } else if (from !== to) {
      push(edits, at, at + from.length, to);
    }
    return from.length;
  }
  return 0;
}

/**
 * 著 is 着 behind a verb (隨著, 承擔著) and itself in 著名, 顯著, 著作 and where it says who wrote a book
 * (`魯迅著《吶喊》`, `王力 著`).
 */
function planZhu(text: string, at: number, edits: Edit[]): number {
  const before = text[at - 1] ?? '';
  const behind = text[at + 1] ?? '';
  const writes =
    !/\p{Script=Han}/u.test(before) ||
    /[《〈「『，。、；：,.;:)）]/u.test(behind) ||
    behind === '' ||
    BEFORE_ZHU.has(before) ||
    BEHIND_ZHU.has(behind);
  const verb = ALWAYS_ZHE.has(before) && !/^[《〈]/u.test(behind);
  if (verb || !writes) push(edits, at, at + 1, ZHE);
  return 1;
}

function push(edits: Edit[], start: number, end: number, replacement: string): void {
  edits.push({ start, end, replacement, fix: 'script', evidence: EVIDENCE });
}
