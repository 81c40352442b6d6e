import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../cli/parse-html.ts';
import { decodeBytes, sniffEncoding } from '../domain/encoding/index.ts';
import { analysePage } from '../domain/page/index.ts';
import { foldText } from '../domain/text/index.ts';
import { readArticle } from './read-article.ts';

const sample = new URL('../../tests/pages/sample/', import.meta.url);
const model = readFileSync(new URL('../../public/model/zh.model', import.meta.url));

/** Every block of the page as the reader shows it, folded; without the site's own lines. */
async function shownLines(name: string): Promise<string[]> {
  const bytes = readFileSync(new URL(name, sample));
  const { encoding } = sniffEncoding(bytes);
  const article = await readArticle(parseHtml(decodeBytes(bytes, encoding)), {
    url: 'https://example.org/page/2023/0512/8101.shtml',
    analyse: (page) => analysePage(page, { loadModel: async () => model }),
  });
  return article.plain.text.split('\n').map(foldText).filter(Boolean);
}

const expected = readFileSync(new URL('expected.txt', sample), 'utf8').split('\n').map(foldText).filter(Boolean);

describe('the sample article', () => {
  it.each(['clean.html', 'mirror.html', 'mirror-br.html', 'mirror.gbk.html'])(
    '%s reads exactly as written',
    async (name) => {
      const shown = await shownLines(name);
      const from = shown.indexOf(expected[0] ?? '');
      expect(from).toBeGreaterThan(0);
      expect(shown.slice(from, from + expected.length)).toEqual(expected);
    },
  );
});
