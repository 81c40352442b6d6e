import { type Candidates, candidatesOf } from './candidates.ts';
import type { LanguageModel } from './language-model.ts';
import type { Shown } from './shown-bytes.ts';
import {
  byteRange,
  byteSet,
  bytesWaiting,
  type Fed,
  NOTHING,
  type TrueBytes,
  type TrueEncoding,
  trueBytes,
} from './true-bytes.ts';

/** What a hole of two bytes may be: characters (UTF-16 units), and the waiting state behind them. */
export interface Filled {
  readonly units: Uint16Array;
  readonly waiting: number;
}

/** Of so many characters and more that a hole may be, only those are weighed that texts are made of. */
const MANY = 100;
/** How many characters texts are made of; the model numbers them by use. */
const COMMON = 3600;

/** The first two bytes in UTF-8 of full-width marks, ，：？！（）. */
const MARK_LEAD = 0xef;
const MARK_MIDDLE = 0xbc;

/** What two lost bytes may be, for text of one encoding shown in another. Made as it is asked for, and kept. */
export class Holes {
  readonly #bytes: TrueBytes;
  readonly #shown: Shown;
  readonly #isUtf8: boolean;
  readonly #lost = new Map<number, number>();
  readonly #fragile = new Map<number, Uint16Array>();
  readonly #dead = new Map<number, readonly Filled[]>();
  readonly #vanished = new Map<number, readonly Filled[]>();
  #common = new WeakMap<Uint16Array, Candidates>();
  #model: LanguageModel | null = null;

  constructor(truth: TrueEncoding, shown: Shown) {
    this.#bytes = trueBytes(truth);
    this.#shown = shown;
    this.#isUtf8 = truth === 'utf-8';
  }

  /** The set of bytes that die alone before the byte `next` (-1: not known, 0: none). */
  lostBefore(next: number): number {
    let set = this.#lost.get(next);
    if (set === undefined) {
      set = byteSet(this.#shown.losses.before(next));
      this.#lost.set(next, set);
    }
    return set;
  }

  /** The characters whose bytes wait in a state of UTF-8, where one of them or the last left no trace. */
  fragile(waiting: number): Uint16Array {
    let units = this.#fragile.get(waiting);
    if (!units) {
      const [first, second] = bytesWaiting(waiting);
      const lost = byteSet(this.#shown.fragile);
      const bytes = this.#bytes;
      const ends = second === 0 ? [first, lost, lost] : [first, second, lost];
      const other = second === 0 ? [first, lost] : [first, lost, second];
      units = Uint16Array.from(new Set([...bytes.units(ends), ...bytes.units(other)]));
      this.#fragile.set(waiting, units);
    }
    return units;
  }

  /** What a pair that died as one mark may have been, behind a waiting state. */
  dead(waiting: number): readonly Filled[] {
    return this.#behind(this.#dead, waiting, this.#shown.losses.pairs);
  }

  /**
   * The state behind a pair that died as one mark, where it began a full-width mark in UTF-8 (EF BC), the commonest
   * character that Shift_JIS loses so; NOTHING where the encoding has that pair.
   */
  deadMark(): number {
    if (!this.#shown.losses.pairs.some(([lead, trail]) => lead === MARK_LEAD && trail === MARK_MIDDLE)) return NOTHING;
    const half = this.#bytes.feed(NOTHING, MARK_LEAD);
    return (half && half.waiting >= 0 && this.#bytes.feed(half.waiting, MARK_MIDDLE)?.waiting) || NOTHING;
  }

  /** What a pair of GBK's user-defined zones may have been, that left no trace behind a waiting state. */
  vanished(waiting: number): readonly Filled[] {
    return this.#behind(this.#vanished, waiting, zones());
  }

  #behind(
    known: Map<number, readonly Filled[]>,
    waiting: number,
    pairs: readonly (readonly [number, number])[],
  ): readonly Filled[] {
    let filled = known.get(waiting);
    if (!filled) {
      filled = this.#fill(waiting, pairs);
      known.set(waiting, filled);
    }
    return filled;
  }

  /** Characters by the state behind them, for all pairs of bytes (or sets) that fit. */
  #fill(waiting: number, pairs: readonly (readonly [number, number])[]): readonly Filled[] {
    const found = new Map<number, number[]>();
    const put = ({ units }: Fed, behind: number): void => {
      const list = found.get(behind);
      if (list) list.push(...units);
      else found.set(behind, [...units]);
    };
    for (const [lead, trail] of pairs) {
      const half = this.#bytes.feed(waiting, lead);
      if (!half) continue;
      if (half.units.length > 0 && this.#mayBegin(trail)) {
        const rest = this.#bytes.feed(NOTHING, trail);
        if (rest && rest.waiting >= 0) put(half, rest.waiting);
      }
      const whole = half.waiting >= 0 ? this.#bytes.feed(half.waiting, trail) : null;
      if (whole && whole.units.length > 0) put(whole, NOTHING);
    }
    return [...found].map(([behind, units]) => ({ units: Uint16Array.from(units), waiting: behind }));
  }

  /** Whether a byte (or set) may begin a character of Chinese text: of the many that may not, each would be a path of its own. */
  #mayBegin(byte: number): boolean {
    return !this.#isUtf8 || byte > 0xff || (byte >= 0xe2 && byte <= 0xe9) || byte === MARK_LEAD;
  }

  /** Those of many characters that are not too rare to be weighed; null where there are few. */
  common(units: Uint16Array, model: LanguageModel): Candidates | null {
    if (units.length < MANY) return null;
    if (model !== this.#model) {
      this.#model = model;
      this.#common = new WeakMap();
    }
    let common = this.#common.get(units);
    if (!common) {
      const known = units.filter((unit) => (model.ids[unit] as number) < COMMON);
      common = candidatesOf(known, model);
      this.#common.set(units, common);
    }
    return common;
  }
}

const made = new Map<string, Holes>();

export function holesOf(truth: TrueEncoding, shown: Shown): Holes {
  // Which bytes vanish one text tells otherwise than another.
  const key = `${truth} as ${shown.name}, ${shown.fragile.join()}`;
  let holes = made.get(key);
  if (!holes) {
    holes = new Holes(truth, shown);
    made.set(key, holes);
  }
  return holes;
}

let zonePairs: readonly (readonly [number, number])[] | null = null;

/** Pairs of GBK's user-defined zones, as sets: A1–A7 with 80–A0; AA–AF with A1–FE. */
function zones(): readonly (readonly [number, number])[] {
  zonePairs ??= [
    [byteSet(byteRange(0xa1, 0xa7)), byteSet(byteRange(0x80, 0xa0))],
    [byteSet(byteRange(0xaa, 0xaf)), byteSet(byteRange(0xa1, 0xfe))],
  ];
  return zonePairs;
}
