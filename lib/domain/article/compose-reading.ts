import { applyEdits, type OffsetMap, offsetMapOf, type Range, type Replacement } from '../text/index.ts';
import type { ArticleStructure, Note, Paragraph, Section, Span } from './types.ts';

/** A paragraph in the reading text, with what it is where it is no running prose. */
export interface ReadingParagraph extends Range, Pick<Paragraph, 'kind' | 'cell' | 'ordered'> {}

/** A section in the reading text; ranges are reading offsets (UTF-16). */
export interface ReadingSection {
  /** Position among the sections. */
  readonly index: number;
  readonly level: number;
  readonly label: string;
  readonly title: string;
  readonly runIn: boolean;
  readonly heading: Range | null;
  readonly paragraphs: readonly ReadingParagraph[];
  /** From its heading (or first paragraph) to the end of its last paragraph, without sub-sections. */
  readonly start: number;
  readonly end: number;
}

/** A label as it stands before its title: `一、`引言, but `2.1 `产量: one without a mark of its own stands apart. */
export function leadOf({ label, title }: { readonly label: string; readonly title: string }): string {
  return label !== '' && title !== '' && !/[、.．)）〕\]：:。]$/.test(label) ? `${label} ` : label;
}

/** Where a note or reference is called in the reading text; `at` lies directly behind the words it proves. */
export interface ReadingNote {
  readonly note: Note;
  readonly calls: readonly number[];
  /** Where words of the text name the work; ranges of the reading text. */
  readonly mentions: readonly Range[];
}

/** The article alone: headings and paragraphs joined with "\n", notes and their marks cut out. */
export interface Reading {
  readonly text: string;
  /** Plain page text → reading text. */
  readonly map: OffsetMap;
  readonly sections: readonly ReadingSection[];
  readonly notes: readonly ReadingNote[];
  readonly references: readonly ReadingNote[];
}

/**
 * Composes the reading text of a structure out of the plain page text.
 * `blockStarts[i]` is the plain offset at which block `i` begins in `plainText`.
 */
export function composeReading(
  structure: ArticleStructure,
  plainText: string,
  blockStarts: readonly number[],
): Reading {
  const place = (span: Span): Range => {
    const start = blockStarts[span.block] ?? 0;
    return { start: start + span.start, end: start + span.end };
  };
  const cuts: Range[] = [];
  for (const notes of [structure.notes, structure.references]) {
    for (const { marks, spans } of notes) {
      for (const mark of marks) cuts.push(place(mark));
      for (const span of spans) cuts.push(place(span));
    }
  }
  cuts.sort((a, b) => a.start - b.start || a.end - b.end);
  const kept: Range[] = [];
  const edits: Replacement[] = [];
  let at = 0;
  let joint = '';
  const keep = (range: Range) => {
    for (const part of without(range, cuts)) {
      if (part.start < at || part.end <= part.start) continue;
      if (part.start > at || joint !== '') edits.push({ start: at, end: part.start, replacement: joint });
      kept.push(part);
      at = part.end;
      joint = '';
    }
  };
  for (const section of structure.sections) {
    if (section.heading) {
      if (kept.length > 0) joint = '\n';
      keep(place(section.heading));
    }
    for (const paragraph of section.paragraphs) {
      if (kept.length > 0) joint = '\n';
      for (const span of paragraph.spans) keep(place(span));
    }
  }
  if (at < plainText.length) edits.push({ start: at, end: plainText.length, replacement: '' });
  const map = offsetMapOf(plainText.length, edits);
  const text = applyEdits(plainText, edits);
  const range = (span: Span): Range => {
    const { start, end } = place(span);
    const mapped = map.toOutputRange(start, end);
    // A mark cut off the end of a paragraph leaves its place to the line break.
    let to = mapped.end;
    while (to > mapped.start && text[to - 1] === '\n') to -= 1;
    return { start: mapped.start, end: to };
  };
  const placed = (note: Note): ReadingNote => ({
    note,
    calls: callsOf(note, place, map),
    mentions: (note.mentions ?? []).map(range),
  });
  return {
    text,
    map,
    sections: structure.sections.map((section, index) => readingSection(section, index, range)),
    notes: structure.notes.map(placed),
    references: structure.references.map(placed),
  };
}

function readingSection(section: Section, index: number, range: (span: Span) => Range): ReadingSection {
  const heading = section.heading ? range(section.heading) : null;
  const paragraphs: ReadingParagraph[] = [];
  for (const { spans, ...kind } of section.paragraphs) {
    let start = -1;
    let end = 0;
    for (const span of spans) {
      const part = range(span);
      if (part.end <= part.start) continue;
      if (start < 0) start = part.start;
      end = part.end;
    }
    if (start >= 0) paragraphs.push({ start, end, ...kind });
  }
  const start = heading?.start ?? paragraphs[0]?.start ?? 0;
  return {
    index,
    level: section.level,
    label: section.label,
    title: section.title,
    runIn: section.runIn,
    heading,
    paragraphs,
    start,
    end: paragraphs[paragraphs.length - 1]?.end ?? heading?.end ?? start,
  };
}

function callsOf(note: Note, place: (span: Span) => Range, map: OffsetMap): number[] {
  return note.marks.map((mark) => map.toOutput(place(mark).start, 'end'));
}

/** `range` without the sorted `cuts`. */
function without(range: Range, cuts: readonly Range[]): Range[] {
  const parts: Range[] = [];
  let at = range.start;
  for (let i = firstEndingAfter(cuts, range.start); i < cuts.length; i += 1) {
    const cut = cuts[i] as Range;
    if (cut.start >= range.end) break;
    if (cut.start > at) parts.push({ start: at, end: cut.start });
    at = Math.max(at, cut.end);
  }
  if (at < range.end) parts.push({ start: at, end: range.end });
  return parts;
}

/** Cuts are sorted by start and (being notes) hardly overlap; a step back covers a mark inside its note. */
function firstEndingAfter(cuts: readonly Range[], offset: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] as Range).start < offset) low = middle + 1;
    else high = middle;
  }
  while (low > 0 && (cuts[low - 1] as Range).end > offset) low -= 1;
  return low;
}
