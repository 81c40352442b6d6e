import { Pace, type Slices } from '../text/index.ts';
import { type Cuts, type FoundNote, rest } from './found-note.ts';
import { type Line, spanOf } from './line.ts';
import { circledNumber, type MarkerStyle } from './marker.ts';
import type { Span } from './types.ts';

/** `[1]`, `[1-3]`, `[1,3-5]`, `[1](P25)`, `[1]25-27`, `〔2〕`, `(3)`, `①`, `[①]`, `①②`. */
const NUMBERS = String.raw`\d{1,3}(?:\s*[-–—~至,、;]\s*\d{1,3}){0,12}`;
const CIRCLED = '[①-⑳㉑-㉟㊱-㊿]';
const CIRCLED_ONE = new RegExp(CIRCLED);
/** The pages cited, as GB/T 7714 prints them behind the mark; bare numbers count where the sentence pauses or ends with them. */
const PAGES = String.raw`\(?[Pp]{1,2}\.?\s?\d+(?:[-–—~]\d+)?\)?|\(第?\d{1,4}(?:[-–—~]\d{1,4})?页\)|\d{1,4}(?:[-–—~]\d{1,4})?(?=[,。;!?、)”’](?!\d)|$)`;
/** The same where it stands raised with its mark: no prose is raised. */
const RAISED_PAGES =
  /^\(?\s*(?:[Pp]{1,2}\.?\s?)?\d{1,4}(?:\s?[-–—~]\s?\d{1,4})?(?:[,、]\s?\d{1,4}(?:[-–—~]\d{1,4})?){0,9}\s*页?\s*\)?(?=\s*(?:$|\[))/;
const MARK = new RegExp(
  String.raw`\[(${NUMBERS})\](?:${PAGES})?|【(${NUMBERS})】|〔(${NUMBERS})〕|\((${NUMBERS})\)|[\[〔(]?(${CIRCLED})[\])〕]?`,
  'g',
);
const NUMBERS_ALONE = new RegExp(`^${NUMBERS}$`);
const MAX_RANGE = 40;
/** In square brackets `算法[5]`, `Penman公式[3]` are cited works; `见表[1]` is a table all the same. */
const TABLE = /(?:[图表]|[按由见据如]公?式)\s*$/;
const NAMED_THING = /(?:[图表式]|方程|算法|附录|定理|引理|命题|假设|例|步骤)\s*$/;

/** `文[1]证明了…`, `见文献[2,3]`: cut out, the sentence would lose a word. */
const WORD = /(?:文|文献|参见|[参详]?见|引自|取自|基于|根据|按照?)\s*$/;

interface Mark {
  readonly style: MarkerStyle;
  readonly numbers: readonly number[];
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the marks of listed notes in the running text and gives each note its places.
 * A number may stand in several lists (numbering that restarts); the nearest list behind the mark holds it.
 */
export function* resolveMarks(body: readonly Line[], cuts: Cuts, notes: readonly FoundNote[]): Slices<void> {
  const pace = new Pace();
  const listed = notes.filter((note) => note.placed === 'list' && note.number > 0);
  if (listed.length === 0) return;
  const book = new Book(listed);
  for (const line of body) {
    if (pace.read(line.text.length)) yield;
    for (const mark of marksOf(line, cuts)) {
      for (const number of mark.numbers) {
        const note = book.find(mark.style, number, line.at);
        const span = spanOf(line, mark.start, mark.end);
        if (isWord(line, mark)) note?.mentions.push(span);
        else note?.marks.push(span);
      }
    }
  }
  for (const note of listed) {
    const first = note.marks[0];
    if (note.marker !== '' || first === undefined) continue;
    // The list prints no numbers (an <ol>): the mark in the text says how they are printed.
    note.marker = note.style === 'none' ? `[${note.number}]` : '';
  }
}

function isWord(line: Line, { start, end }: Mark): boolean {
  if (!WORD.test(line.text.slice(Math.max(0, start - 6), start))) return false;
  return !line.block.hints.sups.some((sup) => sup.start < end && start < sup.end);
}

class Book {
  private readonly byKey = new Map<string, FoundNote[]>();

  constructor(notes: readonly FoundNote[]) {
    for (const note of notes) {
      const key = `${note.style === 'none' ? 'square' : note.style}${note.number}`;
      const same = this.byKey.get(key) ?? [];
      same.push(note);
      this.byKey.set(key, same);
    }
  }

  /** `[n]` in the text may point to `〔n〕` in the list; round and circled marks only to their own kind. */
  find(style: MarkerStyle, number: number, at: number): FoundNote | null {
    const other = style === 'square' ? 'tortoise' : style === 'tortoise' ? 'square' : style;
    const same = this.byKey.get(`${style}${number}`) ?? this.byKey.get(`${other}${number}`) ?? [];
    return same.find((note) => note.at > at) ?? null;
  }
}

function marksOf(line: Line, cuts: Cuts): Mark[] {
  const { text } = line;
  const marks: Mark[] = [];
  const left = rest(cuts, line);
  let piece = 0;
  const isLeft = (start: number, end: number) => {
    // Marks come in order, and so do the pieces.
    while (piece > 0 && (left[piece]?.start ?? 0) > start) piece -= 1;
    while (piece < left.length && (left[piece]?.end ?? 0) < end) piece += 1;
    return piece < left.length && (left[piece]?.start ?? 0) <= start;
  };
  // Whether the line counts things by a sign: `包括:①甲,②乙`, `①甲;②乙`.
  const known = new Map<string, boolean>();
  const counting = (sign: string) => {
    const kind = CIRCLED_ONE.test(sign) ? CIRCLED : `\\${sign}`;
    const before = known.get(kind);
    if (before !== undefined) return before;
    const found = new RegExp(String.raw`(?:^|[:;、])\s*${kind}`).test(text);
    known.set(kind, found);
    return found;
  };
  for (const match of text.matchAll(MARK)) {
    const [whole, square, lenticular, tortoise, round, circled] = match;
    const start = match.index;
    let end = start + whole.length;
    if (square !== undefined) end += raisedPages(line, end);
    // A mark stands behind words: at the start of a block or behind a colon the same signs count things.
    const before = text.slice(Math.max(0, start - 2), start);
    if (start === 0 || /[:;、]\s*$/.test(before)) continue;
    // `表[1]`, `式(3)`: the number of a table, a figure, an equation.
    const named = round === undefined ? TABLE : NAMED_THING;
    if (circled === undefined && named.test(text.slice(Math.max(0, start - 4), start))) continue;
    // `[0,1]`: an interval.
    if (/(?:^|\D)0(?:\D|$)/.test(square ?? round ?? '')) continue;
    // Behind a comma too, unless the line counts things by such signs, or they are round brackets.
    if (/,\s*$/.test(before) && (round !== undefined || counting(whole[0] as string))) continue;
    // `a[1]`, `x[i][2]`: an element of an array.
    if (square !== undefined && /(?:^|[^A-Za-z])[a-z]$/.test(text.slice(Math.max(0, start - 2), start))) continue;
    if (!isLeft(start, end)) continue;
    if (circled !== undefined) marks.push({ style: 'circled', numbers: [circledNumber(circled)], start, end });
    else if (round !== undefined) marks.push({ style: 'round', numbers: numbersOf(round), start, end });
    else if (tortoise !== undefined) marks.push({ style: 'tortoise', numbers: numbersOf(tortoise), start, end });
    else marks.push({ style: 'square', numbers: numbersOf(square ?? lenticular ?? ''), start, end });
  }
  return [...marks, ...raised(line, marks, isLeft)].sort((a, b) => a.start - b.start);
}

/**
 * What a raised 2 or 3 counts behind a unit, a letter, a product behind a sign or a term in brackets: `km²`, `χ²`, `=mc²`,
 * `(1-x)²`; any number behind 10.
 */
const POWER =
  /[=+−×·]\s?[A-Za-zα-ωΑ-Ω]{2,3}$|(?:^|[^A-Za-z])(?:[A-Za-zα-ωΑ-Ω]|[kcdmhnμ]m|kg|min|[mk][gLhsaWJ])$|\((?![^()]{0,20}[A-Za-z]{2})(?=[^()]{0,20}[+\-−·/=])[\w\s+\-−·/=.]{0,20}\)$/;
const TEN = /(?:^|[^\d.])10$/;

/** How much of a superscript behind a mark's bracket (in the same one, or the next) says pages. */
function raisedPages({ text, block }: Line, from: number): number {
  const sup = block.hints.sups.find(({ start, end }) => start <= from && from < end);
  return sup === undefined ? 0 : (RAISED_PAGES.exec(text.slice(from, sup.end))?.[0].length ?? 0);
}

/** Superscripts, those one whose pieces a comma or a dash joins: each number may be a link. */
function wholeSups({ text, block }: Line): { start: number; end: number }[] {
  const whole: { start: number; end: number }[] = [];
  for (const { start, end } of block.hints.sups) {
    const last = whole.at(-1);
    const joins =
      /[,、;\-–—~]\s*$/.test(last ? text.slice(last.start, last.end) : '') ||
      /^\s*[,、;\-–—~]/.test(text.slice(start, end));
    if (last?.end === start && joins) whole[whole.length - 1] = { start: last.start, end };
    else whole.push({ start, end });
  }
  return whole;
}

/** Superscripts that hold bare numbers: `<sup>1-3</sup>`. */
function raised(line: Line, marks: readonly Mark[], isLeft: (start: number, end: number) => boolean): Mark[] {
  return wholeSups(line).flatMap(({ start, end }): Mark[] => {
    const inner = line.text.slice(start, end).trim();
    if (!NUMBERS_ALONE.test(inner) || start === 0 || !isLeft(start, end)) return [];
    const before = line.text.slice(Math.max(0, start - 24), start);
    if (TEN.test(before) || (/^[23]$/.test(inner) && POWER.test(before))) return [];
    if (marks.some((mark) => mark.start < end && start < mark.end)) return [];
    return [{ style: 'square', numbers: numbersOf(inner), start, end }];
  });
}

/** `1-3,5` → 1 2 3 5. */
export function numbersOf(inner: string): number[] {
  return inner.split(/[,、;]/).flatMap((part) => {
    const [from = 0, to = from] = part.split(/[-–—~至]/).map((digits) => Number.parseInt(digits, 10));
    if (!(from > 0) || to < from || to - from > MAX_RANGE) return from > 0 ? [from] : [];
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
}

/** The places of marks, for a heading that ends with one. */
export function marksByBlock(notes: readonly FoundNote[]): Map<number, Span[]> {
  const byBlock = new Map<number, Span[]>();
  for (const note of notes) {
    for (const mark of note.marks) {
      const marks = byBlock.get(mark.block);
      if (marks === undefined) byBlock.set(mark.block, [mark]);
      else marks.push(mark);
    }
  }
  return byBlock;
}
