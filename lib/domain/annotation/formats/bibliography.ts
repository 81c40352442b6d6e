import { type CslItem, parseReference } from '../../citation/index.ts';
import { cleanText, oneLine, plainTag } from '../markdown-text.ts';
import type { ExportWords, PreparedNote, PreparedWork } from './notes-export.ts';

/** Works and the works they cite, each once, with the notes on them; the words of notes are plain text. */
export interface Entry {
  readonly item: CslItem;
  readonly keywords: readonly string[];
  readonly notes: readonly string[];
}

/** Entries of a bibliography: every exported work with its notes, then what it cites. Same words, same work. */
export function entriesOf(works: readonly PreparedWork[], words: ExportWords): Entry[] {
  const entries: Entry[] = [];
  const seen = new Set<string>();
  const add = (entry: Entry) => {
    const { id: _, accessed: __, ...rest } = entry.item;
    const key = JSON.stringify(rest);
    if (seen.has(key)) return;
    seen.add(key);
    entries.push(entry);
  };
  for (const { item, work, source, notes } of works) {
    if (item) {
      const withSource = item.URL || !/^https?:/i.test(source) ? item : { ...item, URL: oneLine(source) };
      const told = notes.map((note) => noteText(note, words));
      add({ item: withSource, keywords: tagsOf(work.keywords, notes), notes: told });
    }
  }
  for (const reference of works.flatMap(({ cited }) => cited)) {
    const item = parseReference(reference);
    if (item) add({ item, keywords: [], notes: [] });
  }
  return entries;
}

/** One note as plain text: section, quote, words, tags. */
function noteText({ annotation, section, quote }: PreparedNote, { fields }: ExportWords): string {
  const { body, tags } = annotation;
  return [
    section === '' ? '' : `【${oneLine(section)}】`,
    `“${cleanText(quote).trim()}”`,
    body.trim() === '' ? '' : `${fields.note}：${cleanText(body).trim()}`,
    tags.map(plainTag).join(' '),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function tagsOf(keywords: readonly string[], notes: readonly PreparedNote[]): string[] {
  const tags = notes.flatMap(({ annotation }) => annotation.tags);
  return [...new Set([...keywords, ...tags].map(oneLine))].filter((word) => word !== '');
}
