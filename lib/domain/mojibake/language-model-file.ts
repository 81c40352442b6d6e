/** The file of the language model, read into typed arrays (scripts/language-model/pack.mjs says how it is laid out). */

/** One step of a stored cost; a stored gain counts two of them, a stored cost of leaving a context four. */
export const STEP = 0.125;
const GAIN_STEPS = 2;
const LEAVE_STEPS = 4;

/** The n-grams of two to four identifiers: children of node i are `ids[starts[i]] … ids[starts[i + 1]]`, ascending. */
export interface Trie {
  readonly starts: Uint32Array;
  readonly ids: Uint16Array;
  readonly costs: Uint8Array;
  readonly leaves: Uint8Array;
  readonly shorter: Int32Array;
}

/** Reads the parts of the file one behind the other; throws RangeError where it is cut short. */
export class ModelFile {
  #at = 0;
  readonly #bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  fixed32(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.bytes(4);
    return a | (b << 8) | (c << 16) | (d << 24);
  }

  bytes(length: number): Uint8Array {
    this.#at += length;
    if (this.#at > this.#bytes.length) throw new RangeError('language model cut short');
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  text(): string {
    return new TextDecoder('utf-8').decode(this.bytes(this.fixed32()));
  }

  /** The three orders above single characters (scripts/language-model/pack.mjs says how they stand in the file). */
  trie(unigrams: Uint8Array): Trie {
    const vocabulary = unigrams.length;
    let leaves = new Uint8Array(vocabulary);
    this.#leaves(leaves, 0);
    let starts = new Uint32Array(vocabulary + 1);
    let ids = new Uint16Array(0);
    let costs = new Uint8Array(0);
    let shorter = new Int32Array(vocabulary);
    /** First node of the order before, and first of its children. */
    let from = 0;
    let first = 0;
    for (let order = 2; ; order += 1) {
      const to = starts.length - 1;
      const total = this.#counts(starts, from, to);
      ids = grown(ids, new Uint16Array(total));
      costs = grown(costs, new Uint8Array(total));
      // Of the last order nothing is a context.
      if (order < 4) shorter = grown(shorter, new Int32Array(vocabulary + total));
      const backedOff = new Uint16Array(total - first);
      const parts = { starts, ids, costs, leaves, shorter };
      if (order === 2) this.#pairs(parts, unigrams, backedOff);
      else this.#places(from, to, first, parts, vocabulary, backedOff, order < 4);
      gain(backedOff, this.bytes(total - first), costs, first);
      if (order === 4) return parts;
      leaves = grown(leaves, new Uint8Array(vocabulary + total));
      this.#leaves(leaves, vocabulary + first);
      starts = grown(starts, new Uint32Array(vocabulary + total + 1));
      from = to;
      first = total;
    }
  }

  #leaves(leaves: Uint8Array, from: number): void {
    const stored = this.bytes(leaves.length - from);
    for (let i = 0; i < stored.length; i += 1) leaves[from + i] = (stored[i] as number) * LEAVE_STEPS;
  }

  /** Where the children of nodes `from` … `to` begin; returns where the last end. */
  #counts(starts: Uint32Array, from: number, to: number): number {
    const bytes = this.#bytes;
    let at = this.#at;
    let total = starts[from] as number;
    for (let node = from; node < to; node += 1) {
      let count = bytes[at] as number;
      at += 1;
      if (count >= 0x80) {
        count = (count & 0x7f) | ((bytes[at] as number) << 7);
        at += 1;
      }
      total += count;
      starts[node + 1] = total;
    }
    this.#at = at;
    return total;
  }

  /**
   * Identifier of every child of single ones, what backing off to its shorter self costs, and that as a context. Numbers of
   * one byte or two are read in the loop itself, here as elsewhere: a loop is quick before it is compiled, a call for each is
   * not, and a pass of its own for them took a tenth longer (84 to 99 and 92 to 105 ms of a first reading).
   */
  #pairs({ starts, ids, leaves, shorter }: Trie, unigrams: Uint8Array, backedOff: Uint16Array): void {
    const vocabulary = unigrams.length;
    const bytes = this.#bytes;
    let at = this.#at;
    let e = 0;
    for (let node = 0; node < vocabulary; node += 1) {
      const end = starts[node + 1] as number;
      const leave = leaves[node] as number;
      let id = -1;
      for (; e < end; e += 1) {
        let skip = bytes[at] as number;
        at += 1;
        if (skip >= 0x80) {
          skip = (skip & 0x7f) | ((bytes[at] as number) << 7);
          at += 1;
        }
        id += skip + 1;
        ids[e] = id;
        backedOff[e] = leave + (unigrams[id] as number);
        shorter[vocabulary + e] = id;
      }
    }
    this.#at = at;
  }

  /** The same for longer contexts: a child is told by its place among those of the shorter context. */
  #places(
    from: number,
    to: number,
    first: number,
    { starts, ids, costs, leaves, shorter }: Trie,
    vocabulary: number,
    backedOff: Uint16Array,
    areContexts: boolean,
  ): void {
    const bytes = this.#bytes;
    let at = this.#at;
    let e = first;
    for (let node = from; node < to; node += 1) {
      const end = starts[node + 1] as number;
      if (e === end) continue;
      const leave = leaves[node] as number;
      let same = (starts[shorter[node] as number] as number) - 1;
      for (; e < end; e += 1) {
        let skip = bytes[at] as number;
        at += 1;
        if (skip >= 0x80) {
          skip = (skip & 0x7f) | ((bytes[at] as number) << 7);
          at += 1;
        }
        same += skip + 1;
        ids[e] = ids[same] as number;
        backedOff[e - first] = leave + (costs[same] as number);
        if (areContexts) shorter[vocabulary + e] = vocabulary + same;
      }
    }
    this.#at = at;
  }
}

/** Costs of children from number `first` on: what backing off costs, less what they gain. */
function gain(backedOff: Uint16Array, gains: Uint8Array, costs: Uint8Array, first: number): void {
  for (let i = 0; i < gains.length; i += 1) {
    const cost = (backedOff[i] as number) - (gains[i] as number) * GAIN_STEPS;
    costs[first + i] = Math.max(0, cost);
  }
}

function grown<T extends { set(from: T): void }>(old: T, made: T): T {
  made.set(old);
  return made;
}
