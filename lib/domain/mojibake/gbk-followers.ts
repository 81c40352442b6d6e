import { pairTable } from '../encoding/index.ts';
import { isZoneALead, isZoneBLead } from './gbk-rows.ts';
import type { LanguageModel } from './language-model.ts';

/** What the trail byte of a character must be: any that can be lost, the first byte of a pair of one zone or the other. */
export type TrailKind = typeof WHOLE | typeof ZONE_A | typeof ZONE_B;
export const WHOLE = 0;
export const ZONE_A = 1;
export const ZONE_B = 2;

/** So many of the commonest identifiers may follow anything. */
const COMMON = 1000;
/** So many of those seen behind an identifier, the likeliest. */
const MOST_SEEN = 400;
/** So many lists are kept. */
const MOST_LISTS = 8000;
/** States are less. */
const STATES = 1024;
/** Room for the Traditional and Simplified forms of an identifier. */
const FORMS = 16;

/** Characters (UTF-16 units) that may stand somewhere; `places`: of equally likely ones the first is taken. */
export interface Listed {
  readonly units: Uint16Array;
  readonly trails: Uint8Array;
  readonly places: Uint32Array;
}

/** Those that the model has seen behind an identifier. */
export interface SeenList extends Listed {
  /** How much likelier each is there than if it had not been seen. */
  readonly ratios: Float32Array;
}

/** Likely characters behind another: those seen behind it, and the common ones. */
export interface Followers {
  readonly seen: SeenList;
  /** The same behind any; those that were seen too are not meant. In the order of their places. */
  readonly common: Listed;
}

/** Han characters (both scripts) whose trail byte is of one kind and whose lead byte fits a state, made when asked for. */
export class FollowerLists {
  readonly #model: LanguageModel;
  readonly #encode = pairTable('gbk').encode;
  readonly #common = new Map<number, Listed>();
  readonly #lists = new Map<number, Followers>();
  // A list that is being made.
  readonly #units: number[] = [];
  readonly #places: number[] = [];
  readonly #ratios: number[] = [];

  constructor(model: LanguageModel) {
    this.#model = model;
  }

  /** Behind the identifier `last`. `fits`: whether a lead byte fits the state; the same at every call. */
  of(last: number, kind: TrailKind, state: number, fits: (state: number, lead: number) => boolean): Followers {
    const lists = this.#lists;
    const key = (last * 3 + kind) * STATES + state;
    let list = lists.get(key);
    if (!list) {
      list = { seen: this.#seenBehind(last, kind, state, fits), common: this.#commonOf(kind, state, fits) };
      if (lists.size > MOST_LISTS) lists.clear();
      lists.set(key, list);
    }
    return list;
  }

  #seenBehind(last: number, kind: TrailKind, state: number, fits: (state: number, lead: number) => boolean): SeenList {
    const { ids, steps } = this.#model.seen(last);
    const dearest = ids.length > MOST_SEEN ? nth(steps, MOST_SEEN) : Number.POSITIVE_INFINITY;
    this.#begin();
    for (let e = 0; e < ids.length; e += 1) {
      const id = ids[e] as number;
      const rank = (steps[e] as number) * ids.length + e;
      let place = rank * FORMS;
      if (rank > dearest) {
        if (id >= this.#model.firstCharacter + COMMON) continue;
        place = placeOfCommon(id);
      }
      this.#put(id, place, kind, state, fits, this.#model.seenRatio(last, id, steps[e] as number));
    }
    return { ...this.#made(), ratios: Float32Array.from(this.#ratios) };
  }

  #commonOf(kind: TrailKind, state: number, fits: (state: number, lead: number) => boolean): Listed {
    const key = kind * STATES + state;
    let list = this.#common.get(key);
    if (!list) {
      this.#begin();
      const first = this.#model.firstCharacter;
      for (let id = first; id < first + COMMON; id += 1) this.#put(id, placeOfCommon(id), kind, state, fits, 1);
      list = this.#made();
      this.#common.set(key, list);
    }
    return list;
  }

  #begin(): void {
    this.#units.length = 0;
    this.#places.length = 0;
    this.#ratios.length = 0;
  }

  /** Puts the forms of an identifier into the list, if they are of the kind and their lead fits. */
  #put(
    id: number,
    place: number,
    kind: TrailKind,
    state: number,
    fits: (state: number, lead: number) => boolean,
    ratio: number,
  ): void {
    const forms = this.#model.forms[id];
    if (!forms) return;
    for (let f = 0; f < forms.length; f += 1) {
      const unit = forms[f] as number;
      const pair = this.#encode[unit] as number;
      if (unit < 0x3400 || !isOfKind(kind, pair & 0xff) || !fits(state, pair >> 8)) continue;
      this.#units.push(unit);
      this.#places.push(place + f);
      this.#ratios.push(ratio);
    }
  }

  #made(): Listed {
    const units = Uint16Array.from(this.#units);
    const trails = Uint8Array.from(units, (unit) => (this.#encode[unit] as number) & 0xff);
    return { units, trails, places: Uint32Array.from(this.#places) };
  }
}

function isOfKind(kind: TrailKind, trail: number): boolean {
  if (kind === WHOLE) return trail >= 0x80;
  return kind === ZONE_A ? isZoneALead(trail) : trail >= 0x80 && isZoneBLead(trail);
}

/** Common ones stand behind all that was seen. */
function placeOfCommon(id: number): number {
  return 0x10000000 + id * FORMS;
}

/** The greatest of the `count` least `steps[e] * steps.length + e`. */
function nth(steps: Uint8Array, count: number): number {
  const order = new Float64Array(steps.length).map((_, e) => (steps[e] as number) * steps.length + e).sort();
  return order[count - 1] as number;
}

const followersBy = new WeakMap<LanguageModel, FollowerLists>();

/** The same lists are asked for again and again: they are kept with their model. */
export function followersOf(model: LanguageModel): FollowerLists {
  let followers = followersBy.get(model);
  if (!followers) {
    followers = new FollowerLists(model);
    followersBy.set(model, followers);
  }
  return followers;
}
