/**
 * The model's file; lib/domain/mojibake/language-model.ts reads it. All numbers little-endian. Every field stands in a
 * plane of its own, so that gzip does the rest. An n-gram is told by its place among the children of its shorter self
 * (of `abcd`: of `bcd` among those behind `bc`), its cost by how much less it is than backing off to that.
 */
import { FIRST, ORDERS } from './count.mjs';

const MAGIC = 0x334d4451;
/** Steps of the costs in nats: of single characters; of what an n-gram gains; of what leaving a context costs. */
const STEP = 0.125;
const GAIN_STEPS = 4;
const LEAVE_STEPS = 4;

const quantise = (/** @type {number} */ prob) => Math.max(0, Math.min(255, Math.round(-Math.log(prob) / STEP)));
const leaves = (/** @type {number} */ prob) => Math.round(quantise(prob) / LEAVE_STEPS);

/**
 * @param {readonly import('./estimate.mjs').KeptLevel[]} levels
 * @param {readonly string[]} chars characters of identifiers FIRST…
 * @param {ReadonlyMap<string, string>} traditional
 */
export function packModel(levels, chars, traditional) {
  const known = new Set(chars);
  const forms = [...traditional].filter(
    ([from, to]) => known.has(to) && !known.has(from) && from.length + to.length === 2,
  );
  const vocabulary = FIRST + chars.length;
  const [first] = levels;
  if (!first) throw new RangeError('no levels');
  /** Cost of every kept n-gram of the order below as it will be read. */
  let below = Uint8Array.from(first.probs.subarray(0, vocabulary), quantise);
  const parts = [fixed32(MAGIC), text(chars.join('')), text(forms.map((pair) => pair.join('')).join('')), below];
  for (let n = 1; n < ORDERS; n += 1) {
    const [contexts, level] = [levels[n - 1], levels[n]];
    if (!contexts || !level) break;
    const nodes = n === 1 ? vocabulary : contexts.size;
    const siblings = levels[n - 2]?.starts ?? Uint32Array.of(0, vocabulary);
    const costs = new Uint8Array(level.size);
    const gains = new Uint8Array(level.size);
    /** @type {number[]} */
    const counts = [];
    /** @type {number[]} */
    const places = [];
    /** What leaving a node costs, of those that have children. @type {number[]} */
    const left = [];
    for (let node = 0; node < nodes; node += 1) {
      const from = contexts.starts[node] ?? 0;
      const to = contexts.starts[node + 1] ?? 0;
      varint(counts, to - from);
      if (from === to) continue;
      const base = n === 1 ? 0 : (siblings[contexts.shorter[node] ?? 0] ?? 0);
      const leave = leaves(contexts.leaves[node] ?? 1) * LEAVE_STEPS;
      left.push(leave / LEAVE_STEPS);
      let last = base - 1;
      for (let i = from; i < to; i += 1) {
        const shorter = level.shorter[i] ?? 0;
        varint(places, shorter - last - 1);
        last = shorter;
        const backedOff = leave + (below[shorter] ?? 0);
        const gain = Math.round((backedOff - quantise(level.probs[i] ?? 0)) / GAIN_STEPS);
        gains[i] = Math.max(0, Math.min(255, gain));
        costs[i] = Math.max(0, backedOff - (gains[i] ?? 0) * GAIN_STEPS);
      }
    }
    parts.push(Uint8Array.from(counts), Uint8Array.from(left), gains, Uint8Array.from(places));
    below = costs;
  }
  return Buffer.concat(parts);
}

/** One byte below 128, else two. @param {number[]} out @param {number} value */
function varint(out, value) {
  if (value >= 1 << 15) throw new RangeError('too many children');
  if (value < 0x80) out.push(value);
  else out.push(0x80 | (value & 0x7f), value >> 7);
}

function fixed32(/** @type {number} */ value) {
  const out = Buffer.alloc(4);
  out.writeInt32LE(value);
  return out;
}

function text(/** @type {string} */ value) {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([fixed32(bytes.length), bytes]);
}
