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
/** No list is longer: so many forms the identifiers have that were seen behind another, or are common. */
const MOST_FOUND = 8192;
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
  readonly #common = new Map<number, Listed>();
  readonly #lists = new Map<number, Followers>();
  /** Forms of the identifiers that GBK writes with a trail byte from 80, and their pairs: those of `id` from `#starts[id]` on. */
  readonly #starts: Uint16Array;
  readonly #units: Uint16Array;
  readonly #pairs: Uint16Array;
  /** By state: 1 for every lead byte that fits. */
  readonly #leads = new Map<number, Uint8Array>();
  // A list that is being made.
  readonly #found = new Uint16Array(MOST_FOUND);
  readonly #trails = new Uint8Array(MOST_FOUND);
  readonly #places = new Uint32Array(MOST_FOUND);
  readonly #ratios = new Float32Array(MOST_FOUND);

  constructor(model: LanguageModel) {
    this.#model = model;
    const { encode } = pairTable('gbk');
    const { forms, alone } = model;
    this.#starts = new Uint16Array(alone.length + 1);
    const units: number[] = [];
    for (let id = 0; id < alone.length; id += 1) {
      for (const unit of forms[id] ?? [])
        if (unit >= 0x3400 && ((encode[unit] as number) & 0xff) >= 0x80) units.push(unit);
      this.#starts[id + 1] = units.length;
    }
    this.#units = Uint16Array.from(units);
    this.#pairs = this.#units.map((unit) => encode[unit] as number);
  }

  /** Behind the identifier `last`. `fits`: whether a lead byte fits the state; the same at every call. */
  of(last: number, kind: TrailKind, state: number, fits: (state: number, lead: number) => boolean): Followers {
    const lists = this.#lists;
    const key = (last * 3 + kind) * STATES + state;
    let list = lists.get(key);
    if (!list) {
      let leads = this.#leads.get(state);
      if (!leads) {
        leads = new Uint8Array(256);
        for (let lead = 0x81; lead <= 0xfe; lead += 1) leads[lead] = fits(state, lead) ? 1 : 0;
        this.#leads.set(state, leads);
      }
      list = { seen: this.#seenBehind(last, KINDS[kind], leads), common: this.#commonOf(kind, state, leads) };
      if (lists.size > MOST_LISTS) lists.clear();
      lists.set(key, list);
    }
    return list;
  }

  #seenBehind(last: number, trails: Uint8Array, leads: Uint8Array): SeenList {
    const model = this.#model;
    const { ids, steps } = model.seen(last);
    const total = ids.length;
    const dearest = total > MOST_SEEN ? nth(steps, MOST_SEEN) : Number.POSITIVE_INFINITY;
    let size = 0;
    for (let e = 0; e < total; e += 1) {
      const id = ids[e] as number;
      const before = size;
      const rank = (steps[e] as number) * total + e;
      size = this.#put(id, rank > dearest ? placeOfCommon(id) : rank * FORMS, trails, leads, size);
      if (size === before) continue;
      if (rank > dearest && id >= model.firstCharacter + COMMON) size = before;
      const ratio = model.seenRatio(last, id, steps[e] as number);
      for (let i = before; i < size; i += 1) this.#ratios[i] = ratio;
    }
    return { ...this.#made(size), ratios: this.#ratios.slice(0, size) };
  }

  #commonOf(kind: TrailKind, state: number, leads: Uint8Array): Listed {
    const key = kind * STATES + state;
    let list = this.#common.get(key);
    if (!list) {
      const first = this.#model.firstCharacter;
      let size = 0;
      for (let id = first; id < first + COMMON; id += 1) {
        size = this.#put(id, placeOfCommon(id), KINDS[kind], leads, size);
      }
      list = this.#made(size);
      this.#common.set(key, list);
    }
    return list;
  }

  /** Puts the forms of an identifier that fit into the list; returns how long it is then. */
  #put(id: number, place: number, trails: Uint8Array, leads: Uint8Array, from: number): number {
    const end = this.#starts[id + 1] as number;
    const first = this.#starts[id] as number;
    let size = from;
    for (let f = first; f < end; f += 1) {
      const pair = this.#pairs[f] as number;
      if (((trails[pair & 0xff] as number) & (leads[pair >> 8] as number)) === 0) continue;
      this.#found[size] = this.#units[f] as number;
      this.#trails[size] = pair & 0xff;
      this.#places[size] = place + f - first;
      size += 1;
    }
    return size;
  }

  #made(size: number): Listed {
    return {
      units: this.#found.slice(0, size),
      trails: this.#trails.slice(0, size),
      places: this.#places.slice(0, size),
    };
  }
}

/** By kind: 1 for every trail byte of it. */
const KINDS = [() => true, isZoneALead, isZoneBLead].map((isOf) =>
  new Uint8Array(256).map((_, byte) => (byte >= 0x80 && isOf(byte) ? 1 : 0)),
) as unknown as Readonly<Record<TrailKind, Uint8Array>>;

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
