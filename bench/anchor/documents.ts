import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHtml } from '../../cli/parse-html.ts';
import { readArticle } from '../../lib/dom/read-article.ts';
import type { SectionPlace } from '../../lib/domain/annotation/index.ts';
import { decodeBytes, sniffEncoding } from '../../lib/domain/encoding/index.ts';
import { analysePage } from '../../lib/domain/page/index.ts';

/** A text notes are made on. */
export interface Document {
  readonly name: string;
  readonly text: string;
  /** As the reader knows them when a note is made; of articles made of abstracts their titles. */
  readonly sections: readonly SectionPlace[];
}

const LINES_PER_ARTICLE = 20;

/**
 * Articles made of abstracts under their titles, from `QINGDU_DATA`; empty without it. `held`: lines with number ≡ 0
 * mod 5, never looked at while the rules were made; else the others.
 */
export function abstracts(held: boolean, most: number): Document[] {
  const file = join(process.env.QINGDU_DATA ?? '../shared', 'data/csl-dev-titles.tsv');
  if (!existsSync(file)) return [];
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((fields, i) => fields.length >= 3 && ((i + 1) % 5 === 0) === held);
  const documents: Document[] = [];
  for (let at = 0; at < rows.length && documents.length < most; at += LINES_PER_ARTICLE) {
    const part = rows.slice(at, at + LINES_PER_ARTICLE);
    const sections: SectionPlace[] = [];
    let text = '';
    for (const [, abstract, title = ''] of part) {
      if (text !== '') text += '\n';
      sections.push({ level: 1, label: '', title, start: text.length });
      text += `${title}\n${abstract}`;
    }
    documents.push({ name: `abstracts ${documents.length + 1}`, text, sections });
  }
  return documents;
}

const OWN = [
  'sample/clean.html',
  'articles/magtech-journal.html',
  'articles/traditional-taiwan.html',
  'articles/cnki-detail.html',
];

/** The project's own pages, as the reader sees them. */
export async function ownPages(root: string): Promise<Document[]> {
  const documents: Document[] = [];
  for (const name of OWN) {
    const bytes = readFileSync(join(root, 'tests/pages', name));
    const { text, sections } = await readingOf(bytes, 'http://www.example.com/a.html', root);
    if (text.length > 800) documents.push({ name, text, sections });
  }
  return documents;
}

/** The reading text of a page's bytes and its sections, through the one road. */
export async function readingOf(bytes: Uint8Array, url: string, root: string): Promise<Omit<Document, 'name'>> {
  const doc = parseHtml(decodeBytes(bytes, sniffEncoding(bytes).encoding));
  const loadModel = async () => new Uint8Array(readFileSync(join(root, 'public/model/zh.model')));
  return (await readArticle(doc, { url, analyse: (page) => analysePage(page, { loadModel }) })).reading;
}
