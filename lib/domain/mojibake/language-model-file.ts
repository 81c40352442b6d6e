/**
 * The file of the language model (scripts/language-model/pack.mjs says how it is laid out). Little is made of it at once,
 * and kept small, since fresh memory costs more than reading: which contexts have children, and the pairs. What stands
 * behind contexts of two and three is read when it is asked for: a page asks for a twentieth of it.
 */
import { PlaceMarks } from './language-model-places.ts';
import { RankedBits } from './ranked-bits.ts';

/** One step of a stored cost; a stored gain and a stored cost of leaving a context count four of them. */
export const STEP = 0.125;
const GAIN_STEPS = 4;
const LEAVE_STEPS = 4;
/** So numbers of two bytes have none above 127 but their first: what `PlaceMarks` counts by. */
const MOST_IDENTIFIERS = 1 << 14;

/** Reads the parts of the file one behind the other; throws RangeError where it is cut short. */
export class ModelFile {
  #at = 0;
  readonly #bytes: Uint8Array;
  /** The same bytes two by two; what is left over at the end is not among them. */
  readonly #twos: Uint16Array;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes.byteOffset % 2 === 0 ? bytes : new Uint8Array(bytes);
    this.#twos = new Uint16Array(this.#bytes.buffer, this.#bytes.byteOffset, bytes.length >> 1);
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
  get rest(): { readonly bytes: Uint8Array; readonly twos: Uint16Array; readonly at: number } {
    return { bytes: this.#bytes, twos: this.#twos, at: this.#at };
  }

  /** The next part begins there. */
  moveTo(at: number): void {
    if (at > this.#bytes.length) throw new RangeError('language model cut short');
    this.#at = at;
  }
}

/** The children of contexts of so many identifiers. */
interface Order {
  /** Number of the first parent, and where in the file it stands what leaving it costs. */
  readonly firstParent: number;
  readonly leavesAt: number;
  /** Number of the first child, and behind that of the last. */
  readonly first: number;
  readonly end: number;
}

/** What is not read yet of one order: gains of its n-grams, and where their numbers among those of their shorter selves stand. */
interface Unread {
  readonly gains: Uint8Array;
  readonly marks: PlaceMarks;
}

/**
 * The n-grams of two to four identifiers. Contexts are numbered: below `vocabulary` one identifier, above it two, then
 * three. The children of all have numbers in one row, ascending; child number e is itself the context `vocabulary + e`,
 * unless it is of the last order. A context with children is a parent; parents are numbered in the same order.
 */
export class Trie {
  readonly vocabulary: number;
  /** So many contexts there are; those of three begin at `#threes`. */
  readonly contexts: number;
  readonly #threes: number;
  /** The children of single identifiers, by number: what they are, and cost in steps. */
  readonly ids: Uint16Array;
  readonly costs: Uint8Array;
  readonly #bytes: Uint8Array;
  readonly #parents: RankedBits;
  /** By parent: the number of its first child; one more closes the last. */
  readonly #starts: Uint32Array;
  readonly #behindOne: Order;
  readonly #behindTwo: Order & Unread;
  readonly #behindThree: Order & Unread;
  /** Children of longer contexts, in the order they were asked for. */
  readonly #longIds: Uint16Array;
  readonly #longCosts: Uint8Array;
  #longSize = 0;
  /** By parent of two or three: the place of its first child among them, from 1; 0 where they are not read yet. */
  readonly #places: Uint32Array;
  /** By parent of three: the context without its first identifier. */
  readonly #shorter: Uint32Array;

  constructor(file: ModelFile, unigrams: Uint8Array) {
    const vocabulary = unigrams.length;
    this.vocabulary = vocabulary;
    const { bytes, at } = file.rest;
    this.#bytes = bytes;
    // A context of two or three takes three bytes and more. What is not written takes no memory.
    const most = vocabulary + Math.floor((bytes.length - at) / 3);
    this.#parents = new RankedBits(most);
    this.#starts = new Uint32Array(most + 1);
    const one = this.#readOrder(file, 0, vocabulary, 0, 0);
    this.#behindOne = one;
    this.ids = new Uint16Array(one.end);
    this.costs = new Uint8Array(one.end);
    this.#readPairs(file, unigrams, file.bytes(one.end));
    this.#threes = vocabulary + one.end;
    const two = this.#readOrder(file, vocabulary, this.#threes, this.#parentsRead, one.end);
    this.#behindTwo = { ...two, ...unreadOf(file, two) };
    this.contexts = vocabulary + two.end;
    const three = this.#readOrder(file, this.#threes, this.contexts, this.#parentsRead, two.end);
    this.#behindThree = { ...three, ...unreadOf(file, three) };
    this.#parents.count(this.contexts);
    this.#longIds = new Uint16Array(three.end - one.end);
    this.#longCosts = new Uint8Array(three.end - one.end);
    this.#places = new Uint32Array(this.#parentsRead);
    this.#shorter = new Uint32Array(this.#parentsRead);
  }

  /** The number of a context among those that have children; -1 where it has none. */
  parentOf(node: number): number {
    return this.#parents.rankOf(node);
  }

  /** Number of the first child of a parent; behind that of the last. */
  startOf(parent: number): number {
    return this.#starts[parent] as number;
  }

  endOf(parent: number): number {
    return this.#starts[parent + 1] as number;
  }

  /** What leaving a parent costs, in steps. */
  leave(node: number, parent: number): number {
    const { leavesAt, firstParent } =
      node < this.vocabulary ? this.#behindOne : node < this.#threes ? this.#behindTwo : this.#behindThree;
    return (this.#bytes[leavesAt + parent - firstParent] as number) * LEAVE_STEPS;
  }

  /** A context without its first identifier, `node` being one of two, or a parent of three that `contextOf` gave. */
  shorter(node: number): number {
    if (node < this.#threes) return this.ids[node - this.vocabulary] as number;
    return this.#shorter[this.#parents.rankOf(node)] as number;
  }

  /** Where the child `id` of a parent stands, for `costAt`; -1 for none. */
  find(node: number, parent: number, id: number): number {
    const isShort = node < this.vocabulary;
    const ids = isShort ? this.ids : this.#longIds;
    const start = this.#starts[parent] as number;
    const first = isShort ? start : this.placeOf(node, parent);
    let low = first;
    let high = first + (this.#starts[parent + 1] as number) - start - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = ids[middle] as number;
      if (found === id) return middle;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** What a child costs that `find` found. */
  costAt(node: number, place: number): number {
    return node < this.vocabulary ? (this.costs[place] as number) : (this.#longCosts[place] as number);
  }

  /**
   * The longest context with children behind `id`, which `find` found at `place` in `node`: what has none says no more than
   * a shorter one.
   */
  contextOf(node: number, parent: number, place: number, id: number): number {
    const { vocabulary } = this;
    if (node < vocabulary) return this.#parents.has(vocabulary + place) ? vocabulary + place : id;
    const shorter = this.shorter(node);
    const shortParent = this.#parents.rankOf(shorter);
    const shortPlace = shortParent < 0 ? -1 : this.find(shorter, shortParent, id);
    if (shortPlace < 0) return id;
    const next = vocabulary + this.startOf(parent) + place - this.placeOf(node, parent);
    const rank = next < this.contexts ? this.#parents.rankOf(next) : -1;
    if (rank < 0) return this.contextOf(shorter, shortParent, shortPlace, id);
    this.#shorter[rank] = vocabulary + shortPlace;
    return next;
  }

  /** Puts the children of a parent of two or three into a list, from `size` on; says how many there are then. */
  listLonger(node: number, parent: number, into: Uint16Array, size: number): number {
    const first = this.placeOf(node, parent);
    const end = first + this.endOf(parent) - this.startOf(parent);
    let total = size;
    for (let place = first; place < end; place += 1) {
      into[total] = this.#longIds[place] as number;
      total += 1;
    }
    return total;
  }

  /** Where the children of a parent of two or three begin. They are read when first asked for. */
  placeOf(node: number, parent: number): number {
    const place = this.#places[parent] as number;
    return place === 0 ? this.#readLonger(node, parent) : place - 1;
  }

  /** How many parents have been read; while the file is. */
  #parentsRead = 0;

  /**
   * Which of the contexts `from` … `to` have children, and where these begin. Most contexts of two and three have none, two
   * side by side often: their bytes are looked at two at a time.
   */
  #readOrder(file: ModelFile, from: number, to: number, firstParent: number, first: number): Order {
    const starts = this.#starts;
    const { words } = this.#parents;
    const { bytes, twos, at: begin } = file.rest;
    let at = begin;
    let end = first;
    let parent = firstParent;
    for (let node = from; node < to; ) {
      if ((at & 1) === 0 && twos[at >> 1] === 0 && node + 1 < to) {
        at += 2;
        node += 2;
        continue;
      }
      let count = bytes[at++] as number;
      if (count !== 0) {
        if (count & 0x80) count = (count & 0x7f) | ((bytes[at++] as number) << 7);
        words[node >> 4] = (words[node >> 4] as number) | (1 << (node & 15));
        starts[parent++] = end;
        end += count;
      }
      node += 1;
    }
    starts[parent] = end;
    this.#parentsRead = parent;
    file.moveTo(at + parent - firstParent);
    return { firstParent, leavesAt: at, first, end };
  }

  /**
   * The children of single identifiers. Numbers of one byte or two are read in the loop itself: a loop is quick before it is
   * compiled, a call for each is not.
   */
  #readPairs(file: ModelFile, unigrams: Uint8Array, gains: Uint8Array): void {
    const { ids, costs } = this;
    const starts = this.#starts;
    const { bytes, at: begin } = file.rest;
    const { leavesAt } = this.#behindOne;
    const parents = this.#parentsRead;
    let at = begin;
    let e = 0;
    for (let parent = 0; parent < parents; parent += 1) {
      const end = starts[parent + 1] as number;
      const leave = (bytes[leavesAt + parent] as number) * LEAVE_STEPS;
      let id = -1;
      for (; e < end; e += 1) {
        let skipped = bytes[at++] as number;
        if (skipped & 0x80) skipped = (skipped & 0x7f) | ((bytes[at++] as number) << 7);
        id += skipped + 1;
        ids[e] = id;
        costs[e] = Math.max(0, leave + (unigrams[id] as number) - (gains[e] as number) * GAIN_STEPS);
      }
    }
    file.moveTo(at);
  }

  /** The children of a parent of two or three, told by their number among those of the shorter context; their place. */
  #readLonger(node: number, parent: number): number {
    const isOfTwo = node < this.#threes;
    const { gains, marks, first } = isOfTwo ? this.#behindTwo : this.#behindThree;
    const shorter = this.shorter(node);
    const shortParent = this.#parents.rankOf(shorter);
    const start = this.#starts[parent] as number;
    const end = this.#starts[parent + 1] as number;
    // First: it may have others read.
    let child = isOfTwo ? (this.#starts[shortParent] as number) : this.placeOf(shorter, shortParent);
    const place = this.#longSize;
    this.#longSize = place + end - start;
    this.#places[parent] = place + 1;
    const leave = this.leave(node, parent);
    const bytes = this.#bytes;
    const [fromIds, fromCosts] = isOfTwo ? [this.ids, this.costs] : [this.#longIds, this.#longCosts];
    const ids = this.#longIds;
    const costs = this.#longCosts;
    let at = marks.placeOf(start - first);
    let to = place;
    for (let e = start - first; e < end - first; e += 1) {
      let skipped = bytes[at++] as number;
      if (skipped & 0x80) skipped = (skipped & 0x7f) | ((bytes[at++] as number) << 7);
      child += skipped;
      ids[to] = fromIds[child] as number;
      costs[to] = Math.max(0, leave + (fromCosts[child] as number) - (gains[e] as number) * GAIN_STEPS);
      child += 1;
      to += 1;
    }
    return place;
  }
}

function unreadOf(file: ModelFile, { first, end }: Order): Unread {
  const gains = file.bytes(end - first);
  const { bytes, twos, at } = file.rest;
  const marks = new PlaceMarks(bytes, twos, at, end - first);
  file.moveTo(marks.end);
  return { gains, marks };
}
