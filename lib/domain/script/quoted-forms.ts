import type { ScriptTables } from './tables.ts';

/** A range of a text; UTF-16 offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const QUOTED_ONE = /[「『“‘"'][\u3400-\u9fff][」』”’"']/g;
const QUOTED_FORM = /[「『“‘"'][\u3400-\u9fff]{1,2}[」』”’"']/g;
const HAN = '[\\u3400-\\u9fff]';
/** Characters set side by side: 發、髮二字; 裏/裡. */
const SIDE_BY_SIDE = new RegExp(
  `(?<!${HAN})${HAN}(?:[、與与和/]${HAN})+(?=[二兩两三四][個个]?[字形]|[之的皆均通混]|$|[^\\u3400-\\u9fff])`,
  'g',
);

/** Whether a text quotes a form of one or two characters, so that `keepAll` would matter if it is Traditional. */
export function quotesForms(text: string): boolean {
  return text.search(QUOTED_FORM) >= 0;
}

/**
 * The characters that a text speaks of rather than with, and that stay as they are: quoted ones (and those side by side)
 * of which conversion would make one, 「發」與「髮」; with `keepAll` every quoted form of one or two characters.
 * Offsets into `text`, in order.
 */
export function quotedForms(
  text: string,
  from: number,
  to: number,
  { single }: ScriptTables,
  keepAll: boolean,
): readonly Range[] {
  if (!/[「『“‘"'/、與与和]/.test(text.slice(from, to))) return [];
  const line = text.slice(from, to);
  const found = [
    ...rangesOf(line, QUOTED_ONE, from).map(({ start }) => start + 1),
    ...rangesOf(line, SIDE_BY_SIDE, from).flatMap(({ start, end }) =>
      Array.from({ length: Math.ceil((end - start) / 2) }, (_, i) => start + i * 2),
    ),
  ];
  const all = keepAll
    ? rangesOf(line, QUOTED_FORM, from).map(({ start, end }) => ({ start: start + 1, end: end - 1 }))
    : [];
  if (found.length < 2) return all;
  /** Simplified unit → the first form that has it, 0 once there are two. */
  const forms = new Map<number, number>();
  for (const at of found) {
    const unit = text.charCodeAt(at);
    const plain = single[unit] || unit;
    const other = forms.get(plain);
    forms.set(plain, other === undefined || other === unit ? unit : 0);
  }
  const same = found.filter((at) => forms.get(single[text.charCodeAt(at)] || text.charCodeAt(at)) === 0);
  const isQuoted = (at: number): boolean => all.some(({ start, end }) => at >= start && at < end);
  return [...all, ...same.filter((at) => !isQuoted(at)).map((start) => ({ start, end: start + 1 }))].sort(
    (a, b) => a.start - b.start,
  );
}

function rangesOf(line: string, pattern: RegExp, offset: number): Range[] {
  return [...line.matchAll(pattern)].map(({ index, 0: { length } }) => ({
    start: offset + index,
    end: offset + index + length,
  }));
}
