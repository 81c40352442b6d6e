import type { Chooser, Extra } from './chooser.ts';
import type { Followers, Listed } from './gbk-followers.ts';
import type { LanguageModel } from './language-model.ts';
import type { PageMemory } from './page-memory.ts';

/** Bounds are this much lower than calculated: they hold whatever way the last digit is rounded. */
const ROUNDING = 1e-6;

/** Only characters whose trail byte has this fate. */
export interface Fate {
  readonly ofTrail: Uint8Array;
  readonly wanted: number;
}

/** The places of a list by what is to be hoped of each at best, best first. */
interface Order {
  /** By what the model says of it by itself, and who stands where in this order. */
  readonly byModel: Uint16Array;
  readonly places: Uint16Array;
  /** By how often the page has it; those that it has not are left out. */
  readonly byPage: Uint16Array;
}

/** The cheapest of the characters that are likely behind a context, without weighing each. */
export class FollowerChooser {
  readonly #chooser: Chooser;
  readonly #model: LanguageModel;
  readonly #memory: PageMemory | null;
  readonly #orders = new Map<Listed, Order>();
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

  constructor(chooser: Chooser, model: LanguageModel, memory: PageMemory | null) {
    this.#chooser = chooser;
    this.#model = model;
    this.#memory = memory;
    this.#marks = new Uint8Array(model.alone.length);
    this.#longer = new Uint16Array(model.alone.length * 2);
    this.#onPage = new Uint16Array(model.alone.length);
  }

  /** As `Chooser.choose`, whose `chosen` they are. `fate`: only characters that have it. */
  choose(
    node: number,
    { seen, common }: Followers,
    count: number,
    base: number,
    limit: number,
    extra: Extra,
    fate: Fate | null,
  ): number {
    this.#ready(node);
    const chooser = this.#chooser;
    chooser.size = 0;
    const gain = base + extra.least - ROUNDING;
    const worst = this.#weighSeen(seen, count, base, gain, limit, extra, fate);
    this.#weighCommon(common, count, base, gain, worst, extra, fate);
    return chooser.size;
  }

  #weighSeen(
    { units, trails, places, ratios }: Followers['seen'],
    count: number,
    base: number,
    gain: number,
    limit: number,
    extra: Extra,
    fate: Fate | null,
  ): number {
    const chooser = this.#chooser;
    const model = this.#model;
    const { ids } = model;
    const { chances } = chooser;
    const marks = this.#marks;
    const leaving = this.#leaving;
    let worst = limit;
    let least = Math.exp(gain - worst);
    for (let i = 0; i < units.length; i += 1) {
      const unit = units[i] as number;
      const id = ids[unit] as number;
      if (marks[id] === 0) {
        let chance = chances[unit * 2] as number;
        if (chance < 0) chance = chooser.setChance(unit, id);
        if (chance * leaving * (ratios[i] as number) + (chances[unit * 2 + 1] as number) < least) continue;
      }
      if (fate && fate.ofTrail[trails[i] as number] !== fate.wanted) continue;
      const whole = chooser.corrected(model.cost(this.#node, id), this.#last, id, unit);
      const cost = base + (extra.costs[unit] as number) + whole;
      if (cost > worst) continue;
      worst = chooser.put(cost, unit, places[i] as number, count, worst);
      least = Math.exp(gain - worst);
    }
    return worst;
  }

  #weighCommon(
    common: Listed,
    count: number,
    base: number,
    gain: number,
    limit: number,
    extra: Extra,
    fate: Fate | null,
  ): void {
    const { units } = common;
    const { chances } = this.#chooser;
    const leaving = this.#leaving;
    let worst = limit;
    // Those that the page has behind this one.
    for (let f = 0; f < this.#onPageSize; f += 1) {
      const id = this.#onPage[f] as number;
      const forms = this.#isSeen(id) ? undefined : this.#model.forms[id];
      if (!forms) continue;
      for (let k = 0; k < forms.length; k += 1) {
        const at = units.indexOf(forms[k] as number);
        if (at >= 0) worst = this.#weigh(common, at, count, base, worst, extra, fate);
      }
    }
    // Of the others one part of the chance or the other must be half of what it takes.
    const { byModel, byPage, places } = this.#orderOf(common);
    let least = Math.exp(gain - worst);
    let done = 0;
    for (; done < byModel.length; done += 1) {
      const at = byModel[done] as number;
      const unit = units[at] as number;
      const chance = (chances[unit * 2] as number) * leaving;
      if (chance < least / 2) break;
      if (chance + (chances[unit * 2 + 1] as number) < least || this.#isKnown(unit)) continue;
      worst = this.#weigh(common, at, count, base, worst, extra, fate);
      least = Math.exp(gain - worst);
    }
    for (let k = 0; k < byPage.length; k += 1) {
      const at = byPage[k] as number;
      const unit = units[at] as number;
      const onPage = chances[unit * 2 + 1] as number;
      if (onPage < least / 2) break;
      if ((places[at] as number) < done) continue;
      if ((chances[unit * 2] as number) * leaving + onPage < least || this.#isKnown(unit)) continue;
      worst = this.#weigh(common, at, count, base, worst, extra, fate);
      least = Math.exp(gain - worst);
    }
  }

  /** Weighs a common one that the model has not seen here. */
  #weigh(
    { units, trails, places }: Listed,
    at: number,
    count: number,
    base: number,
    worst: number,
    extra: Extra,
    fate: Fate | null,
  ): number {
    if (fate && fate.ofTrail[trails[at] as number] !== fate.wanted) return worst;
    const chooser = this.#chooser;
    const unit = units[at] as number;
    const id = this.#model.ids[unit] as number;
    const whole = chooser.corrected(this.#left + (this.#model.alone[id] as number), this.#last, id, unit);
    const cost = base + (extra.costs[unit] as number) + whole;
    return cost > worst ? worst : chooser.put(cost, unit, places[at] as number, count, worst);
  }

  /** Whether model or page have seen the unit's identifier behind the last. */
  #isKnown(unit: number): boolean {
    const id = this.#model.ids[unit] as number;
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
      for (let i = 0; i < this.#onPageSize; i += 1) marks[this.#onPage[i] as number] = 0;
      this.#onPageSize = this.#memory?.followers(last, this.#onPage) ?? 0;
    }
    for (let i = 0; i < this.#onPageSize; i += 1) marks[this.#onPage[i] as number] = 1;
    for (let i = 0; i < this.#longerSize; i += 1) marks[this.#longer[i] as number] = 1;
    this.#left = model.leaving(node);
    this.#leaving = Math.exp(-this.#left);
  }

  #orderOf(common: Listed): Order {
    let order = this.#orders.get(common);
    if (!order) {
      order = this.#sorted(common);
      this.#orders.set(common, order);
    }
    return order;
  }

  #sorted({ units }: Listed): Order {
    const { chances } = this.#chooser;
    const all = units.map((unit, at) => {
      if ((chances[unit * 2] as number) < 0) this.#chooser.setChance(unit, this.#model.ids[unit] as number);
      return at;
    });
    const by = (part: number) => (a: number, b: number) =>
      (chances[(units[b] as number) * 2 + part] as number) - (chances[(units[a] as number) * 2 + part] as number);
    const byModel = all.slice().sort(by(0));
    const places = new Uint16Array(all.length);
    byModel.forEach((at, place) => {
      places[at] = place;
    });
    const byPage = all.filter((at) => (chances[(units[at] as number) * 2 + 1] as number) > 0).sort(by(1));
    return { byModel, places, byPage };
  }
}
