/** Signs that matter to GBK out of step, as UTF-16 units. */
import type { Beam } from './beam.ts';
import type { Unit } from './units.ts';

export const QUESTION = 0x3f;
export const REPLACEMENT = 0xfffd;
export const STOP = 0x3002;
export const EURO = 0x20ac;
export const WIDE_BRACKET = 0xff3b;
export const TAG = 0x3c;

const OPENING_QUOTES = [0x201c, 0x2018];
const CLOSING_QUOTES = [0x201d, 0x2019];

/** Whether a quotation is open that began in this run. */
export function hasOpenQuote(beam: Beam, path: number): boolean {
  return beam.hasOpen(path, OPENING_QUOTES, CLOSING_QUOTES);
}

/** Whether a unit stands for bytes that nobody could read. */
export function isLoss({ unit }: Unit): boolean {
  return unit === QUESTION || unit === REPLACEMENT;
}

/** What an orphan byte may have eaten: ASCII that is no trail byte. `0` stands for all digits: nothing tells them apart. */
export const EDIBLE = Array.from(' ,.;:()%-"/0', (char) => char.charCodeAt(0));

/** Whether unit `index` is a loss, and a tag without its `<` stands behind it (`br>`, `/p>`). */
export function isTagBehind(units: readonly Unit[], index: number): boolean {
  return isLoss(units[index] as Unit) && /^\/?[a-z][a-z0-9]{0,9}\/?>/i.test(asciiBehind(units, index));
}

/** Whether unit `index` is a loss, and a citation's number ends behind it whose bracket is not open there (`]`, `2]`, `,3-5]`). */
export function isCitationBehind(units: readonly Unit[], index: number): boolean {
  return isLoss(units[index] as Unit) && /^\d{0,2}(?:[-,]\d{1,3}){0,3}\]/.test(asciiBehind(units, index));
}

function asciiBehind(units: readonly Unit[], index: number): string {
  let text = '';
  for (let i = index + 1; i < units.length && text.length < MOST_BEHIND; i += 1) {
    const { unit, gloss } = units[i] as Unit;
    if (unit >= 0x80) break;
    text += String.fromCharCode(unit);
    if (gloss) break;
  }
  return text;
}

const MOST_BEHIND = 14;

/** Marks that were narrowed after the damage, as the pairs they were. */
export const NARROWED: ReadonlyMap<number, number> = new Map(
  Array.from(',;:!?()', (char): [number, number] => [char.charCodeAt(0), 0xa380 + char.charCodeAt(0)]),
);

/** Marks that the mirrors look for in the bytes, narrowed or not. */
export function isMark(unit: Unit): boolean {
  return MARKS.has(unit.unit);
}

const MARKS = new Set(Array.from('，；：？！、,;:?!', (mark) => mark.charCodeAt(0)));
