import { escapeLine } from '../domain/annotation/index.ts';
import { leadOf, type ReadingNote, type ReadingSection } from '../domain/article/index.ts';
import type { Range } from '../domain/text/index.ts';
import { blockLines } from './markdown-blocks.ts';
import type { ReadArticle } from './read-article.ts';
import type { ArticleSummary } from './summarize-article.ts';

/**
 * The article as Markdown: YAML front matter, a summary under each heading it shortens, notes as footnotes. Works and
 * notes no mark calls stand as a list under their heading: a footnote without a call is shown by no reader of Markdown.
 */
export function articleMarkdown(article: ReadArticle, summary: ArticleSummary, url: string): string {
  const { metadata } = article.structure;
  const { reading } = article;
  const title = metadata.title?.value ?? '';
  const lines: string[] = [frontMatter(article, url), `# ${escapeLine(title)}`, ''];
  if (metadata.abstract) lines.push(`**摘要** ${escapeLine(metadata.abstract.value)}`, '');
  if (summary.article.length > 0) lines.push(summaryLines(summary.article.map((sentence) => sentence.text)), '');
  const called = [...reading.notes, ...reading.references].filter(({ calls }) => calls.length > 0);
  const calls = callsIn(called);
  const lists: Listed[] = [
    { head: '注释', title: /注|notes?$/i, entries: reading.notes.filter((note) => note.calls.length === 0) },
    { head: '参考文献', title: /./, entries: reading.references.filter((note) => note.calls.length === 0) },
  ];
  reading.sections.forEach((section, i) => {
    if (section.level > 0) {
      const list = isListHead(section) ? lists.find(({ title }) => title.test(section.title)) : undefined;
      const entries = list?.entries.splice(0) ?? [];
      // All of its entries are footnotes: nothing stands under this heading.
      if (list && entries.length === 0) return;
      const depth = '#'.repeat(Math.min(6, section.level + 1));
      lines.push(`${depth} ${escapeLine(leadOf(section) + section.title)}`, '');
      if (list) lines.push(...listLines(entries));
      const sentences = (summary.sections[i] ?? []).map((sentence) => sentence.text);
      if (shortens(sentences, section)) lines.push(summaryLines(sentences), '');
    }
    lines.push(...blockLines(section.paragraphs, (range) => paragraph(reading.text, range, calls)));
  });
  for (const { head, entries } of lists) if (entries.length > 0) lines.push(`## ${head}`, '', ...listLines(entries));
  called.forEach(({ note }, i) => {
    lines.push(`[^${i + 1}]: ${escapeLine(note.text)}`);
  });
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Entries that stand under a heading of theirs, and how the page's heading for them is told. */
interface Listed {
  readonly head: string;
  readonly title: RegExp;
  readonly entries: ReadingNote[];
}

/** The heading of a list of notes or works, whose entries are no paragraphs. */
function isListHead({ label, title, paragraphs }: ReadingSection): boolean {
  return (
    label === '' &&
    paragraphs.length === 0 &&
    /文献|书目|注|^(?:references?|bibliography|works cited|notes?)$/i.test(title)
  );
}

function listLines(entries: readonly ReadingNote[]): string[] {
  if (entries.length === 0) return [];
  return [...entries.map(({ note }) => `- ${escapeLine(`${note.marker} ${note.text}`.trim())}`), ''];
}

/** A summary that says more than half of its section over again shortens nothing. */
function shortens(sentences: readonly string[], { paragraphs }: ReadingSection): boolean {
  const length = paragraphs.reduce((sum, { start, end }) => sum + end - start, 0);
  return sentences.length > 0 && sentences.join('').length * 2 <= length;
}

interface Call {
  readonly at: number;
  readonly number: number;
}

function callsIn(notes: readonly ReadingNote[]): Call[] {
  return notes
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
    ['source', /^https?:/.test(url) ? url : undefined],
  ];
  // JSON scalars and arrays are YAML, and nothing a page says can break out of them.
  const body = rows
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `---\n${body.join('\n')}\n---\n`;
}
