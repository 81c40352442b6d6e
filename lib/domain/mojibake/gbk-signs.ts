/** Signs that matter to GBK out of step, as UTF-16 units. */
import type { Unit } from './units.ts';

export const QUESTION = 0x3f;
export const REPLACEMENT = 0xfffd;
export const STOP = 0x3002;
export const EURO = 0x20ac;
export const OPENING_QUOTES = [0x201c, 0x2018];
export const CLOSING_QUOTES = [0x201d, 0x2019];

/** What an orphan byte may have eaten: ASCII that is no trail byte. */
export const EDIBLE = Array.from(' ,.;:()%-"/0123456789', (char) => char.charCodeAt(0));

/** Marks that were narrowed after the damage, as the pairs they were. */
export const NARROWED: ReadonlyMap<number, number> = new Map(
  Array.from(',;:!?()', (char): [number, number] => [char.charCodeAt(0), 0xa380 + char.charCodeAt(0)]),
);

/** Marks that the mirrors look for in the bytes, narrowed or not. */
export function isMark(unit: Unit): boolean {
  return MARKS.has(unit.unit);
}

const MARKS = new Set(Array.from('，；：？！、,;:?!', (mark) => mark.charCodeAt(0)));
