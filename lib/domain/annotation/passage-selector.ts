import { boundedLine } from './limits.ts';
import type { PassageSelector } from './types.ts';

/** UTF-16 code units of context on each side of a quote, where no sentence begins or ends at about that distance. */
const CONTEXT = 32;
/** Section titles kept of a passage, the innermost. */
const DEPTH = 20;
/** A sentence's bound at a distance between these is where the context ends. */
const LEAST = 20;
const MOST = 48;
const SENTENCE_END = /[。！？!?；;\n][”’」』"')）]*/g;

/** Where a section begins and what it is called; sections in the order of the text. */
export interface SectionPlace {
  readonly level: number;
  readonly label: string;
  readonly title: string;
  readonly start: number;
}

/** Describes the passage [start, end) of a reading text (UTF-16). */
export function describePassage(
  text: string,
  start: number,
  end: number,
  sections: readonly SectionPlace[],
): PassageSelector {
  return {
    quote: {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      prefix: text.slice(prefixStart(text, start), start),
      suffix: text.slice(end, suffixEnd(text, end)),
    },
    position: { type: 'TextPositionSelector', start, end, astralBefore: countPairs(text.slice(0, start)) },
    section: { type: 'SectionSelector', path: sectionPath(sections, start) },
  };
}

function countPairs(text: string): number {
  return text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0;
}

/** Whole sentences where they are neither too short nor too long, so that what is stored can be read. */
function prefixStart(text: string, start: number): number {
  const from = Math.max(0, start - MOST);
  const bounds = [...text.slice(from, start).matchAll(SENTENCE_END)].map(
    (match) => from + match.index + match[0].length,
  );
  const bound = bounds.find((at) => start - at >= LEAST);
  return wholePair(text, bound ?? Math.max(0, start - CONTEXT));
}

function suffixEnd(text: string, end: number): number {
  const bounds = [...text.slice(end, end + MOST).matchAll(SENTENCE_END)].map(
    (match) => end + match.index + match[0].length,
  );
  const bound = bounds.findLast((at) => at - end >= LEAST);
  return wholePair(text, bound ?? Math.min(text.length, end + CONTEXT));
}

/** The offset, or the one before where it would cut a surrogate pair. */
function wholePair(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return unit >= 0xdc00 && unit <= 0xdfff && offset > 0 ? offset - 1 : offset;
}

/** Titles of the sections that hold `offset`, outermost first. */
export function sectionPath(sections: readonly SectionPlace[], offset: number): string[] {
  const open: SectionPlace[] = [];
  for (const section of sections) {
    if (section.start > offset) break;
    while (open.length > 0 && (open[open.length - 1] as SectionPlace).level >= section.level) open.pop();
    open.push(section);
  }
  return open
    .slice(-DEPTH)
    .map(({ label, title }) => boundedLine(`${label}${title}`))
    .filter((name) => name !== '');
}
