/**
 * From weighted counts to probabilities: Witten-Bell smoothing, relative-entropy pruning, back-off weights.
 */
import { BASE, ORDERS } from './count.mjs';

/**
 * @typedef {object} Level n-grams of one order
 * @property {Map<number, number>} prob key → natural log probability
 * @property {Map<number, number>} backoff key → natural log back-off weight of the n-gram as a context
 */

/** How much of the mass goes to what was not seen: tuned on held-out lines (≡ 1 mod 5) of the data. */
const SPREAD = 2.5;

/**
 * @param {Map<number, number>[]} grams
 * @param {{ vocabulary: number, thresholds: readonly number[] }} options
 * @returns {Level[]}
 */
export function estimate(grams, { vocabulary, thresholds }) {
  /** @type {Map<number, number>[]} full interpolated probabilities by order */
  const full = [];
  for (let n = 0; n < ORDERS; n += 1) {
    const counts = grams[n] ?? new Map();
    /** @type {Map<number, number>} */
    const totals = new Map();
    /** @type {Map<number, number>} */
    const types = new Map();
    for (const [key, count] of counts) {
      const context = Math.floor(key / BASE);
      totals.set(context, (totals.get(context) ?? 0) + count);
      types.set(context, (types.get(context) ?? 0) + Math.min(1, count));
    }
    const lower = full[n - 1];
    const modulus = BASE ** n;
    const level = new Map();
    for (const [key, count] of counts) {
      const context = Math.floor(key / BASE);
      const total = totals.get(context) ?? 0;
      const kinds = (types.get(context) ?? 0) * SPREAD;
      const below = n === 0 ? 1 / vocabulary : (lower?.get(key % modulus) ?? 1e-7);
      level.set(key, (count + kinds * below) / (total + kinds));
    }
    full.push(level);
  }
  return prune(grams, full, thresholds);
}

/** Probability of an n-gram by backing off in the levels made so far. */
function backedOff(levels, n, key) {
  if (n === 0) return levels[0].prob.get(key) ?? Math.log(1e-7);
  const context = Math.floor(key / BASE);
  const shorter = key % BASE ** n;
  const found = levels[n - 1].prob.get(shorter);
  return (levels[n - 1].backoff.get(context) ?? 0) + (found ?? backedOff(levels, n - 1, shorter));
}

function prune(grams, full, thresholds) {
  /** @type {Level[]} */
  const levels = [];
  for (let n = 0; n < ORDERS; n += 1) {
    const prob = new Map();
    for (const [key, p] of full[n]) {
      if (n === 0) {
        prob.set(key, Math.log(p));
        continue;
      }
      // A context must itself be kept, so that the trie has a node for it.
      const context = Math.floor(key / BASE);
      if (!levels[n - 1].prob.has(context)) continue;
      const shorter = key % BASE ** n;
      const low = levels[n - 1].prob.get(shorter) ?? backedOff(levels, n - 1, shorter);
      const gain = (grams[n].get(key) ?? 0) * (Math.log(p) - low);
      if (gain > thresholds[n]) prob.set(key, Math.log(p));
    }
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
