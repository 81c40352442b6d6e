import { pairTable } from '../encoding/index.ts';
import type { Beam } from './beam.ts';
import type { Extra } from './chooser.ts';
import { type Choice, type GbkChoices, gbkChoices, type TrailKind, WHOLE, ZONE_A, ZONE_B } from './gbk-choices.ts';
import type { Fate } from './gbk-chooser.ts';
import { explained, extraCosts } from './gbk-extra.ts';
import { gbkRows } from './gbk-rows.ts';
import {
  EDIBLE,
  EURO,
  hasOpenQuote,
  isCitationBehind,
  isLoss,
  isMark,
  isTagBehind,
  NARROWED,
  QUESTION,
  STOP,
  TAG,
  WIDE_BRACKET,
} from './gbk-signs.ts';
import {
  ateCost,
  BEHIND_DEAD,
  COST,
  type GbkEvidence,
  IN_STEP,
  leadFits,
  WILD,
  WILD_HIGH,
  WILD_LOW,
} from './gbk-states.ts';
import type { LanguageModel } from './language-model.ts';
import { PathList } from './path-list.ts';
import { readingTable } from './readings.ts';
import type { Unit } from './units.ts';

/** Successors followed where a whole range of bytes is possible. */
const WIDE_CHOICE = 24;
const NARROW_CHOICE = 8;
/** Of a character that lost both its bytes. */
const WHOLE_CHOICE = 32;
/** Paths followed behind one vanished pair, behind two, behind three. */
const VANISHED_WIDTHS = [16, 8, 4];

/** The most characters that a loss chooses among. */
const MOST_UNITS = 8192;

/** All ways to go on from a path over one observed unit, for GBK text out of step. */
export class GbkSteps {
  readonly #beam: Beam;
  readonly #evidence: GbkEvidence;
  readonly #rows = gbkRows();
  readonly #decode = pairTable('gbk').decode;
  readonly #encode = pairTable('gbk').encode;
  readonly #readings = readingTable();
  readonly #choices: GbkChoices;
  /** Whether a lone byte takes the ASCII behind it along; whether pairs of the user-defined zones show nothing. */
  readonly #eats: boolean;
  readonly #surelyEats: boolean;
  readonly #vanishes: boolean;
  /** Paths behind one vanished pair, behind two. */
  readonly #behindVanished = VANISHED_WIDTHS.map((width) => ({ width, made: new PathList(width) }));
  /** What a lost trail byte may have been. */
  readonly #lost = new PathList(WHOLE_CHOICE * 2);
  readonly #one = new Uint16Array(1);
  /** Characters by what a mark would have done to their trail byte. */
  readonly #dying = new Uint16Array(MOST_UNITS);
  readonly #living = new Uint16Array(MOST_UNITS);
  /** The unit behind the one that is looked at. */
  #next: Unit | undefined;
  /** What only an eaten `<` opens, or a lost `［`, stands behind the one that is looked at. */
  #isTag = false;
  #isCited = false;
  /** By unit, what it costs besides: on a page that glosses a character every time, one without its gloss is unlikely. */
  readonly #extra: Extra;

  constructor(beam: Beam, evidence: GbkEvidence, model: LanguageModel) {
    this.#beam = beam;
    this.#evidence = evidence;
    this.#choices = gbkChoices(model);
    const { dialect } = evidence;
    this.#surelyEats = dialect === 'eats';
    this.#eats = this.#surelyEats || dialect === null;
    this.#vanishes = this.#eats || dialect === 'keeps';
    this.#extra = extraCosts(evidence.glossed);
  }

  /** Adds every successor of the paths over unit number `index` to the beam. Up to three pairs may have vanished before it. */
  step(paths: readonly number[], units: readonly Unit[], index: number): void {
    const unit = units[index] as Unit;
    this.#next = units[index + 1];
    this.#isTag = isTagBehind(units, index);
    this.#isCited = isCitationBehind(units, index);
    for (const path of paths) this.#over(path, unit, index);
    if (!this.#vanishes) return;
    const isCut = isMark(unit);
    let shifted: ArrayLike<number> = paths;
    let size = paths.length;
    for (const { width, made } of this.#behindVanished) {
      made.clear();
      for (let i = 0; i < size; i += 1) this.#vanished(shifted[i] as number, index, isCut, made, width);
      for (let i = 0; i < made.size; i += 1) this.#over(made.paths[i] as number, unit, index);
      shifted = made.paths;
      size = made.size;
    }
  }

  #over(path: number, unit: Unit, index: number): void {
    if (isLoss(unit)) this.#overLoss(path, unit, index);
    else if (unit.unit < 0x80) this.#overAscii(path, unit, index);
    else this.#overPair(path, unit, index, unit.pair);
  }

  /** A character of two bytes. A gloss in a shifted run was put in by the bytes shown, not by those meant. */
  #overPair(path: number, unit: Unit, index: number, pair: number): void {
    const beam = this.#beam;
    const { gloss } = unit;
    const penalty = gloss && gloss.kind !== 'own' ? COST.unexplainedGloss : 0;
    if (beam.stateOf(path) === IN_STEP) {
      beam.offer(path, unit.unit, IN_STEP, index, penalty);
      return;
    }
    // Browsers show a lead byte 80 as the euro sign: it is one byte.
    if (unit.unit === EURO) this.#addFrom(this.#completed(path, 0x80, IN_STEP, index, penalty));
    if (pair === 0) return;
    const second = pair & 0xff;
    if (second === 0x80) return;
    const state = second >= 0x81 ? second : IN_STEP;
    const first = this.#completed(path, pair >> 8, state, index, penalty);
    for (let next = first, end = beam.end; next < end; next += 1) {
      // `“包?!`: a word in quotes has no full stop, and most sentences are longer.
      if (pair === 0xa3a1 && beam.unitOf(next) === STOP)
        beam.burden(next, hasOpenQuote(beam, path) ? COST.stopInQuotes : COST.cutStop);
      if (state !== IN_STEP) beam.add(next);
      else beam.offer(next, second, IN_STEP, index, 0);
    }
  }

  /** An ASCII character: itself, the trail byte of a shifted character, or a mark that was narrowed later. */
  #overAscii(path: number, unit: Unit, index: number): void {
    const beam = this.#beam;
    const { gloss } = unit;
    if (beam.stateOf(path) === IN_STEP) {
      beam.offer(path, unit.unit, IN_STEP, index, gloss ? COST.unexplainedGloss : 0);
      return;
    }
    const mark = NARROWED.get(unit.unit);
    if (mark !== undefined && !gloss) this.#overPair(path, unit, index, mark);
    if (unit.unit < 0x40 || unit.unit === 0x7f) return;
    this.#addFrom(this.#completed(path, unit.unit, IN_STEP, index, 0, gloss?.syllable));
  }

  /** Adds the paths that were made from number `first` on. */
  #addFrom(first: number): void {
    const beam = this.#beam;
    for (let path = first, end = beam.end; path < end; path += 1) beam.add(path);
  }

  /** `?` or U+FFFD: itself, a lost lead, a lost trail (that may have eaten an ASCII character), or a narrowed `？`. */
  #overLoss(path: number, unit: Unit, index: number): void {
    const beam = this.#beam;
    if (unit.gloss) {
      this.#overStraddle(path, index, unit.gloss.syllable);
      return;
    }
    const state = beam.stateOf(path);
    if (state === IN_STEP) {
      if (unit.unit === QUESTION) beam.offer(path, unit.unit, IN_STEP, index, 0);
      beam.add(beam.move(path, WILD, index, COST.openRun));
      return;
    }
    if (unit.unit === QUESTION) this.#overPair(path, unit, index, 0xa3bf);
    const row = state <= 0xff ? this.#rows.byLead(state) : null;
    if (row) this.#lostTrail(path, row, index);
    else this.#lostWhole(path, index);
    const { paths: lost, size } = this.#lost;
    const spared = this.#surelyEats && !this.#endsPiece() ? COST.spared : 0;
    for (let i = 0; i < size; i += 1) {
      const made = lost[i] as number;
      beam.add(spared ? beam.move(made, IN_STEP, index, spared) : made);
    }
    if (this.#eats) {
      for (let i = 0; i < size; i += 1) {
        const made = lost[i] as number;
        for (const ascii of EDIBLE) beam.offer(made, ascii, IN_STEP, index, ateCost(ascii));
        if (this.#isTag) beam.add(beam.emitFree(made, TAG, IN_STEP, index, COST.ateAscii));
      }
    }
    if (row && this.#evidence.dialect !== 'bytes') this.#lostTwo(path, index);
  }

  /** The waiting lead had a trail that shows as this mark: `#lost`, cheapest first. */
  #lostTrail(path: number, row: Uint16Array, index: number): void {
    const { dying, living } = this.#byFate(row);
    const cost = COST.lostTrail;
    const first = this.#beam.best(path, dying, WIDE_CHOICE, IN_STEP, index, cost, this.#extra);
    this.#beam.best(path, living, NARROW_CHOICE, IN_STEP, index, cost + COST.cutTrail, this.#extra);
    const bracket = this.#isCited ? row.indexOf(WIDE_BRACKET) : -1;
    if (bracket >= 0) this.#beam.emit(path, WIDE_BRACKET, IN_STEP, index, cost + COST.explainedBracket);
    this.#lost.clear();
    for (let made = first; made < this.#beam.end; made += 1) this.#lost.put(made, this.#beam.costOf(made));
  }

  /** Whether nothing stands behind this unit that the program read together with it. */
  #endsPiece(): boolean {
    return !this.#next || isMark(this.#next);
  }

  /** Characters whose trail byte would be lost before what comes next, and those whose trail would make a pair with it. */
  #byFate(units: Uint16Array): { dying: Uint16Array; living: Uint16Array } {
    if (this.#surelyEats) return { dying: units, living: NONE };
    let dead = 0;
    let alive = 0;
    for (let i = 0; i < units.length; i += 1) {
      const unit = units[i] as number;
      if (this.#dies((this.#encode[unit] as number) & 0xff)) {
        this.#dying[dead] = unit;
        dead += 1;
      } else {
        this.#living[alive] = unit;
        alive += 1;
      }
    }
    return { dying: this.#dying.subarray(0, dead), living: this.#living.subarray(0, alive) };
  }

  /** Whether a trail byte that is read as a lead byte is lost before the next unit, since the two make no character. */
  #dies(trail: number): boolean {
    const next = this.#next;
    if (!next || trail === 0x80 || isMark(next) || isLoss(next)) return true;
    const byte = next.unit < 0x80 ? next.unit : next.pair >> 8;
    return byte < 0x40 || this.#decode[(trail << 8) | byte] === 0;
  }

  /** What becomes of every trail byte before what comes next: see `#dies`. */
  #setFates(): void {
    for (let trail = 0x80; trail <= 0xff; trail += 1) FATES[trail] = this.#dies(trail) ? 1 : 0;
  }

  /** Both bytes of a character are gone: `#lost`. Only where the page is known to be damaged so. */
  #lostWhole(path: number, index: number): void {
    const beam = this.#beam;
    const state = beam.stateOf(path);
    this.#lost.clear();
    if (!this.#evidence.proven && (state === WILD || state >= BEHIND_DEAD)) return;
    const among = this.#likely(WHOLE, state);
    const cost = COST.lostWhole;
    const extra = this.#extra;
    if (!this.#surelyEats) this.#setFates();
    const dying = this.#surelyEats ? null : DYING;
    const first = beam.bestOf(path, among, WHOLE_CHOICE, IN_STEP, index, cost, extra, dying);
    if (dying) beam.bestOf(path, among, WHOLE_CHOICE, IN_STEP, index, cost + COST.cutTrail, extra, LIVING);
    for (let made = first; made < beam.end; made += 1) this.#lost.push(made, beam.costOf(made));
  }

  /** The trail and the lead behind it make no pair and went as one `?`. */
  #lostTwo(path: number, index: number): void {
    for (const trail of this.#rows.deadTrails) {
      const char = this.#decode[(this.#beam.stateOf(path) << 8) | trail] as number;
      if (char)
        this.#beam.offer(path, char, BEHIND_DEAD + trail, index, COST.lostTwo + (this.#extra.costs[char] as number));
    }
  }

  /** `?pinyin)`: the orphan byte ate the bracket; the reading names the character the two bytes spell. */
  #overStraddle(path: number, index: number, syllable: number): void {
    const beam = this.#beam;
    const candidates = this.#readings.characters(syllable);
    const state = beam.stateOf(path);
    if (state === IN_STEP) {
      const last = beam.unitOf(path);
      const trail = last < 0x80 ? -1 : (this.#encode[last] as number) & 0xff;
      for (const char of candidates) {
        const pair = this.#encode[char] as number;
        if (pair >> 8 !== trail || (pair & 0xff) < 0x81) continue;
        beam.add(beam.move(path, pair & 0xff, index, this.#readingCost(char, syllable)));
      }
      // Neither byte is known, but the reading is.
      for (const char of candidates)
        beam.offer(path, char, IN_STEP, index, COST.lostWhole + this.#readingCost(char, syllable));
      return;
    }
    for (const char of candidates) {
      const pair = this.#encode[char] as number;
      if (!pair || !leadFits(state, pair >> 8)) continue;
      beam.offer(path, char, IN_STEP, index, this.#readingCost(char, syllable) + COST.explainedReading);
    }
  }

  /**
   * A pair of a user-defined zone stood here and left no trace: the waiting lead takes its first byte. Puts the paths
   * among the cheapest `width` of `into`.
   */
  #vanished(path: number, index: number, isCut: boolean, into: PathList, width: number): void {
    const beam = this.#beam;
    const state = beam.stateOf(path);
    if (state === IN_STEP) return;
    // A loss right before a mark is the cut that this mark made: nothing stood between.
    const base = state !== WILD ? COST.vanished : isCut ? COST.vanishedInCut : COST.vanishedAtOnce;
    if (beam.isTooDear(beam.costOf(path) + base)) return;
    const choice = state <= 0xff ? NARROW_CHOICE : NARROW_CHOICE - 2;
    const { zoneA, zoneB } = this.#rows;
    const extra = this.#extra;
    const limit = Math.min(beam.limit, into.limit(width));
    const first = beam.end;
    if (state <= 0xff) {
      beam.best(path, zoneA(state), choice, WILD_LOW, index, base, extra, limit);
      beam.best(path, zoneB(state), choice, WILD_HIGH, index, base, extra, limit);
    } else {
      const lists = [this.#likely(ZONE_A, state), this.#likely(ZONE_B, state)] as const;
      beam.bestOf(path, lists[0], choice, WILD_LOW, index, base, extra, null, limit);
      beam.bestOf(path, lists[1], choice, WILD_HIGH, index, base, extra, null, limit);
    }
    for (let made = first; made < beam.end; made += 1) into.put(made, beam.costOf(made), width);
  }

  /** Likely characters whose lead fits what waits and whose trail is one of a kind. */
  #likely(kind: TrailKind, state: number): Choice {
    return this.#choices.likely(kind, state, leadFits);
  }

  /** Paths of the characters that the waiting lead makes with `trail`: the number of the first, up to `beam.end`. */
  #completed(path: number, trail: number, state: number, index: number, penalty: number, syllable = -1): number {
    const beam = this.#beam;
    const waiting = beam.stateOf(path);
    if (waiting > 0xff) {
      const row = this.#choices.row(trail, waiting, leadFits);
      const extra = syllable >= 0 ? explained(row.all, syllable) : this.#extra;
      return beam.bestOf(path, row, WIDE_CHOICE, state, index, penalty, extra);
    }
    const char = this.#decode[(waiting << 8) | trail] as number;
    if (char === 0) return beam.end;
    this.#one[0] = char;
    const extra = syllable >= 0 ? explained(this.#one, syllable) : this.#extra;
    return beam.best(path, this.#one, WIDE_CHOICE, state, index, penalty, extra);
  }

  #readingCost(char: number, syllable: number): number {
    if (this.#evidence.glossed.has(char)) return 0;
    return this.#readings.usuallyRead(char, syllable) ? COST.unusualReading : COST.unknownReading;
  }
}

const NONE = new Uint16Array(0);

/** By trail byte: 1 where it would be lost before what comes next. */
const FATES = new Uint8Array(256);
const DYING: Fate = { ofTrail: FATES, wanted: 1 };
const LIVING: Fate = { ofTrail: FATES, wanted: 0 };
