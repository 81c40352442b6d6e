import type { HighlightPainter } from '../../lib/dom/highlight-painter.ts';
import type { Laid } from '../../lib/dom/lay-back.ts';
import { domRangesOf } from '../../lib/dom/passage.ts';
import type { ReadArticle } from '../../lib/dom/read-article.ts';
import type { View } from '../../lib/dom/shown-text.ts';
import { HIGHLIGHT_COLORS, type PassageSelector, type Placement } from '../../lib/domain/annotation/index.ts';
import type { Range as TextRange } from '../../lib/domain/text/index.ts';

/** A highlight as the page side knows it: where and in which colour, never what was written. */
export interface PlacedHighlight {
  readonly id: string;
  readonly color: string;
  readonly hasNote: boolean;
  readonly selector: PassageSelector;
  readonly placement: Placement;
  /** Reading offsets; null while it has no sure place. */
  readonly range: TextRange | null;
}

/** Names of the styles for light words on a dark ground. */
const DARK = '-dark';

/** Paints every placed highlight in its colour, as its words ask for. */
export function paintHighlights(
  doc: Document,
  laid: Laid,
  painter: HighlightPainter | null,
  highlights: readonly PlacedHighlight[],
): void {
  if (!painter) return;
  const isLight = lightInk(doc);
  for (const color of HIGHLIGHT_COLORS) {
    const ranges = highlights
      .filter((highlight) => highlight.color === color && highlight.range)
      .flatMap(({ range }) => domRangesOfReading(doc, laid, range as TextRange));
    const onDark = new Set(ranges.filter(isLight));
    painter.paint(
      color,
      ranges.filter((range) => !onDark.has(range)),
    );
    painter.paint(color + DARK, [...onDark]);
  }
}

/** Whether the words of a range are light; each element is asked once. */
function lightInk(doc: Document): (range: Range) => boolean {
  const known = new Map<Element, boolean>();
  return ({ startContainer }) => {
    const element = startContainer.parentElement;
    if (!element) return false;
    let isLight = known.get(element);
    if (isLight === undefined) {
      const [r = 0, g = 0, b = 0] = (
        doc.defaultView?.getComputedStyle(element).color.match(/^rgba?\((.*)\)/)?.[1] ?? ''
      )
        .split(/[\s,/]+/)
        .map(Number);
      isLight = 0.299 * r + 0.587 * g + 0.114 * b > 140;
      known.set(element, isLight);
    }
    return isLight;
  };
}

/** Puts a fine line under the words that name a work by author and year; nothing on the page as served. */
export function paintMentions(
  doc: Document,
  { laid, view, article }: { readonly laid: Laid; readonly view: View; readonly article: ReadArticle },
  painter: HighlightPainter | null,
): void {
  const { notes, references } = article.reading;
  const mentions = view === 'served' ? [] : [...notes, ...references].flatMap((note) => note.mentions);
  painter?.paint(
    'cite',
    mentions.flatMap((range) => domRangesOfReading(doc, laid, range)),
  );
}

/** DOM ranges of a reading range in what is laid on the page. */
export function domRangesOfReading(doc: Document, laid: Laid, range: TextRange): Range[] {
  const { start, end } = laid.shown.toReading.toInputRange(range.start, range.end);
  return domRangesOf(doc, laid, { start, end });
}

/** The topmost (last made, shortest) highlight that holds a reading offset. */
export function highlightAt(highlights: readonly PlacedHighlight[], offset: number): PlacedHighlight | null {
  let best: PlacedHighlight | null = null;
  for (const highlight of highlights) {
    const { range } = highlight;
    if (!range || offset < range.start || offset >= range.end) continue;
    if (!best?.range || range.end - range.start <= best.range.end - best.range.start) best = highlight;
  }
  return best;
}
