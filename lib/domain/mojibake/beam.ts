import type { LanguageModel } from './language-model.ts';
import type { PageMemory } from './page-memory.ts';

/** A path through what the bytes may have been: one linked step per observed unit or emitted character. */
export interface Path {
  readonly cost: number;
  /** Model context (see `ModelContext`). */
  readonly last: number;
  readonly pair: number;
  readonly triple: number;
  /** Decoder's own state; paths with equal state and context are one. */
  readonly state: number;
  /** The last UTF-16 unit emitted. */
  readonly unit: number;
  /** What was emitted for the observed unit number `index`. */
  readonly out: string;
  readonly index: number;
  readonly before: Path | null;
}

/** What a space costs. */
const SPACE = 0.5;

function isSpace(unit: number): boolean {
  return unit <= 0x20 || unit === 0x3000 || unit === 0xa0;
}

/** Collects the successors of one step and keeps the best of them. */
export class Beam {
  #next: Path[] = [];
  #limit = Number.POSITIVE_INFINITY;
  readonly #width: number;
  readonly #margin: number;
  readonly #model: LanguageModel;
  readonly #memory: PageMemory | null;

  /** `margin`: paths dearer than the best by more are dropped. `memory`: what the page's own text says. */
  constructor(model: LanguageModel, width: number, margin: number, memory: PageMemory | null) {
    this.#model = model;
    this.#width = width;
    this.#margin = margin;
    this.#memory = memory;
  }

  /** What emitting a unit behind a path costs (model and page). */
  costOf(from: Path, unit: number): number {
    const model = this.#model;
    const id = model.ids[unit] as number;
    const cost = model.cost(from.last, from.pair, from.triple, id);
    const extra = model.extra[unit] as number;
    const memory = this.#memory;
    if (!memory) return cost + extra;
    return memory.corrected(cost, from.last, id) + extra + (memory.unitCosts[unit] as number);
  }

  /** A path that emits one unit and goes to `state`; not yet in the beam. */
  emit(from: Path, unit: number, state: number, index: number, penalty: number): Path {
    if (isSpace(unit)) return this.#emitSpace(from, unit, state, index, penalty);
    const cost = from.cost + penalty + this.costOf(from, unit);
    const model = this.#model;
    return {
      cost,
      last: model.ids[unit] as number,
      pair: model.nextPair,
      triple: model.nextTriple,
      state,
      unit,
      out: String.fromCharCode(unit),
      index,
      before: from,
    };
  }

  /** White space costs little and is no context; a new line begins a new text. */
  #emitSpace(from: Path, unit: number, state: number, index: number, penalty: number): Path {
    const { last, pair, triple } = unit === 0x0a ? this.#model.start : from;
    const out = String.fromCharCode(unit);
    return { cost: from.cost + penalty + SPACE, last, pair, triple, state, unit, out, index, before: from };
  }

  add(path: Path): void {
    if (path.cost > this.#limit) return;
    if (path.cost + this.#margin < this.#limit) this.#limit = path.cost + this.#margin;
    this.#next.push(path);
  }

  /** As `add(emit(…))`, but a path that is too dear is never made. */
  offer(from: Path, unit: number, state: number, index: number, penalty: number): void {
    if (from.cost + penalty > this.#limit) return;
    this.add(this.emit(from, unit, state, index, penalty));
  }

  /** The cheapest `count` of the units, each with its penalty, as paths; they are not in the beam yet. */
  best(
    from: Path,
    units: readonly number[],
    count: number,
    state: number,
    index: number,
    penalty: (unit: number) => number,
  ): Path[] {
    const costs: [number, number][] = [];
    for (const unit of units) {
      const extra = penalty(unit);
      const cost = from.cost + extra + this.costOf(from, unit);
      if (cost <= this.#limit) costs.push([cost, unit]);
    }
    costs.sort((a, b) => a[0] - b[0]);
    return costs.slice(0, count).map(([, unit]) => this.emit(from, unit, state, index, penalty(unit)));
  }

  /** The survivors of this step, best first; the beam is empty afterwards. The path `always` survives at any cost. */
  take(always: Path | null): Path[] {
    if (always) this.#next.push(always);
    const all = this.#next;
    this.#next = [];
    this.#limit = Number.POSITIVE_INFINITY;
    all.sort((a, b) => a.cost - b.cost);
    const kept: Path[] = [];
    const seen = new Set<number>();
    const limit = (all[0]?.cost ?? 0) + this.#margin;
    let sure = false;
    for (const path of all) {
      const isSure = path === always;
      if (!isSure && (kept.length >= this.#width || path.cost > limit)) {
        if (sure) break;
        continue;
      }
      const key = ((path.state * 8192 + path.last) * 524288 + path.pair + 1) * 8 + ((path.triple + 1) & 7);
      if (!isSure && seen.has(key)) continue;
      seen.add(key);
      if (isSure) sure = true;
      kept.push(path);
    }
    return kept;
  }
}

/** The steps of a path from its beginning. */
export function stepsOf(path: Path): Path[] {
  const steps: Path[] = [];
  for (let at: Path | null = path; at?.before; at = at.before) steps.push(at);
  return steps.reverse();
}
