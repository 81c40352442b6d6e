import type { Candidates } from './candidates.ts';
import { type LanguageModel, RARE_HAN } from './language-model.ts';
import { LEAST_UNIT_COST, type PageMemory } from './page-memory.ts';

/** The most characters that may be asked for. */
const MOST_CHOSEN = 64;

/** What characters cost beside what model and page say of them. */
export interface Extra {
  /** By UTF-16 unit, in nats. */
  readonly costs: Float32Array;
  /** The least of them, or less. */
  readonly least: number;
}

/** Bounds are this much lower than calculated: they hold whatever way the last digit is rounded. */
export const ROUNDING = 1e-6;

const NO_COSTS = new Float32Array(0x10000);
/** No rank at all. */
const NONE = new Uint32Array(0x10000 >> 5);

function has(bits: Uint32Array, rank: number): boolean {
  return (((bits[rank >> 5] as number) >>> (rank & 31)) & 1) === 1;
}

/** What characters cost behind a context, by the language model and the page's own text; and the cheapest of many. */
export class Chooser {
  /** The chosen characters (UTF-16 units) and what they cost, cheapest first; those behind `size` mean nothing. */
  readonly chosen = new Uint16Array(MOST_CHOSEN);
  readonly costs = new Float64Array(MOST_CHOSEN);
  /** Where they stood in the list. */
  readonly #places = new Uint16Array(MOST_CHOSEN);
  size = 0;
  readonly #model: LanguageModel;
  readonly #memory: PageMemory | null;
  /** By last identifier of a context: a bit for the rank of every identifier that model or page have seen behind it. */
  readonly #seen: (Uint32Array | undefined)[] = [];

  /** See `PageMemory.chances`. */
  readonly chances: Float32Array;

  /** `memory`: what the page's own text says. */
  constructor(model: LanguageModel, memory: PageMemory | null) {
    this.#model = model;
    this.#memory = memory;
    this.chances = memory ? memory.chances : chancesOf(model);
  }

  /** What a UTF-16 unit costs behind a context (model and page); the model's `next` is the context behind it. */
  costOf(node: number, unit: number): number {
    const model = this.#model;
    const id = model.ids[unit] as number;
    return this.corrected(model.cost(node, id), model.lastOf(node), id, unit);
  }

  /**
   * Puts the cheapest `count` of the units into `chosen`, those dearer than `limit` left out, and says how many they
   * are. Of equal ones the first come first. `base` is added to every cost; `extra`: what a unit costs besides, by unit.
   * Of many units those that the model hardly knows are left out.
   */
  choose(
    node: number,
    units: ArrayLike<number>,
    count: number,
    base: number,
    limit: number,
    extra: Extra | null,
  ): number {
    this.size = 0;
    if (units.length === 0) return 0;
    if (units.length === 1) {
      const unit = units[0] as number;
      const cost = base + (extra ? (extra.costs[unit] as number) : 0) + this.costOf(node, unit);
      if (cost <= limit) this.put(cost, unit, 0, count, limit);
      return this.size;
    }
    const model = this.#model;
    const memory = this.#memory;
    const { ids, alone } = model;
    const { rankOf } = model.ranks();
    const last = model.lastOf(node);
    const seen = this.#seenBehind(last);
    const left = model.leaving(node);
    const costs = extra ? extra.costs : NO_COSTS;
    // Most are behind nothing like this context: what they are at best is known beforehand.
    const chances = this.chances;
    const leaving = Math.exp(-left);
    const gain = base + (extra ? extra.least : 0) - ROUNDING;
    let worst = limit;
    let least = Math.exp(gain - worst);
    for (let i = 0; i < units.length; i += 1) {
      const unit = units[i] as number;
      const id = ids[unit] as number;
      let cost: number;
      if (has(seen, rankOf[id] as number)) cost = model.cost(node, id);
      else {
        let chance = chances[unit * 2] as number;
        if (chance === 0) chance = this.setChance(unit, id);
        if (chance * leaving + (chances[unit * 2 + 1] as number) < least) continue;
        cost = left + (alone[id] as number);
      }
      if (id === RARE_HAN && !memory?.knows(unit)) continue;
      cost = base + (costs[unit] as number) + this.corrected(cost, last, id, unit);
      if (cost > worst) continue;
      const before = worst;
      worst = this.put(cost, unit, i, count, worst);
      if (worst < before) least = Math.exp(gain - worst);
    }
    return this.size;
  }

  /** Calculates a unit's `chances`; returns the first of them. */
  setChance(unit: number, id: number): number {
    const { alone, extra } = this.#model;
    const memory = this.#memory;
    const cost = (alone[id] as number) + (extra[unit] as number);
    if (memory) memory.setChance(unit, id, cost);
    else {
      this.chances[unit * 2] = Math.exp(-cost);
      this.chances[unit * 2 + 1] = 0;
    }
    return this.chances[unit * 2] as number;
  }

  /** As `choose`, of very many that were made ready. */
  chooseAmong(
    node: number,
    { units, ranks, places, bits, before }: Candidates,
    count: number,
    base: number,
    limit: number,
    extra: Extra | null,
  ): number {
    const model = this.#model;
    const memory = this.#memory;
    const { ids, alone } = model;
    const { least } = model.ranks();
    const last = model.lastOf(node);
    const seen = this.#seenBehind(last);
    const mentioned = memory ? memory.mentioned() : NONE;
    const costs = extra ? extra.costs : NO_COSTS;
    const left = model.leaving(node);
    let worst = limit;
    this.size = 0;
    for (let word = 0; word < bits.length; word += 1) {
      const known = (seen[word] as number) | (mentioned[word] as number);
      if (((bits[word] as number) & known) === 0) continue;
      const end = before[word + 1] as number;
      for (let at = before[word] as number; at < end; at += 1) {
        if (((known >>> ((ranks[at] as number) & 31)) & 1) === 0) continue;
        const unit = units[at] as number;
        const id = ids[unit] as number;
        if (id === RARE_HAN && !memory?.knows(unit)) continue;
        const cost = base + (costs[unit] as number) + this.corrected(model.cost(node, id), last, id, unit);
        if (cost <= worst) worst = this.put(cost, unit, places[at] as number, count, worst);
      }
    }
    // What nobody has seen here costs the more the rarer it is.
    const most = ROUNDING - base - left - (memory ? LEAST_UNIT_COST : 0) - (extra ? leastOf(extra.costs, model) : 0);
    for (let at = 0; at < units.length; at += 1) {
      const rank = ranks[at] as number;
      if ((least[rank] as number) > worst + most) break;
      if (has(seen, rank) || has(mentioned, rank)) continue;
      const unit = units[at] as number;
      const id = ids[unit] as number;
      if (id === RARE_HAN && !memory?.knows(unit)) continue;
      const alike = left + (alone[id] as number);
      const cost = base + (costs[unit] as number) + this.corrected(alike, last, id, unit);
      if (cost <= worst) worst = this.put(cost, unit, places[at] as number, count, worst);
    }
    return this.size;
  }

  /** What a unit costs, from the model's cost of its identifier. */
  corrected(cost: number, last: number, id: number, unit: number): number {
    const whole = cost + (this.#model.extra[unit] as number);
    const memory = this.#memory;
    return memory ? memory.corrected(whole, last, id) + (memory.unitCosts[unit] as number) : whole;
  }

  /** Puts a candidate among the chosen, if there is room or it is better than the last; returns the cost of the last then. */
  put(cost: number, unit: number, place: number, count: number, worst: number): number {
    const { costs, chosen } = this;
    const places = this.#places;
    const size = this.size;
    if (size === count && cost === worst && place > (places[count - 1] as number)) return worst;
    let at = size < count ? size : count - 1;
    while (at > 0) {
      const other = costs[at - 1] as number;
      if (other < cost || (other === cost && (places[at - 1] as number) < place)) break;
      costs[at] = other;
      chosen[at] = chosen[at - 1] as number;
      places[at] = places[at - 1] as number;
      at -= 1;
    }
    costs[at] = cost;
    chosen[at] = unit;
    places[at] = place;
    if (size < count) this.size = size + 1;
    return this.size === count ? (costs[count - 1] as number) : worst;
  }

  #seenBehind(last: number): Uint32Array {
    let bits = this.#seen[last];
    if (!bits) {
      bits = this.#model.seenBehind(last);
      if (this.#memory) {
        bits = bits.slice();
        this.#memory.markFollowers(last, bits);
      }
      this.#seen[last] = bits;
    }
    return bits;
  }
}

/** By model: as `PageMemory.chances`, where no page is known. */
const chancesBy = new WeakMap<LanguageModel, Float32Array>();

function chancesOf(model: LanguageModel): Float32Array {
  let chances = chancesBy.get(model);
  if (!chances) {
    chances = new Float32Array(0x20000);
    chancesBy.set(model, chances);
  }
  return chances;
}

/** By model, by `extra`: the least that a unit costs by the two beyond its identifier. */
const leastBy = new WeakMap<LanguageModel, WeakMap<Float32Array, number>>();

function leastOf(extra: Float32Array, model: LanguageModel): number {
  let known = leastBy.get(model);
  if (!known) {
    known = new WeakMap();
    leastBy.set(model, known);
  }
  let least = known.get(extra);
  if (least === undefined) {
    const { ids, alone, extra: own } = model;
    const { rankOf, least: byRank } = model.ranks();
    least = 0;
    for (let unit = 0; unit < extra.length; unit += 1) {
      const id = ids[unit] as number;
      const beyond = (alone[id] as number) + (own[unit] as number) - (byRank[rankOf[id] as number] as number);
      least = Math.min(least, (extra[unit] as number) + beyond);
    }
    known.set(extra, least);
  }
  return least;
}
