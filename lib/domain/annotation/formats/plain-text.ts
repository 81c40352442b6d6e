import { cleanText, oneLine, plainTag } from '../markdown-text.ts';
import { type NotesExport, prepareWorks } from './notes-export.ts';

/** Notes as plain text: for a letter, a chat, a file any program opens. */
export function toPlainText(content: NotesExport): string {
  const works = prepareWorks(content).map(({ title, citation, source, notes }) => {
    const parts = [[oneLine(title), citation ?? oneLine(source)].join('\n')];
    let shown = '';
    for (const { annotation, section, quote, color, link } of notes) {
      if (section !== shown && section !== '') parts.push(`【${oneLine(section)}】`);
      shown = section;
      const foot = [...annotation.tags.map(plainTag), color].join(' ');
      const lines = [`“${cleanText(quote).trim()}”`, cleanText(annotation.body).trim(), foot, link ?? ''];
      parts.push(lines.filter((line) => line !== '').join('\n'));
    }
    return parts.join('\n\n');
  });
  return `${works.join(`\n\n${'—'.repeat(12)}\n\n`)}\n`;
}
