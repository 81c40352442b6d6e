import { pairTable } from '../encoding/index.ts';
import type { Beam, Path } from './beam.ts';
import type { LanguageModel } from './language-model.ts';
import { readingTable } from './readings.ts';
import type { Unit } from './units.ts';

/** No byte is waiting: the text is in step. Otherwise the state is the lead byte that waits for its trail. */
export const IN_STEP = 0;
/** A lead byte waits that is not known: it was lost, or vanished. */
const WILD = 256;
/** As WILD, but the byte was the trail of a vanished pair: A1…FE. */
const WILD_HIGH = 257;
/** As WILD, but 40…A0. */
const WILD_LOW = 258;

/** Marks a step that leaves its unit, gloss and all, as it stands. */
export const KEEP = '\u0000';

/** What the steps cost, in nats; what the channel forces must cost next to nothing. */
const COST = {
  openRun: 1.2,
  lostTrail: 0.2,
  ateAscii: 0.3,
  ateSpace: 2.5,
  ateDigit: 2.3,
  vanished: 0.6,
  vanishedAtOnce: 1.6,
  lostTwo: 0.8,
  lostWhole: 2.5,
  unexplainedGloss: 12,
  glossedWithoutGloss: 4,
  unusualReading: 0.7,
  unknownReading: 2,
  explainedReading: -3,
  /** Mirrors look for full stops before `！` and `、`: a stop is never cut by these two. */
  stopBeforeCut: 5,
  openEnd: 14,
};

const QUESTION = 0x3f;
const REPLACEMENT = 0xfffd;
const STOP = 0x3002;
/** What an orphan byte may have eaten: ASCII that is no trail byte. */
const EDIBLE = Array.from(' ,.;:()%-"/0123456789', (char) => char.charCodeAt(0));
/** Successors followed where a whole range of bytes is possible. */
const WIDE_CHOICE = 24;
const NARROW_CHOICE = 8;
/** Paths followed behind one vanished pair, behind two. */
const VANISHED_WIDTHS = [16, 8];

/** Marks that were narrowed after the damage, as the pairs they were. */
const NARROWED: ReadonlyMap<number, number> = new Map(
  Array.from(',;:!?()', (char): [number, number] => [char.charCodeAt(0), 0xa380 + char.charCodeAt(0)]),
);

/** How one page's damage looks: what the steps may use beside the bytes. */
export interface GbkEvidence {
  /** Characters this page glosses (UTF-16 units). */
  readonly glossed: ReadonlyMap<number, number>;
  /** Whether brackets with readings are damage on this page. */
  readonly glossesAreDamage: boolean;
  /** Whether the page is known to be out of step elsewhere, so that a character lost with both its bytes may be guessed. */
  readonly proven: boolean;
}

/** All ways to go on from a path over one observed unit, for GBK text out of step. */
export class GbkSteps {
  readonly #beam: Beam;
  readonly #evidence: GbkEvidence;
  readonly #model: LanguageModel;
  readonly #decode = pairTable('gbk').decode;
  readonly #encode = pairTable('gbk').encode;
  readonly #readings = readingTable();

  constructor(beam: Beam, evidence: GbkEvidence, model: LanguageModel) {
    this.#beam = beam;
    this.#evidence = evidence;
    this.#model = model;
  }

  /** Adds every successor of the paths over `unit` (number `index`) to the beam. Up to two pairs may have vanished before it. */
  step(paths: readonly Path[], unit: Unit, index: number): void {
    for (const path of paths) this.#over(path, unit, index);
    let shifted = paths.filter((path) => path.state !== IN_STEP);
    for (const width of VANISHED_WIDTHS) {
      const next = shifted.flatMap((path) => this.#vanished(path, index));
      shifted = next.sort((a, b) => a.cost - b.cost).slice(0, width);
      for (const path of shifted) this.#over(path, unit, index);
    }
  }

  #over(path: Path, unit: Unit, index: number): void {
    if (unit.unit === QUESTION || unit.unit === REPLACEMENT) this.#overLoss(path, unit, index);
    else if (unit.unit < 0x80) this.#overAscii(path, unit, index);
    else this.#overPair(path, unit, index, unit.pair);
  }

  /** A character of two bytes. A gloss in a shifted run was put in by the bytes shown, not by those meant. */
  #overPair(path: Path, unit: Unit, index: number, pair: number): void {
    const { gloss } = unit;
    const penalty = gloss && gloss.kind !== 'own' ? COST.unexplainedGloss : 0;
    if (path.state === IN_STEP) {
      this.#beam.offer(path, unit.unit, IN_STEP, index, penalty);
      return;
    }
    if (pair === 0) return;
    const second = pair & 0xff;
    if (second === 0x80) return;
    const cutStop = pair === 0xa3a1 || pair === 0xa1a2 ? COST.stopBeforeCut : 0;
    const state = second >= 0x81 ? second : IN_STEP;
    const made = this.#completed(path, pair >> 8, state, index, (char) => {
      return penalty + this.#missingGloss(char) + (char === STOP ? cutStop : 0);
    });
    for (const next of made) {
      if (state !== IN_STEP) this.#beam.add(next);
      else this.#beam.offer(next, second, IN_STEP, index, 0);
    }
  }

  /** An ASCII character: itself, the trail byte of a shifted character, or a mark that was narrowed later. */
  #overAscii(path: Path, unit: Unit, index: number): void {
    const { gloss } = unit;
    if (path.state === IN_STEP) {
      this.#beam.offer(path, unit.unit, IN_STEP, index, gloss ? COST.unexplainedGloss : 0);
      return;
    }
    const mark = NARROWED.get(unit.unit);
    if (mark !== undefined && !gloss) this.#overPair(path, unit, index, mark);
    if (unit.unit < 0x40 || unit.unit === 0x7f) return;
    const made = this.#completed(path, unit.unit, IN_STEP, index, (char) => {
      if (!gloss) return this.#missingGloss(char);
      return this.#readings.canRead(char, gloss.syllable) ? COST.explainedReading : COST.unexplainedGloss;
    });
    for (const next of made) this.#beam.add(next);
  }

  /** `?` or U+FFFD: itself, a lost lead, a lost trail (that may have eaten an ASCII character), or a narrowed `？`. */
  #overLoss(path: Path, unit: Unit, index: number): void {
    const beam = this.#beam;
    if (unit.gloss) {
      this.#overStraddle(path, index, unit.gloss.syllable);
      return;
    }
    if (path.state === IN_STEP) {
      if (unit.unit === QUESTION) beam.offer(path, unit.unit, IN_STEP, index, 0);
      beam.add({ ...path, cost: path.cost + COST.openRun, state: WILD, out: '', index, before: path });
      return;
    }
    if (unit.unit === QUESTION) this.#overPair(path, unit, index, 0xa3bf);
    const lost =
      path.state <= 0xff
        ? beam.best(path, this.#row(path.state, 0x80, 0xfe), WIDE_CHOICE, IN_STEP, index, (char) => {
            return COST.lostTrail + this.#missingGloss(char);
          })
        : this.#lostWhole(path, index);
    for (const made of lost) beam.add(made);
    for (const made of lost.slice(0, NARROW_CHOICE)) {
      for (const ascii of EDIBLE) beam.offer(made, ascii, IN_STEP, index, ateCost(ascii));
    }
    if (path.state <= 0xff) this.#lostTwo(path, index);
  }

  /** Both bytes of a character are gone: only where the page is known to be damaged so. */
  #lostWhole(path: Path, index: number): Path[] {
    if (!this.#evidence.proven && path.state === WILD) return [];
    const units = this.#model.followers(path.last).filter((unit) => {
      const pair = this.#encode[unit] as number;
      return pair !== 0 && (pair & 0xff) >= 0x80 && leadFits(path.state, pair >> 8);
    });
    return this.#beam.best(path, units, NARROW_CHOICE, IN_STEP, index, (char) => {
      return COST.lostWhole + this.#missingGloss(char);
    });
  }

  /** The trail and the lead behind it make no pair and went as one `?`. */
  #lostTwo(path: Path, index: number): void {
    for (const trail of UNPAIRED) {
      const char = this.#decode[(path.state << 8) | trail] as number;
      if (char) this.#beam.offer(path, char, WILD, index, COST.lostTwo + this.#missingGloss(char));
    }
  }

  /** `?pinyin)`: the orphan byte ate the bracket; the reading names the character the two bytes spell. */
  #overStraddle(path: Path, index: number, syllable: number): void {
    const beam = this.#beam;
    const candidates = this.#readings.characters(syllable);
    if (path.state === IN_STEP) {
      const trail = path.unit < 0x80 ? -1 : (this.#encode[path.unit] as number) & 0xff;
      for (const char of candidates) {
        const pair = this.#encode[char] as number;
        if (pair >> 8 !== trail || (pair & 0xff) < 0x81) continue;
        const cost = path.cost + this.#readingCost(char, syllable);
        beam.add({ ...path, cost, state: pair & 0xff, out: '', index, before: path });
      }
      // Neither byte is known, but the reading is.
      for (const char of candidates)
        beam.offer(path, char, IN_STEP, index, COST.lostWhole + this.#readingCost(char, syllable));
      return;
    }
    for (const char of candidates) {
      const pair = this.#encode[char] as number;
      if (!pair || !leadFits(path.state, pair >> 8)) continue;
      beam.offer(path, char, IN_STEP, index, this.#readingCost(char, syllable) + COST.explainedReading);
    }
  }

  /** A pair of a user-defined zone stood here and left no trace: the waiting lead takes its first byte. */
  #vanished(path: Path, index: number): Path[] {
    const made: Path[] = [];
    const base = path.state === WILD ? COST.vanishedAtOnce : COST.vanished;
    const penalty = (char: number): number => base + this.#missingGloss(char);
    const choice = path.state <= 0xff ? NARROW_CHOICE : NARROW_CHOICE / 2;
    const low = this.#zone(path, 0xa1, 0xa7);
    const high = [...this.#zone(path, 0xaa, 0xaf), ...this.#zone(path, 0xf8, 0xfe)];
    made.push(...this.#beam.best(path, low, choice, WILD_LOW, index, penalty));
    made.push(...this.#beam.best(path, high, choice, WILD_HIGH, index, penalty));
    return made;
  }

  /** Characters that the waiting lead makes with trails of a range. */
  #zone(path: Path, from: number, to: number): number[] {
    if (path.state <= 0xff) return this.#row(path.state, from, to);
    return this.#model.followers(path.last).filter((unit) => {
      const pair = this.#encode[unit] as number;
      return (pair & 0xff) >= from && (pair & 0xff) <= to && leadFits(path.state, pair >> 8);
    });
  }

  #row(lead: number, from: number, to: number): number[] {
    const units: number[] = [];
    for (let trail = from; trail <= to; trail += 1) {
      const char = this.#decode[(lead << 8) | trail] as number;
      if (char) units.push(char);
    }
    return units;
  }

  /** The characters that the waiting lead makes with `trail`, as paths. */
  #completed(path: Path, trail: number, state: number, index: number, penalty: (char: number) => number): Path[] {
    const units: number[] = [];
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      if (!leadFits(path.state, lead)) continue;
      const char = this.#decode[(lead << 8) | trail] as number;
      if (char) units.push(char);
    }
    return this.#beam.best(path, units, WIDE_CHOICE, state, index, penalty);
  }

  #readingCost(char: number, syllable: number): number {
    if (this.#evidence.glossed.has(char)) return 0;
    return this.#readings.usuallyRead(char, syllable) ? COST.unusualReading : COST.unknownReading;
  }

  /** On a page that glosses a character every time, one without its gloss is unlikely. */
  #missingGloss(char: number): number {
    return this.#evidence.glossed.has(char) ? COST.glossedWithoutGloss : 0;
  }
}

/** Lead-like bytes that make no pair with some byte behind them, so that both are lost at once. */
const UNPAIRED = [0x80, 0xa2, 0xa6, 0xa8, 0xa9, 0xfe];

function leadFits(state: number, lead: number): boolean {
  if (state <= 0xff) return lead === state;
  if (state === WILD_HIGH) return lead >= 0xa1;
  return state !== WILD_LOW || lead <= 0xa0;
}

function ateCost(ascii: number): number {
  if (ascii === 0x20) return COST.ateSpace;
  return ascii >= 0x30 && ascii <= 0x39 ? COST.ateDigit : COST.ateAscii;
}

/** What no path over an open end may do for free: a byte still waiting there was never shown. */
export function endCost(path: Path): number {
  return path.state === IN_STEP ? 0 : COST.openEnd;
}
