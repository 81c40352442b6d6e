import { Beam } from './beam.ts';
import { BOUNDARY, type LanguageModel } from './language-model.ts';
import type { PageMemory } from './page-memory.ts';
import type { Shown } from './shown-bytes.ts';
import { feed, type TrueEncoding, ZONE_A_LEAD, ZONE_A_TRAIL, ZONE_B_LEAD, ZONE_B_TRAIL } from './true-bytes.ts';

const WIDTH = 16;
const MARGIN = 16;
const CHOICE = 16;
/** What a character costs that the end of the text leaves open. */
const OPEN_END = 9;
/** The text is as it should be here. */
export const CLEAN = 0;
/** In a misread run, between two characters. */
export const BETWEEN = 1;
const QUESTION = 0x3f;
const REPLACEMENT = 0xfffd;
/** Marks an orphan byte may have eaten. */
const EDIBLE = Array.from(',.;:()%', (char) => char.charCodeAt(0));
const WIDE_SPACE = 0x3000;
const HARD_SPACE = 0xa0;

export const COST = {
  enter: 4,
  leave: 2,
  lostByte: 1,
  secondLost: 1.5,
  fragile: 1.2,
  vanishedPair: 1.5,
  keepReplacement: 10,
  eaten: -1.5,
  guessed: 0.3,
  decodedSpace: 5,
};

/**
 * How the program that misread a text shows what it cannot read; the same in a whole text. marks: every byte that begins
 * no character as one mark (U+FFFD or `?`), the byte behind it is read anew; eats, keeps: older programs, whose `?` takes
 * the ASCII character behind it along or not, and which show nothing at all for pairs of GBK's user-defined zones.
 */
export type Dialect = 'marks' | 'eats' | 'keeps';

export interface MisreadOptions {
  readonly model: LanguageModel;
  readonly memory: PageMemory | null;
  readonly shown: Shown;
  readonly truth: TrueEncoding;
  readonly dialect: Dialect;
  /** Whether clean text may stand beside misread runs. */
  readonly mixed: boolean;
}

/** What a text was read as: the steps of its best path, and what they cost. */
export interface Decoded {
  readonly steps: readonly DecodedStep[];
  readonly cost: number;
}

/** What was made of the observed unit number `index`: nothing yet, or a character. */
export interface DecodedStep {
  readonly index: number;
  readonly out: string;
  readonly state: number;
  /** Whether the bytes allowed nothing else. */
  readonly isSure: boolean;
}

/** Decodes a text that was shown in a wrong encoding, wholly or in runs; the best path, or null. */
export function decodeMisread(text: string, options: MisreadOptions): Decoded | null {
  const { model } = options;
  const beam = new Beam(model, WIDTH, MARGIN, options.memory);
  let paths: readonly number[] = [beam.begin(BOUNDARY, 0, BETWEEN)];
  if (options.mixed) paths = [...paths, beam.begin(BOUNDARY, 0, CLEAN)];
  const steps = new MisreadSteps(beam, options, text);
  for (let i = 0; i < text.length; i += 1) {
    for (const path of paths) steps.step(path, i);
    paths = beam.take();
    if (paths.length === 0) return null;
  }
  // Excerpts may end inside a character: what waits then is dropped.
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const path of [...paths, ...paths.flatMap((open) => steps.finish(open))]) {
    const open = beam.stateOf(path) > BETWEEN ? OPEN_END : 0;
    const cost = beam.costOf(path) + open + model.cost(beam.nodeOf(path), BOUNDARY);
    if (cost >= least) continue;
    best = path;
    least = cost;
  }
  if (best < 0) return null;
  const made = beam.stepsOf(best).map((step): DecodedStep => {
    const out = beam.outOf(step);
    const made = out >= 0 ? String.fromCharCode(out) : '';
    return { index: beam.indexOf(step), out: made, state: beam.stateOf(step), isSure: !beam.isGuessed(step) };
  });
  return { steps: made, cost: least };
}

class MisreadSteps {
  readonly #beam: Beam;
  readonly #options: MisreadOptions;
  readonly #text: string;
  /** Whether the text sets ASCII marks behind its characters: then such a mark may have been eaten. */
  readonly #narrow: boolean;

  constructor(beam: Beam, options: MisreadOptions, text: string) {
    this.#beam = beam;
    this.#options = options;
    this.#text = text;
    this.#narrow = /[\u0080-\uffff][,.;:]/.test(text);
  }

  step(path: number, index: number): void {
    const beam = this.#beam;
    const unit = this.#text.charCodeAt(index);
    if (this.#options.mixed) this.#clean(path, unit, index);
    if (beam.stateOf(path) === CLEAN) {
      if (unit < 0x80 && unit !== QUESTION) return;
      this.#shown(beam.move(path, BETWEEN, index, COST.enter), unit, index);
      return;
    }
    this.#shown(path, unit, index);
    for (const fuller of this.#silentlyLost(path, index)) this.#shown(fuller, unit, index);
  }

  /** The character is itself. */
  #clean(path: number, unit: number, index: number): void {
    const state = this.#beam.stateOf(path);
    if (state > BETWEEN || (state === BETWEEN && unit < 0x80)) return;
    this.#beam.offer(path, unit, CLEAN, index, state === BETWEEN ? COST.leave : 0);
  }

  /** The character is what a wrong reading made of its bytes. */
  #shown(path: number, unit: number, index: number): void {
    const beam = this.#beam;
    if (unit === QUESTION || unit === REPLACEMENT) this.#loss(path, unit, index);
    const bytes = this.#options.shown.bytesOf(unit);
    if (unit === 0x20 && beam.stateOf(path) > BETWEEN) {
      // A hard space lost its hardness.
      for (const next of this.#fed(path, 0xa0, index, 1)) beam.add(next);
      return;
    }
    if (bytes < 0) return;
    if (bytes <= 0xff) {
      for (const next of this.#fed(path, bytes, index, 0)) beam.add(next);
      return;
    }
    for (const half of this.#fed(path, bytes >> 8, index, 0)) {
      for (const next of this.#fed(half, bytes & 0xff, index, 0)) beam.add(next);
    }
  }

  /** `?` or U+FFFD: itself, one lost byte, or a pair; with `?` the ASCII behind it may be gone as well. */
  #loss(path: number, unit: number, index: number): void {
    const beam = this.#beam;
    const { shown, dialect } = this.#options;
    const state = beam.stateOf(path);
    if (state === BETWEEN && unit === REPLACEMENT) beam.offer(path, unit, BETWEEN, index, COST.keepReplacement);
    const next = this.#byteAt(index + 1);
    for (const made of this.#lost(path, shown.losses.before(next), index, COST.lostByte)) beam.add(made);
    if (dialect !== 'marks' || shown.name !== 'gbk') {
      for (const made of this.#lostPair(path, index)) beam.add(made);
    }
    if (unit !== QUESTION || dialect !== 'eats' || !shown.isDouble) return;
    const eaten = eatenBefore(this.#text, index + 1);
    for (const made of this.#lost(path, shown.losses.before(0), index, COST.lostByte)) {
      if (beam.stateOf(made) !== BETWEEN) continue;
      if (eaten === '') {
        // Nothing but the words can say which mark went.
        if (!this.#narrow || this.#text.charCodeAt(index + 1) < 0x80) continue;
        for (const ascii of EDIBLE) beam.offer(made, ascii, BETWEEN, index, COST.guessed);
        continue;
      }
      // The structure says what was eaten, not the words: the model is not asked.
      beam.add(beam.emitFree(made, eaten.charCodeAt(0), BETWEEN, index, COST.eaten));
    }
  }

  /** The first byte of the unit at an offset: 0 at the end, -1 where it was lost itself. */
  #byteAt(index: number): number {
    if (index >= this.#text.length) return 0;
    const unit = this.#text.charCodeAt(index);
    if (unit === QUESTION || unit === REPLACEMENT) return -1;
    const bytes = this.#options.shown.bytesOf(unit);
    return bytes > 0xff ? bytes >> 8 : bytes;
  }

  /** One byte, one of several, fed to a path: characters are weighed together, what still waits goes on by itself. */
  #lost(path: number, bytes: readonly number[], index: number, penalty: number): number[] {
    const waiting = unpack(this.#beam.stateOf(path));
    const units: number[] = [];
    const made: number[] = [];
    for (const byte of bytes) {
      const fed = feed(this.#options.truth, waiting, byte);
      if (fed === null) continue;
      if ('units' in fed) units.push(...fed.units);
      else made.push(this.#beam.move(path, pack(fed.waiting.first, fed.waiting.second), index, penalty));
    }
    if (units.length > 0) made.push(...this.#beam.best(path, units, CHOICE, BETWEEN, index, penalty, SPACES));
    return made;
  }

  #lostPair(path: number, index: number): number[] {
    const made: number[] = [];
    const waiting = unpack(this.#beam.stateOf(path));
    for (const [lead, trail] of this.#options.shown.losses.pairs) {
      if (feed(this.#options.truth, waiting, lead) === null) continue;
      for (const half of this.#fed(path, lead, index, COST.secondLost)) made.push(...this.#fed(half, trail, index, 0));
    }
    return made;
  }

  /** Bytes that left no trace before this character. */
  #silentlyLost(path: number, index: number): number[] {
    const beam = this.#beam;
    const { shown } = this.#options;
    if (shown.losesPairs) return this.#options.dialect === 'marks' ? [] : this.#vanishedPairs(path, index);
    // A sequence is seen to be too short only where the next one begins; then one of its bytes was lost.
    const next = shown.bytesOf(this.#text.charCodeAt(index));
    const state = beam.stateOf(path);
    if (state <= BETWEEN || shown.fragile.length === 0) return [];
    if (!shown.isDouble && next >= 0x80 && next <= 0xbf) return [];
    const { first, second } = unpack(state);
    const units = new Set<number>();
    for (const byte of shown.fragile) {
      if (second !== 0) {
        for (const unit of this.#unitsOf(first, second, byte)) units.add(unit);
        for (const unit of this.#unitsOf(first, byte, second)) units.add(unit);
      } else {
        for (const other of shown.fragile) for (const unit of this.#unitsOf(first, byte, other)) units.add(unit);
      }
    }
    const penalty = second !== 0 ? COST.fragile : COST.fragile * 2;
    return beam.best(path, [...units], CHOICE, BETWEEN, index, penalty);
  }

  /** One pair of a user-defined zone, or two, where what follows fits behind them. */
  #vanishedPairs(path: number, index: number): number[] {
    const beam = this.#beam;
    const state = beam.stateOf(path);
    if (beam.isTooDear(beam.costOf(path) + COST.vanishedPair)) return [];
    const next = this.#byteAt(index);
    const fits = (from: number): boolean =>
      next < 0 || feed(this.#options.truth, unpack(beam.stateOf(from)), next) !== null;
    const once = this.#vanishedPair(path, index);
    const made = once.filter(fits);
    if (state > BETWEEN && !(next < 0 || feed(this.#options.truth, unpack(state), next) !== null)) {
      const likeliest = once.sort((a, b) => beam.costOf(a) - beam.costOf(b)).slice(0, 3);
      for (const half of likeliest) made.push(...this.#vanishedPair(half, index).filter(fits));
    }
    return made;
  }

  #vanishedPair(path: number, index: number): number[] {
    return ZONES.flatMap(([first, second]) =>
      this.#fed(path, first, index, COST.vanishedPair).flatMap((half) => this.#fed(half, second, index, 0)),
    );
  }

  /** A text may end where the last bytes of its last character were lost. */
  finish(path: number): number[] {
    if (this.#beam.stateOf(path) <= BETWEEN || this.#options.shown.losesPairs) return [];
    return this.#silentlyLost(path, this.#text.length);
  }

  /** Characters of a sequence of three bytes; of two, if the first says so. */
  #unitsOf(first: number, second: number, third: number): readonly number[] {
    const fed = feed(this.#options.truth, { first, second }, third);
    return fed && 'units' in fed ? fed.units : [];
  }

  #fed(path: number, byte: number, index: number, penalty: number): number[] {
    const beam = this.#beam;
    const fed = feed(this.#options.truth, unpack(beam.stateOf(path)), byte);
    if (fed === null) return [];
    if ('waiting' in fed) return [beam.move(path, pack(fed.waiting.first, fed.waiting.second), index, penalty)];
    return beam.best(path, fed.units, CHOICE, BETWEEN, index, penalty, SPACES);
  }
}

/** Wide and hard spaces are seldom what was meant. */
const SPACES = new Float32Array(0x10000);
SPACES[WIDE_SPACE] = COST.decodedSpace;
SPACES[HARD_SPACE] = COST.decodedSpace;

const ZONES: readonly (readonly [number, number])[] = [
  [ZONE_A_LEAD, ZONE_A_TRAIL],
  [ZONE_B_LEAD, ZONE_B_TRAIL],
];

function pack(first: number, second: number): number {
  return 2 + first * 512 + second;
}

function unpack(state: number): { first: number; second: number } {
  if (state <= BETWEEN) return { first: 0, second: 0 };
  return { first: Math.floor((state - 2) / 512), second: (state - 2) % 512 };
}

/** The ASCII character that a `?` most likely ate, from what stands behind it; '' where nothing tells. */
export function eatenBefore(text: string, at: number): string {
  const rest = text.slice(at, at + 24);
  if (rest === '') return endOfText(text);
  if (/^\*(?!\*)/.test(rest) && /\*\*[^*]+$/.test(text.slice(0, at))) return '*';
  if (/^\/[a-z][a-z0-9]*>/i.test(rest)) return '<';
  if (/^(?:- |\d+\. |\/\/|#+ |\* |const |let |var |return\b|\n)/.test(rest)) return '\n';
  if (/^\s*[,:\]}]/.test(rest) && opensQuote(text, at)) return '"';
  if (/^[A-Za-z]/.test(rest)) return ' ';
  return '';
}

/** Whether a double quote is open at `at`: the last one in its line stands where quotes open. */
function opensQuote(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const last = line.lastIndexOf('"');
  return last >= 0 && (last === 0 || /[\s[{(:,=]/.test(line[last - 1] ?? ''));
}

/** At the end of a text a `?` ate what closes it. */
function endOfText(text: string): string {
  if (/^\*(?!\*| )/.test(text)) return '*';
  return '';
}
