/**
 * The file of the language model (scripts/language-model/pack.mjs says how it is laid out). What every page asks for is read
 * into typed arrays at once; what stands behind contexts of two and three identifiers, half of the file, context by context
 * when it is asked for: a page asks for a twentieth of it.
 */

import { PlaceMarks } from './language-model-places.ts';

/** One step of a stored cost; a stored gain and a stored cost of leaving a context count four of them. */
export const STEP = 0.125;
const GAIN_STEPS = 4;
const LEAVE_STEPS = 4;
/** Stands for the first child of a context that is not read yet. */
const UNREAD = 0xffff;
/** So numbers of two bytes have none above 127 but their first: what `PlaceMarks` counts by. */
const MOST_IDENTIFIERS = 1 << 14;

/** Reads the parts of the file one behind the other; throws RangeError where it is cut short. */
export class ModelFile {
  #at = 0;
  readonly #bytes: Uint8Array;
  /** The same bytes four by four; what is left over at the end is not among them. */
  readonly #words: Uint32Array;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
    this.#words = new Uint32Array(this.#bytes.buffer, this.#bytes.byteOffset, bytes.length >> 2);
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
    if (unigrams.length > MOST_IDENTIFIERS) throw new RangeError('language model with too many identifiers');
    return new Trie(this, unigrams);
  }

  /** The file, and where in it the next part begins. */
  get rest(): { readonly bytes: Uint8Array; readonly words: Uint32Array; readonly at: number } {
    return { bytes: this.#bytes, words: this.#words, at: this.#at };
  }

  /** The next part begins there. */
  moveTo(at: number): void {
    if (at > this.#bytes.length) throw new RangeError('language model cut short');
    this.#at = at;
  }
}

/**
 * The n-grams of two to four identifiers. Contexts are numbered: below `vocabulary` one identifier, above it two, then three.
 * The children of all stand in one row: `sizes[node]` from `starts[node]` on, ascending; child number e is itself the
 * context `vocabulary + e`, unless it is of the last order. `ids` and `costs` of a context's children, and `shorter` of the
 * contexts they are, may be looked at only behind `size(node)`.
 */
export class Trie {
  readonly vocabulary: number;
  /** So many contexts there are. */
  readonly contexts: number;
  /** What leaving a context costs, in steps. */
  readonly leaves: Uint8Array;
  readonly ids: Uint16Array;
  /** In steps. */
  readonly costs: Uint8Array;
  /** The context without its first identifier, for those of two and three. */
  readonly shorter: Int32Array;
  /** Where the children of a context begin, of those that have some. */
  readonly starts: Uint32Array;
  readonly #sizes: Uint16Array;
  /** Contexts of three begin here. */
  readonly #threes: number;
  readonly #behindTwo: Level;
  readonly #behindThree: Level;

  constructor(file: ModelFile, unigrams: Uint8Array) {
    const vocabulary = unigrams.length;
    this.vocabulary = vocabulary;
    // Every n-gram takes two bytes and more, every context of two and three one more. What is not written is not in memory.
    const { bytes, at } = file.rest;
    const most = (bytes.length - at) >> 1;
    const contexts = vocabulary + most;
    this.#sizes = new Uint16Array(contexts);
    this.starts = new Uint32Array(contexts);
    this.leaves = new Uint8Array(contexts);
    this.shorter = new Int32Array(contexts);
    const pairs = this.#readCounts(file, 0, vocabulary, 0);
    this.ids = new Uint16Array(most);
    this.costs = new Uint8Array(most);
    this.#readPairs(file, unigrams, file.bytes(pairs));
    this.#threes = vocabulary + pairs;
    const triples = this.#readCounts(file, vocabulary, this.#threes, pairs);
    this.#behindTwo = levelOf(file, pairs, triples);
    this.contexts = vocabulary + triples;
    const total = this.#readCounts(file, this.#threes, this.contexts, triples);
    this.#behindThree = levelOf(file, triples, total);
    this.ids.fill(UNREAD, pairs, total);
  }

  /** How many children a context has. They are read when first asked for. */
  size(node: number): number {
    const size = this.#sizes[node] as number;
    if (size !== 0 && this.ids[this.starts[node] as number] === UNREAD) this.#readLonger(node);
    return size;
  }

  /** Whether a context has any. */
  hasChildren(node: number): boolean {
    return this.#sizes[node] !== 0;
  }

  /**
   * Where the children of contexts `from` … `to` begin, and what it costs to leave those that have some; `total` children
   * were before. Returns where the last end. Most contexts of two and three have none, four side by side often: their
   * bytes are looked at four at a time.
   */
  #readCounts(file: ModelFile, from: number, to: number, total: number): number {
    const sizes = this.#sizes;
    const { starts, leaves } = this;
    const { bytes, words, at: first } = file.rest;
    let at = first;
    let end = total;
    let filled = 0;
    const parents = new Uint32Array(to - from);
    for (let node = from; node < to; ) {
      if ((at & 3) === 0 && words[at >> 2] === 0 && node + 4 <= to) {
        at += 4;
        node += 4;
        continue;
      }
      let count = bytes[at++] as number;
      if (count !== 0) {
        if (count & 0x80) count = (count & 0x7f) | ((bytes[at++] as number) << 7);
        sizes[node] = count;
        starts[node] = end;
        end += count;
        parents[filled++] = node;
      }
      node += 1;
    }
    for (let i = 0; i < filled; i += 1) leaves[parents[i] as number] = (bytes[at + i] as number) * LEAVE_STEPS;
    file.moveTo(at + filled);
    return end;
  }

  /**
   * The children of single identifiers: what each is, costs, and is as a context without its first. Numbers of one byte or
   * two are read in the loop itself: a loop is quick before it is compiled, a call for each is not.
   */
  #readPairs(file: ModelFile, unigrams: Uint8Array, gains: Uint8Array): void {
    const { vocabulary, ids, costs, leaves, shorter } = this;
    const { bytes, at: first } = file.rest;
    const sizes = this.#sizes;
    let at = first;
    let e = 0;
    for (let node = 0; node < vocabulary; node += 1) {
      const end = e + (sizes[node] as number);
      const leave = leaves[node] as number;
      let id = -1;
      for (; e < end; e += 1) {
        let skipped = bytes[at++] as number;
        if (skipped & 0x80) skipped = (skipped & 0x7f) | ((bytes[at++] as number) << 7);
        id += skipped + 1;
        ids[e] = id;
        shorter[vocabulary + e] = id;
        const cost = leave + (unigrams[id] as number) - (gains[e] as number) * GAIN_STEPS;
        costs[e] = Math.max(0, cost);
      }
    }
    file.moveTo(at);
  }

  /** The same for the children of a context of two or three, told by their place among those of the shorter context. */
  #readLonger(node: number): void {
    const { vocabulary, ids, costs, shorter, starts } = this;
    const isContext = node < this.#threes;
    const { bytes, gains, first, marks } = isContext ? this.#behindTwo : this.#behindThree;
    const start = starts[node] as number;
    const end = start + (this.#sizes[node] as number);
    const leave = this.leaves[node] as number;
    const behind = shorter[node] as number;
    this.size(behind);
    let child = (starts[behind] as number) - 1;
    let at = marks.placeOf(start - first);
    for (let e = start; e < end; e += 1) {
      let skipped = bytes[at++] as number;
      if (skipped & 0x80) skipped = (skipped & 0x7f) | ((bytes[at++] as number) << 7);
      child += skipped + 1;
      ids[e] = ids[child] as number;
      if (isContext) shorter[vocabulary + e] = vocabulary + child;
      const cost = leave + (costs[child] as number) - (gains[e - first] as number) * GAIN_STEPS;
      costs[e] = Math.max(0, cost);
    }
  }
}

/** What is not read yet of one order: gains of its n-grams, and where their places among their shorter ones stand. */
interface Level {
  readonly bytes: Uint8Array;
  readonly gains: Uint8Array;
  /** Number of its first n-gram. */
  readonly first: number;
  readonly marks: PlaceMarks;
}

function levelOf(file: ModelFile, first: number, end: number): Level {
  const gains = file.bytes(end - first);
  const { bytes, words, at } = file.rest;
  const marks = new PlaceMarks(bytes, words, at, end - first);
  file.moveTo(marks.end);
  return { bytes, gains, first, marks };
}
