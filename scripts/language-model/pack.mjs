/** The model's file; lib/domain/mojibake/language-model.ts reads it. All numbers little-endian. */
import { BASE, FIRST, ORDERS } from './count.mjs';

const MAGIC = 0x314d4451;
const STEP = 0.125;

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
  const unigrams = levels[0];
  const ids = Array.from({ length: vocabulary }, (_, id) => id);
  parts.push(Uint8Array.from(ids, (id) => quantise(unigrams?.prob.get(id) ?? -31)));
  parts.push(Uint8Array.from(ids, (id) => quantise(unigrams?.backoff.get(id) ?? 0)));
  /** Keys of the order below, in the order of its nodes. */
  let nodes = ids;
  for (let n = 1; n < ORDERS; n += 1) {
    const level = levels[n];
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
    const steps = [];
    for (const node of nodes) {
      const list = (children.get(node) ?? []).sort((a, b) => a - b);
      varint(counts, list.length);
      let last = -1;
      for (const key of list) {
        const id = key % BASE;
        varint(steps, id - last - 1);
        last = id;
        next.push(key);
      }
    }
    parts.push(Uint8Array.from(counts), Uint8Array.from(steps));
    parts.push(Uint8Array.from(next, (key) => quantise(level?.prob.get(key) ?? 0)));
    if (n < ORDERS - 1) parts.push(Uint8Array.from(next, (key) => quantise(level?.backoff.get(key) ?? 0)));
    nodes = next;
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
