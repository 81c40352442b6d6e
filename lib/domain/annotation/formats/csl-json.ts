import { entriesOf } from './bibliography.ts';
import { freeKey } from './bibtex.ts';
import { type NotesExport, prepareWorks } from './notes-export.ts';

/** The works, with their notes in `annote`, and the works they cite, as CSL-JSON; ids are those of the BibTeX export. */
export function toCslJson(content: NotesExport): string {
  const taken = new Set<string>();
  const items = entriesOf(prepareWorks(content), content.words).map(({ item, keywords, notes }) => ({
    ...item,
    id: freeKey(item, taken),
    ...(keywords.length > 0 && { keyword: keywords.join(', ') }),
    ...(notes.length > 0 && { annote: notes.join('\n\n') }),
  }));
  return `${JSON.stringify(items, null, 2)}\n`;
}
