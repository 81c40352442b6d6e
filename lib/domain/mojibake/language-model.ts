/**
 * A character n-gram model of written Chinese (orders one to four, back-off), read from `public/model/zh.model`.
 * Traditional and Simplified forms share one identifier, full-width and half-width marks too. Costs are natural
 * logarithms: lower is likelier. The file is made by scripts/build-language-model.mjs, whose notes say from what.
 */
import { ModelFile, STEP, type Trie } from './language-model-file.ts';
import { type Ranks, rankIdentifiers } from './language-model-ranks.ts';
import { BOUNDARY, DIGIT, FIRST, LETTER, RARE_HAN, unitTable } from './language-model-units.ts';

export { BOUNDARY, DIGIT, LETTER, RARE_HAN };

const MAGIC = 0x334d4451;
/** Places of the cache (a power of two) and how far a hash is shifted to be one. */
const CACHE = 1 << 15;
const CACHE_SHIFT = 17;
const LEFT = 1 << 12;
const LEFT_SHIFT = 20;
/** What a letter behind a letter costs, a digit behind a digit. */
const REPEATED = 0.3;

/** No two costs are farther apart, in steps; and by how much likelier something is for so many steps less. */
const MOST_STEPS = 1536;
let ratios: Float32Array | null = null;

function makeRatios(): Float32Array {
  const made = new Float32Array(MOST_STEPS * 2);
  for (let i = 0; i < made.length; i += 1) made[i] = Math.exp((i - MOST_STEPS) * STEP);
  return made;
}

export class LanguageModel {
  /** Identifier of a UTF-16 unit. */
  readonly ids: Uint16Array;
  /** Additional cost of a unit within its identifier. */
  readonly extra: Float32Array;
  /** The context after the last call of `cost`. */
  next = BOUNDARY;
  /** By identifier: its cost where nothing is known of what stands before it, in nats. */
  readonly alone: Float64Array;
  readonly #vocabulary: number;
  readonly #trie: Trie;
  readonly #unigrams: Uint8Array;
  readonly #seenBehind: (Uint32Array | undefined)[];
  #ranks: Ranks | null = null;
  readonly #leastExtra: Float64Array;
  /** The identifiers that characters from U+4E00 to U+9FFF have. */
  readonly hanIds: Uint16Array;
  /** UTF-16 units by the identifier they share, the Simplified one first: those of `id` from `formStarts[id]` on. */
  readonly forms: Uint16Array;
  readonly formStarts: Uint16Array;
  /** Identifiers of characters begin here, the commonest first. */
  readonly firstCharacter = FIRST;
  /**
   * The same n-grams are asked for again and again while a beam goes over a text. An entry is three numbers side by side:
   * context, from 1; identifier and, above 16 bits, its cost in steps; next context. All together are small enough for a processor
   * to keep near.
   */
  readonly #cache = new Int32Array(CACHE * 3);
  /** What leaving contexts costs, of those asked for lately: the context, from 1, and nats. */
  readonly #leftOf = new Int32Array(LEFT);
  readonly #left = new Float64Array(LEFT);

  constructor(bytes: Uint8Array) {
    const reader = new ModelFile(bytes);
    if (reader.fixed32() !== MAGIC) throw new RangeError('not a Qingdu language model');
    const chars = reader.text();
    const traditional = reader.text();
    const vocabulary = FIRST + chars.length;
    this.#vocabulary = vocabulary;
    const units = unitTable(chars, traditional);
    this.ids = units.ids;
    this.extra = units.extra;
    this.forms = units.forms;
    this.formStarts = units.formStarts;
    this.hanIds = units.hanIds;
    this.#leastExtra = units.least;
    this.#unigrams = reader.bytes(vocabulary);
    this.#trie = reader.trie(this.#unigrams);
    const alone = new Float64Array(vocabulary);
    for (let id = 0; id < vocabulary; id += 1) alone[id] = (this.#unigrams[id] as number) * STEP;
    this.alone = alone;
    this.#seenBehind = new Array(vocabulary);
  }

  /** The last identifier of a context. */
  lastOf(node: number): number {
    let at = node;
    while (at >= this.#vocabulary) at = this.#trie.shorter(at);
    return at;
  }

  /**
   * A bit for the rank of every identifier that was seen behind `last`, 32 to a word. What was not seen behind it was
   * seen in no longer context that ends so either: behind any of these it costs `leaving(context) + alone[id]`.
   */
  seenBehind(last: number): Uint32Array {
    let bits = this.#seenBehind[last];
    if (!bits) {
      const { rankOf } = this.ranks();
      bits = new Uint32Array((this.#vocabulary + 31) >> 5);
      const { ids } = this.seen(last);
      for (let e = 0; e < ids.length; e += 1) setBit(bits, rankOf[ids[e] as number] as number);
      // Digits and letters repeat at a cost of their own.
      if (last === LETTER || last === DIGIT) setBit(bits, rankOf[last] as number);
      this.#seenBehind[last] = bits;
    }
    return bits;
  }

  /** The identifiers by what the cheapest of their units costs where nothing is known of what stands before it. */
  ranks(): Ranks {
    this.#ranks ??= rankIdentifiers(this.#leastExtra, this.#unigrams, STEP);
    return this.#ranks;
  }

  /** What it costs, in nats, to forget a context entirely. */
  leaving(node: number): number {
    const slot = Math.imul(node, 0x9e3779b1) >>> LEFT_SHIFT;
    if (this.#leftOf[slot] === node + 1) return this.#left[slot] as number;
    const trie = this.#trie;
    let left = 0;
    for (let at = node; ; at = trie.shorter(at)) {
      const parent = trie.parentOf(at);
      if (parent >= 0) left += trie.leave(at, parent);
      if (at < this.#vocabulary) break;
    }
    this.#leftOf[slot] = node + 1;
    this.#left[slot] = left * STEP;
    return left * STEP;
  }

  /** Cost of identifier `id` behind a context (BOUNDARY at the beginning of a text). Leaves the next one in `next`. */
  cost(node: number, id: number): number {
    if ((id === LETTER || id === DIGIT) && this.lastOf(node) === id) {
      this.next = node;
      return REPEATED;
    }
    const slot = ((Math.imul(node, 0x9e3779b1) ^ Math.imul(id, 0x85ebca6b)) >>> CACHE_SHIFT) * 3;
    const cache = this.#cache;
    const known = cache[slot + 1] as number;
    if (cache[slot] === node + 1 && (known & 0xffff) === id) {
      this.next = cache[slot + 2] as number;
      return (known >>> 16) * STEP;
    }
    const steps = this.#lookUp(node, id);
    cache[slot] = node + 1;
    cache[slot + 1] = (steps << 16) | id;
    cache[slot + 2] = this.next;
    return steps * STEP;
  }

  /** What it costs, in steps. */
  #lookUp(node: number, id: number): number {
    const trie = this.#trie;
    let left = 0;
    for (let at = node; ; at = trie.shorter(at)) {
      const parent = trie.parentOf(at);
      if (parent >= 0) {
        const place = trie.find(at, parent, id);
        if (place >= 0) {
          this.next = trie.contextOf(at, parent, place, id);
          return left + trie.costAt(at, place);
        }
        left += trie.leave(at, parent);
      }
      if (at < this.#vocabulary) break;
    }
    this.next = id;
    return left + (this.#unigrams[id] as number);
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

  /** The identifiers seen behind another, ascending, and what they cost there by themselves, in steps. */
  seen(last: number): { readonly ids: Uint16Array; readonly steps: Uint8Array } {
    const trie = this.#trie;
    const parent = trie.parentOf(last);
    const start = parent < 0 ? 0 : trie.startOf(parent);
    const end = parent < 0 ? 0 : trie.endOf(parent);
    return { ids: trie.ids.subarray(start, end), steps: trie.costs.subarray(start, end) };
  }

  /** How much likelier `id` is behind `last`, where it costs so many steps, than what was never seen there. */
  seenRatio(last: number, id: number, steps: number): number {
    const parent = this.#trie.parentOf(last);
    const leave = parent < 0 ? 0 : this.#trie.leave(last, parent);
    ratios ??= makeRatios();
    return ratios[MOST_STEPS + leave + (this.#unigrams[id] as number) - steps] as number;
  }

  /** Puts the identifiers seen in a context of two and three into a list; says how many: of one alone, none. */
  seenLonger(node: number, into: Uint16Array): number {
    const trie = this.#trie;
    let size = 0;
    for (let at = node; at >= this.#vocabulary; at = trie.shorter(at)) {
      const parent = trie.parentOf(at);
      if (parent >= 0) size = trie.listLonger(at, parent, into, size);
    }
    return size;
  }
}

function setBit(bits: Uint32Array, at: number): void {
  bits[at >> 5] = (bits[at >> 5] as number) | (1 << (at & 31));
}

/** Reads the model's file; throws RangeError on anything else. */
export function readLanguageModel(bytes: Uint8Array): LanguageModel {
  return new LanguageModel(bytes);
}
