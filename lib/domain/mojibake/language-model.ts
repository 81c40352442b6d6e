/**
 * A character n-gram model of written Chinese (orders one to four, back-off), read from `public/model/zh.model`.
 * Traditional and Simplified forms share one identifier, full-width and half-width marks too. Costs are natural
 * logarithms: lower is likelier. The file is made by scripts/build-language-model.mjs, whose notes say from what.
 */
export const LETTER = 1;
export const DIGIT = 2;
export const BOUNDARY = 3;
const OTHER = 0;
const RARE_HAN = 4;
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

/** A place in the model: the longest known context. Nodes are -1 where unknown. */
export interface ModelContext {
  readonly last: number;
  readonly pair: number;
  readonly triple: number;
}

/** One order of the trie: children of node i are `ids[starts[i]] … ids[starts[i + 1]]`, ascending. */
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
  /** Nodes after the last call of `cost`: with the identifier they make the next context. */
  nextPair = -1;
  nextTriple = -1;
  readonly #unigrams: Uint8Array;
  readonly #unigramLeaves: Uint8Array;
  readonly #pairs: Level;
  readonly #triples: Level;
  readonly #quadruples: Level;
  readonly #forms: number[][] = [];
  readonly #followers = new Map<number, readonly number[]>();

  constructor(bytes: Uint8Array) {
    const reader = new Reader(bytes);
    if (reader.fixed32() !== MAGIC) throw new RangeError('not a Qingdu language model');
    const chars = reader.text();
    const traditional = reader.text();
    const vocabulary = FIRST + chars.length;
    this.ids = new Uint16Array(0x10000);
    this.extra = new Float32Array(0x10000);
    this.#fillIds(chars, traditional);
    this.#unigrams = reader.bytes(vocabulary);
    this.#unigramLeaves = reader.bytes(vocabulary);
    this.#pairs = reader.level(vocabulary, true);
    this.#triples = reader.level(this.#pairs.ids.length, true);
    this.#quadruples = reader.level(this.#triples.ids.length, false);
  }

  /** The context at the beginning of a text. */
  get start(): ModelContext {
    return { last: BOUNDARY, pair: -1, triple: -1 };
  }

  /**
   * Cost of identifier `id` behind a context. Leaves the next context's nodes in `nextPair` and `nextTriple`.
   */
  cost(last: number, pair: number, triple: number, id: number): number {
    if (id === last && (id === LETTER || id === DIGIT)) {
      this.nextPair = pair;
      this.nextTriple = triple;
      return 0.3;
    }
    const nextPair = find(this.#pairs, last, id);
    const nextTriple = pair < 0 ? -1 : find(this.#triples, pair, id);
    this.nextPair = nextPair;
    this.nextTriple = nextTriple;
    let left = 0;
    if (triple >= 0) {
      const found = find(this.#quadruples, triple, id);
      if (found >= 0) return (this.#quadruples.costs[found] as number) * STEP;
      left = this.#triples.leaves[triple] as number;
    }
    if (nextTriple >= 0) return (left + (this.#triples.costs[nextTriple] as number)) * STEP;
    if (pair >= 0) left += this.#pairs.leaves[pair] as number;
    if (nextPair >= 0) return (left + (this.#pairs.costs[nextPair] as number)) * STEP;
    return (left + (this.#unigramLeaves[last] as number) + (this.#unigrams[id] as number)) * STEP;
  }

  /** Cost of a UTF-16 unit behind a context, with what its form costs within its identifier. */
  costOfUnit(context: ModelContext, unit: number): number {
    return (
      this.cost(context.last, context.pair, context.triple, this.ids[unit] as number) + (this.extra[unit] as number)
    );
  }

  /** Cost of what is not ASCII in a text: what two readings of the same bytes differ in. */
  costOfWords(text: string): number {
    return this.costOfText(text, 0x80);
  }

  /** Cost of a whole text, white space left out. Units below `from` are context only. */
  costOfText(text: string, from = 0): number {
    let { last, pair, triple } = this.start;
    let total = 0;
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      if (unit <= 0x20 || unit === 0x3000 || unit === 0xa0) continue;
      const id = this.ids[unit] as number;
      const cost = this.cost(last, pair, triple, id);
      if (unit >= from) total += cost + (this.extra[unit] as number);
      last = id;
      pair = this.nextPair;
      triple = this.nextTriple;
    }
    return total;
  }

  /** Han characters (UTF-16 units, both scripts) seen behind identifier `last`, likeliest first; at most 500. */
  followers(last: number): readonly number[] {
    let units = this.#followers.get(last);
    if (!units) {
      const { starts, ids, costs } = this.#pairs;
      const nodes: number[] = [];
      for (let i = starts[last] as number; i < (starts[last + 1] as number); i += 1) nodes.push(i);
      nodes.sort((a, b) => (costs[a] as number) - (costs[b] as number));
      const common = Array.from({ length: 400 }, (_, i) => FIRST + i);
      const chosen = new Set([...nodes.slice(0, 400).map((node) => ids[node] as number), ...common]);
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

/** Index of `id` among the children of `node`, -1 for none. */
function find({ starts, ids }: Level, node: number, id: number): number {
  let low = starts[node] as number;
  let high = (starts[node + 1] as number) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = ids[middle] as number;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
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
