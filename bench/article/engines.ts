import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { parseHtml } from '../../cli/parse-html.ts';
import { extractReport } from '../../lib/dom/extract-report.ts';
import { readArticle } from '../../lib/dom/read-article.ts';
import { summarizeArticle } from '../../lib/dom/summarize-article.ts';
import { decodeBytes, sniffEncoding } from '../../lib/domain/encoding/index.ts';
import { analysePage } from '../../lib/domain/page/index.ts';

/** What an extractor says of a page, as far as they can be compared. */
export interface Said {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly date: string | null;
  readonly headings: readonly { readonly level: number; readonly title: string }[];
  readonly notes: number;
  readonly text: string;
}

export interface Page {
  readonly html: string;
  readonly url: string;
}

/** A page as a browser would decode it. */
export async function pageOf(file: string, url: string): Promise<Page> {
  const bytes = await readFile(file);
  return { html: decodeBytes(bytes, sniffEncoding(bytes).encoding), url };
}

const loadModel = () => readFile(resolve('public/model/zh.model')).catch(() => null);

/** Everything `extract` prints. */
export async function qingduReport({ html, url }: Page) {
  const article = await readArticle(parseHtml(html), { url, analyse: (page) => analysePage(page, { loadModel }) });
  const { title, keywords } = article.structure.metadata;
  const about = { title: title?.value ?? null, keywords: keywords?.value ?? [] };
  return extractReport(article, summarizeArticle(article.reading, about));
}

export const ENGINES: Readonly<Record<string, (page: Page) => Promise<Said>>> = {
  Qingdu: async (page) => {
    const report = await qingduReport(page);
    return {
      ...report,
      headings: report.sections.filter((section) => section.level > 0),
      notes: report.notes.length,
    };
  },
  Readability: async ({ html }) => {
    const article = new Readability(parseHtml(html)).parse();
    return saidBy(article?.content ?? '', {
      title: article?.title ?? null,
      authors: article?.byline ? [article.byline] : [],
      date: article?.publishedTime ?? null,
    });
  },
  Defuddle: async ({ html, url }) => {
    const article = await Defuddle(parseHtml(html), url);
    return saidBy(article.content, {
      title: article.title || null,
      authors: article.author ? article.author.split(/[,;、]\s*/) : [],
      date: article.published || null,
    });
  },
};

/** Headings, footnotes and text of the HTML an extractor gives. */
function saidBy(html: string, facts: Pick<Said, 'title' | 'authors' | 'date'>): Said {
  const body = parseHtml(`<body>${html}</body>`).body;
  const headings = Array.from(body.querySelectorAll('h1,h2,h3,h4,h5,h6'), (head) => ({
    level: Number(head.localName.slice(1)),
    title: head.textContent ?? '',
  }));
  return {
    ...facts,
    headings,
    notes: body.querySelectorAll('li[id^="fn"]').length,
    text: body.textContent ?? '',
  };
}
