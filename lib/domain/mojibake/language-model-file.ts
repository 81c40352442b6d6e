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
    for (let order = 2; order <= 4; order += 1) {
      const to = starts.length - 1;
      const total = this.#counts(starts, from, to);
      ids = grown(ids, new Uint16Array(total));
      const backedOff = new Uint16Array(total);
      const shorterOfChild = new Int32Array(total);
      this.#places(from, to, { starts, ids, costs, leaves, shorter }, unigrams, backedOff, shorterOfChild);
      const gains = this.bytes(total - first);
      costs = grown(costs, new Uint8Array(total));
      for (let e = first; e < total; e += 1) {
        costs[e] = Math.max(0, (backedOff[e] as number) - (gains[e - first] as number) * GAIN_STEPS);
      }
      if (order === 4) break;
      leaves = grown(leaves, new Uint8Array(vocabulary + total));
      this.#leaves(leaves, vocabulary + first);
      starts = grown(starts, new Uint32Array(vocabulary + total + 1));
      shorter = grown(shorter, new Int32Array(vocabulary + total));
      shorter.set(shorterOfChild.subarray(first), vocabulary + first);
      from = to;
      first = total;
    }
    return { starts, ids, costs, leaves, shorter };
  }

  #leaves(leaves: Uint8Array, from: number): void {
    const stored = this.bytes(leaves.length - from);
    for (let i = 0; i < stored.length; i += 1) leaves[from + i] = (stored[i] as number) * LEAVE_STEPS;
  }

  /** Where the children of nodes `from` … `to` begin; returns where the last end. */
  #counts(starts: Uint32Array, from: number, to: number): number {
    let total = starts[from] as number;
    for (let node = from; node < to; node += 1) {
      total += this.#varint();
      starts[node + 1] = total;
    }
    return total;
  }

  /** Identifier of every child, what backing off to its shorter self costs, and the shorter self as a context. */
  #places(
    from: number,
    to: number,
    { starts, ids, costs, leaves, shorter }: Trie,
    unigrams: Uint8Array,
    backedOff: Uint16Array,
    shorterOfChild: Int32Array,
  ): void {
    const vocabulary = unigrams.length;
    for (let node = from; node < to; node += 1) {
      const end = starts[node + 1] as number;
      const base = node < vocabulary ? 0 : (starts[shorter[node] as number] as number);
      let place = -1;
      for (let e = starts[node] as number; e < end; e += 1) {
        place += this.#varint() + 1;
        const leave = leaves[node] as number;
        if (node < vocabulary) {
          ids[e] = place;
          backedOff[e] = leave + (unigrams[place] as number);
          shorterOfChild[e] = place;
        } else {
          ids[e] = ids[base + place] as number;
          backedOff[e] = leave + (costs[base + place] as number);
          shorterOfChild[e] = vocabulary + base + place;
        }
      }
    }
  }

  #varint(): number {
    const bytes = this.#bytes;
    const value = bytes[this.#at++] as number;
    return value & 0x80 ? (value & 0x7f) | ((bytes[this.#at++] as number) << 7) : value;
  }
}

function grown<T extends { set(from: T): void }>(old: T, made: T): T {
  made.set(old);
  return made;
}
