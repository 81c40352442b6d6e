import { READINGS } from './readings.gen.ts';

/** Syllables as numbers, 1-based; readings of a Traditional character, the usual one first. */
export interface ReadingTable {
  /** Number of a syllable (`qū`), 0 for none that the table knows. */
  syllable(text: string): number;
  /** Whether the character (UTF-16 unit) may be read so. */
  canRead(unit: number, syllable: number): boolean;
  /** Whether this is how the character is usually read. */
  usuallyRead(unit: number, syllable: number): boolean;
  /** Whether the table knows the character at all: mirrors gloss only what they made Traditional. */
  knows(unit: number): boolean;
  /** All characters (UTF-16 units) with this reading. */
  characters(syllable: number): readonly number[];
}

/** Where the mirrors' one reading of a character is another than its commonest (seen on their pages). */
const MIRRORS: readonly (readonly [string, string])[] = [
  ['為', 'wèi'],
  ['長', 'zhǎng'],
  ['處', 'chù'],
  ['幾', 'jǐ'],
  ['車', 'chē'],
  ['還', 'hái'],
  ['嗎', 'ma'],
];

let table: ReadingTable | null = null;

/** The reading table (pinyin-pro, MIT; see scripts/build-reading-table.mjs). */
export function readingTable(): ReadingTable {
  table ??= build();
  return table;
}

function build(): ReadingTable {
  const numbers = new Map<string, number>();
  const usual = new Uint16Array(0x10000);
  const all = new Map<number, number[]>();
  const characters: number[][] = [[]];
  READINGS.split('|').forEach((line, i) => {
    const gap = line.indexOf(' ');
    const syllable = i + 1;
    numbers.set(line.slice(0, gap), syllable);
    const [first = '', later = ''] = line.slice(gap + 1).split(';');
    for (const char of first) usual[char.charCodeAt(0)] = syllable;
    const units = Array.from(first + later, (char) => char.charCodeAt(0));
    for (const unit of units) {
      const known = all.get(unit);
      if (known) known.push(syllable);
      else all.set(unit, [syllable]);
    }
    characters.push(units);
  });
  for (const [char, reading] of MIRRORS) {
    const unit = char.charCodeAt(0);
    const syllable = numbers.get(reading);
    if (syllable === undefined) continue;
    usual[unit] = syllable;
    if (!all.get(unit)?.includes(syllable)) {
      all.get(unit)?.push(syllable);
      characters[syllable]?.push(unit);
    }
  }
  return {
    syllable: (text) => numbers.get(text.normalize('NFC').replaceAll('ɡ', 'g')) ?? 0,
    canRead: (unit, syllable) => all.get(unit)?.includes(syllable) ?? false,
    usuallyRead: (unit, syllable) => usual[unit] === syllable,
    knows: (unit) => all.has(unit),
    characters: (syllable) => characters[syllable] ?? [],
  };
}
