import type { VariantTable } from './variants.ts';

/**
 * Folding for comparison, with the way back. Two texts that say the same in another script, width, case or punctuation
 * fold to the same units; what copies of a work differ in without a reader's noticing (white space, zero-width
 * characters, accents, reference marks) is left out.
 */
export interface FoldedText {
  /** The folded text. */
  readonly text: string;
  /** Where the character a folded unit was made of begins and ends in the source; UTF-16, both monotone. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Marks of one class fold to its first. */
const CLASSES = [
  '.。．｡…‥⋯',
  ',，、､﹐﹑',
  ';；﹔',
  ':：∶︰﹕',
  '?？﹖',
  '!！﹗',
  '"“”„‟‘’‚‛「」『』﹁﹂﹃﹄＂\'＇`´′″〝〞〟',
  '(（[［{｛【〔〖﹙〘〚',
  ')）]］}｝】〕〗﹚〙〛',
  '<＜《〈«‹〈⟨',
  '>＞》〉»›〉⟩',
  '-‐‑‒–—―−─━﹘﹣－',
  '~～〜∼',
  '·・•‧∙⋅･',
];
/** Classes of which copies write one or several (…… and …, —— and —): a run of one folds to a single unit. */
const RUNS = '."-~';
/** ①, ⑴, ❶ and raised figures: marks of notes, whatever else they may be. */
const MARKS = '①-⓿⑴-⒇❶-➓²³¹⁰⁴-⁹⁽⁾';
const MARK = new RegExp(`[${MARKS}]`);
/** [3], [1,2-4], 〔5〕, (12): a note's number in brackets. */
const BRACKETED = /[[［〔【]\s?\d{1,3}(?:\s?[-–—~～,，、]\s?\d{1,3}){0,5}\s?[\]］〕】]|[(（]\s?\d{1,2}\s?[)）]/y;
const OPENERS = '[［〔【(（';

/** What a BMP unit folds to: 0 not known yet, DROPPED nothing, SEVERAL see `several`, else the unit itself. */
const DROPPED = 0xffff;
const SEVERAL = 0xfffe;
const table = new Uint16Array(0x10000);
const several = new Map<string, string>();
const isRun = new Uint8Array(0x10000);
const opens = new Uint8Array(0x10000);
for (const marks of CLASSES) for (const mark of marks) table[mark.charCodeAt(0)] = marks.charCodeAt(0);
for (const mark of RUNS) isRun[mark.charCodeAt(0)] = 1;
for (const mark of OPENERS) opens[mark.charCodeAt(0)] = 1;

/** Source units folded between two pauses. */
const SLICE = 16_384;
/** Units made text at once. */
const CHUNK = 4_096;

/** Whether a run of this folded unit counts as one of it. */
export function isRunMark(unit: number): boolean {
  return isRun[unit] === 1;
}

/** Folded units and where each was made, while a text is folded. */
interface Room {
  units: Uint16Array;
  starts: Int32Array;
  ends: Int32Array;
  /** Units folded so far. */
  length: number;
}

/** For short texts: to make arrays for each takes longer than to fold it. */
const shared = roomFor(1024);

function roomFor(length: number): Room {
  return { units: new Uint16Array(length), starts: new Int32Array(length), ends: new Int32Array(length), length: 0 };
}

/** Folds a text at once. `variants`: null leaves Han characters as they are. */
export function foldWithMap(text: string, variants: VariantTable | null): FoldedText {
  shared.length = 0;
  foldInto(shared, text, 0, text.length, variants);
  return resultOf(shared);
}

/** The folded text without the way back. */
export function foldText(text: string, variants: VariantTable | null): string {
  shared.length = 0;
  foldInto(shared, text, 0, text.length, variants);
  return toText(shared);
}

/** Folds a text; pauses every 16,384 units of it. */
export function* foldInSlices(text: string, variants: VariantTable | null): Generator<void, FoldedText> {
  // A unit folds to at most 18 (U+FDFA); room is made when it is wanted.
  const room = roomFor(text.length + 64);
  for (let at = 0; at < text.length; ) {
    if (at > 0) yield;
    at = foldInto(room, text, at, at + SLICE, variants);
  }
  return resultOf(room);
}

/** Folds the characters that begin before `until`; gives where it stopped. */
function foldInto(room: Room, text: string, from: number, until: number, variants: VariantTable | null): number {
  let { units, starts, ends, length } = room;
  const to = Math.min(text.length, until);
  let at = from;
  while (at < to) {
    const unit = text.charCodeAt(at);
    if (opens[unit] === 1) {
      const behind = behindMark(text, at);
      if (behind > at) {
        at = behind;
        continue;
      }
    }
    let folded = table[unit] as number;
    if (folded === 0) folded = learn(unit);
    if (folded === DROPPED) {
      at += 1;
      continue;
    }
    if (folded !== SEVERAL) {
      const form = variants === null ? 0 : (variants[folded] as number);
      if (form !== 0) folded = form;
      if (isRun[folded] === 1 && length > 0 && units[length - 1] === folded) {
        ends[length - 1] = at + 1;
      } else {
        if (length === units.length) grow();
        units[length] = folded;
        starts[length] = at;
        ends[length] = at + 1;
        length += 1;
      }
      at += 1;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) as number);
    for (const part of foldSeveral(character)) {
      const own = part.charCodeAt(0);
      if (length + 2 > units.length) grow();
      for (let k = 0; k < part.length; k += 1) {
        units[length] = k === 0 ? variants?.[own] || own : part.charCodeAt(k);
        // Both halves of a pair stand for the whole character: no range may end between them.
        starts[length] = at;
        ends[length] = at + character.length;
        length += 1;
      }
    }
    at += character.length;
  }
  room.length = length;
  return at;

  function grow(): void {
    const more = units.length * 2 + 64;
    units = room.units = enlarged(units, new Uint16Array(more));
    starts = room.starts = enlarged(starts, new Int32Array(more));
    ends = room.ends = enlarged(ends, new Int32Array(more));
  }
}

function resultOf(room: Room): FoldedText {
  return { text: toText(room), starts: room.starts.slice(0, room.length), ends: room.ends.slice(0, room.length) };
}

/** Behind the note's number in brackets that begins at `at`; `at` itself where there is none. */
function behindMark(text: string, at: number): number {
  BRACKETED.lastIndex = at;
  return BRACKETED.test(text) ? BRACKETED.lastIndex : at;
}

function learn(unit: number): number {
  if (unit >= 0x4e00 && unit <= 0x9fff) table[unit] = unit;
  else if (unit >= 0xd800 && unit <= 0xdfff) table[unit] = SEVERAL;
  else {
    const folded = foldCharacter(String.fromCharCode(unit));
    if (folded === '') table[unit] = DROPPED;
    else if (folded.length === 1) table[unit] = table[folded.charCodeAt(0)] || folded.charCodeAt(0);
    else {
      table[unit] = SEVERAL;
      several.set(String.fromCharCode(unit), folded);
    }
  }
  return table[unit] as number;
}

function foldSeveral(character: string): string {
  let folded = several.get(character);
  if (folded === undefined) {
    folded = foldCharacter(character);
    several.set(character, folded);
  }
  return folded;
}

/** NFKD, lower case, without accents, white space, controls and marks of notes. Lone surrogates stay. */
function foldCharacter(character: string): string {
  if (MARK.test(character)) return '';
  const plain = character
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Cc}\p{Co}\s\u115f\u1160\u3164\uffa0]/gu, '');
  return [...plain].map((one) => (one.length === 1 && classOf(one)) || one).join('');
}

function classOf(mark: string): string | null {
  const marks = CLASSES.find((all) => all.includes(mark));
  return marks ? (marks[0] as string) : null;
}

function toText({ units, length }: Room): string {
  let text = '';
  for (let at = 0; at < length; at += CHUNK) {
    // `apply` reads a typed array as it is; spreading one walks it by its iterator, at four times the cost.
    text += String.fromCharCode.apply(null, units.subarray(at, Math.min(length, at + CHUNK)) as unknown as number[]);
  }
  return text;
}

function enlarged<T extends Uint16Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
