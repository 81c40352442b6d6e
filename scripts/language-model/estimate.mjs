/**
 * From weighted counts to probabilities: interpolated Kneser-Ney smoothing with fractional counts, relative-entropy
 * pruning (Stolcke 1998), back-off weights.
 */
import { BASE, ORDERS } from './count.mjs';

/**
 * @typedef {object} Level n-grams of one order
 * @property {Map<number, number>} prob key → natural log probability
 * @property {Map<number, number>} backoff key → natural log back-off weight of the n-gram as a context
 */

/** Taken from every count, by order: tuned on held-out lines (≡ 1 mod 5) of the data. */
const DISCOUNTS = [0.6, 0.7, 0.75, 0.8];
/** How much of every context's mass goes to what was not seen, in counts. */
const UNSEEN = 0.5;
/** How far the orders below the last count kinds, not times: the dictionary's words stand alone, so not wholly. */
const KINDS = 0.75;

/**
 * Interpolated probabilities of every n-gram, by order.
 * @param {Map<number, number>[]} grams
 * @param {number} vocabulary how many identifiers an unseen one is one of
 * @returns {Map<number, number>[]}
 */
export function estimate(grams, vocabulary) {
  /** @type {Map<number, number>[]} */
  const full = [];
  for (let n = 0; n < ORDERS; n += 1) {
    const counts = n < ORDERS - 1 ? continuations(grams[n] ?? new Map(), grams[n + 1] ?? new Map(), n) : grams[n];
    const discount = (/** @type {number} */ count) => Math.min(count * 0.9, DISCOUNTS[n] ?? 0.75);
    /** @type {Map<number, number>} */
    const totals = new Map();
    /** @type {Map<number, number>} */
    const freed = new Map();
    for (const [key, count] of counts ?? []) {
      const context = Math.floor(key / BASE);
      totals.set(context, (totals.get(context) ?? 0) + count);
      freed.set(context, (freed.get(context) ?? 0) + discount(count));
    }
    const lower = full[n - 1];
    const modulus = BASE ** n;
    /** @type {Map<number, number>} */
    const level = new Map();
    for (const [key, count] of counts ?? []) {
      const context = Math.floor(key / BASE);
      const below = n === 0 ? 1 / vocabulary : (lower?.get(key % modulus) ?? 1e-7);
      const free = (freed.get(context) ?? 0) + UNSEEN;
      level.set(key, (count - discount(count) + free * below) / ((totals.get(context) ?? 0) + UNSEEN));
    }
    full.push(level);
  }
  return full;
}

/**
 * Behind how many different characters an n-gram was seen, not how often: what a shorter context should say.
 * @param {Map<number, number>} counts @param {Map<number, number>} longer @param {number} n
 */
function continuations(counts, longer, n) {
  /** @type {Map<number, number>} */
  const kinds = new Map();
  const modulus = BASE ** (n + 1);
  for (const [key, count] of longer) {
    const shorter = key % modulus;
    kinds.set(shorter, (kinds.get(shorter) ?? 0) + Math.min(1, count));
  }
  // What begins a word of the dictionary has nothing before it.
  return new Map(
    [...counts].map(([key, count]) => [key, KINDS * (kinds.get(key) ?? Math.min(count, 0.5)) + (1 - KINDS) * count]),
  );
}

/** Probability of an n-gram by backing off in the levels made so far. */
function backedOff(levels, n, key) {
  if (n === 0) return levels[0].prob.get(key) ?? Math.log(1e-7);
  const context = Math.floor(key / BASE);
  const shorter = key % BASE ** n;
  const found = levels[n - 1].prob.get(shorter);
  return (levels[n - 1].backoff.get(context) ?? 0) + (found ?? backedOff(levels, n - 1, shorter));
}

/**
 * Keeps the n-grams that say more than their shorter selves.
 * @param {Map<number, number>[]} grams
 * @param {Map<number, number>[]} full what `estimate` gives
 * @param {readonly number[]} thresholds by order, what one must gain over all its uses (nats)
 * @returns {Level[]}
 */
export function prune(grams, full, thresholds) {
  /** @type {Set<number>[]} */
  const kept = [];
  /** @type {Level[]} */
  let levels = [];
  for (let n = 0; n < ORDERS; n += 1) {
    const prob = new Map();
    for (const [key, p] of full[n]) {
      if (n === 0) {
        prob.set(key, Math.log(p));
        continue;
      }
      const context = Math.floor(key / BASE);
      if (!levels[n - 1].prob.has(context)) continue;
      const shorter = key % BASE ** n;
      const low = levels[n - 1].prob.get(shorter) ?? backedOff(levels, n - 1, shorter);
      const gain = (grams[n].get(key) ?? 0) * (Math.log(p) - low);
      if (gain > thresholds[n]) prob.set(key, Math.log(p));
    }
    levels.push({ prob, backoff: new Map() });
    kept.push(new Set(prob.keys()));
    if (n > 0) setBackoff(levels, n);
  }
  // Of a kept n-gram its context and its shorter self are kept too: the file says where it stands by them.
  for (let n = ORDERS - 1; n > 1; n -= 1) {
    for (const key of kept[n] ?? []) {
      kept[n - 1]?.add(Math.floor(key / BASE));
      kept[n - 1]?.add(key % BASE ** n);
    }
  }
  levels = [];
  for (let n = 0; n < ORDERS; n += 1) {
    const prob = new Map([...(kept[n] ?? [])].map((key) => [key, Math.log(full[n].get(key) ?? 1e-7)]));
    levels.push({ prob, backoff: new Map() });
    if (n > 0) setBackoff(levels, n);
  }
  return levels;
}

/** Back-off weights of the contexts of order n-1 that have kept n-grams of order n. */
function setBackoff(levels, n) {
  /** @type {Map<number, [number, number]>} */
  const masses = new Map();
  for (const [key, logP] of levels[n].prob) {
    const context = Math.floor(key / BASE);
    const shorter = key % BASE ** n;
    const low = Math.exp(levels[n - 1].prob.get(shorter) ?? backedOff(levels, n - 1, shorter));
    const mass = masses.get(context) ?? [0, 0];
    mass[0] += Math.exp(logP);
    mass[1] += low;
    masses.set(context, mass);
  }
  for (const [context, [high, low]] of masses) {
    const left = Math.max(1e-4, 1 - high) / Math.max(1e-4, 1 - low);
    levels[n - 1].backoff.set(context, Math.log(Math.min(left, 1)));
  }
}

/** Mean natural log loss per identifier of sequences under the levels. */
export function logLoss(levels, sequences) {
  let loss = 0;
  let count = 0;
  for (const sequence of sequences) {
    for (let i = 1; i < sequence.length; i += 1) {
      const n = Math.min(ORDERS, i + 1);
      let key = 0;
      for (let k = n - 1; k >= 0; k -= 1) key = key * BASE + sequence[i - k];
      const full = levels[n - 1].prob.get(key);
      loss -= full ?? backedOff(levels, n - 1, key);
      count += 1;
    }
  }
  return loss / count;
}
