import { pairTable } from '../encoding/index.ts';
import { isZoneALead, isZoneBLead } from './gbk-rows.ts';
import type { LanguageModel } from './language-model.ts';

/** What the trail byte of a character must be: any that can be lost, the first byte of a pair of one zone or the other. */
export type TrailKind = typeof WHOLE | typeof ZONE_A | typeof ZONE_B;
export const WHOLE = 0;
export const ZONE_A = 1;
export const ZONE_B = 2;

/** So many lists are kept. */
const MOST_LISTS = 4000;
/** States are less. */
const STATES = 1024;

/** Likely characters behind another whose trail byte is of one kind and whose lead byte fits a state. Made when asked for. */
export class Followers {
  readonly #model: LanguageModel;
  readonly #encode = pairTable('gbk').encode;
  /** By last identifier, of all leads: by kind. */
  readonly #ofAllLeads = new Map<number, readonly Uint16Array[]>();
  readonly #lists = new Map<number, Uint16Array>();

  constructor(model: LanguageModel) {
    this.#model = model;
  }

  /** UTF-16 units behind the identifier `last`. `fits`: whether a lead byte fits the state; the same at every call. */
  of(last: number, kind: TrailKind, state: number, fits: (state: number, lead: number) => boolean): Uint16Array {
    const lists = this.#lists;
    const key = (last * 3 + kind) * STATES + state;
    let list = lists.get(key);
    if (!list) {
      const all = this.#behind(last)[kind] as Uint16Array;
      list = all.filter((unit) => fits(state, (this.#encode[unit] as number) >> 8));
      if (lists.size > MOST_LISTS) lists.clear();
      lists.set(key, list);
    }
    return list;
  }

  #behind(last: number): readonly Uint16Array[] {
    let lists = this.#ofAllLeads.get(last);
    if (!lists) {
      const units = this.#model.followers(last);
      const [whole, zoneA, zoneB]: number[][] = [[], [], []];
      for (let i = 0; i < units.length; i += 1) {
        const unit = units[i] as number;
        const trail = (this.#encode[unit] as number) & 0xff;
        if (trail < 0x80) continue;
        whole?.push(unit);
        if (isZoneALead(trail)) zoneA?.push(unit);
        else if (isZoneBLead(trail)) zoneB?.push(unit);
      }
      lists = [whole, zoneA, zoneB].map((list) => Uint16Array.from(list ?? []));
      if (this.#ofAllLeads.size > MOST_LISTS) this.#ofAllLeads.clear();
      this.#ofAllLeads.set(last, lists);
    }
    return lists;
  }
}

const followersBy = new WeakMap<LanguageModel, Followers>();

/** The same lists are asked for again and again: they are kept with their model. */
export function followersOf(model: LanguageModel): Followers {
  let followers = followersBy.get(model);
  if (!followers) {
    followers = new Followers(model);
    followersBy.set(model, followers);
  }
  return followers;
}
