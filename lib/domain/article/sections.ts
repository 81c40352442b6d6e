import { Pace, type Slices } from '../text/index.ts';
import { type Cuts, rest } from './found-note.ts';
import type { Heading } from './headings.ts';
import { type Line, spanOf } from './line.ts';
import type { NoteList } from './note-list.ts';
import { type LineKind, lineKinds } from './paragraph-kinds.ts';
import type { Paragraph, Section, Span } from './types.ts';

interface Draft {
  readonly section: Omit<Section, 'paragraphs'>;
  readonly paragraphs: { readonly spans: Span[]; readonly kind: LineKind | undefined }[];
}

/**
 * Puts the body into sections: headings begin them, lines are their paragraphs with notes cut out, and the rest of a
 * paragraph that a note broke goes on in the paragraph before. A list of notes is a section without paragraphs.
 */
export function* sectionsOf(
  body: readonly Line[],
  cuts: Cuts,
  headings: readonly Heading[],
  lists: readonly NoteList[],
): Slices<Section[]> {
  const pace = new Pace();
  const byLine = new Map(headings.map((heading) => [heading.line.at, heading]));
  const drafts: Draft[] = [];
  const begin = (section: Draft['section']) => drafts.push({ section, paragraphs: [] });
  const open = (): Draft => {
    if (drafts.length === 0) begin({ level: 0, label: '', title: '', runIn: false, heading: null });
    return drafts[drafts.length - 1] as Draft;
  };
  const kinds = lineKinds(body);
  const heads = [...lists].sort((a, b) => a.head.at - b.head.at);
  const beginLists = (before: number) => {
    for (let list = heads[0]; list !== undefined && list.head.at < before; list = heads[0]) {
      heads.shift();
      begin({ level: 1, label: '', title: list.title, runIn: false, heading: spanOf(list.head, 0, list.headEnd) });
    }
  };
  for (const line of body) {
    if (pace.read(line.text.length)) yield;
    beginLists(line.at);
    const heading = byLine.get(line.at);
    if (heading !== undefined) begin(sectionOf(heading));
    const from = heading?.end ?? 0;
    const spans = rest(cuts, line).flatMap((piece) =>
      piece.end <= from ? [] : [trimmed(line, Math.max(piece.start, from), piece.end)],
    );
    const left = spans.filter((span) => span.start < span.end);
    if (left.length === 0) continue;
    const { paragraphs } = open();
    const last = paragraphs.at(-1);
    if (cuts.joined.has(line.at) && last !== undefined) last.spans.push(...left);
    else paragraphs.push({ spans: left, kind: heading === undefined ? kinds.get(line.at) : undefined });
  }
  beginLists(Number.POSITIVE_INFINITY);
  return drafts.map(({ section, paragraphs }) => ({
    ...section,
    paragraphs: paragraphs.map(({ spans, kind }): Paragraph => ({ spans, ...kind })),
  }));
}

function sectionOf(heading: Heading): Draft['section'] {
  return {
    level: heading.level,
    label: heading.printedLabel,
    title: heading.title,
    runIn: heading.shape === 'run-in',
    heading: spanOf(heading.line, heading.start, heading.end),
  };
}

/** A piece without white space at the ends of its block and behind a run-in head. */
function trimmed(line: Line, start: number, end: number): Span {
  const text = line.text.slice(start, end);
  const lead =
    start === 0 || text.trim() === '' || line.text[start - 1] === '。' ? text.length - text.trimStart().length : 0;
  const tail = end === line.text.length ? text.length - text.trimEnd().length : 0;
  return spanOf(line, start + lead, Math.max(start + lead, end - tail));
}
