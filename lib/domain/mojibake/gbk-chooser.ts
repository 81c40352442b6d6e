import { pairTable } from '../encoding/index.ts';
import { type Chooser, type Extra, ROUNDING } from './chooser.ts';
import { type Choice, type GbkChoices, gbkChoices, isAmong, SELDOM, type SeenForms } from './gbk-choices.ts';
import { type LanguageModel, RARE_HAN } from './language-model.ts';
import type { PageMemory } from './page-memory.ts';

/** Only characters whose trail byte has this fate. */
export interface Fate {
  readonly ofTrail: Uint8Array;
  readonly wanted: number;
}

/** The places of common characters by what is to be hoped of each at best, best first. */
interface Order {
  /** By what the model says of it by itself, and who stands where in this order. */
  readonly byModel: Uint16Array;
  readonly places: Uint16Array;
  /** By how often the page has it; those that it has not are left out. */
  readonly byPage: Uint16Array;
}

/** The cheapest characters of a `Choice` behind a context, without weighing each. */
export class GbkChooser {
  readonly #chooser: Chooser;
  readonly #model: LanguageModel;
  readonly #memory: PageMemory | null;
  readonly #choices: GbkChoices;
  readonly #encode = pairTable('gbk').encode;
  readonly #orders = new Map<Choice, Order>();
  // What is asked for.
  #count = 0;
  #base = 0;
  /** What the dearest may cost; and what a chance must be at least not to be dearer, `#gain` being the other side of it. */
  #worst = 0;
  #least = 0;
  #gain = 0;
  #costs: Float32Array = new Float32Array(0);
  #fate: Fate | null = null;
  // The context made ready last, its last identifier, and what leaving them costs (nats; as a factor).
  #node = -1;
  #last = -1;
  #left = 0;
  #leaving = 1;
  /** By identifier: 1 where its `ratio` says too little, since a longer context or the page has it here. */
  readonly #marks: Uint8Array;
  readonly #longer: Uint16Array;
  #longerSize = 0;
  readonly #onPage: Uint16Array;
  #onPageSize = 0;
  #seen: Uint32Array = new Uint32Array(0);
  #forms: SeenForms | null = null;

  constructor(chooser: Chooser, model: LanguageModel, memory: PageMemory | null) {
    this.#chooser = chooser;
    this.#model = model;
    this.#memory = memory;
    this.#choices = gbkChoices(model);
    this.#marks = new Uint8Array(model.alone.length);
    this.#longer = new Uint16Array(model.alone.length * 2);
    this.#onPage = new Uint16Array(model.alone.length);
  }

  /** As `Chooser.choose`, whose `chosen` they are. `fate`: only characters that have it. */
  choose(
    node: number,
    choice: Choice,
    count: number,
    base: number,
    limit: number,
    extra: Extra,
    fate: Fate | null,
  ): number {
    this.#ready(node);
    this.#chooser.size = 0;
    this.#count = count;
    this.#base = base;
    this.#costs = extra.costs;
    this.#fate = fate;
    this.#worst = limit;
    this.#gain = base + extra.least - ROUNDING;
    this.#least = Math.exp(this.#gain - limit);
    this.#weighSeen(choice, this.#forms as SeenForms);
    if (this.#onPageSize > 0) this.#weighOnPage(choice);
    if (choice.isRow) this.#weighRow(choice);
    else this.#weighCommon(choice);
    return this.#chooser.size;
  }

  #weighSeen({ ranges, leads, isRow }: Choice, { units, pairs, ratios, places }: SeenForms): void {
    const { ids } = this.#model;
    const { chances } = this.#chooser;
    const marks = this.#marks;
    const leaving = this.#leaving;
    for (let r = 0; r < ranges.length; r += 2) {
      const end = ranges[r + 1] as number;
      for (let i = firstOf(pairs, ranges[r] as number); i < pairs.length; i += 1) {
        const pair = pairs[i] as number;
        if ((pair & 0xff) > end) break;
        if (leads[pair >> 8] === 0) continue;
        const unit = units[i] as number;
        const id = ids[unit] as number;
        if (marks[id] === 0) {
          let chance = chances[unit * 2] as number;
          if (chance === 0) chance = this.#chooser.setChance(unit, id);
          if (chance * leaving * (ratios[i] as number) + (chances[unit * 2 + 1] as number) < this.#least) continue;
        }
        const place = isRow ? pair : (places[i] as number);
        if (place !== SELDOM) this.#weigh(unit, pair & 0xff, place, this.#model.cost(this.#node, id));
      }
    }
  }

  /** What the page has behind the last identifier, the model not. */
  #weighOnPage({ ranges, leads, isRow }: Choice): void {
    const choices = this.#choices;
    for (let i = 0; i < this.#onPageSize; i += 1) {
      const id = this.#onPage[i] as number;
      if (this.#isSeen(id) || !(isRow || choices.isCommon(id))) continue;
      const { forms, formStarts } = this.#model;
      const start = formStarts[id] as number;
      const total = (formStarts[id + 1] as number) - start;
      for (let f = 0; f < total; f += 1) {
        const unit = forms[start + f] as number;
        const pair = this.#encode[unit] as number;
        if (unit < 0x3400 || leads[pair >> 8] === 0 || !isAmong(ranges, pair & 0xff)) continue;
        this.#weigh(unit, pair & 0xff, isRow ? pair : choices.placeOfCommon(id) + f, this.#unseenCost(id));
      }
    }
  }

  #weighRow({ ranges, leads, units, pairs, sharing }: Choice): void {
    const { ids } = this.#model;
    const { chances } = this.#chooser;
    const leaving = this.#leaving;
    for (let i = 0; i < units.length; i += 1) {
      const unit = units[i] as number;
      const id = ids[unit] as number;
      let chance = chances[unit * 2] as number;
      if (chance === 0) chance = this.#chooser.setChance(unit, id);
      if (chance * leaving + (chances[unit * 2 + 1] as number) < this.#least) continue;
      const pair = pairs[i] as number;
      if (!this.#isKnown(id)) this.#weigh(unit, pair & 0xff, pair, this.#unseenCost(id));
    }
    for (let i = 0; i < sharing.length; i += 1) {
      const unit = sharing[i] as number;
      const id = ids[unit] as number;
      if (!this.#isKnown(id)) {
        let chance = chances[unit * 2] as number;
        if (chance === 0) chance = this.#chooser.setChance(unit, id);
        if (chance * leaving + (chances[unit * 2 + 1] as number) < this.#least) continue;
      }
      const pair = this.#encode[unit] as number;
      this.#weigh(unit, pair & 0xff, pair, this.#model.cost(this.#node, id));
    }
    const rare = this.#memory?.rareHan() ?? NONE;
    for (let i = 0; i < rare.length; i += 1) {
      const unit = rare[i] as number;
      const pair = this.#encode[unit] as number;
      if ((pair & 0xff) !== ranges[0] || leads[pair >> 8] === 0) continue;
      this.#weigh(unit, pair & 0xff, pair, this.#model.cost(this.#node, RARE_HAN));
    }
  }

  /** One part of a chance or the other must be half of what it takes. */
  #weighCommon(choice: Choice): void {
    const { ids } = this.#model;
    const { units, pairs, places } = choice;
    const { chances } = this.#chooser;
    const leaving = this.#leaving;
    const { byModel, byPage, places: inOrder } = this.#orderOf(choice);
    let done = 0;
    for (; done < byModel.length; done += 1) {
      const at = byModel[done] as number;
      const unit = units[at] as number;
      const chance = (chances[unit * 2] as number) * leaving;
      if (chance < this.#least / 2) break;
      if (chance + (chances[unit * 2 + 1] as number) < this.#least) continue;
      const id = ids[unit] as number;
      if (this.#isKnown(id)) continue;
      this.#weigh(unit, (pairs[at] as number) & 0xff, places[at] as number, this.#unseenCost(id));
    }
    for (let k = 0; k < byPage.length; k += 1) {
      const at = byPage[k] as number;
      const unit = units[at] as number;
      const onPage = chances[unit * 2 + 1] as number;
      if (onPage < this.#least / 2) break;
      if ((inOrder[at] as number) < done || (chances[unit * 2] as number) * leaving + onPage < this.#least) continue;
      const id = ids[unit] as number;
      if (this.#isKnown(id)) continue;
      this.#weigh(unit, (pairs[at] as number) & 0xff, places[at] as number, this.#unseenCost(id));
    }
  }

  /** `modelCost`: what the model says of the unit's identifier here. */
  #weigh(unit: number, trail: number, place: number, modelCost: number): void {
    const fate = this.#fate;
    if (fate && fate.ofTrail[trail] !== fate.wanted) return;
    const id = this.#model.ids[unit] as number;
    const whole = this.#chooser.corrected(modelCost, this.#last, id, unit);
    const cost = this.#base + (this.#costs[unit] as number) + whole;
    if (cost > this.#worst) return;
    const worst = this.#chooser.put(cost, unit, place, this.#count, this.#worst);
    if (worst === this.#worst) return;
    this.#worst = worst;
    this.#least = Math.exp(this.#gain - worst);
  }

  #unseenCost(id: number): number {
    return this.#left + (this.#model.alone[id] as number);
  }

  /** Whether model or page have seen an identifier behind the last. */
  #isKnown(id: number): boolean {
    return this.#marks[id] !== 0 || this.#isSeen(id);
  }

  #isSeen(id: number): boolean {
    const rank = this.#model.ranks().rankOf[id] as number;
    return (((this.#seen[rank >> 5] as number) >>> (rank & 31)) & 1) === 1;
  }

  #ready(node: number): void {
    if (node === this.#node) return;
    this.#node = node;
    const model = this.#model;
    const marks = this.#marks;
    for (let i = 0; i < this.#longerSize; i += 1) marks[this.#longer[i] as number] = 0;
    this.#longerSize = model.seenLonger(node, this.#longer);
    const last = model.lastOf(node);
    if (last !== this.#last) {
      this.#last = last;
      this.#seen = model.seenBehind(last);
      this.#forms = this.#choices.seenBehind(last);
      for (let i = 0; i < this.#onPageSize; i += 1) marks[this.#onPage[i] as number] = 0;
      this.#onPageSize = this.#memory?.followers(last, this.#onPage) ?? 0;
    }
    for (let i = 0; i < this.#onPageSize; i += 1) marks[this.#onPage[i] as number] = 1;
    for (let i = 0; i < this.#longerSize; i += 1) marks[this.#longer[i] as number] = 1;
    this.#left = model.leaving(node);
    this.#leaving = Math.exp(-this.#left);
  }

  #orderOf(choice: Choice): Order {
    let order = this.#orders.get(choice);
    if (!order) {
      order = this.#sorted(choice);
      this.#orders.set(choice, order);
    }
    return order;
  }

  #sorted({ units }: Choice): Order {
    const { chances } = this.#chooser;
    for (let at = 0; at < units.length; at += 1) {
      const unit = units[at] as number;
      if (chances[unit * 2] === 0) this.#chooser.setChance(unit, this.#model.ids[unit] as number);
    }
    const byModel = sortedBy(chances, 0, units);
    const places = new Uint16Array(byModel.length);
    for (let place = 0; place < byModel.length; place += 1) places[byModel[place] as number] = place;
    const byPage = sortedBy(chances, 1, units);
    return { byModel, places, byPage };
  }
}

const NONE = new Uint16Array(0);

/** A power of two above the number of any unit in a choice. */
const MOST_UNITS = 0x10000;

/**
 * The places of the units by one of their two `chances`, greatest first, equal ones as they stand; those that have none left
 * out. Chance and place in one number: the bits of floats that are not negative stand in the order of the floats, and sorting
 * numbers is quick.
 */
function sortedBy(chances: Float32Array, part: 0 | 1, units: Uint16Array): Uint16Array {
  const bits = new Uint32Array(chances.buffer, chances.byteOffset, chances.length);
  const keys = new Float64Array(units.length);
  let size = 0;
  for (let at = 0; at < units.length; at += 1) {
    const chance = bits[(units[at] as number) * 2 + part] as number;
    if (part === 1 && chance === 0) continue;
    keys[size] = (0xffffffff - chance) * MOST_UNITS + at;
    size += 1;
  }
  const sorted = keys.subarray(0, size).sort();
  const places = new Uint16Array(size);
  for (let i = 0; i < size; i += 1) places[i] = (sorted[i] as number) % MOST_UNITS;
  return places;
}

/** The first of pairs, sorted by trail byte, that has one of at least `trail`. */
function firstOf(pairs: Uint16Array, trail: number): number {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (((pairs[middle] as number) & 0xff) < trail) low = middle + 1;
    else high = middle;
  }
  return low;
}
