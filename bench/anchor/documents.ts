import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHtml } from '../../cli/parse-html.ts';
import { readArticle } from '../../lib/dom/read-article.ts';
import { decodeBytes, sniffEncoding } from '../../lib/domain/encoding/index.ts';
import { analysePage } from '../../lib/domain/page/index.ts';

/** A text notes are made on. */
export interface Document {
  readonly name: string;
  readonly text: string;
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
    const text = part.map(([, abstract, title]) => `${title}\n${abstract}`).join('\n');
    documents.push({ name: `abstracts ${documents.length + 1}`, text });
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
    const text = await readingText(
      readFileSync(join(root, 'tests/pages', name)),
      'http://www.example.com/a.html',
      root,
    );
    if (text.length > 800) documents.push({ name, text });
  }
  return documents;
}

/** The reading text of a page's bytes, through the one road. */
export async function readingText(bytes: Uint8Array, url: string, root: string): Promise<string> {
  const doc = parseHtml(decodeBytes(bytes, sniffEncoding(bytes).encoding));
  const loadModel = async () => new Uint8Array(readFileSync(join(root, 'public/model/zh.model')));
  return (await readArticle(doc, { url, analyse: (page) => analysePage(page, { loadModel }) })).reading.text;
}
