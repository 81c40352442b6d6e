import { foldWithMap } from './fold-with-map.ts';
import { boundedLine } from './limits.ts';
import type { PassageSelector } from './types.ts';

/** UTF-16 code units of context kept on each side of a quote. */
const CONTEXT = 32;
/** Section titles kept of a passage, the innermost. */
const DEPTH = 20;

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
      prefix: text.slice(Math.max(0, start - CONTEXT), start),
      suffix: text.slice(end, end + CONTEXT),
    },
    position: { type: 'TextPositionSelector', start, end, astralBefore: countPairs(text.slice(0, start)) },
    section: { type: 'SectionSelector', path: sectionPath(sections, start) },
  };
}

function countPairs(text: string): number {
  return text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0;
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

/**
 * Finds a passage again. Compared are folded texts (width, punctuation class, white space and note marks do not count);
 * of several equal places the one whose context fits best is taken, position only breaks ties. A place is given only
 * when the whole quote stands there; null otherwise: a wrong place is worse than none.
 */
export function matchPassage(text: string, selector: PassageSelector): { start: number; end: number } | null {
  return matchInFolded(foldWithMap(text), selector);
}

/** A text folded once for many passages (`foldWithMap`). */
export type FoldedText = ReturnType<typeof foldWithMap>;

/** `matchPassage` on a text folded before. */
export function matchInFolded(folded: FoldedText, selector: PassageSelector): { start: number; end: number } | null {
  const quote = foldWithMap(selector.quote.exact).text;
  if (quote === '') return null;
  const prefix = foldWithMap(selector.quote.prefix).text;
  const suffix = foldWithMap(selector.quote.suffix).text;
  const places: { at: number; context: number; distance: number }[] = [];
  for (let at = folded.text.indexOf(quote); at >= 0; at = folded.text.indexOf(quote, at + 1)) {
    const before = commonEnd(folded.text.slice(Math.max(0, at - prefix.length), at), prefix);
    const after = commonStart(folded.text.slice(at + quote.length, at + quote.length + suffix.length), suffix);
    const length = prefix.length + suffix.length;
    places.push({
      at,
      context: length === 0 ? 1 : (before + after) / length,
      distance: Math.abs((folded.toSource[at] ?? 0) - selector.position.start),
    });
  }
  places.sort((a, b) => b.context - a.context || a.distance - b.distance);
  const best = places[0];
  if (!best || !isSure(quote, best.context, places[1]?.context)) return null;
  const start = folded.toSource[best.at] as number;
  const end = (folded.toSource[best.at + quote.length - 1] as number) + 1;
  return { start, end: Math.max(end, start + 1) };
}

/** A short quote alone proves nothing: its neighbours must stand there too. */
function isSure(quote: string, context: number, nextContext: number | undefined): boolean {
  const isUnique = nextContext === undefined;
  if (quote.length >= 12 && isUnique) return true;
  if (!isUnique && context === nextContext && context < 1) return false;
  return context >= 0.4;
}

function commonEnd(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n += 1;
  return n;
}

function commonStart(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n += 1;
  return n;
}
