import type { Words } from '../../components/words.ts';
import {
  type Annotation,
  citeWork,
  exportMarkdown,
  HIGHLIGHT_COLORS,
  type HighlightColor,
  markdownFileName,
  type Work,
} from '../../lib/domain/annotation/index.ts';
import { formatReference } from '../../lib/domain/citation/index.ts';

/** Notes of a work as Markdown in the reader's language. */
export function notesAsMarkdown(work: Work, source: string, notes: readonly Annotation[], t: Words): string {
  const colors = Object.fromEntries(HIGHLIGHT_COLORS.map((color) => [color, t(`color_${color}`)]));
  const exportedAt = new Date().toISOString();
  const item = citeWork(work, source, exportedAt);
  return exportMarkdown({
    work,
    source,
    annotations: notes.map((annotation) => ({ annotation, sectionPath: annotation.selector.section.path })),
    exportedAt,
    citation: item && formatReference(item, 'gbt7714-2015'),
    words: { colors: colors as Record<HighlightColor, string>, link: t('export_link') },
  });
}

/** Hands a text to the browser as a file; gives its name. */
export function downloadMarkdown(work: Work, text: string): string {
  const name = markdownFileName(work);
  const url = URL.createObjectURL(new Blob([text], { type: 'text/markdown;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the address by then; a minute costs nothing.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return name;
}
