import type { LanguageModel } from './language-model.ts';

/**
 * Many characters among which to choose again and again, behind one context or another. They stand in the order of what
 * they cost by themselves, so that the dear ones need not be looked at; those that a context makes cheaper than that are
 * found by their bits.
 */
export interface Candidates {
  /** UTF-16 units, by rank of their identifiers (`LanguageModel.ranks`). */
  readonly units: Uint16Array;
  readonly ranks: Uint16Array;
  /** Where each stood in the list that was given: of equal ones the first is taken. */
  readonly places: Uint16Array;
  /** A bit for every rank among them, 32 to a word. */
  readonly bits: Uint32Array;
  /** By word: how many candidates stand before those of its ranks; one more word closes the last. */
  readonly before: Uint16Array;
}

/** At most 65,535 units. */
export function candidatesOf(list: ArrayLike<number>, model: LanguageModel): Candidates {
  const { rankOf, least } = model.ranks();
  const { ids } = model;
  const total = list.length;
  const words = (least.length + 31) >> 5;
  const bits = new Uint32Array(words);
  // Sorted by counting; `starts[rank + 1]` becomes where the next of this rank goes.
  const starts = new Uint16Array(words * 32 + 2);
  for (let i = 0; i < total; i += 1) {
    const rank = rankOf[ids[list[i] as number] as number] as number;
    starts[rank + 2] = (starts[rank + 2] as number) + 1;
    bits[rank >> 5] = (bits[rank >> 5] as number) | (1 << (rank & 31));
  }
  for (let rank = 2; rank < starts.length; rank += 1) {
    starts[rank] = (starts[rank] as number) + (starts[rank - 1] as number);
  }
  const before = new Uint16Array(words + 1).map((_, word) => starts[word * 32 + 1] as number);
  const units = new Uint16Array(total);
  const ranks = new Uint16Array(total);
  const places = new Uint16Array(total);
  for (let i = 0; i < total; i += 1) {
    const unit = list[i] as number;
    const rank = rankOf[ids[unit] as number] as number;
    const at = starts[rank + 1] as number;
    starts[rank + 1] = at + 1;
    units[at] = unit;
    ranks[at] = rank;
    places[at] = i;
  }
  return { units, ranks, places, bits, before };
}
