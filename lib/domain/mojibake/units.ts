import { gbkRows } from './gbk-rows.ts';
import type { Gloss } from './gloss.ts';

/** One observed character of a block, with the gloss behind it taken off. Offsets are UTF-16. */
export interface Unit {
  readonly start: number;
  /** Behind the character and its gloss. */
  readonly end: number;
  readonly unit: number;
  /** Lead and trail byte in GBK (of a private-use character: where browsers find it), 0 for none. */
  readonly pair: number;
  readonly gloss: Gloss | null;
}

/** Cuts `text.slice(from, to)` into units; glosses that count (`own`, `trail`, `straddle`) stand with their character. */
export function unitsOf(text: string, from: number, to: number, glosses: readonly Gloss[]): Unit[] {
  const { shownPair } = gbkRows();
  const units: Unit[] = [];
  let g = 0;
  for (let i = from; i < to; ) {
    while (g < glosses.length && (glosses[g] as Gloss).start <= i) g += 1;
    const gloss = glosses[g];
    const unit = text.charCodeAt(i);
    const glossed = gloss && gloss.start === i + 1 && gloss.end <= to ? gloss : null;
    const end = glossed ? glossed.end : i + 1;
    units.push({ start: i, end, unit, pair: unit < 0x80 ? 0 : (shownPair[unit] as number), gloss: glossed });
    i = end;
  }
  return units;
}
