import { type Beam, NOTHING } from './beam.ts';
import { eatenBefore } from './eaten.ts';
import { BOUNDARY, type LanguageModel } from './language-model.ts';
import { COST } from './misread-costs.ts';
import { BETWEEN } from './misread-states.ts';
import { CLOSING_ROUND, NEVER_LAST, OPENING, OPENING_ROUND } from './sign-costs.ts';

/** Marks an orphan byte may have eaten. */
const EDIBLE = Array.from(',.;:()%', (char) => char.charCodeAt(0));
/** What ends a phrase, where it was eaten. */
const ENDS: ReadonlySet<number> = new Set(Array.from('\n"\')<| ', (char) => char.charCodeAt(0)));
const NEWLINE = 0x0a;
const SPACE = 0x20;
const QUESTION = 0x3f;
const LAST_DIGIT = 0x39;
const COLON = 0xff1a;

/** The ways to go on from a character whose last byte, a `?`, took the ASCII character behind it along. */
export class EatenSteps {
  readonly #beam: Beam;
  readonly #model: LanguageModel;
  readonly #text: string;
  /** Whether the text sets ASCII marks behind its characters: then such a mark may have been eaten. */
  readonly #narrow: boolean;
  /** Whether it sets spaces beside Chinese. */
  readonly #isSpaced: boolean;
  /** What was eaten at the last place asked of: all paths ask it there. */
  #asked = -1;
  #eaten = '';

  constructor(beam: Beam, model: LanguageModel, text: string) {
    this.#beam = beam;
    this.#model = model;
    this.#text = text;
    this.#narrow = /[\u0080-\uffff][,.;:]/.test(text);
    this.#isSpaced = /[\u3000-\uffff] [^ ]|[^ ] [\u3000-\uffff]/.test(text);
  }

  /** `path`: behind the character; `index`: of the `?`. */
  step(path: number, index: number): void {
    if (index !== this.#asked) {
      this.#asked = index;
      this.#eaten = eatenBefore(this.#text, index + 1);
    }
    if (this.#eaten === '') this.#any(path, index);
    else this.#one(path, this.#eaten.charCodeAt(0), index);
  }

  /** The structure says what was eaten, not the words: the model is not asked; what ends a phrase is no context either. */
  #one(path: number, eaten: number, index: number): void {
    const beam = this.#beam;
    let cost = COST.eaten;
    // What a colon announces stands on lines of its own; the model has seen none end so.
    if (eaten === NEWLINE && beam.unitOf(path) !== COLON)
      cost += this.#model.cost(beam.nodeOf(path), BOUNDARY) - COST.lineEnd;
    if (ENDS.has(eaten) && (eaten === NEWLINE || eaten === SPACE ? OPENING : NEVER_LAST).has(beam.unitOf(path)))
      cost += COST.unended;
    if (ENDS.has(eaten) && eaten !== SPACE && beam.hasOpen(path, [OPENING_ROUND], [CLOSING_ROUND]))
      cost += COST.unclosed;
    const isLast = index + 1 === this.#text.length;
    if (eaten === NEWLINE && !isLast) beam.add(beam.emit(path, eaten, BETWEEN, index, cost));
    else if (ENDS.has(eaten) || isLast) beam.add(beam.move(path, BETWEEN, index, cost, eaten));
    else beam.add(beam.emitFree(path, eaten, BETWEEN, index, cost));
  }

  /** Nothing but the words can say which it was; of a digit nothing can. */
  #any(path: number, index: number): void {
    const beam = this.#beam;
    const next = this.#text.charCodeAt(index + 1);
    // Before a space a mark was eaten; before a space that parts thousands it may have been a digit.
    const isBeforeMarkSpace = next === SPACE && this.#text.charCodeAt(index + 2) > LAST_DIGIT;
    const isBeforeAscii = next < 0x80 && !(isBeforeMarkSpace && this.#narrow);
    if (this.#narrow && !isBeforeAscii) {
      for (const ascii of EDIBLE) beam.offer(path, ascii, BETWEEN, index, COST.guessed);
      return;
    }
    if (this.#isSpaced && !isBeforeAscii) beam.offer(path, SPACE, BETWEEN, index, COST.eatenSpace);
    beam.add(beam.move(path, BETWEEN, index, COST.eatenUnknown, isBeforeAscii ? QUESTION : NOTHING));
  }
}
