/**
 * From weighted counts to the n-grams that the model keeps, and their probabilities: interpolated Kneser-Ney smoothing
 * fitted to a pruned model (V. Siivola, T. Hirsimäki, S. Virpioja, "On Growing and Pruning Kneser-Ney Smoothed N-Gram
 * Models", 2007: what is pruned is counted in full by the order below) and relative-entropy pruning (A. Stolcke, 1998).
 */
import { BOUNDARY, ORDERS } from './count.mjs';

/** @typedef {import('./tables.mjs').Level} Level */
/**
 * @typedef {object} Model
 * @property {Uint8Array[]} kept by order and n-gram: 1 where the model keeps it
 * @property {Float32Array[]} probs natural, by order and n-gram
 * @property {Float32Array[]} leaves natural, by order: probability of leaving an n-gram as a context
 */

/**
 * @typedef {object} Smoothing tuned on held-out lines (≡ 1 mod 5) of the data
 * @property {readonly (readonly [a: number, b: number, c: number])[]} discounts by order: of a count n, min(a × n ^ b, c × n)
 * @property {number} unseen how much of every context's mass goes to what was not seen, in counts
 */
/**
 * What the model is for: to choose among the characters that a lost byte leaves open, some sixty, of which what follows
 * rules out more. To lift 0.0001 to 0.001 is worth as much as ever there, to lift 0.1 to 0.5 little: it was chosen before.
 * @typedef {object} Worth tuned on the same lines by such choices (bench/repair)
 * @property {number} rivals how likely the others are together
 * @property {number} whole how far an n-gram is worth what it would be worth if all characters were open
 * @property {number} others how far it counts that the others become less likely: most of what is open does so alike
 */
/** @type {Worth} */
const WORTH = { rivals: 0.05, whole: 0.2, others: 0.7 };

/** @type {Smoothing} */
const SMOOTHING = {
  discounts: [
    [0.6, 0, 0.9],
    [0.8, 0.5, 0.6],
    [1.1, 0.5, 0.6],
    [1.3, 0.5, 0.6],
  ],
  unseen: 0.5,
};

/** How much less than asked for is enough to stay, how much more to come in: against coming and going. */
const STAY = 0.85;

/** Discount of a fractional count. */
function discounted(/** @type {number} */ count, /** @type {readonly number[]} */ [a = 0.6, b = 0, c = 0.9]) {
  return Math.min(c * count, a * count ** b);
}

/**
 * How often an n-gram must be predicted by its own order: all of its uses less those that a longer kept one predicts.
 * @param {readonly Level[]} levels @param {readonly Uint8Array[]} kept @param {Smoothing} [smoothing]
 * @returns {Float64Array[]} by order
 */
export function usesOf(levels, kept, { discounts } = SMOOTHING) {
  const uses = levels.map(({ counts, size }) => counts.slice(0, size));
  // Of the two boundaries of a sequence only the last is predicted.
  if (uses[0]) uses[0][BOUNDARY] = (uses[0][BOUNDARY] ?? 0) / 2;
  for (let n = ORDERS - 1; n > 0; n -= 1) {
    const level = levels[n];
    const own = uses[n];
    const below = uses[n - 1];
    if (!level || !own || !below) continue;
    const counts = level.counts;
    for (let i = 0; i < level.size; i += 1) {
      const use = own[i] ?? 0;
      const shorter = level.shorter[i] ?? 0;
      const passed = kept[n]?.[i] ? discounted(use, discounts[n] ?? []) : use;
      below[shorter] = Math.max(0, (below[shorter] ?? 0) - (counts[i] ?? 0) + passed);
    }
  }
  return uses;
}

/**
 * Probabilities of all n-grams, kept or not, if those of `kept` are.
 * @param {readonly Level[]} levels @param {readonly Uint8Array[]} kept @param {readonly Float64Array[]} uses
 * @param {number} vocabulary how many identifiers an unseen one is one of
 * @param {Smoothing} [smoothing]
 * @returns {{ probs: Float32Array[], leaves: Float32Array[], totals: Float64Array[] }}
 */
export function estimate(levels, kept, uses, vocabulary, { discounts, unseen } = SMOOTHING) {
  /** @type {Float32Array[]} */
  const probs = [];
  /** @type {Float32Array[]} */
  const leaves = [];
  /** @type {Float64Array[]} */
  const totals = [];
  const first = uses[0] ?? new Float32Array(0);
  let total = 0;
  let free = 0;
  for (const use of first) {
    total += use;
    free += discounted(use, discounts[0] ?? []);
  }
  probs.push(
    Float32Array.from(first, (use) => (use - discounted(use, discounts[0] ?? []) + free / vocabulary) / total),
  );
  for (let n = 1; n < ORDERS; n += 1) {
    const level = levels[n];
    const contexts = levels[n - 1];
    const own = uses[n];
    const below = probs[n - 1];
    if (!level || !contexts || !own || !below) break;
    const prob = new Float32Array(level.size);
    const leave = new Float32Array(contexts.size).fill(1);
    const sums = new Float64Array(contexts.size);
    const d = discounts[n] ?? [];
    for (let h = 0; h < contexts.size; h += 1) {
      const from = contexts.starts[h] ?? 0;
      const to = contexts.starts[h + 1] ?? 0;
      if (from === to) continue;
      let sum = contexts.dropped[h] ?? 0;
      let predicted = 0;
      for (let i = from; i < to; i += 1) {
        const use = own[i] ?? 0;
        sum += use;
        if (kept[n]?.[i]) predicted += use - discounted(use, d);
      }
      const left = (sum + unseen - predicted) / (sum + unseen);
      sums[h] = sum;
      leave[h] = left;
      for (let i = from; i < to; i += 1) {
        const use = own[i] ?? 0;
        const shorter = left * (below[level.shorter[i] ?? 0] ?? 0);
        prob[i] = kept[n]?.[i] ? (use - discounted(use, d)) / (sum + unseen) + shorter : shorter;
      }
    }
    probs.push(prob);
    leaves.push(leave);
    totals.push(sums);
  }
  return { probs, leaves, totals };
}

/**
 * Which n-grams are worth keeping: by how much the model would choose worse without each (weighted nats).
 * @param {readonly Level[]} levels @param {readonly Uint8Array[]} kept @param {readonly Float64Array[]} uses
 * @param {ReturnType<typeof estimate>} model @param {readonly number[]} thresholds by order
 * @param {number} round from 0; from the third on only every second n-gram is judged anew, by turns: what is kept changes
 * what the rest is worth, and if all changed at once they would do so for ever
 * @param {Smoothing & Worth} [options]
 * @returns {Uint8Array[]}
 */
export function select(
  levels,
  kept,
  uses,
  { probs, leaves, totals },
  thresholds,
  round,
  { discounts, unseen, rivals, whole, others } = { ...SMOOTHING, ...WORTH },
) {
  const isHalf = round > 1;
  const chosen = levels.map(({ size }, n) => new Uint8Array(size).fill(n === 0 ? 1 : 0));
  for (let n = ORDERS - 1; n > 0; n -= 1) {
    const level = levels[n];
    const contexts = levels[n - 1];
    const own = uses[n];
    const below = probs[n - 1];
    const out = chosen[n];
    const d = discounts[n] ?? [];
    const threshold = thresholds[n] ?? 0;
    if (!level || !contexts || !own || !below || !out) break;
    for (let h = 0; h < contexts.size; h += 1) {
      const from = contexts.starts[h] ?? 0;
      const to = contexts.starts[h + 1] ?? 0;
      if (from === to) continue;
      const sum = (totals[n - 1]?.[h] ?? 0) + unseen;
      let backed = sum;
      for (let i = from; i < to; i += 1) if (kept[n]?.[i]) backed -= own[i] ?? 0;
      const left = leaves[n - 1]?.[h] ?? 1;
      for (let i = from; i < to; i += 1) {
        const use = own[i] ?? 0;
        const isKept = kept[n]?.[i] === 1;
        if (isHalf && ((i ^ round) & 1) === 1) {
          if (isKept) out[i] = 1;
          continue;
        }
        const sure = use - discounted(use, d);
        if (sure * 8 < threshold) continue;
        const low = below[level.shorter[i] ?? 0] ?? 0;
        const leaveWith = isKept ? left : left - sure / sum;
        const leaveWithout = isKept ? left + sure / sum : left;
        const likely = sure / sum + leaveWith * low;
        const without = leaveWithout * low;
        const rest = Math.max(0, isKept ? backed : backed - use);
        const gain =
          sure * (Math.log(likely / without) - (1 - whole) * Math.log((likely + rivals) / (without + rivals))) -
          others * rest * Math.log(leaveWithout / Math.max(leaveWith, 1e-4));
        if (gain > threshold * (isHalf ? (isKept ? STAY : 1 / STAY) : 1)) out[i] = 1;
      }
    }
  }
  close(levels, chosen);
  return chosen;
}

/** Of a kept n-gram its context and its shorter self are kept too: the file says where it stands by them. */
function close(/** @type {readonly Level[]} */ levels, /** @type {Uint8Array[]} */ kept) {
  for (let n = ORDERS - 1; n > 1; n -= 1) {
    const level = levels[n];
    const below = kept[n - 1];
    if (!level || !below) continue;
    for (let i = 0; i < level.size; i += 1) {
      if (!kept[n]?.[i]) continue;
      below[level.parents[i] ?? 0] = 1;
      below[level.shorter[i] ?? 0] = 1;
    }
  }
}

/** Mean natural log loss per identifier of sequences under a model. */
export function logLoss(levels, kept, { probs, leaves }, sequences) {
  const child = (/** @type {number} */ n, /** @type {number} */ node, /** @type {number} */ id) => {
    if (n === 0) return id;
    let low = levels[n - 1].starts[node];
    let high = levels[n - 1].starts[node + 1] - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = levels[n].ids[middle];
      if (found === id) return middle;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
  let loss = 0;
  let count = 0;
  for (const sequence of sequences) {
    for (let i = 1; i < sequence.length; i += 1) {
      // The longest context that has kept children, else shorter ones.
      for (let n = Math.min(ORDERS - 1, i); n >= 0; n -= 1) {
        let node = 0;
        for (let k = 0; k < n && node >= 0; k += 1) node = child(k, node, sequence[i - n + k]);
        if (node < 0 || (n > 1 && !kept[n - 1][node])) continue;
        const found = child(n, node, sequence[i]);
        if (found >= 0 && kept[n][found]) {
          loss -= Math.log(probs[n][found]);
          break;
        }
        loss -= Math.log(leaves[n - 1]?.[node] ?? 1);
      }
      count += 1;
    }
  }
  return loss / count;
}

/**
 * @typedef {object} KeptLevel what is kept of one order, in ascending order of the identifiers
 * @property {number} size
 * @property {Uint16Array} ids
 * @property {Uint32Array} starts
 * @property {Uint32Array} parents
 * @property {Uint32Array} shorter
 * @property {Float32Array} probs natural
 * @property {Float32Array} leaves natural: of leaving it as a context; 1 where it is none
 */

/**
 * Only what is kept.
 * @param {readonly Level[]} levels @param {readonly Uint8Array[]} kept
 * @param {{ probs: readonly Float32Array[], leaves: readonly Float32Array[] }} model
 * @returns {KeptLevel[]}
 */
export function compacted(levels, kept, { probs, leaves }) {
  /** New numbers of the kept n-grams. */
  const numbers = levels.map(({ size }, n) => {
    const number = new Uint32Array(size + 1);
    for (let i = 0; i < size; i += 1) number[i + 1] = (number[i] ?? 0) + (kept[n]?.[i] ?? 0);
    return number;
  });
  return levels.map(({ ids, starts, parents, shorter, size }, n) => {
    const isKept = (/** @type {unknown} */ _, /** @type {number} */ i) => kept[n]?.[i] === 1;
    const own = numbers[n] ?? new Uint32Array(1);
    const below = numbers[n - 1];
    const above = numbers[n + 1];
    const count = own[size] ?? 0;
    return {
      size: count,
      ids: ids.filter(isKept),
      starts: above
        ? Uint32Array.from([...starts.subarray(0, size).filter(isKept), starts[size] ?? 0], (at) => above[at] ?? 0)
        : new Uint32Array(0),
      parents: parents.filter(isKept).map((i) => below?.[i] ?? 0),
      shorter: shorter.filter(isKept).map((i) => below?.[i] ?? 0),
      probs: (probs[n] ?? new Float32Array(0)).filter(isKept),
      leaves: (leaves[n] ?? new Float32Array(count).fill(1)).filter(isKept),
    };
  });
}
