import { cleanText, oneLine } from '../markdown-text.ts';
import { type ExportField, type NotesExport, prepareWorks } from './notes-export.ts';

const COLUMNS = [
  'title',
  'authors',
  'section',
  'quote',
  'note',
  'tags',
  'color',
  'citation',
  'link',
  'created',
  'modified',
] as const satisfies readonly ExportField[];

/**
 * Notes as CSV (RFC 4180), a row each. Begins with a byte order mark, without which Excel takes UTF-8 for GBK.
 * A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV injection").
 */
export function toCsv(content: NotesExport): string {
  const head = COLUMNS.map((column) => content.words.fields[column]);
  const rows = prepareWorks(content).flatMap(({ work, title, citation, notes }) =>
    notes.map(({ annotation, section, quote, color, link }) => {
      const { body, tags, created, modified } = annotation;
      const cells: Record<(typeof COLUMNS)[number], string> = {
        title: oneLine(title),
        authors: work.authors.map(oneLine).join('; '),
        section: oneLine(section),
        quote: cleanText(quote),
        note: cleanText(body),
        tags: tags.map(oneLine).join('; '),
        color,
        citation: citation ?? '',
        link: oneLine(link ?? ''),
        created,
        modified,
      };
      return COLUMNS.map((column) => cells[column]);
    }),
  );
  return `\ufeff${[head, ...rows].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\n]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
