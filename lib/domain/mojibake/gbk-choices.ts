import { pairTable } from '../encoding/index.ts';
import { isZoneALead, isZoneBLead } from './gbk-rows.ts';
import { type LanguageModel, RARE_HAN } from './language-model.ts';

/** What the trail byte of a character must be: any that can be lost, the first byte of a pair of one zone or the other. */
export type TrailKind = typeof WHOLE | typeof ZONE_A | typeof ZONE_B;
export const WHOLE = 0;
export const ZONE_A = 1;
export const ZONE_B = 2;

/** By kind: first and last trail byte of every range. */
const RANGES: readonly (readonly number[])[] = [() => true, isZoneALead, isZoneBLead].map((isOf) => {
  const ranges: number[] = [];
  for (let byte = 0x80; byte <= 0xff; byte += 1) {
    if (!isOf(byte)) continue;
    if (ranges.at(-1) === byte - 1) ranges[ranges.length - 1] = byte;
    else ranges.push(byte, byte);
  }
  return ranges;
});

/** So many of the commonest identifiers may follow anything. */
const COMMON = 1000;
/** So many of those seen behind an identifier, the likeliest. */
const MOST_SEEN = 400;
/** So many identifiers have what was seen behind them kept. */
const MOST_KEPT = 3000;
/** States are less. */
const STATES = 1024;
/** Room for the Traditional and Simplified forms of an identifier. */
const FORMS = 16;
/** The place of what was seen but seldom. */
export const SELDOM = 0xffffffff;

/**
 * Characters (UTF-16 units) of GBK with an identifier of their own that the model has seen behind another, by their trail
 * bytes.
 */
export interface SeenForms {
  readonly units: Uint16Array;
  readonly pairs: Uint16Array;
  /** How much likelier each is there than if it had not been seen. */
  readonly ratios: Float32Array;
  /** Of equally likely ones the first is taken. */
  readonly places: Uint32Array;
}

/** Characters among which to choose: those whose lead byte fits, and whose trail byte stands in one of the ranges. */
export interface Choice {
  /** First and last trail byte of every range. */
  readonly ranges: readonly number[];
  /** By lead byte: 1 for those that fit. */
  readonly leads: Uint8Array;
  /** Whether all such characters are meant; else those seen behind the last identifier and the common ones. */
  readonly isRow: boolean;
  /** All of a row, or the common ones, if they have an identifier of their own; their pairs and places. */
  readonly units: Uint16Array;
  readonly pairs: Uint16Array;
  readonly places: Uint32Array;
  /** Of a row: those that share an identifier; the rarest characters, which all share one, are left out. */
  readonly sharing: Uint16Array;
  /** Of a row: all of them. */
  readonly all: Uint16Array;
}

type Fits = (state: number, lead: number) => boolean;

/** What may have been written where bytes were lost, made when asked for. */
export class GbkChoices {
  readonly #model: LanguageModel;
  readonly #decode = pairTable('gbk').decode;
  readonly #choices = new Map<number, Choice>();
  readonly #seen = new Map<number, SeenForms>();
  /** Forms of the identifiers that GBK writes, and their pairs: those of `id` from `#starts[id]` on. */
  readonly #starts: Uint16Array;
  readonly #units: Uint16Array;
  readonly #pairs: Uint16Array;
  /** By state: 1 for every lead byte that fits. */
  readonly #leads = new Map<number, Uint8Array>();

  constructor(model: LanguageModel) {
    this.#model = model;
    const { encode } = pairTable('gbk');
    const { forms, formStarts, alone } = model;
    const starts = new Uint16Array(alone.length + 1);
    const units = new Uint16Array(forms.length);
    const pairs = new Uint16Array(forms.length);
    let size = 0;
    for (let id = 0; id < alone.length; id += 1) {
      const end = formStarts[id + 1] as number;
      for (let f = formStarts[id] as number; f < end; f += 1) {
        const unit = forms[f] as number;
        const pair = encode[unit] as number;
        if (unit < 0x3400 || pair === 0) continue;
        units[size] = unit;
        pairs[size] = pair;
        size += 1;
      }
      starts[id + 1] = size;
    }
    this.#starts = starts;
    this.#units = units;
    this.#pairs = pairs;
  }

  /** Likely characters whose trail byte is of a kind. `fits`: whether a lead byte fits the state; the same at every call. */
  likely(kind: TrailKind, state: number, fits: Fits): Choice {
    const key = kind * 256 * STATES + state;
    let choice = this.#choices.get(key);
    if (!choice) {
      const leads = this.#leadsOf(state, fits);
      const ranges = RANGES[kind] as readonly number[];
      const units: number[] = [];
      const pairs: number[] = [];
      const places: number[] = [];
      const first = this.#model.firstCharacter;
      for (let id = first; id < first + COMMON; id += 1) {
        const start = this.#starts[id] as number;
        for (let f = start; f < (this.#starts[id + 1] as number); f += 1) {
          const pair = this.#pairs[f] as number;
          if (!isAmong(ranges, pair & 0xff) || leads[pair >> 8] === 0) continue;
          units.push(this.#units[f] as number);
          pairs.push(pair);
          places.push(this.placeOfCommon(id) + f - start);
        }
      }
      choice = made(ranges, leads, false, units, pairs, places, [], []);
      this.#choices.set(key, choice);
    }
    return choice;
  }

  /** All characters with a trail byte. */
  row(trail: number, state: number, fits: Fits): Choice {
    const key = (3 * 256 + trail) * STATES + state;
    let choice = this.#choices.get(key);
    if (!choice) {
      const { ids } = this.#model;
      const leads = this.#leadsOf(state, fits);
      const units: number[] = [];
      const pairs: number[] = [];
      const sharing: number[] = [];
      const all: number[] = [];
      for (let lead = 0x81; lead <= 0xfe; lead += 1) {
        const pair = (lead << 8) | trail;
        const unit = leads[lead] === 0 ? 0 : (this.#decode[pair] as number);
        if (unit === 0) continue;
        all.push(unit);
        const id = ids[unit] as number;
        if (unit >= 0x3400 && this.#isForm(id, unit)) {
          units.push(unit);
          pairs.push(pair);
        } else if (id !== RARE_HAN) sharing.push(unit);
      }
      choice = made([trail, trail], leads, true, units, pairs, pairs, sharing, all);
      this.#choices.set(key, choice);
    }
    return choice;
  }

  /** Whether a unit is among the forms of an identifier of its own. */
  #isForm(id: number, unit: number): boolean {
    const { forms, formStarts } = this.#model;
    const end = formStarts[id + 1] as number;
    for (let f = formStarts[id] as number; f < end; f += 1) if (forms[f] === unit) return true;
    return false;
  }

  /** Whether an identifier is so common that it may follow any. */
  isCommon(id: number): boolean {
    const first = this.#model.firstCharacter;
    return id >= first && id < first + COMMON;
  }

  /** Common ones stand behind all that was seen. */
  placeOfCommon(id: number): number {
    return 0x10000000 + id * FORMS;
  }

  /** What was seen behind the identifier `last`. */
  seenBehind(last: number): SeenForms {
    let forms = this.#seen.get(last);
    if (!forms) {
      forms = this.#sorted(last);
      if (this.#seen.size > MOST_KEPT) this.#seen.clear();
      this.#seen.set(last, forms);
    }
    return forms;
  }

  #sorted(last: number): SeenForms {
    const model = this.#model;
    const { ids, steps } = model.seen(last);
    const starts = this.#starts;
    const total = ids.length;
    const formPairs = this.#pairs;
    const formUnits = this.#units;
    // Sorted by trail byte, by counting: `ends[trail + 1]` becomes where the next of that trail goes.
    const ends = new Uint32Array(258);
    for (let e = 0; e < total; e += 1) {
      const id = ids[e] as number;
      const end = starts[id + 1] as number;
      for (let f = starts[id] as number; f < end; f += 1) {
        const trail = (formPairs[f] as number) & 0xff;
        ends[trail + 2] = (ends[trail + 2] as number) + 1;
      }
    }
    for (let trail = 2; trail < 258; trail += 1) ends[trail] = (ends[trail] as number) + (ends[trail - 1] as number);
    const size = ends[257] as number;
    const dearest = total > MOST_SEEN ? nth(steps, MOST_SEEN) : Number.POSITIVE_INFINITY;
    const units = new Uint16Array(size);
    const pairs = new Uint16Array(size);
    const ratios = new Float32Array(size);
    const places = new Uint32Array(size);
    for (let e = 0; e < total; e += 1) {
      const id = ids[e] as number;
      const step = steps[e] as number;
      const start = starts[id] as number;
      const end = starts[id + 1] as number;
      if (start === end) continue;
      const ratio = model.seenRatio(last, id, step);
      const rank = step * total + e;
      const place = rank <= dearest ? rank * FORMS : this.isCommon(id) ? this.placeOfCommon(id) : SELDOM;
      for (let f = start; f < end; f += 1) {
        const pair = formPairs[f] as number;
        const trail = pair & 0xff;
        const at = ends[trail + 1] as number;
        ends[trail + 1] = at + 1;
        units[at] = formUnits[f] as number;
        pairs[at] = pair;
        ratios[at] = ratio;
        places[at] = place === SELDOM ? SELDOM : place + f - start;
      }
    }
    return { units, pairs, ratios, places };
  }

  #leadsOf(state: number, fits: Fits): Uint8Array {
    let leads = this.#leads.get(state);
    if (!leads) {
      leads = new Uint8Array(256);
      for (let lead = 0x81; lead <= 0xfe; lead += 1) leads[lead] = fits(state, lead) ? 1 : 0;
      this.#leads.set(state, leads);
    }
    return leads;
  }
}

/** Whether a trail byte stands in one of the ranges. */
export function isAmong(ranges: readonly number[], trail: number): boolean {
  for (let r = 0; r < ranges.length; r += 2) {
    if (trail >= (ranges[r] as number) && trail <= (ranges[r + 1] as number)) return true;
  }
  return false;
}

function made(
  ranges: readonly number[],
  leads: Uint8Array,
  isRow: boolean,
  units: readonly number[],
  pairs: readonly number[],
  places: readonly number[],
  sharing: readonly number[],
  all: readonly number[],
): Choice {
  return {
    ranges,
    leads,
    isRow,
    units: Uint16Array.from(units),
    pairs: Uint16Array.from(pairs),
    places: Uint32Array.from(places),
    sharing: Uint16Array.from(sharing),
    all: Uint16Array.from(all),
  };
}

/** The greatest of the `count` least `steps[e] * steps.length + e`; there are more. */
function nth(steps: Uint8Array, count: number): number {
  const total = steps.length;
  const counts = new Uint32Array(256);
  for (let e = 0; e < total; e += 1) counts[steps[e] as number] = (counts[steps[e] as number] as number) + 1;
  let left = count;
  let step = 0;
  for (; left > (counts[step] as number); step += 1) left -= counts[step] as number;
  for (let e = 0; ; e += 1) {
    if (steps[e] !== step) continue;
    left -= 1;
    if (left === 0) return step * total + e;
  }
}

const choicesBy = new WeakMap<LanguageModel, GbkChoices>();

/** The same choices are asked for again and again: they are kept with their model. */
export function gbkChoices(model: LanguageModel): GbkChoices {
  let choices = choicesBy.get(model);
  if (!choices) {
    choices = new GbkChoices(model);
    choicesBy.set(model, choices);
  }
  return choices;
}
