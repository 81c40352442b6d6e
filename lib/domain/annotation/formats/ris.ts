import { formatReference } from '../../citation/index.ts';
import { oneLine } from '../markdown-text.ts';
import { entriesOf } from './bibliography.ts';
import { type NotesExport, prepareWorks } from './notes-export.ts';

/** The works, with their notes in N1, and the works they cite, as RIS records. */
export function toRis(content: NotesExport): string {
  const records = entriesOf(prepareWorks(content), content.words).map(({ item, keywords, notes }) => {
    const lines = [
      ...keywords.map((word) => `KW  - ${word}`),
      // A value ends with its line; what stood on lines of its own is parted by a bar.
      ...notes.map((note) => `N1  - ${note.split('\n').map(oneLine).filter(Boolean).join(' | ')}`),
    ];
    const record = formatReference(item, 'ris').replace(/ER {2}- \r\n$/, '');
    return record + [...lines, 'ER  - ', ''].join('\r\n');
  });
  return records.join('\r\n');
}
