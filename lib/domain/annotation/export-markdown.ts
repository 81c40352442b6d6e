import { escapeLine, escapeMarks, hashTag, noteBody, oneLine, quoteBlock, yamlString } from './markdown-text.ts';
import { linkToText } from './text-link.ts';
import type { Annotation, HighlightColor, Work } from './types.ts';

/** A note and the titles of the sections it stands in, outermost first. */
export interface PlacedAnnotation {
  readonly annotation: Annotation;
  readonly sectionPath: readonly string[];
}

/** Words of the export in the reader's language. */
export interface MarkdownWords {
  readonly colors: Readonly<Record<HighlightColor, string>>;
  /** Of the link to the text. */
  readonly link: string;
}

export interface MarkdownExport {
  readonly work: Work;
  /** Address the work was read at. */
  readonly source: string;
  /** In reading order. */
  readonly annotations: readonly PlacedAnnotation[];
  /** ISO 8601. */
  readonly exportedAt: string;
  /** The work as a bibliography prints it; null where it is not known. */
  readonly citation: string | null;
  readonly words?: MarkdownWords;
}

const CHINESE: MarkdownWords = {
  colors: { yellow: '黄', green: '绿', blue: '蓝', pink: '粉', purple: '紫' },
  link: '原文',
};

/** Notes of a work as Markdown with YAML front matter, as Obsidian reads it: a heading per section, a quote per note. */
export function exportMarkdown(content: MarkdownExport): string {
  const { work, annotations, citation, words = CHINESE } = content;
  const parts = [frontMatter(content), `# ${escapeLine(work.title) || escapeLine(content.source)}`];
  if (citation) parts.push(escapeMarks(citation));
  let shownPath = '';
  for (const { annotation, sectionPath } of annotations) {
    const path = sectionPath.map(escapeLine).join(' › ');
    if (path !== '' && path !== shownPath) parts.push(`## ${path}`);
    shownPath = path;
    parts.push(noteBlock(annotation, words));
  }
  return `${parts.join('\n\n')}\n`;
}

/** A file name any system takes, from the title. */
export function markdownFileName(work: Pick<Work, 'title'>): string {
  const name = oneLine(work.title)
    .replace(/[\\/:*?"<>|#^[\]]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const short = Array.from(name).slice(0, 60).join('').trim();
  return /^(?:con|prn|aux|nul|com\d|lpt\d)?$/i.test(short) ? `清读笔记${short}.md` : `${short}.md`;
}

function frontMatter({ work, source, exportedAt }: MarkdownExport): string {
  const lines = ['---', `title: ${yamlString(work.title)}`];
  const list = (key: string, values: readonly string[]) => {
    if (values.length > 0) lines.push(`${key}:`, ...values.map((value) => `  - ${yamlString(value)}`));
  };
  const field = (key: string, value: string | null) => {
    if (value) lines.push(`${key}: ${yamlString(value)}`);
  };
  list('authors', work.authors);
  list('affiliations', work.affiliations);
  field('container', work.container);
  field('date', work.date);
  field('volume', work.volume);
  field('issue', work.issue);
  field('pages', work.pages);
  field('doi', work.doi);
  list('keywords', work.keywords);
  field('source', source);
  field('exported', exportedAt);
  lines.push('---');
  return lines.join('\n');
}

function noteBlock({ quotes, body, tags, color, source }: Annotation, words: MarkdownWords): string {
  const parts = [quoteBlock(quotes.reading)];
  if (body.trim() !== '') parts.push(noteBody(body));
  const link = linkToText(source, quotes.served);
  const foot = [
    ...tags.map(hashTag).filter((tag) => tag !== null),
    escapeLine(words.colors[color]),
    ...(link === null ? [] : [`[${escapeLine(words.link)}](<${link}>)`]),
  ];
  parts.push(foot.join(' · '));
  return parts.join('\n\n');
}
