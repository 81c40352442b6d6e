import { type CslItem, escapeTex, formatReference, keyOf } from '../../citation/index.ts';
import { entriesOf } from './bibliography.ts';
import { type NotesExport, prepareWorks } from './notes-export.ts';

/** The works, with their notes in `annote`, and the works they cite, as BibTeX (UTF-8); every key once. */
export function toBibtex(content: NotesExport): string {
  const taken = new Set<string>();
  const entries = entriesOf(prepareWorks(content), content.words).map(({ item, keywords, notes }) => {
    const entry = formatReference({ ...item, id: freeKey(item, taken) }, 'bibtex');
    const more = [
      ...(keywords.length > 0 ? [`  keywords = {${keywords.map(escapeTex).join(', ')}}`] : []),
      ...(notes.length > 0 ? [`  annote = {${notes.map(escapeTex).join('\n\n')}}`] : []),
    ];
    return more.length === 0 ? entry : entry.replace(/\n\}$/, () => `,\n${more.join(',\n')}\n}`);
  });
  return `${entries.join('\n\n')}\n`;
}

/** The item's key, with a letter behind it where another work has it already. */
export function freeKey(item: CslItem, taken: Set<string>): string {
  const key = keyOf(item);
  let free = key;
  for (let n = 2; taken.has(free); n += 1) free = `${key}-${n}`;
  taken.add(free);
  return free;
}
