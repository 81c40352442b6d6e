import { Beam, type Path } from './beam.ts';
import { BOUNDARY, type LanguageModel } from './language-model.ts';
import type { PageMemory } from './page-memory.ts';
import type { Shown } from './shown-bytes.ts';
import {
  ANY_BYTE,
  feed,
  type TrueEncoding,
  ZONE_A_LEAD,
  ZONE_A_TRAIL,
  ZONE_B_LEAD,
  ZONE_B_TRAIL,
} from './true-bytes.ts';

const WIDTH = 16;
const MARGIN = 26;
const CHOICE = 16;
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

const COST = {
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

/** What `?` did with the ASCII character behind it: the same in a whole text. */
export type Appetite = 'eats' | 'keeps';

export interface MisreadOptions {
  readonly model: LanguageModel;
  readonly memory: PageMemory | null;
  readonly shown: Shown;
  readonly truth: TrueEncoding;
  readonly appetite: Appetite;
  /** Whether clean text may stand beside misread runs. */
  readonly mixed: boolean;
}

/** Decodes a text that was shown in a wrong encoding, wholly or in runs; the best path, or null. */
export function decodeMisread(text: string, options: MisreadOptions): Path | null {
  const beam = new Beam(options.model, WIDTH, MARGIN, options.memory);
  const start = {
    cost: 0,
    last: BOUNDARY,
    pair: -1,
    triple: -1,
    unit: 0,
    out: '',
    index: -1,
    before: null,
  };
  let paths: Path[] = [{ ...start, state: BETWEEN }];
  if (options.mixed) paths.push({ ...start, state: CLEAN });
  const steps = new MisreadSteps(beam, options, text);
  for (let i = 0; i < text.length; i += 1) {
    for (const path of paths) steps.step(path, i);
    paths = beam.take(null);
    if (paths.length === 0) return null;
  }
  // Excerpts may end inside a character: what waits then is dropped.
  let best: Path | null = null;
  for (const path of [...paths, ...paths.flatMap((open) => steps.finish(open))]) {
    const open = path.state > BETWEEN ? 9 : 0;
    const cost = path.cost + open + options.model.cost(path.last, path.pair, path.triple, BOUNDARY);
    if (!best || cost < best.cost) best = { ...path, cost };
  }
  return best;
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

  step(path: Path, index: number): void {
    const unit = this.#text.charCodeAt(index);
    if (this.#options.mixed) this.#clean(path, unit, index);
    if (path.state === CLEAN) {
      if (unit < 0x80 && unit !== QUESTION) return;
      this.#shown({ ...path, state: BETWEEN, cost: path.cost + COST.enter }, unit, index);
      return;
    }
    this.#shown(path, unit, index);
    for (const fuller of this.#silentlyLost(path, index)) this.#shown(fuller, unit, index);
  }

  /** The character is itself. */
  #clean(path: Path, unit: number, index: number): void {
    if (path.state > BETWEEN || (path.state === BETWEEN && unit < 0x80)) return;
    this.#beam.offer(path, unit, CLEAN, index, path.state === BETWEEN ? COST.leave : 0);
  }

  /** The character is what a wrong reading made of its bytes. */
  #shown(path: Path, unit: number, index: number): void {
    const beam = this.#beam;
    if (unit === QUESTION || unit === REPLACEMENT) this.#loss(path, unit, index);
    const bytes = this.#options.shown.bytesOf(unit);
    if (unit === 0x20 && path.state > BETWEEN) {
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

  /** `?` or U+FFFD: itself, one lost byte, or two; with `?` the ASCII behind it may be gone as well. */
  #loss(path: Path, unit: number, index: number): void {
    const beam = this.#beam;
    if (path.state === BETWEEN && unit === REPLACEMENT) beam.offer(path, unit, BETWEEN, index, COST.keepReplacement);
    const once = this.#fed(path, ANY_BYTE, index, COST.lostByte);
    for (const next of once) beam.add(next);
    for (const half of once) {
      for (const next of this.#fed(half, ANY_BYTE, index, COST.secondLost)) beam.add(next);
    }
    if (unit !== QUESTION || this.#options.appetite === 'keeps') return;
    const eaten = eatenBefore(this.#text, index + 1);
    for (const next of once) {
      if (next.state !== BETWEEN) continue;
      if (eaten === '') {
        // Nothing but the words can say which mark went.
        if (!this.#narrow || this.#text.charCodeAt(index + 1) < 0x80) continue;
        for (const ascii of EDIBLE) beam.offer(next, ascii, BETWEEN, index, COST.guessed);
        continue;
      }
      // The structure says what was eaten, not the words: the model is not asked.
      const made = beam.emit(next, eaten.charCodeAt(0), BETWEEN, index, 0);
      beam.add({ ...made, cost: next.cost + COST.eaten });
    }
  }

  /** Bytes that left no trace before this character. */
  #silentlyLost(path: Path, index: number): Path[] {
    const { shown } = this.#options;
    if (shown.losesPairs) {
      const once = this.#vanishedPair(path, index);
      const bytes = shown.bytesOf(this.#text.charCodeAt(index));
      const fits = feed(this.#options.truth, unpack(path.state), bytes > 0xff ? bytes >> 8 : bytes) !== null;
      if (fits) return once;
      const likeliest = [...once].sort((a, b) => a.cost - b.cost).slice(0, 3);
      return [...once, ...likeliest.flatMap((half) => this.#vanishedPair(half, index))];
    }
    // A sequence is seen to be too short only where the next one begins; then one of its bytes was lost.
    const next = shown.bytesOf(this.#text.charCodeAt(index));
    if (path.state <= BETWEEN || shown.fragile.length === 0) return [];
    if (!shown.isDouble && next >= 0x80 && next <= 0xbf) return [];
    const { first, second } = unpack(path.state);
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
    return this.#beam.best(path, [...units], CHOICE, BETWEEN, index, () => penalty);
  }

  #vanishedPair(path: Path, index: number): Path[] {
    return ZONES.flatMap(([first, second]) =>
      this.#fed(path, first, index, COST.vanishedPair).flatMap((half) => this.#fed(half, second, index, 0)),
    );
  }

  /** A text may end where the last bytes of its last character were lost. */
  finish(path: Path): Path[] {
    if (path.state <= BETWEEN || this.#options.shown.losesPairs) return [];
    return this.#silentlyLost(path, this.#text.length);
  }

  /** Characters of a sequence of three bytes; of two, if the first says so. */
  #unitsOf(first: number, second: number, third: number): readonly number[] {
    const fed = feed(this.#options.truth, { first, second }, third);
    return fed && 'units' in fed ? fed.units : [];
  }

  #fed(path: Path, byte: number, index: number, penalty: number): Path[] {
    const waiting = unpack(path.state);
    const fed = feed(this.#options.truth, waiting, byte);
    if (fed === null) return [];
    if ('waiting' in fed) {
      const state = pack(fed.waiting.first, fed.waiting.second);
      return [{ ...path, cost: path.cost + penalty, state, out: '', index, before: path }];
    }
    return this.#beam.best(path, fed.units, CHOICE, BETWEEN, index, (made) => {
      return made === WIDE_SPACE || made === HARD_SPACE ? penalty + COST.decodedSpace : penalty;
    });
  }
}

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
