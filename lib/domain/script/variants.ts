import { type PairReader, readCompatibility, readPair, readRegionalForms, readTraditional } from './opencc-data.ts';
import { ownWords } from './own-words.ts';

/** Forms that conversion leaves as they are and writers put for one another. */
const MORE: readonly (readonly [string, string])[] = [
  ['祂', '他'],
  ['甚', '什'],
  ['馀', '余'],
  ['著', '着'],
];

let made: Uint16Array | null = null;

/**
 * Which Han characters are written for one another when a text goes from one script or region to another:
 * `table[unit]` is the form that stands for all of them, 0 where a character stands for itself alone. Two texts of which
 * one was made from the other by conversion, ours or OpenCC's, are equal under it (but for phrases that change their length); it is
 * coarser than a conversion (乾, 幹 and 干 are one) and good for comparing alone. By UTF-16 unit; characters outside the
 * BMP are left out. Made from OpenCC's data (Apache-2.0) on the first call.
 */
export function hanVariants(): Uint16Array {
  made ??= build();
  return made;
}

function build(): Uint16Array {
  const parent = new Uint16Array(0x10000);
  const rootOf = (unit: number): number => {
    let at = unit;
    for (let next = parent[at] as number; next !== 0; next = parent[at] as number) at = next;
    return at;
  };
  const join = (a: number, b: number): void => {
    if (a === b || isSurrogate(a) || isSurrogate(b)) return;
    const root = rootOf(a);
    if (root !== rootOf(b)) parent[root] = rootOf(b);
  };
  const reader: PairReader = {
    units: join,
    words: (from, to) => {
      if (from.length !== to.length) return;
      for (let i = 0; i < from.length; i += 1) join(from.charCodeAt(i), to.charCodeAt(i));
    },
  };
  for (const [from, to] of ownWords()) readPair(from, to, reader);
  readTraditional(reader);
  readCompatibility(reader);
  readRegionalForms(reader);
  for (const [from, to] of MORE) readPair(from, to, reader);
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit += 1) if (parent[unit] !== 0) table[unit] = rootOf(unit);
  return table;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
