import type { Candidates } from './candidates.ts';
import { Chooser, type Extra } from './chooser.ts';
import type { Choice } from './gbk-choices.ts';
import { type Fate, GbkChooser } from './gbk-chooser.ts';
import { BOUNDARY, type LanguageModel } from './language-model.ts';
import type { PageMemory } from './page-memory.ts';
import { PathList } from './path-list.ts';

/** The widest beam that is asked for. */
const MOST_PATHS = 512;
/** What a space costs. */
const SPACE = 0.5;
/** A step that emits nothing. */
export const NOTHING = -1;
/** A step that leaves its observed unit, gloss and all, as it stands. */
export const KEEP = -2;
/** Marks what was chosen among several characters that the bytes allow. */
const GUESSED = 0x10000;
const BURDENED = 0x20000;

function isSpace(unit: number): boolean {
  return unit <= 0x20 || unit === 0x3000 || unit === 0xa0;
}

/**
 * A beam search over what the bytes of a text may have been. A path is a number: the last of its steps. Each step
 * belongs to an observed unit (`index`), emits one character or nothing, and leaves the decoder in a `state`; paths in
 * the same state and context of the language model are one, the cheaper. Costs are negative natural logarithms.
 */
export class Beam {
  #width: number;
  readonly #margin: number;
  readonly #model: LanguageModel;
  readonly #chooser: Chooser;
  #gbk: GbkChooser | null = null;
  readonly #memory: PageMemory | null;
  // Steps, by number.
  #cost = new Float64Array(4096);
  #node = new Int32Array(4096);
  #state = new Int32Array(4096);
  #unit = new Uint16Array(4096);
  #out = new Int32Array(4096);
  #index = new Int32Array(4096);
  #before = new Int32Array(4096);
  #size = 0;
  // The best of the next paths, cheapest first.
  readonly #next = new PathList(MOST_PATHS);
  #limit = Number.POSITIVE_INFINITY;

  /** `margin`: paths dearer than the best by more are dropped. `memory`: what the page's own text says. */
  constructor(model: LanguageModel, width: number, margin: number, memory: PageMemory | null) {
    this.#model = model;
    this.#width = width;
    this.#margin = margin;
    this.#chooser = new Chooser(model, memory);
    this.#memory = memory;
  }

  costOf(path: number): number {
    return this.#cost[path] as number;
  }

  stateOf(path: number): number {
    return this.#state[path] as number;
  }

  /** The last UTF-16 unit emitted. */
  unitOf(path: number): number {
    return this.#unit[path] as number;
  }

  /** The model's context. */
  nodeOf(path: number): number {
    return this.#node[path] as number;
  }

  /** Whether a path has emitted one of `opening` (UTF-16 units) and none of `closing` since. */
  hasOpen(path: number, opening: readonly number[], closing: readonly number[]): boolean {
    for (let at = path; at >= 0; at = this.#before[at] as number) {
      const unit = this.#unit[at] as number;
      if (opening.includes(unit)) return true;
      if (closing.includes(unit)) return false;
    }
    return false;
  }

  indexOf(path: number): number {
    return this.#index[path] as number;
  }

  /** What a step emitted: a UTF-16 unit, NOTHING or KEEP. */
  outOf(path: number): number {
    const out = this.#out[path] as number;
    return out < 0 ? out : out & 0xffff;
  }

  /** Whether the words chose what a step emitted, among several characters that the bytes allow. */
  isGuessed(path: number): boolean {
    const out = this.#out[path] as number;
    return out >= 0 && (out & GUESSED) !== 0;
  }

  /** Whether a path dearer than this would be dropped at once. */
  isTooDear(cost: number): boolean {
    return cost > this.#limit;
  }

  /** Forgets all paths: the beam can be used for another search. */
  reset(): void {
    this.#size = 0;
    this.#next.clear();
    this.#limit = Number.POSITIVE_INFINITY;
  }

  /** The beginning of a path, behind a context and a UTF-16 unit. */
  begin(node: number, unit: number, state: number): number {
    return this.#make(-1, 0, node, state, unit, NOTHING, -1);
  }

  /** A path that emits nothing, or keeps its unit. */
  move(from: number, state: number, index: number, penalty: number, out = NOTHING): number {
    const cost = (this.#cost[from] as number) + penalty;
    return this.#make(from, cost, this.#node[from] as number, state, this.#unit[from] as number, out, index);
  }

  /** A path that emits one unit and goes to `state`; not yet in the beam. */
  emit(from: number, unit: number, state: number, index: number, penalty: number, isGuess = false): number {
    const out = isGuess ? unit | GUESSED : unit;
    const cost = (this.#cost[from] as number) + penalty;
    // White space costs little and is no context; a new line begins a new text.
    if (isSpace(unit)) {
      const node = unit === 0x0a ? BOUNDARY : (this.#node[from] as number);
      return this.#make(from, cost + SPACE, node, state, unit, out, index);
    }
    const scored = cost + this.#chooser.costOf(this.#node[from] as number, unit);
    return this.#make(from, scored, this.#model.next, state, unit, out, index);
  }

  /** As `emit`, but what is emitted is known by other means: the model is not asked. */
  emitFree(from: number, unit: number, state: number, index: number, penalty: number): number {
    const model = this.#model;
    const node = this.#node[from] as number;
    model.cost(node, model.ids[unit] as number);
    const next = isSpace(unit) ? node : model.next;
    return this.#make(from, (this.#cost[from] as number) + penalty, next, state, unit, unit, index);
  }

  #make(before: number, cost: number, node: number, state: number, unit: number, out: number, index: number): number {
    const step = this.#size;
    if (step === this.#cost.length) this.#grow();
    this.#size = step + 1;
    this.#cost[step] = cost;
    this.#node[step] = node;
    this.#state[step] = state;
    this.#unit[step] = unit;
    this.#out[step] = out;
    this.#index[step] = index;
    this.#before[step] = before;
    return step;
  }

  #grow(): void {
    const length = this.#cost.length * 2;
    this.#cost = grown(this.#cost, new Float64Array(length));
    this.#node = grown(this.#node, new Int32Array(length));
    this.#state = grown(this.#state, new Int32Array(length));
    this.#unit = grown(this.#unit, new Uint16Array(length));
    this.#out = grown(this.#out, new Int32Array(length));
    this.#index = grown(this.#index, new Int32Array(length));
    this.#before = grown(this.#before, new Int32Array(length));
  }

  /** Puts a path into the next beam, if it is among the best. */
  add(path: number): void {
    const costs = this.#cost;
    const cost = costs[path] as number;
    if (cost > this.#limit) return;
    const next = this.#next;
    const { paths } = next;
    const state = this.#state[path];
    const node = this.#node[path];
    for (let i = 0; i < next.size; i += 1) {
      const other = paths[i] as number;
      if (this.#state[other] !== state || this.#node[other] !== node) continue;
      if ((costs[other] as number) <= cost) return;
      next.remove(i);
      break;
    }
    next.put(path, cost, this.#width);
    this.#limit = (next.costs[0] as number) + this.#margin;
    if (next.size === this.#width) this.#limit = Math.min(this.#limit, next.costs[next.size - 1] as number);
  }

  /** As `add(emit(…))`, but a path that is too dear is never made. */
  offer(from: number, unit: number, state: number, index: number, penalty: number): void {
    if ((this.#cost[from] as number) + penalty > this.#limit) return;
    this.add(this.emit(from, unit, state, index, penalty));
  }

  /**
   * Makes paths of the cheapest `count` of the characters; they are not in the beam yet. They are the paths from the
   * number that is returned up to `end`, cheapest first (but for white space). `extra`: what a unit costs besides, by
   * unit (none gains more than 4). `limit`: dearer ones are not made. Of many units those that the model hardly knows
   * are left out.
   */
  best(
    from: number,
    among: ArrayLike<number> | Candidates,
    count: number,
    state: number,
    index: number,
    penalty: number,
    extra: Extra | null = null,
    limit = this.#limit,
  ): number {
    const base = (this.#cost[from] as number) + penalty;
    if (base > limit) return this.#size;
    const chooser = this.#chooser;
    const node = this.#node[from] as number;
    const several = !isList(among) || among.length > 1;
    const size = isList(among)
      ? chooser.choose(node, among, count, base, limit, extra)
      : chooser.chooseAmong(node, among, count, base, limit, extra);
    return this.#chosen(size, from, state, index, penalty, extra, several);
  }

  /** As `best`, of characters of GBK; `fate`: only those that have it. */
  bestOf(
    from: number,
    among: Choice,
    count: number,
    state: number,
    index: number,
    penalty: number,
    extra: Extra,
    fate: Fate | null = null,
    limit = this.#limit,
  ): number {
    const base = (this.#cost[from] as number) + penalty;
    if (base > limit) return this.#size;
    this.#gbk ??= new GbkChooser(this.#chooser, this.#model, this.#memory);
    const size = this.#gbk.choose(this.#node[from] as number, among, count, base, limit, extra, fate);
    return this.#chosen(size, from, state, index, penalty, extra, true);
  }

  /** Makes paths of what the chooser has chosen. */
  #chosen(
    size: number,
    from: number,
    state: number,
    index: number,
    penalty: number,
    extra: Extra | null,
    several: boolean,
  ): number {
    const first = this.#size;
    const model = this.#model;
    const { chosen, costs } = this.#chooser;
    const node = this.#node[from] as number;
    for (let k = 0; k < size; k += 1) {
      const unit = chosen[k] as number;
      if (isSpace(unit)) {
        const more = extra ? (extra.costs[unit] as number) : 0;
        this.emit(from, unit, state, index, penalty + more, several);
        continue;
      }
      model.cost(node, model.ids[unit] as number);
      const out = several ? unit | GUESSED : unit;
      this.#make(from, costs[k] as number, model.next, state, unit, out, index);
    }
    return first;
  }

  /** Behind the number of the last path made. */
  get end(): number {
    return this.#size;
  }

  /** What a path must not cost more than, to have a chance in the next step. */
  get limit(): number {
    return this.#limit;
  }

  /** Makes a path dearer, whose last step has something against it; it must not be in the beam yet. */
  burden(path: number, penalty: number): void {
    this.#cost[path] = (this.#cost[path] as number) + penalty;
    this.#out[path] = (this.#out[path] as number) | BURDENED;
  }

  /** Whether a path was made dearer for its last step. */
  isBurdened(path: number): boolean {
    const out = this.#out[path] as number;
    return out >= 0 && (out & BURDENED) !== 0;
  }

  /** How many paths the next steps keep. */
  keep(width: number): void {
    this.#width = width;
  }

  /** The survivors of this step, best first; the beam is empty afterwards. The path `always` survives at any cost. */
  take(always = -1): readonly number[] {
    const kept = this.#next.list();
    this.#next.clear();
    this.#limit = Number.POSITIVE_INFINITY;
    if (always >= 0) {
      const state = this.#state[always];
      const node = this.#node[always];
      if (!kept.some((path) => this.#state[path] === state && this.#node[path] === node)) kept.push(always);
    }
    return kept;
  }

  /** The steps of a path from its beginning. */
  stepsOf(path: number): number[] {
    const steps: number[] = [];
    for (let at = path; (this.#before[at] as number) >= 0; at = this.#before[at] as number) steps.push(at);
    return steps.reverse();
  }
}

function isList(among: ArrayLike<number> | Candidates): among is ArrayLike<number> {
  return 'length' in among;
}

function grown<T extends { set(from: T): void }>(old: T, made: T): T {
  made.set(old);
  return made;
}
