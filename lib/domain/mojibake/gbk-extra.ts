import type { Extra } from './chooser.ts';
import { COST } from './gbk-states.ts';
import { readingTable } from './readings.ts';

const WIDE_SPACE = 0x3000;
const SINGLE_QUOTES = [0x2018, 0x2019];

/** Greek and Cyrillic, from and to: to the model as likely as Latin letters, where a byte was lost hardly ever what it was. */
const LETTERS: readonly (readonly [number, number])[] = [
  [0x391, 0x3c9],
  [0x401, 0x451],
];

/** Made once for a page. */
const extraBy = new WeakMap<ReadonlyMap<number, number>, Extra>();

/** What characters cost besides: on a page that glosses one every time (`glossed`: UTF-16 units), without its gloss. */
export function extraCosts(glossed: ReadonlyMap<number, number>): Extra {
  let extra = extraBy.get(glossed);
  if (!extra) {
    const costs = new Float32Array(0x10000);
    for (const unit of glossed.keys()) costs[unit] = COST.glossedWithoutGloss;
    costs[WIDE_SPACE] = COST.wideSpace;
    for (const [first, last] of LETTERS) costs.fill(COST.otherAlphabet, first, last + 1);
    for (const quote of SINGLE_QUOTES) costs[quote] = COST.singleQuote;
    extra = { costs, least: 0 };
    extraBy.set(glossed, extra);
  }
  return extra;
}

const EXPLAINED: Extra = { costs: new Float32Array(0x10000), least: COST.explainedReading };

/** How well the gloss behind a character fits the reading of each of the units. Holds until the next call, for them alone. */
export function explained(units: ArrayLike<number>, syllable: number): Extra {
  const readings = readingTable();
  for (let i = 0; i < units.length; i += 1) {
    const unit = units[i] as number;
    EXPLAINED.costs[unit] = readings.canRead(unit, syllable) ? COST.explainedReading : COST.unexplainedGloss;
  }
  return EXPLAINED;
}
