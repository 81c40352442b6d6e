import type { Beam } from './beam.ts';
import type { Holes } from './holes.ts';
import type { LanguageModel } from './language-model.ts';
import { COST } from './misread-costs.ts';
import { BRACKETS, CLOSING_ROUND, guessedSigns, NEVER_LAST, OPENING_ROUND, SIGNS, UNENDED } from './sign-costs.ts';

interface Around {
  readonly beam: Beam;
  readonly holes: Holes;
  readonly model: LanguageModel;
  readonly text: string;
  /** Whether nothing the text shows was written in what GBK has beyond GB 2312: then hardly any of what it lost was. */
  readonly isGb2312: boolean;
}

/** How far what ends a phrase may stand behind its last character, in UTF-16 units: spaces and all. */
const END_REACH = 8;
/** The end of a text, or of the remark in code or HTML that it is in. */
const END = /^\s*(?:$|\*+\/|-->)/;
/** A tag that ends what is before it, a quote that nothing more of the sentence follows. */
const PHRASE_END = /^(?:<\/|<br\b|["'][)\],;:}>]|[”’」』》）)\]】〉])/;

/** What the character before `index` cannot be, since something ends there. */
function barredBefore(text: string, index: number): ReadonlySet<number> | null {
  const behind = text.slice(index, index + END_REACH);
  if (END.test(behind)) return UNENDED;
  return PHRASE_END.test(behind) ? NEVER_LAST : null;
}

/** Chooses among the characters that a place of a text may have been whose bytes were lost. */
export class HoleChooser {
  readonly #around: Around;

  constructor(around: Around) {
    this.#around = around;
  }

  /** What a character (a UTF-16 unit) at `index` costs more where nothing ends in it and something ends there. */
  endCost(unit: number, index: number): number {
    return barredBefore(this.#around.text, index + 1)?.has(unit) ? COST.unended : 0;
  }

  /** The likeliest of the characters (UTF-16 units) as paths: the number of the first, up to `beam.end`. */
  best(path: number, units: Uint16Array, count: number, state: number, index: number, penalty: number): number {
    const { beam, holes, model, text, isGb2312 } = this.#around;
    const common = holes.common(units, model);
    const isSure = units.length === 1;
    // Before a letter or a digit nothing is closed: `（P＜0.05）`.
    const mayClose = !isSure && units.includes(CLOSING_ROUND) && !/[0-9A-Za-z]/.test(text.charAt(index + 1));
    const isOpen = mayClose && beam.hasOpen(path, [OPENING_ROUND], [CLOSING_ROUND]);
    const signs = isSure ? SIGNS : guessedSigns(isGb2312, beam.unitOf(path), isOpen);
    const first = beam.best(path, common ?? units, count, state, index, penalty, signs);
    if (isSure) return first;
    const barred = barredBefore(text, index + 1);
    // Nothing is closed that is not open, and no text ends in what goes on.
    for (let made = first, end = beam.end; made < end; made += 1) {
      const unit = beam.unitOf(made);
      if (barred?.has(unit)) beam.burden(made, COST.unended);
      const pair = BRACKETS.get(unit);
      if (pair && !beam.hasOpen(path, pair.opening, pair.closing)) beam.burden(made, COST.unopened);
      else if (unit === CLOSING_ROUND && !isOpen) beam.burden(made, COST.otherWidth);
    }
    return first;
  }
}
