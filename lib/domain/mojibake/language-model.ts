/**
 * A character n-gram model of written Chinese (orders one to four, back-off), read from `public/model/zh.model`.
 * Traditional and Simplified forms share one identifier, full-width and half-width marks too. Costs are natural
 * logarithms: lower is likelier. The file is made by scripts/build-language-model.mjs, whose notes say from what.
 */
export const LETTER = 1;
export const DIGIT = 2;
export const BOUNDARY = 3;
const OTHER = 0;
export const RARE_HAN = 4;
const FIRST = 5;
/** One step of a stored cost; a stored gain counts two of them, a stored cost of leaving a context four. */
const STEP = 0.125;
const GAIN_STEPS = 2;
const LEAVE_STEPS = 4;
const MAGIC = 0x324d4451;
/** How much likelier a class is than one of its members. */
const RARE_HAN_MEMBERS = 9;
const OTHER_MEMBERS = 8;
const KANA_MEMBERS = 8;
/** Full-width letters and digits hardly occur: without this a model that folds widths would make them cheap. */
const WIDE = 7;

/** Folded to the half-width mark that the model counts. */
const FOLDED = '，,。.．.；;：:？?！!（(）)‘“’”「“」”『“』”\'"—-–-－-～~％%〔(〕)［[］]＋+／/＜<＞>＝=';

/** Places of the cache (a power of two) and how far a hash is shifted to be one. */
const CACHE = 1 << 16;
const CACHE_SHIFT = 16;
/** So many of the commonest identifiers may follow anything. */
const COMMON = 1000;
/** What a letter behind a letter costs, a digit behind a digit. */
const REPEATED = 0.3;

export class LanguageModel {
  /** Identifier of a UTF-16 unit. */
  readonly ids: Uint16Array;
  /** Additional cost of a unit within its identifier. */
  readonly extra: Float32Array;
  /** The context after the last call of `cost`. */
  next = BOUNDARY;
  /**
   * Contexts are nodes of a trie: below `#vocabulary` one identifier, above it two, then three. The children of all
   * nodes stand in one row (`#ids`, `#costs`); child number e is itself the context `#vocabulary + e`, unless it is of
   * the last order.
   */
  readonly #vocabulary: number;
  readonly #starts: Uint32Array;
  readonly #ids: Uint16Array;
  readonly #costs: Uint8Array;
  readonly #unigrams: Uint8Array;
  /** What leaving a context costs. */
  readonly #leaves: Uint8Array;
  /** The context without its first identifier, for those of two and three. */
  readonly #shorter: Int32Array;
  readonly #contexts: number;
  readonly #forms: number[][] = [];
  readonly #followers = new Map<number, readonly number[]>();
  // The same n-grams are asked for again and again while a beam goes over a text.
  readonly #cachedNode = new Int32Array(CACHE).fill(-1);
  readonly #cachedId = new Uint16Array(CACHE);
  readonly #cachedCost = new Float32Array(CACHE);
  readonly #cachedNext = new Int32Array(CACHE);

  constructor(bytes: Uint8Array) {
    const reader = new Reader(bytes);
    if (reader.fixed32() !== MAGIC) throw new RangeError('not a Qingdu language model');
    const chars = reader.text();
    const traditional = reader.text();
    const vocabulary = FIRST + chars.length;
    this.#vocabulary = vocabulary;
    this.ids = new Uint16Array(0x10000);
    this.extra = new Float32Array(0x10000);
    this.#fillIds(chars, traditional);
    this.#unigrams = reader.bytes(vocabulary);
    const trie = reader.trie(this.#unigrams);
    this.#starts = trie.starts;
    this.#ids = trie.ids;
    this.#costs = trie.costs;
    this.#leaves = trie.leaves;
    this.#shorter = trie.shorter;
    this.#contexts = trie.starts.length - 1;
  }

  /** The last identifier of a context. */
  lastOf(node: number): number {
    return node < this.#vocabulary ? node : (this.#ids[node - this.#vocabulary] as number);
  }

  /** Cost of identifier `id` behind a context (BOUNDARY at the beginning of a text). Leaves the next one in `next`. */
  cost(node: number, id: number): number {
    const slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(id, 0x85ebca6b)) >>> CACHE_SHIFT;
    if (this.#cachedNode[slot] === node && this.#cachedId[slot] === id) {
      this.next = this.#cachedNext[slot] as number;
      return this.#cachedCost[slot] as number;
    }
    const cost = this.#lookUp(node, id);
    this.#cachedNode[slot] = node;
    this.#cachedId[slot] = id;
    this.#cachedCost[slot] = cost;
    this.#cachedNext[slot] = this.next;
    return cost;
  }

  #lookUp(node: number, id: number): number {
    if ((id === LETTER || id === DIGIT) && this.lastOf(node) === id) {
      this.next = node;
      return REPEATED;
    }
    const vocabulary = this.#vocabulary;
    let left = 0;
    for (let at = node; ; at = this.#shorter[at] as number) {
      const child = this.#find(at, id);
      if (child >= 0) {
        this.next = this.#contextOf(at, child, id);
        return (left + (this.#costs[child] as number)) * STEP;
      }
      left += this.#leaves[at] as number;
      if (at < vocabulary) break;
    }
    this.next = id;
    return (left + (this.#unigrams[id] as number)) * STEP;
  }

  /** The longest context with children after `child` of `at` was seen: what has none says no more than a shorter one. */
  #contextOf(at: number, child: number, id: number): number {
    const vocabulary = this.#vocabulary;
    let node = vocabulary + child;
    if (node >= this.#contexts) {
      // Of the last order: its shorter self is always known.
      const shorter = this.#find(this.#shorter[at] as number, id);
      node = shorter < 0 ? id : vocabulary + shorter;
    }
    while (node >= vocabulary && this.#starts[node] === this.#starts[node + 1]) node = this.#shorter[node] as number;
    return node;
  }

  /** Number of the child `id` of a node, -1 for none. */
  #find(node: number, id: number): number {
    const ids = this.#ids;
    let low = this.#starts[node] as number;
    let high = (this.#starts[node + 1] as number) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = ids[middle] as number;
      if (found === id) return middle;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** Cost of what is not ASCII in a text: what two readings of the same bytes differ in. */
  costOfWords(text: string): number {
    return this.costOfText(text, 0x80);
  }

  /** Cost of a whole text, white space left out. Units below `from` are context only. */
  costOfText(text: string, from = 0): number {
    let node = BOUNDARY;
    let total = 0;
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      if (unit <= 0x20 || unit === 0x3000 || unit === 0xa0) continue;
      const cost = this.cost(node, this.ids[unit] as number);
      if (unit >= from) total += cost + (this.extra[unit] as number);
      node = this.next;
    }
    return total;
  }

  /** Han characters (UTF-16 units, both scripts) seen behind identifier `last`, likeliest first, and the common ones. */
  followers(last: number): readonly number[] {
    let units = this.#followers.get(last);
    if (!units) {
      const nodes: number[] = [];
      for (let i = this.#starts[last] as number; i < (this.#starts[last + 1] as number); i += 1) nodes.push(i);
      nodes.sort((a, b) => (this.#costs[a] as number) - (this.#costs[b] as number));
      const common = Array.from({ length: COMMON }, (_, i) => FIRST + i);
      const chosen = new Set([...nodes.slice(0, 400).map((node) => this.#ids[node] as number), ...common]);
      units = [...chosen].flatMap((id) => (this.#forms[id] ?? []).filter((unit) => unit >= 0x3400));
      this.#followers.set(last, units);
    }
    return units;
  }

  #fillIds(chars: string, traditional: string): void {
    const { ids, extra } = this;
    for (let unit = 0; unit < 0x10000; unit += 1) {
      if ((unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19)) ids[unit] = DIGIT;
      else if ((unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)) ids[unit] = LETTER;
      else if ((unit >= 0xff21 && unit <= 0xff3a) || (unit >= 0xff41 && unit <= 0xff5a)) ids[unit] = LETTER;
      else if ((unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff)) {
        ids[unit] = RARE_HAN;
        extra[unit] = RARE_HAN_MEMBERS;
      } else {
        ids[unit] = OTHER;
        extra[unit] = OTHER_MEMBERS;
      }
      if (unit >= 0xff02 && unit <= 0xff5e) extra[unit] = (extra[unit] as number) + WIDE;
      if (unit >= 0xe000 && unit <= 0xf8ff) extra[unit] = 12;
      if (unit >= 0x3040 && unit <= 0x30ff) extra[unit] = KANA_MEMBERS;
    }
    extra[0xfffd] = 15;
    const known = (unit: number, id: number, cost: number): void => {
      ids[unit] = id;
      extra[unit] = cost;
    };
    for (let i = 0; i < chars.length; i += 1) {
      known(chars.charCodeAt(i), FIRST + i, 0);
      this.#forms[FIRST + i] = [chars.charCodeAt(i)];
    }
    for (let i = 0; i + 1 < traditional.length; i += 2) {
      const id = ids[traditional.charCodeAt(i + 1)] as number;
      known(traditional.charCodeAt(i), id, 0.8);
      this.#forms[id]?.push(traditional.charCodeAt(i));
    }
    for (let i = 0; i + 1 < FOLDED.length; i += 2)
      known(FOLDED.charCodeAt(i), ids[FOLDED.charCodeAt(i + 1)] as number, 0);
    for (const rare of '．－＋／％［］〔〕＜＞＝') extra[rare.charCodeAt(0)] = WIDE / 2;
    extra['．'.charCodeAt(0)] = WIDE;
  }
}

/** The n-grams of two to four identifiers: children of node i are `ids[starts[i]] … ids[starts[i + 1]]`, ascending. */
interface Trie {
  readonly starts: Uint32Array;
  readonly ids: Uint16Array;
  readonly costs: Uint8Array;
  readonly leaves: Uint8Array;
  readonly shorter: Int32Array;
}

class Reader {
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

/** Reads the model's file; throws RangeError on anything else. About 20 ms for 600,000 n-grams. */
export function readLanguageModel(bytes: Uint8Array): LanguageModel {
  return new LanguageModel(bytes);
}
