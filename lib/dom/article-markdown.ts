import { escapeLine } from '../domain/annotation/index.ts';
import { leadOf, type ReadingNote } from '../domain/article/index.ts';
import type { Range } from '../domain/text/index.ts';
import { blockLines } from './markdown-blocks.ts';
import type { ReadArticle } from './read-article.ts';
import type { ArticleSummary } from './summarize-article.ts';

/** The article as Markdown: YAML front matter, a summary under each heading, notes as footnotes. */
export function articleMarkdown(article: ReadArticle, summary: ArticleSummary, url: string): string {
  const { metadata } = article.structure;
  const { reading } = article;
  const title = metadata.title?.value ?? '';
  const lines: string[] = [frontMatter(article, url), `# ${escapeLine(title)}`, ''];
  if (metadata.abstract) lines.push(`**摘要** ${escapeLine(metadata.abstract.value)}`, '');
  if (summary.article.length > 0) lines.push(summaryLines(summary.article.map((sentence) => sentence.text)), '');
  const calls = callsIn(reading.notes, reading.references);
  reading.sections.forEach((section, i) => {
    if (section.level > 0) {
      const depth = '#'.repeat(Math.min(6, section.level + 1));
      lines.push(`${depth} ${escapeLine(leadOf(section) + section.title)}`, '');
      const sentences = summary.sections[i] ?? [];
      if (sentences.length > 0) lines.push(summaryLines(sentences.map((sentence) => sentence.text)), '');
    }
    lines.push(...blockLines(section.paragraphs, (range) => paragraph(reading.text, range, calls)));
  });
  const notes = [...reading.notes, ...reading.references];
  notes.forEach(({ note }, i) => {
    lines.push(`[^${i + 1}]: ${escapeLine(note.text)}`);
  });
  return `${lines.join('\n').trimEnd()}\n`;
}

interface Call {
  readonly at: number;
  readonly number: number;
}

function callsIn(...lists: (readonly ReadingNote[])[]): Call[] {
  return lists
    .flat()
    .flatMap(({ calls }, i) => calls.map((at) => ({ at, number: i + 1 })))
    .sort((a, b) => a.at - b.at || a.number - b.number);
}

/** A paragraph with its footnote calls; takes the calls up to its end off the sorted list. */
function paragraph(text: string, { start, end }: Range, calls: Call[]): string {
  let out = '';
  let at = start;
  for (let call = calls[0]; call && call.at <= end; call = calls[0]) {
    calls.shift();
    // A call at the very start of a paragraph belongs to the end of the one before.
    if (call.at <= start) continue;
    out += `${escapePart(text.slice(at, call.at))}[^${call.number}]`;
    at = call.at;
  }
  return (out + escapePart(text.slice(at, end))).trim();
}

/** Part of a line: a space at its ends parts words. */
function escapePart(text: string): string {
  const core = escapeLine(text);
  return `${/^\s/.test(text) ? ' ' : ''}${core}${/\s$/.test(text) ? ' ' : ''}`;
}

function summaryLines(sentences: readonly string[]): string {
  return sentences.map((sentence) => `> ${escapeLine(sentence)}`).join('\n>\n');
}

function frontMatter(article: ReadArticle, url: string): string {
  const { metadata } = article.structure;
  const rows: [string, unknown][] = [
    ['title', metadata.title?.value],
    ['authors', metadata.authors?.value],
    ['affiliations', metadata.affiliations?.value],
    ['date', metadata.date?.value],
    ['container', metadata.container?.value],
    ['volume', metadata.volume?.value],
    ['issue', metadata.issue?.value],
    ['pages', metadata.pages?.value],
    ['doi', metadata.doi?.value],
    ['keywords', metadata.keywords?.value],
    ['lang', 'zh-Hans'],
    ['source', url],
  ];
  // JSON scalars and arrays are YAML, and nothing a page says can break out of them.
  const body = rows
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `---\n${body.join('\n')}\n---\n`;
}
