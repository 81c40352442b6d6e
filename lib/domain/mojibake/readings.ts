import { READINGS } from './readings.gen.ts';

/** Syllables as numbers, 1-based; readings of a Traditional character, the usual one first. */
export interface ReadingTable {
  /** Number of a syllable (`qū`), 0 for none that the table knows. */
  syllable(text: string): number;
  /** Whether the character (UTF-16 unit) may be read so. */
  canRead(unit: number, syllable: number): boolean;
  /** Whether this is how the character is usually read. */
  usuallyRead(unit: number, syllable: number): boolean;
  /** Whether the character is read in more than one way. */
  isAmbiguous(unit: number): boolean;
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
  ['績', 'jī'],
];

let table: ReadingTable | null = null;

/** The reading table (pinyin-pro, MIT; see scripts/build-reading-table.mjs). */
export function readingTable(): ReadingTable {
  table ??= build();
  return table;
}

function build(): ReadingTable {
  const lines = READINGS.split('|');
  const numbers = new Map<string, number>();
  const usual = new Uint16Array(0x10000);
  // The readings of a character are a chain of entries, numbered from 1.
  const entryOf = new Uint16Array(0x10000);
  const syllables = new Uint16Array(READINGS.length);
  const before = new Uint16Array(READINGS.length);
  let entries = 0;
  const add = (unit: number, syllable: number): void => {
    entries += 1;
    syllables[entries] = syllable;
    before[entries] = entryOf[unit] as number;
    entryOf[unit] = entries;
  };
  const canRead = (unit: number, syllable: number): boolean => {
    for (let entry = entryOf[unit] as number; entry > 0; entry = before[entry] as number) {
      if (syllables[entry] === syllable) return true;
    }
    return false;
  };
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] as string;
    const gap = line.indexOf(' ');
    numbers.set(line.slice(0, gap), i + 1);
    let isUsual = true;
    for (let at = gap + 1; at < line.length; at += 1) {
      const unit = line.charCodeAt(at);
      if (unit === SEMICOLON) isUsual = false;
      else {
        if (isUsual) usual[unit] = i + 1;
        add(unit, i + 1);
      }
    }
  }
  /** Characters read otherwise on mirrors than the table has it, by syllable. */
  const mirrored = new Map<number, number[]>();
  for (const [char, reading] of MIRRORS) {
    const unit = char.charCodeAt(0);
    const syllable = numbers.get(reading);
    if (syllable === undefined) continue;
    usual[unit] = syllable;
    if (canRead(unit, syllable) || entryOf[unit] === 0) continue;
    add(unit, syllable);
    mirrored.set(syllable, [...(mirrored.get(syllable) ?? []), unit]);
  }
  const characters: (readonly number[] | undefined)[] = [];
  return {
    syllable: (text) => numbers.get(text.normalize('NFC').replaceAll('ɡ', 'g')) ?? 0,
    canRead,
    usuallyRead: (unit, syllable) => usual[unit] === syllable,
    isAmbiguous: (unit) => before[entryOf[unit] as number] !== 0,
    knows: (unit) => entryOf[unit] !== 0,
    characters: (syllable) => {
      const line = lines[syllable - 1];
      if (line === undefined) return [];
      characters[syllable] ??= [
        ...Array.from(line.slice(line.indexOf(' ') + 1).replace(';', ''), (char) => char.charCodeAt(0)),
        ...(mirrored.get(syllable) ?? []),
      ];
      return characters[syllable] as readonly number[];
    },
  };
}

const SEMICOLON = 0x3b;
