import { BIN_BITS, pairHash, type TextIndex } from './text-index.ts';

/** Most places looked up for one passage: rare pairs vote first, frequent ones only while there is room. */
const VOTES = 4_000;

/** Votes a beginning needs, by unit of the pattern: of a text edited by 40 % a third of the pairs are left. */
const LEAST = 0.08;
/** Beginnings with fewer of the winner's votes are chance. */
const SHARE = 0.3;

/**
 * Where in the folded text a pattern may stand, roughly: every pair of its units votes for the beginning it would give
 * the pattern at each place of the pair, and the beginnings with most votes win (seed and extend). Gives folded offsets
 * of such beginnings, possibly negative, at most `limit`, most votes first.
 */
export function findCandidates(index: TextIndex, pattern: string, limit: number): number[] {
  const { folded, heads, places, votes } = index;
  const { text } = folded;
  const m = pattern.length;
  const seeds = [];
  for (let i = 0; i + 1 < m; i += 1) {
    const hash = pairHash(pattern.charCodeAt(i), pattern.charCodeAt(i + 1));
    const head = heads[hash] as number;
    const count = (heads[hash + 1] as number) - head;
    if (count > 0) seeds.push({ i, head, count });
  }
  seeds.sort((a, b) => a.count - b.count);
  const touched: number[] = [];
  let room = VOTES;
  for (const { i, head, count } of seeds) {
    if (count > room) break;
    room -= count;
    const [first, second] = [pattern.charCodeAt(i), pattern.charCodeAt(i + 1)];
    for (let k = head; k < head + count; k += 1) {
      const at = places[k] as number;
      if (text.charCodeAt(at) !== first || text.charCodeAt(at + 1) !== second) continue;
      // A pattern may begin before the text does, where its first words are gone.
      const bin = Math.max(0, at - i) >> BIN_BITS;
      if (votes[bin] === 0) touched.push(bin);
      votes[bin] = (votes[bin] as number) + 1;
    }
  }
  const least = Math.max(2, m * LEAST);
  const ranked = touched
    .map((bin) => ({ bin, count: (votes[bin] as number) + (votes[bin + 1] ?? 0) }))
    .filter(({ count }) => count >= least)
    .sort((a, b) => b.count - a.count || a.bin - b.bin);
  for (const bin of touched) votes[bin] = 0;
  const chosen: number[] = [];
  const enough = (ranked[0]?.count ?? 0) * SHARE;
  for (const { bin, count } of ranked) {
    if (chosen.length === limit || count < enough) break;
    if (chosen.every((other) => Math.abs(other - bin) > 1)) chosen.push(bin);
  }
  return chosen.map((bin) => (bin + 1) << BIN_BITS);
}
