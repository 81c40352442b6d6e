import type { Edit, Range } from '../domain/text/index.ts';
import type { ReadArticle } from './read-article.ts';
import type { ShownText } from './shown-text.ts';

/** One change as it lies in the text that is shown. */
export interface ShownEdit extends Range {
  readonly edit: Edit;
  /** The words as served. */
  readonly before: string;
  /** The words the edit put there; '' where it only took away. */
  readonly after: string;
}

/**
 * Every change of a view in shown offsets (UTF-16), sorted by start. Where words were only taken away, the range is the
 * character before them. None for the page as served; without the conversion where the author's script is kept.
 */
export function shownEdits(article: ReadArticle, shown: ShownText): ShownEdit[] {
  const { page, printed, plain } = article;
  if (shown.view === 'served') return [];
  const found: ShownEdit[] = [];
  const add = (edit: Edit, served: Range) => {
    const place = visible(shown.text, shown.fromPage.toOutputRange(served.start, served.end));
    found.push({ ...place, edit, before: page.text.slice(served.start, served.end), after: edit.replacement });
  };
  for (const edit of printed.edits) add(edit, edit);
  if (shown.view === 'simplified') {
    for (const edit of plain.edits) add(edit, printed.map.toInputRange(edit.start, edit.end));
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

function visible(text: string, { start, end }: Range): Range {
  if (end > start || start === 0) return { start, end: Math.max(end, Math.min(start + 1, text.length)) };
  const isPair = start > 1 && /[\udc00-\udfff]/.test(text[start - 1] as string);
  return { start: start - (isPair ? 2 : 1), end };
}

/** The edits that hold a shown offset; edits are sorted by start and none is longer than `reach`. */
export function editsAt(edits: readonly ShownEdit[], offset: number, reach = 4000): ShownEdit[] {
  const found: ShownEdit[] = [];
  for (let i = firstFrom(edits, offset + 1) - 1; i >= 0; i -= 1) {
    const edit = edits[i] as ShownEdit;
    if (edit.start < offset - reach) break;
    if (edit.end > offset) found.unshift(edit);
    // Edits hardly overlap: a repair and a conversion of the same characters at most.
    else if (offset - edit.end > reach / 4) break;
  }
  return found;
}

/** Index of the first edit that starts at or behind an offset. */
export function firstFrom(edits: readonly ShownEdit[], offset: number): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle] as ShownEdit).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
