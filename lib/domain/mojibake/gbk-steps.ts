import { pairTable } from '../encoding/index.ts';
import type { Beam, Path } from './beam.ts';
import { readingTable } from './readings.ts';
import type { Unit } from './units.ts';

/** No byte is waiting: the text is in step. Otherwise the state is the lead byte that waits for its trail. */
export const IN_STEP = 0;
/** A lead byte waits that is not known: it was lost, or vanished. */
export const WILD = 256;
/** As WILD, but the byte was the trail of a vanished pair: A1…FE. */
const WILD_HIGH = 257;
/** As WILD, but 40…A0. */
const WILD_LOW = 258;

/** What the steps cost, in nats; what the channel forces must cost next to nothing. */
const COST = {
  openRun: 1.2,
  lostTrail: 0.3,
  ateAscii: 1.5,
  vanished: 0.7,
  wildLead: 0,
  straddle: 0,
  keepReplacement: 14,
  unexplainedGloss: 12,
  glossedWithoutGloss: 4,
  openEnd: 14,
  stopBeforeCut: 5,
};

const QUESTION = 0x3f;
const REPLACEMENT = 0xfffd;
const STOP = 0x3002;
/** What an orphan byte may have eaten: ASCII that is no trail byte. */
const EDIBLE = Array.from(' ,.;:()%-"/0123456789', (char) => char.charCodeAt(0));

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
}

/** All ways to go on from a path over one observed unit, for GBK text out of step. */
export class GbkSteps {
  readonly #beam: Beam;
  readonly #evidence: GbkEvidence;
  readonly #decode = pairTable('gbk').decode;
  readonly #encode = pairTable('gbk').encode;
  readonly #readings = readingTable();

  constructor(beam: Beam, evidence: GbkEvidence) {
    this.#beam = beam;
    this.#evidence = evidence;
  }

  /** Adds every successor of `path` over `unit` (number `index`) to the beam. */
  step(path: Path, unit: Unit, index: number): void {
    this.#over(path, unit, index);
    if (path.state === IN_STEP || path.state > 0xff) return;
    for (const vanished of this.#vanished(path, index)) this.#over(vanished, unit, index);
  }

  #over(path: Path, unit: Unit, index: number): void {
    if (unit.unit === QUESTION || unit.unit === REPLACEMENT) this.#overLoss(path, unit, index);
    else if (unit.unit < 0x80) this.#overAscii(path, unit, index);
    else this.#overPair(path, unit, index, unit.pair);
  }

  /** A character of two bytes. */
  #overPair(path: Path, unit: Unit, index: number, pair: number): void {
    const { gloss } = unit;
    if (path.state === IN_STEP) {
      const penalty = gloss && gloss.kind !== 'own' ? COST.unexplainedGloss : 0;
      this.#beam.add(this.#beam.emit(path, unit.unit, IN_STEP, index, penalty));
      return;
    }
    if (pair === 0) return;
    const first = pair >> 8;
    const second = pair & 0xff;
    // A gloss in a shifted run was put in by the bytes shown, not by those meant.
    const penalty = gloss && gloss.kind !== 'own' ? COST.unexplainedGloss : 0;
    // Mirrors look for full stops before `！` and `、`: a stop is never cut by these two.
    const cutStop = pair === 0xa3a1 || pair === 0xa1a2;
    const then = (made: Path): Path | null => {
      if (second >= 0x81) return { ...made, state: second };
      if (second === 0x80) return null;
      return this.#beam.emit(made, second, IN_STEP, index, 0);
    };
    this.#complete(path, first, index, penalty, then, false, cutStop);
  }

  /** An ASCII character: itself, the trail byte of a shifted character, or a mark that was narrowed later. */
  #overAscii(path: Path, unit: Unit, index: number): void {
    const { gloss } = unit;
    if (path.state === IN_STEP) {
      const penalty = gloss && gloss.syllable > 0 ? COST.unexplainedGloss : 0;
      this.#beam.add(this.#beam.emit(path, unit.unit, IN_STEP, index, penalty));
      return;
    }
    const mark = NARROWED.get(unit.unit);
    if (mark !== undefined && !gloss) this.#overPair(path, unit, index, mark);
    if (unit.unit < 0x40 || unit.unit === 0x7f) return;
    this.#complete(
      path,
      unit.unit,
      index,
      0,
      (made) => {
        if (!gloss) return made;
        return this.#readings.canRead(made.unit, gloss.syllable) ? { ...made, cost: made.cost - 3 } : null;
      },
      gloss !== null,
    );
  }

  /** `?` or U+FFFD: itself, a lost lead, a lost trail (that may have eaten an ASCII character), or a narrowed `？`. */
  #overLoss(path: Path, unit: Unit, index: number): void {
    const beam = this.#beam;
    if (unit.gloss && unit.gloss.syllable > 0) {
      this.#overStraddle(path, unit, index, unit.gloss.syllable);
      return;
    }
    if (path.state === IN_STEP) {
      const keep = unit.unit === REPLACEMENT ? COST.keepReplacement : 0;
      beam.add(beam.emit(path, unit.unit, IN_STEP, index, keep));
      beam.add({ ...path, cost: path.cost + COST.openRun, state: WILD, out: '', index, before: path });
      return;
    }
    if (unit.unit === QUESTION) this.#overPair(path, unit, index, 0xa3bf);
    if (path.state >= WILD) return;
    for (let trail = 0x80; trail <= 0xfe; trail += 1) {
      const char = this.#decode[(path.state << 8) | trail] as number;
      if (char === 0) continue;
      const made = beam.emit(path, char, IN_STEP, index, COST.lostTrail + this.#missingGloss(char));
      beam.add(made);
    }
    this.#eaten(path, index);
  }

  /** The orphan trail took the ASCII character behind it along. Only the likeliest few characters are tried. */
  #eaten(path: Path, index: number): void {
    const beam = this.#beam;
    const best: Path[] = [];
    for (let trail = 0x80; trail <= 0xfe; trail += 1) {
      const char = this.#decode[(path.state << 8) | trail] as number;
      if (char)
        best.push(beam.emit(path, char, IN_STEP, index, COST.lostTrail + COST.ateAscii + this.#missingGloss(char)));
    }
    best.sort((a, b) => a.cost - b.cost);
    for (const made of best.slice(0, 6)) {
      for (const ascii of EDIBLE) {
        beam.add(beam.emit(made, ascii, IN_STEP, index, ateCost(ascii)));
      }
    }
  }

  /** `?pinyin)`: the orphan byte ate the bracket; the reading names the character the two bytes spell. */
  #overStraddle(path: Path, unit: Unit, index: number, syllable: number): void {
    const beam = this.#beam;
    const candidates = this.#readings.characters(syllable);
    if (path.state === IN_STEP) {
      const trail = (this.#encode[path.unit] as number) & 0xff;
      for (const char of path.unit < 0x80 ? [] : candidates) {
        const pair = this.#encode[char] as number;
        if (pair >> 8 !== trail || (pair & 0xff) < 0x81) continue;
        const known = this.#evidence.glossed.has(char) ? 0 : this.#usually(char, syllable) ? 0.7 : 2;
        beam.add({
          ...path,
          cost: path.cost + COST.straddle + known,
          state: pair & 0xff,
          out: '',
          index,
          before: path,
        });
      }
      const literal = beam.emit(path, unit.unit, IN_STEP, index, COST.unexplainedGloss);
      beam.add({ ...literal, out: KEEP });
      return;
    }
    for (const char of candidates) {
      const pair = this.#encode[char] as number;
      if (!pair || !this.#leadFits(path.state, pair >> 8)) continue;
      const known = this.#evidence.glossed.has(char) ? 0 : this.#usually(char, syllable) ? 0.7 : 2;
      beam.add(beam.emit(path, char, IN_STEP, index, known - 3));
    }
  }

  /** A pair of a user-defined zone stood here and left no trace: the waiting lead takes its first byte. */
  #vanished(path: Path, index: number): Path[] {
    const made: Path[] = [];
    for (let first = 0xa1; first <= 0xfe; first += 1) {
      const low = first <= 0xa7;
      if (!low && !(first >= 0xaa && first <= 0xaf) && first < 0xf8) continue;
      const char = this.#decode[(path.state << 8) | first] as number;
      if (char === 0) continue;
      made.push(
        this.#beam.emit(path, char, low ? WILD_LOW : WILD_HIGH, index, COST.vanished + this.#missingGloss(char)),
      );
    }
    made.sort((a, b) => a.cost - b.cost);
    return made.slice(0, 8);
  }

  /** Emits the characters that the waiting lead makes with `trail`; `then` sets the state they lead to. */
  #complete(
    path: Path,
    trail: number,
    index: number,
    penalty: number,
    then: (made: Path) => Path | null,
    explained = false,
    cutStop = false,
  ): void {
    const { state } = path;
    const low = state <= 0xff ? state : state === WILD_HIGH ? 0xa1 : 0x81;
    const high = state <= 0xff ? state : state === WILD_LOW ? 0xa0 : 0xfe;
    for (let lead = low; lead <= high; lead += 1) {
      const char = this.#decode[(lead << 8) | trail] as number;
      if (char === 0) continue;
      const missing = explained ? 0 : this.#missingGloss(char) + (cutStop && char === STOP ? COST.stopBeforeCut : 0);
      const next = then(this.#beam.emit(path, char, IN_STEP, index, penalty + missing));
      if (next) this.#beam.add(next);
    }
  }

  #leadFits(state: number, lead: number): boolean {
    if (state === WILD) return true;
    if (state === WILD_HIGH) return lead >= 0xa1;
    return state === WILD_LOW ? lead <= 0xa0 : lead === state;
  }

  /** On a page that glosses a character every time, one without its gloss is unlikely. */
  #missingGloss(char: number): number {
    return this.#evidence.glossed.has(char) ? COST.glossedWithoutGloss : 0;
  }

  #usually(char: number, syllable: number): boolean {
    return this.#readings.usuallyRead(char, syllable);
  }
}

/** A digit is one of ten; a space is nearly free in the model but seldom eaten. */
function ateCost(ascii: number): number {
  if (ascii === 0x20) return 2.5;
  return ascii >= 0x30 && ascii <= 0x39 ? 2.3 : 0;
}

/** Marks a step that leaves its unit, gloss and all, as it stands. */
export const KEEP = '\u0000';

/** What no path over an open end may do for free: a byte still waiting there was never shown. */
export function endCost(path: Path): number {
  return path.state === IN_STEP ? 0 : COST.openEnd;
}
