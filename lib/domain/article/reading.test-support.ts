import type { ArticleStructure, Note, Paragraph, PlainBlock, Span } from './types.ts';

/** The words of spans, joined. */
export function wordsOf(blocks: readonly PlainBlock[], spans: readonly Span[]): string {
  return spans.map((span) => blocks[span.block]?.text.slice(span.start, span.end) ?? '').join('');
}

/** The words of a section's paragraphs. */
export function textsOf(blocks: readonly PlainBlock[], paragraphs: readonly Paragraph[] | undefined): string[] {
  return (paragraphs ?? []).map((paragraph) => wordsOf(blocks, paragraph.spans));
}

/** The article's text: headings and paragraphs, notes cut out. */
export function readingOf(article: ArticleStructure, blocks: readonly PlainBlock[]): string {
  return article.sections
    .flatMap((section) => [
      ...(section.heading === null ? [] : [wordsOf(blocks, [section.heading])]),
      ...textsOf(blocks, section.paragraphs),
    ])
    .join('\n');
}

/** The last twelve characters of the article before a note's first mark. */
export function afterOf(article: ArticleStructure, blocks: readonly PlainBlock[], note: Note): string {
  const mark = note.marks[0];
  if (mark === undefined) return '';
  for (const section of article.sections) {
    for (const paragraph of section.paragraphs) {
      const before = paragraph.spans.filter(
        (span) => span.block < mark.block || (span.block === mark.block && span.start < mark.start),
      );
      const rest = paragraph.spans.some((span) => span.block === mark.block && span.end >= mark.start);
      const last = before.at(-1);
      if (last === undefined || last.block !== mark.block || (!rest && last.end !== mark.start)) continue;
      const clipped = before.map((span) => (span === last ? { ...span, end: Math.min(span.end, mark.start) } : span));
      if (last.end >= mark.start || last.end === mark.start) return wordsOf(blocks, clipped).slice(-12);
    }
  }
  return '';
}
