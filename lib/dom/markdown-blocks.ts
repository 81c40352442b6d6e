import type { ReadingParagraph } from '../domain/article/index.ts';
import type { Range } from '../domain/text/index.ts';

/**
 * Paragraphs as Markdown lines with an empty line behind each block: tables as tables (GFM), lists, quotes and verse as
 * such, captions in italics. `write` gives the escaped words of a paragraph and is called once for each, in order.
 */
export function blockLines(paragraphs: readonly ReadingParagraph[], write: (range: Range) => string): string[] {
  const lines: string[] = [];
  for (let at = 0; at < paragraphs.length; ) {
    const first = paragraphs[at] as ReadingParagraph;
    let end = at + 1;
    while (end < paragraphs.length && isOne(paragraphs[end] as ReadingParagraph, first)) end += 1;
    const run = paragraphs.slice(at, end);
    lines.push(...blockOf(first, run, run.map(write)), '');
    at = end;
  }
  return lines;
}

/** Whether a paragraph belongs to the same block: a cell of the same table, the next item, the next line of verse. */
function isOne(next: ReadingParagraph, first: ReadingParagraph): boolean {
  if (next.kind !== first.kind) return false;
  if (first.kind === 'cell') return next.cell?.table === first.cell?.table;
  if (first.kind === 'item') return next.ordered === first.ordered;
  return first.kind === 'verse';
}

function blockOf(first: ReadingParagraph, run: readonly ReadingParagraph[], words: readonly string[]): string[] {
  if (first.kind === 'cell') return tableLines(run, words);
  if (first.kind === 'item') return words.map((text, i) => `${first.ordered ? `${i + 1}.` : '-'} ${text}`);
  // Two spaces at the end of a line keep the break.
  if (first.kind === 'verse') return words.map((text, i) => `> ${text}${i + 1 < words.length ? '  ' : ''}`);
  if (first.kind === 'quote') return words.map((text) => `> ${text}`);
  if (first.kind === 'caption') return words.map((text) => `*${text}*`);
  return [...words];
}

/** The first row is the table's head, as Markdown wants one; cells that several lines make are one. */
function tableLines(run: readonly ReadingParagraph[], words: readonly string[]): string[] {
  const rows = new Map<number, string[]>();
  let columns = 0;
  run.forEach(({ cell }, i) => {
    if (!cell) return;
    const row = rows.get(cell.row) ?? [];
    const before = row[cell.column];
    row[cell.column] = before ? `${before} ${words[i]}` : (words[i] as string);
    rows.set(cell.row, row);
    columns = Math.max(columns, cell.column + 1);
  });
  const lines = [...rows.values()].map(
    (row) => `| ${Array.from({ length: columns }, (_, i) => row[i] ?? '').join(' | ')} |`,
  );
  lines.splice(1, 0, `|${' --- |'.repeat(columns)}`);
  return lines;
}
