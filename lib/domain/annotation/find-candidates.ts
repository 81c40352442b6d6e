import { BIN_BITS, type PairCounts, type TextIndex } from './text-index.ts';

/** Most places looked up for one passage: rare pairs vote first, frequent ones only while there is room. */
const VOTES = 4_000;

/** Votes a beginning needs, by unit of the pattern: of a text edited by 40 % a third of the pairs are left. */
const LEAST = 0.12;
/** Beginnings with fewer of the winner's votes are chance. */
const SHARE = 0.3;

/** A pair of the pattern as one number that sorts by how often it stands in the text: `count * SEED + offset`. */
const SEED = 0x100000;
let seeds = new Float64Array(1024);
const touched = new Int32Array(VOTES);

/**
 * Where in the folded text `pattern.slice(from, to)` may stand, roughly: every pair of its units votes for the beginning it
 * would give it at each place of the pair, and the beginnings with most votes win (seed and extend). `pairs` are those of
 * the whole pattern. Gives folded offsets of such beginnings, possibly negative, at most `limit`, most votes first.
 */
export function findCandidates(
  index: TextIndex,
  pattern: string,
  { hashes, counts }: PairCounts,
  [from, to]: readonly [number, number],
  limit: number,
): number[] {
  const { folded, heads, places, votes } = index;
  const { text } = folded;
  const m = to - from;
  if (seeds.length < m) seeds = new Float64Array(m * 2);
  let seedCount = 0;
  let all = 0;
  for (let i = from; i + 1 < to; i += 1) {
    const count = counts[i] as number;
    if (count === 0) continue;
    all += count;
    seeds[seedCount] = count * SEED + i;
    seedCount += 1;
  }
  // Where there is room for all, their order is all the same.
  if (all > VOTES) seeds.subarray(0, seedCount).sort();
  let touchedCount = 0;
  let room = VOTES;
  for (let s = 0; s < seedCount; s += 1) {
    const seed = seeds[s] as number;
    const count = Math.floor(seed / SEED);
    if (count > room) break;
    room -= count;
    const i = seed - count * SEED;
    const first = pattern.charCodeAt(i);
    const second = pattern.charCodeAt(i + 1);
    const before = i - from;
    const head = heads[hashes[i] as number] as number;
    for (let k = head; k < head + count; k += 1) {
      const at = places[k] as number;
      if (text.charCodeAt(at) !== first || text.charCodeAt(at + 1) !== second) continue;
      // A pattern may begin before the text does, where its first words are gone.
      const bin = Math.max(0, at - before) >> BIN_BITS;
      if (votes[bin] === 0) {
        touched[touchedCount] = bin;
        touchedCount += 1;
      }
      votes[bin] = (votes[bin] as number) + 1;
    }
  }
  const chosen = elect(votes, touched.subarray(0, touchedCount), Math.max(2, m * LEAST), limit);
  for (let i = 0; i < touchedCount; i += 1) votes[touched[i] as number] = 0;
  return chosen.map((bin) => (bin + 1) << BIN_BITS);
}

/** The bins with most votes, each with those of the bin behind it; never two neighbours. */
function elect(votes: Uint16Array, bins: Int32Array, least: number, limit: number): number[] {
  let most = 0;
  for (const bin of bins) most = Math.max(most, (votes[bin] as number) + (votes[bin + 1] ?? 0));
  const enough = Math.max(least, most * SHARE);
  const ranked: { bin: number; count: number }[] = [];
  for (const bin of bins) {
    const count = (votes[bin] as number) + (votes[bin + 1] ?? 0);
    if (count >= enough) ranked.push({ bin, count });
  }
  ranked.sort((a, b) => b.count - a.count || a.bin - b.bin);
  const chosen: number[] = [];
  for (const { bin } of ranked) {
    if (chosen.length === limit) break;
    if (chosen.every((other) => Math.abs(other - bin) > 1)) chosen.push(bin);
  }
  return chosen;
}
