/**
 * Counts of n-grams as sorted arrays, and as a trie of arrays: a Map of fifty million would neither fit nor be fast.
 */
import { BASE, BOUNDARY, ORDERS } from './count.mjs';

/** Stands behind the end of a sequence, so that every n-gram is the beginning of one of the last order. */
export const PAD = BASE - 1;
const HALF = BASE * BASE;

/**
 * @typedef {object} Table n-grams of the last order, shorter ones filled up with PAD
 * @property {Float64Array} keys ascending
 * @property {Float64Array | Float32Array | Uint32Array} counts
 */

/**
 * The n-grams that begin at every place of some sequences, one behind the other, each between two boundaries.
 * @param {Uint16Array} ids @returns {Table}
 */
export function countedTable(ids) {
  const keys = new Float64Array(ids.length);
  const nothing = ((PAD * BASE + PAD) * BASE + PAD) * BASE;
  let key = nothing;
  for (let i = ids.length - 1; i >= 0; i -= 1) {
    if (ids[i] === BOUNDARY && (i + 1 === ids.length || ids[i + 1] === BOUNDARY)) key = nothing;
    key = (ids[i] ?? 0) * BASE * HALF + Math.floor(key / BASE);
    keys[i] = key;
  }
  keys.sort();
  const counts = new Uint32Array(keys.length);
  let size = 0;
  for (let i = 0; i < keys.length; i += 1) {
    if (i === 0 || keys[i] !== keys[i - 1]) {
      keys[size] = keys[i] ?? 0;
      counts[size] = 0;
      size += 1;
    }
    counts[size - 1] = (counts[size - 1] ?? 0) + 1;
  }
  return { keys: keys.slice(0, size), counts: counts.slice(0, size) };
}

/**
 * The n-grams of words that stand in no text, each with a weight of its own: no boundary is known on either side.
 * @param {Iterable<readonly [ids: readonly number[], weight: number]>} words @returns {Table}
 */
export function tableOfWords(words) {
  /** @type {Map<number, number>} */
  const sums = new Map();
  for (const [ids, weight] of words) {
    for (let i = 0; i < ids.length; i += 1) {
      let key = 0;
      for (let k = i; k < i + ORDERS; k += 1) key = key * BASE + (ids[k] ?? PAD);
      sums.set(key, (sums.get(key) ?? 0) + weight);
    }
  }
  const keys = Float64Array.from(sums.keys()).sort();
  return { keys, counts: Float64Array.from(keys, (key) => sums.get(key) ?? 0) };
}

/** Two tables as one, their counts times a weight each. @param {Table} a @param {number} wa @param {Table} b @param {number} wb @returns {Table} */
export function merged(a, wa, b, wb) {
  const keys = new Float64Array(a.keys.length + b.keys.length);
  const counts = new Float32Array(keys.length);
  let i = 0;
  let k = 0;
  let size = 0;
  while (i < a.keys.length || k < b.keys.length) {
    const left = i < a.keys.length ? (a.keys[i] ?? 0) : Infinity;
    const right = k < b.keys.length ? (b.keys[k] ?? 0) : Infinity;
    const key = Math.min(left, right);
    let sum = 0;
    if (left === key) sum += wa * (a.counts[i++] ?? 0);
    if (right === key) sum += wb * (b.counts[k++] ?? 0);
    keys[size] = key;
    counts[size] = sum;
    size += 1;
  }
  return { keys: keys.slice(0, size), counts: counts.slice(0, size) };
}

/**
 * @typedef {object} Level n-grams of one order, in ascending order of their identifiers
 * @property {number} size
 * @property {Uint16Array} ids the last identifier
 * @property {Float64Array} counts
 * @property {Float64Array} dropped how much of the count stands before what was too rare to have a place of its own
 * @property {Uint32Array} starts children of i, in the order above: `starts[i]` … `starts[i + 1]`; empty for the last
 * @property {Uint32Array} parents the n-gram without its last identifier
 * @property {Uint32Array} shorter the n-gram without its first identifier, in the order below
 */

/**
 * The levels of a table: `levels[n - 1]` holds order n; order one holds all identifiers.
 * @param {Table} table
 * @param {readonly number[]} least by order: what is rarer is only summed up. Must not fall with the order, so that of
 * what has a place the shorter self has one too.
 * @returns {Level[]}
 */
export function trieOf({ keys, counts }, least) {
  const levels = Array.from({ length: ORDERS }, (_, n) => emptyLevel(n === 0 ? BASE : 1 << 20, n === 0 ? BASE : 0));
  const [first] = levels;
  first?.ids.set(Uint16Array.from({ length: BASE }, (_, id) => id));
  /** The n-gram that stands last in its order; it goes again when it turns out to be rare. */
  const at = [0, -1, -1, -1];
  const endLast = (/** @type {number} */ n) => {
    const [level, contexts] = [levels[n], levels[n - 1]];
    const node = at[n] ?? -1;
    if (!level || !contexts || node < 0) return;
    at[n] = -1;
    const count = level.counts[node] ?? 0;
    if (count >= (least[n] ?? 0)) return;
    const parent = level.parents[node] ?? 0;
    contexts.dropped[parent] = (contexts.dropped[parent] ?? 0) + count;
    level.size -= 1;
  };
  let before = -1;
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] ?? 0;
    const count = counts[i] ?? 0;
    let parent = Math.floor(key / (BASE * HALF));
    // What differs from the n-gram before ends that one: longest first.
    let same = 0;
    for (let unit = BASE * HALF; same < ORDERS; same += 1, unit /= BASE) {
      if (before < 0 || Math.floor(before / unit) !== Math.floor(key / unit)) break;
    }
    for (let n = ORDERS - 1; n >= Math.max(1, same); n -= 1) endLast(n);
    if (first) first.counts[parent] = (first.counts[parent] ?? 0) + count;
    for (let n = 1, unit = HALF; n < ORDERS; n += 1, unit /= BASE) {
      const id = Math.floor(key / unit) % BASE;
      const level = levels[n];
      if (id === PAD || !level) break;
      if ((at[n] ?? -1) < 0) {
        if (level.size === level.ids.length) grow(level);
        at[n] = level.size;
        level.ids[level.size] = id;
        level.parents[level.size] = parent;
        level.counts[level.size] = 0;
        level.dropped[level.size] = 0;
        level.size += 1;
      }
      parent = at[n] ?? 0;
      level.counts[parent] = (level.counts[parent] ?? 0) + count;
    }
    before = key;
  }
  for (let n = ORDERS - 1; n > 0; n -= 1) endLast(n);
  levels.forEach((level, n) => {
    const above = levels[n + 1];
    if (!above) return;
    level.starts = new Uint32Array(level.size + 1);
    for (let i = 0; i < above.size; i += 1) level.starts[(above.parents[i] ?? 0) + 1] = i + 1;
    for (let i = 1; i <= level.size; i += 1) if (level.starts[i] === 0) level.starts[i] = level.starts[i - 1] ?? 0;
  });
  for (let n = 1; n < ORDERS; n += 1) linkShorter(levels, n);
  return levels;
}

function emptyLevel(/** @type {number} */ room, /** @type {number} */ size) {
  return {
    size,
    ids: new Uint16Array(room),
    counts: new Float64Array(room),
    dropped: new Float64Array(room),
    starts: new Uint32Array(0),
    parents: new Uint32Array(room),
    shorter: new Uint32Array(0),
  };
}

function grow(/** @type {Level} */ level) {
  const room = level.ids.length * 2;
  for (const name of /** @type {const} */ (['counts', 'dropped'])) {
    const grown = new Float64Array(room);
    grown.set(level[name]);
    level[name] = grown;
  }
  const ids = new Uint16Array(room);
  ids.set(level.ids);
  level.ids = ids;
  const parents = new Uint32Array(room);
  parents.set(level.parents);
  level.parents = parents;
}

/** Of `abcd`: `bcd` is the child `d` of the shorter self of `abc`. */
function linkShorter(/** @type {Level[]} */ levels, /** @type {number} */ n) {
  const [below, level] = [levels[n - 1], levels[n]];
  if (!below || !level) return;
  level.shorter = new Uint32Array(level.size);
  if (n === 1) {
    level.shorter.set(level.ids.subarray(0, level.size));
    return;
  }
  const starts = levels[n - 2]?.starts ?? new Uint32Array(0);
  for (let i = 0; i < level.size; i += 1) {
    const context = below.shorter[level.parents[i] ?? 0] ?? 0;
    let low = starts[context] ?? 0;
    let high = (starts[context + 1] ?? 0) - 1;
    const id = level.ids[i] ?? 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((below.ids[middle] ?? 0) < id) low = middle + 1;
      else high = middle;
    }
    level.shorter[i] = low;
  }
}
