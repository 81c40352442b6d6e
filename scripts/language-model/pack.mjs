/**
 * The model's file; lib/domain/mojibake/language-model.ts reads it. All numbers little-endian. Every field stands in a
 * plane of its own, so that gzip does the rest. An n-gram is told by its place among the children of its shorter self
 * (of `abcd`: of `bcd` among those behind `bc`), its cost by how much less it is than backing off to that.
 */
import { BASE, FIRST, ORDERS } from './count.mjs';

const MAGIC = 0x324d4451;
/** Steps of the costs in nats: of single characters; of what an n-gram gains; of what leaving a context costs. */
const STEP = 0.125;
const GAIN_STEPS = 2;
const LEAVE_STEPS = 4;

const quantise = (/** @type {number} */ log) => Math.max(0, Math.min(255, Math.round(-log / STEP)));

/**
 * @param {import('./estimate.mjs').Level[]} levels
 * @param {readonly string[]} chars characters of identifiers FIRST…
 * @param {ReadonlyMap<string, string>} traditional
 */
export function packModel(levels, chars, traditional) {
  const known = new Set(chars);
  const forms = [...traditional].filter(
    ([from, to]) => known.has(to) && !known.has(from) && from.length + to.length === 2,
  );
  const parts = [fixed32(MAGIC), text(chars.join('')), text(forms.map((pair) => pair.join('')).join(''))];
  const vocabulary = FIRST + chars.length;
  const ids = Array.from({ length: vocabulary }, (_, id) => id);
  const leaves = (/** @type {number} */ log) => Math.round(quantise(log) / LEAVE_STEPS);
  /** Cost of every kept n-gram as it will be read, by order and key. */
  let below = new Map(ids.map((id) => [id, quantise(levels[0]?.prob.get(id) ?? -31)]));
  parts.push(Uint8Array.from(below.values()));
  parts.push(Uint8Array.from(ids, (id) => leaves(levels[0]?.backoff.get(id) ?? 0)));
  /** Keys of the order below, in the order of its nodes; the children of a node, in order. */
  let nodes = ids;
  /** @type {Map<number, number[]>} */
  let siblings = new Map([[0, ids]]);
  for (let n = 1; n < ORDERS; n += 1) {
    const level = levels[n];
    const modulus = BASE ** (n - 1);
    /** @type {Map<number, number[]>} */
    const children = new Map();
    for (const key of level?.prob.keys() ?? []) {
      const context = Math.floor(key / BASE);
      const list = children.get(context);
      if (list) list.push(key);
      else children.set(context, [key]);
    }
    /** @type {number[]} */
    const next = [];
    /** @type {number[]} */
    const counts = [];
    /** @type {number[]} */
    const places = [];
    /** @type {number[]} */
    const gains = [];
    /** @type {Map<number, number>} */
    const costs = new Map();
    /** @type {Map<number, number[]>} */
    const lists = new Map();
    for (const node of nodes) {
      const list = (children.get(node) ?? []).sort((a, b) => a - b);
      varint(counts, list.length);
      if (list.length === 0) continue;
      const shorter = node % modulus;
      const places0 = new Map((siblings.get(n === 1 ? 0 : shorter) ?? []).map((key, i) => [key % BASE, i]));
      const leave = leaves(levels[n - 1]?.backoff.get(node) ?? 0) * LEAVE_STEPS;
      let last = -1;
      for (const key of list) {
        const place = places0.get(key % BASE) ?? 0;
        varint(places, place - last - 1);
        last = place;
        const backedOff = leave + (below.get(key % BASE ** n) ?? 0);
        const gain = Math.max(
          0,
          Math.min(255, Math.round((backedOff - quantise(level?.prob.get(key) ?? 0)) / GAIN_STEPS)),
        );
        gains.push(gain);
        costs.set(key, Math.max(0, backedOff - gain * GAIN_STEPS));
        next.push(key);
      }
      lists.set(node, list);
    }
    parts.push(Uint8Array.from(counts), Uint8Array.from(places), Uint8Array.from(gains));
    if (n < ORDERS - 1) parts.push(Uint8Array.from(next, (key) => leaves(level?.backoff.get(key) ?? 0)));
    nodes = next;
    below = costs;
    siblings = lists;
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
