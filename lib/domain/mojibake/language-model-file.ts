/** The file of the language model, read into typed arrays (scripts/language-model/pack.mjs says how it is laid out). */

/** One step of a stored cost; a stored gain and a stored cost of leaving a context count four of them. */
export const STEP = 0.125;
const GAIN_STEPS = 4;
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

  /** The three orders above single characters. */
  trie(unigrams: Uint8Array): Trie {
    const vocabulary = unigrams.length;
    let leaves = new Uint8Array(vocabulary);
    let starts = new Uint32Array(vocabulary + 1);
    let ids = new Uint16Array(0);
    let costs = new Uint8Array(0);
    let shorter = new Int32Array(vocabulary);
    /** First node of the order before, and first of its children. */
    let from = 0;
    let first = 0;
    for (let order = 2; order <= 4; order += 1) {
      const to = starts.length - 1;
      const total = this.#counts(starts, from, to);
      this.#leaves(leaves, starts, from, to);
      const gains = this.bytes(total - first);
      ids = grown(ids, new Uint16Array(total));
      costs = grown(costs, new Uint8Array(total));
      if (order < 4) {
        leaves = grown(leaves, new Uint8Array(vocabulary + total));
        starts = grown(starts, new Uint32Array(vocabulary + total + 1));
        shorter = grown(shorter, new Int32Array(vocabulary + total));
      }
      const trie = { starts, ids, costs, leaves, shorter };
      if (order === 2) this.#pairs(to, trie, unigrams, gains);
      else this.#longer(from, to, trie, vocabulary, gains);
      from = to;
      first = total;
    }
    return { starts, ids, costs, leaves, shorter };
  }

  /** What it costs to leave the nodes `from` … `to` that have children. */
  #leaves(leaves: Uint8Array, starts: Uint32Array, from: number, to: number): void {
    const bytes = this.#bytes;
    let at = this.#at;
    for (let node = from; node < to; node += 1) {
      if (starts[node] !== starts[node + 1]) leaves[node] = (bytes[at++] as number) * LEAVE_STEPS;
    }
    this.#moveTo(at);
  }

  /**
   * Where the children of nodes `from` … `to` begin; returns where the last end. Numbers of one byte or two are read in the
   * loop itself, here as below: a loop is quick before it is compiled, a call for each is not, and a pass of its own for them
   * took a tenth longer.
   */
  #counts(starts: Uint32Array, from: number, to: number): number {
    const bytes = this.#bytes;
    let at = this.#at;
    let total = starts[from] as number;
    for (let node = from; node < to; node += 1) {
      let count = bytes[at++] as number;
      if (count & 0x80) count = (count & 0x7f) | ((bytes[at++] as number) << 7);
      total += count;
      starts[node + 1] = total;
    }
    this.#moveTo(at);
    return total;
  }

  /** The children of single identifiers: what each is, costs, and is as a context without its first. */
  #pairs(nodes: number, { starts, ids, costs, leaves, shorter }: Trie, unigrams: Uint8Array, gains: Uint8Array): void {
    const bytes = this.#bytes;
    let at = this.#at;
    for (let node = 0; node < nodes; node += 1) {
      const end = starts[node + 1] as number;
      const leave = leaves[node] as number;
      let id = -1;
      for (let e = starts[node] as number; e < end; e += 1) {
        let skipped = bytes[at++] as number;
        if (skipped & 0x80) skipped = (skipped & 0x7f) | ((bytes[at++] as number) << 7);
        id += skipped + 1;
        ids[e] = id;
        shorter[nodes + e] = id;
        costs[e] = Math.max(0, leave + (unigrams[id] as number) - (gains[e] as number) * GAIN_STEPS);
      }
    }
    this.#moveTo(at);
  }

  /** The same for the children of nodes `from` … `to`; those of the last order are no contexts. */
  #longer(
    from: number,
    to: number,
    { starts, ids, costs, leaves, shorter }: Trie,
    vocabulary: number,
    gains: Uint8Array,
  ): void {
    const bytes = this.#bytes;
    const first = starts[from] as number;
    const areContexts = starts.length - 1 > to;
    let at = this.#at;
    for (let node = from; node < to; node += 1) {
      const end = starts[node + 1] as number;
      const leave = leaves[node] as number;
      let child = (starts[shorter[node] as number] as number) - 1;
      for (let e = starts[node] as number; e < end; e += 1) {
        let skipped = bytes[at++] as number;
        if (skipped & 0x80) skipped = (skipped & 0x7f) | ((bytes[at++] as number) << 7);
        child += skipped + 1;
        ids[e] = ids[child] as number;
        if (areContexts) shorter[vocabulary + e] = vocabulary + child;
        costs[e] = Math.max(0, leave + (costs[child] as number) - (gains[e - first] as number) * GAIN_STEPS);
      }
    }
    this.#moveTo(at);
  }

  #moveTo(at: number): void {
    if (at > this.#bytes.length) throw new RangeError('language model cut short');
    this.#at = at;
  }
}

function grown<T extends { set(from: T): void }>(old: T, made: T): T {
  made.set(old);
  return made;
}
