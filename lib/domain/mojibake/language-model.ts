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
/** One step of a stored cost. */
const STEP = 0.125;
const MAGIC = 0x314d4451;
/** How much likelier a class is than one of its members. */
const RARE_HAN_MEMBERS = 9;
const OTHER_MEMBERS = 5;
const KANA_MEMBERS = 3;
/** Full-width letters and digits hardly occur: without this a model that folds widths would make them cheap. */
const WIDE = 7;

/** Folded to the half-width mark that the model counts. */
const FOLDED = '，,。.．.；;：:？?！!（(）)‘“’”「“」”『“』”\'"—-–-－-～~％%〔(〕)［[］]＋+／/';

/** Places of the cache (a power of two) and how far a hash is shifted to be one. */
const CACHE = 1 << 16;
const CACHE_SHIFT = 16;
/** What a letter behind a letter costs, a digit behind a digit. */
const REPEATED = 0.3;

/** One order of the file: children of node i are `ids[starts[i]] … ids[starts[i + 1]]`, ascending. */
interface Level {
  readonly starts: Uint32Array;
  readonly ids: Uint16Array;
  readonly costs: Uint8Array;
  /** What leaving this context costs. */
  readonly leaves: Uint8Array;
}

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
  /** The node above a context, for those of two and three identifiers. */
  readonly #parents: Int32Array;
  /** The context without its first identifier; -1 where not yet looked up. */
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
    const unigramLeaves = reader.bytes(vocabulary);
    const pairs = reader.level(vocabulary, true);
    const triples = reader.level(pairs.ids.length, true);
    const quadruples = reader.level(triples.ids.length, false);
    const levels = [pairs, triples, quadruples];
    this.#contexts = vocabulary + pairs.ids.length + triples.ids.length;
    this.#starts = new Uint32Array(this.#contexts + 1);
    this.#parents = new Int32Array(this.#contexts);
    let node = 0;
    let offset = 0;
    for (const { starts, ids } of levels) {
      for (let i = 0; i + 1 < starts.length; i += 1, node += 1) {
        this.#starts[node] = offset + (starts[i] as number);
        for (let e = starts[i] as number; e < (starts[i + 1] as number); e += 1) {
          const child = vocabulary + offset + e;
          if (child < this.#contexts) this.#parents[child] = node;
        }
      }
      offset += ids.length;
    }
    this.#starts[node] = offset;
    this.#ids = joined16(levels.map(({ ids }) => ids));
    this.#costs = joined8(levels.map(({ costs }) => costs));
    this.#leaves = joined8([unigramLeaves, pairs.leaves, triples.leaves]);
    this.#shorter = new Int32Array(this.#contexts).fill(-1);
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
    for (let at = node; ; at = this.#shorterOf(at)) {
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
      // Of the last order: the longest shorter one that is known.
      let from = at;
      do {
        from = this.#shorterOf(from);
        const found = this.#find(from, id);
        node = found < 0 ? id : vocabulary + found;
      } while (node < vocabulary && from >= vocabulary);
    }
    while (node >= vocabulary && this.#starts[node] === this.#starts[node + 1]) node = this.#shorterOf(node);
    return node;
  }

  #shorterOf(node: number): number {
    const known = this.#shorter[node] as number;
    if (known >= 0) return known;
    const vocabulary = this.#vocabulary;
    const id = this.#ids[node - vocabulary] as number;
    let shorter = id;
    let from = this.#parents[node] as number;
    while (from >= vocabulary) {
      from = this.#shorterOf(from);
      const found = this.#find(from, id);
      if (found >= 0) {
        shorter = vocabulary + found;
        break;
      }
    }
    this.#shorter[node] = shorter;
    return shorter;
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

  /** Han characters (UTF-16 units, both scripts) seen behind identifier `last`, likeliest first; at most 500. */
  followers(last: number): readonly number[] {
    let units = this.#followers.get(last);
    if (!units) {
      const nodes: number[] = [];
      for (let i = this.#starts[last] as number; i < (this.#starts[last + 1] as number); i += 1) nodes.push(i);
      nodes.sort((a, b) => (this.#costs[a] as number) - (this.#costs[b] as number));
      const common = Array.from({ length: 400 }, (_, i) => FIRST + i);
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
      if (unit >= 0xff10 && unit <= 0xff5a) extra[unit] = WIDE;
      if (unit >= 0xff02 && unit <= 0xff0f) extra[unit] = WIDE / 2;
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
    for (const rare of '．－＋／％［］〔〕') extra[rare.charCodeAt(0)] = WIDE / 2;
    extra['．'.charCodeAt(0)] = WIDE;
  }
}

function joined8(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function joined16(parts: readonly Uint16Array[]): Uint16Array {
  const out = new Uint16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
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

  /** Numbers of children (varint), then their identifiers as ascending differences (varint), then costs. */
  level(nodes: number, hasLeaves: boolean): Level {
    const bytes = this.#bytes;
    let at = this.#at;
    const starts = new Uint32Array(nodes + 1);
    let total = 0;
    for (let node = 0; node < nodes; node += 1) {
      let value = bytes[at++] as number;
      if (value & 0x80) value = (value & 0x7f) | ((bytes[at++] as number) << 7);
      total += value;
      starts[node + 1] = total;
    }
    const ids = new Uint16Array(total);
    for (let node = 0; node < nodes; node += 1) {
      let id = -1;
      const end = starts[node + 1] as number;
      for (let i = starts[node] as number; i < end; i += 1) {
        let value = bytes[at++] as number;
        if (value & 0x80) value = (value & 0x7f) | ((bytes[at++] as number) << 7);
        id += value + 1;
        ids[i] = id;
      }
    }
    this.#at = at;
    const costs = this.bytes(total);
    return { starts, ids, costs, leaves: hasLeaves ? this.bytes(total) : new Uint8Array(0) };
  }
}

/** Reads the model's file; throws RangeError on anything else. About 20 ms for 600,000 n-grams. */
export function readLanguageModel(bytes: Uint8Array): LanguageModel {
  return new LanguageModel(bytes);
}
