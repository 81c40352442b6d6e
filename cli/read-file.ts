import { parseArgs } from 'node:util';
import { type ReadArticle, readArticle } from '../lib/dom/read-article.ts';
import { type ArticleSummary, summarizeArticle } from '../lib/dom/summarize-article.ts';
import { decodeBytes, sniffEncoding } from '../lib/domain/encoding/index.ts';
import { analysePage } from '../lib/domain/page/index.ts';
import { loadModel } from './model.ts';
import { parseHtml } from './parse-html.ts';
import { readBytes } from './read-bytes.ts';

/** Where a page comes from when nobody says so. */
const NO_URL = 'about:blank';

/** Reads `FILE.html [--url URL]` (`-`: stdin) as the extension would read it in a browser. Throws with a plain message. */
export async function readFileArticle(
  args: readonly string[],
): Promise<{ article: ReadArticle; summary: ArticleSummary; url: string }> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { url: { type: 'string' } },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new Error('one file is needed: FILE.html [--url URL]');
  const bytes = await readBytes(file);
  const { encoding } = sniffEncoding(bytes);
  if (encoding === 'big5') (await import('./big5-hkscs.ts')).useHkscs();
  const url = values.url ?? NO_URL;
  const article = await readArticle(parseHtml(decodeBytes(bytes, encoding)), {
    url,
    analyse: (page) => analysePage(page, { loadModel }),
    bytes: { shown: encoding, load: async () => bytes, parse: parseHtml },
  });
  const { metadata } = article.structure;
  const summary = summarizeArticle(article.reading, {
    title: metadata.title?.value ?? null,
    keywords: metadata.keywords?.value ?? [],
  });
  return { article, summary, url };
}
