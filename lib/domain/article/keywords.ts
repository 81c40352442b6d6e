import { re, trimEnds } from '../text/index.ts';
import type { FrontValue } from './front.ts';
import { bounded, narrow, tidy } from './line.ts';
import type { Agreement } from './title.ts';
import type { Field } from './types.ts';

const BETWEEN = re`[;,、，；|/·]|\s{2,}|\s+(?=[\p{Script=Han}“《「])`;
const MOST = 20;
const LONGEST_ROW = 2000;

/**
 * The keywords: the author's own line (marks between the words) wins over metadata, over a site's row of links,
 * over words glued together, which are taken apart only where other titles of the page prove the joints.
 */
export function keywordsOf(
  rows: readonly FrontValue[],
  stated: Field<readonly string[]> | null,
  recommended: readonly string[],
  agreement: Agreement,
): Field<readonly string[]> | null {
  const separate = rows.length > 1 ? joinRows(rows) : null;
  for (const row of rows) {
    const words = wordsIn(row.line.block.text.slice(row.from, row.to));
    if (words.length >= 2) return { value: words, from: 'label' };
  }
  if (separate !== null) return { value: separate, from: 'label' };
  if (stated?.value.some((word) => agreement(word) > 0.5)) return stated;
  for (const row of rows) {
    const links = linkedIn(row);
    if (links.length >= 1) return { value: links, from: 'links' };
  }
  const only = rows[0] === undefined ? '' : tidy(rows[0].line.block.text.slice(rows[0].from, rows[0].to));
  if (only === '' || only.length > 60) return null;
  const parts = takeApart(only, recommended);
  return parts === null ? { value: [only], from: 'label' } : { value: parts, from: 'glued' };
}

function wordsIn(row: string): readonly string[] {
  const raw = bounded(row, LONGEST_ROW).replace(
    /\s*(?:中图|学科)?(?:法)?分类号.*$|\s*文献标[识志]码.*$|\s*(?:DOI|doi)\s*:?\s*10\..*$/su,
    '',
  );
  const marked = /[;；]/.test(raw) ? /[;；]/ : BETWEEN;
  const words = raw
    .split(marked)
    .map((word) => trimEnds(tidy(word), (unit) => '。.,，;；'.includes(unit), 'end'))
    .filter((word) => word !== '');
  return inOneTongue([...new Set(words)]).slice(0, MOST);
}

/** Keywords without their English: where a list says everything in Chinese and then once more in Latin letters. */
export function inOneTongue(words: readonly string[]): readonly string[] {
  const half = words.length / 2;
  const chinese = words.slice(0, half);
  const isTwice =
    words.length >= 4 &&
    Number.isInteger(half) &&
    chinese.every((word) => re`\p{Script=Han}`.test(word)) &&
    words.slice(half).every((word) => !re`\p{Script=Han}`.test(word));
  return isTwice ? chinese : words;
}

/** Every keyword an element of its own, below its label. */
function joinRows(rows: readonly FrontValue[]): string[] | null {
  const words = rows.map((row) => wordsIn(row.line.block.text.slice(row.from, row.to)));
  return words.every((parts) => parts.length === 1) ? [...new Set(words.flat())] : null;
}

function linkedIn(row: FrontValue): string[] {
  const { text, hints } = row.line.block;
  const inside = hints.links.filter((link) => link.start >= row.from && link.end <= row.to);
  const linked = inside.reduce((sum, link) => sum + link.end - link.start, 0);
  const words = narrow(text.slice(row.from, row.to)).replace(/[\s;,]/g, '').length;
  // The links must be the row, not stand in it.
  return linked >= words * 0.9
    ? inside.map((link) => tidy(text.slice(link.start, link.end))).filter((word) => word !== '')
    : [];
}

/**
 * Takes glued keywords apart (`应急防控基层`) at joints that the titles recommended beside the article prove:
 * such titles were chosen by these keywords. Every part must occur in one of them; null where that is not so.
 */
export function takeApart(glued: string, titles: readonly string[]): string[] | null {
  const others = titles.filter((title) => !title.includes(glued));
  if (!re`^\p{Script=Han}{4,24}$`.test(glued) || others.length < 3) return null;
  const count = (word: string) => others.filter((title) => title.includes(word)).length;
  // best[i]: the best way to take the first i characters apart; a part's worth is how many titles hold it.
  const best: ({ score: number; from: number } | null)[] = [{ score: 0, from: 0 }];
  for (let to = 2; to <= glued.length; to += 1) {
    for (let from = Math.max(0, to - 8); from <= to - 2; from += 1) {
      const before = best[from];
      if (before === null || before === undefined) continue;
      const held = count(glued.slice(from, to));
      if (held < 2 && (held < 1 || to - from < 4)) continue;
      const score = before.score + Math.log2(1 + held) * (to - from);
      if (best[to] === undefined || best[to] === null || score > (best[to]?.score ?? 0)) best[to] = { score, from };
    }
  }
  if (best[glued.length] === undefined || best[glued.length] === null) return null;
  const parts: string[] = [];
  for (let to = glued.length; to > 0; to = best[to]?.from ?? 0) parts.unshift(glued.slice(best[to]?.from ?? 0, to));
  return parts.length > 1 ? parts : null;
}
