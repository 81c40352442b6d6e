import { BIN_BITS, pairHash, type TextIndex } from './text-index.ts';

/** Most places looked up for one passage: rare pairs vote first, frequent ones only while there is room. */
const VOTES = 4_000;

/** Votes a beginning needs, by unit of the pattern: of a text edited by 40 % a third of the pairs are left. */
const LEAST = 0.12;
/** Beginnings with fewer of the winner's votes are chance. */
const SHARE = 0.3;

/** A pair of the pattern as one number that sorts by how often it stands in the text: `count * SEED + offset`. */
const SEED = 0x100000;
let seeds = new Float64Array(1024);

/**
 * Where in the folded text a pattern may stand, roughly: every pair of its units votes for the beginning it would give
 * the pattern at each place of the pair, and the beginnings with most votes win (seed and extend). Gives folded offsets
 * of such beginnings, possibly negative, at most `limit`, most votes first.
 */
export function findCandidates(index: TextIndex, pattern: string, limit: number): number[] {
  const { folded, heads, places, votes } = index;
  const { text } = folded;
  const m = pattern.length;
  if (seeds.length < m) seeds = new Float64Array(m * 2);
  let seedCount = 0;
  for (let i = 0; i + 1 < m; i += 1) {
    const hash = pairHash(pattern.charCodeAt(i), pattern.charCodeAt(i + 1));
    const count = (heads[hash + 1] as number) - (heads[hash] as number);
    if (count === 0) continue;
    seeds[seedCount] = count * SEED + i;
    seedCount += 1;
  }
  const touched: number[] = [];
  let room = VOTES;
  for (const seed of seeds.subarray(0, seedCount).sort()) {
    const count = Math.floor(seed / SEED);
    if (count > room) break;
    room -= count;
    const i = seed % SEED;
    const first = pattern.charCodeAt(i);
    const second = pattern.charCodeAt(i + 1);
    const head = heads[pairHash(first, second)] as number;
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
  const ranked: { bin: number; count: number }[] = [];
  for (const bin of touched) {
    const count = (votes[bin] as number) + (votes[bin + 1] ?? 0);
    if (count >= least) ranked.push({ bin, count });
  }
  ranked.sort((a, b) => b.count - a.count || a.bin - b.bin);
  for (const bin of touched) votes[bin] = 0;
  const chosen: number[] = [];
  const enough = (ranked[0]?.count ?? 0) * SHARE;
  for (const { bin, count } of ranked) {
    if (chosen.length === limit || count < enough) break;
    if (chosen.every((other) => Math.abs(other - bin) > 1)) chosen.push(bin);
  }
  return chosen.map((bin) => (bin + 1) << BIN_BITS);
}
