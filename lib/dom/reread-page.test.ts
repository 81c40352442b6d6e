import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../cli/parse-html.ts';
import { decodeBytes, encodeText, sniffEncoding } from '../domain/encoding/index.ts';
import { analysePage } from '../domain/page/index.ts';
import { layBack } from './lay-back.ts';
import { type ReadArticle, readArticle } from './read-article.ts';

const URL = 'http://www.fx361.cc/page/2023/0512/1.shtml';
const loadModel = async () => readFileSync('public/model/zh.model');
const clean = readFileSync('tests/pages/sample/clean.html', 'utf8');

/** A page as a browser would show it: decoded as it declares. `changed`: what scripts did to it before we came. */
async function read(
  bytes: Uint8Array,
  changed: (doc: Document) => void = () => {},
  load = async () => bytes,
): Promise<{ article: ReadArticle; doc: Document }> {
  const shown = sniffEncoding(bytes).encoding;
  const doc = parseHtml(decodeBytes(bytes, shown));
  changed(doc);
  return {
    doc,
    article: await readArticle(doc, {
      url: URL,
      analyse: (page) => analysePage(page, { loadModel }),
      bytes: { shown, load, parse: parseHtml },
    }),
  };
}

const declaring = (charset: string) => clean.replace('charset="utf-8"', `charset="${charset}"`);
const right = (await read(new TextEncoder().encode(clean))).article;

describe('a page that declares the wrong encoding', () => {
  it.each([
    ['UTF-8 declared as GBK', new TextEncoder().encode(declaring('gbk'))],
    ['UTF-8 declared as Big5', new TextEncoder().encode(declaring('big5'))],
    ['UTF-8 declared as windows-1252', new TextEncoder().encode(declaring('windows-1252'))],
    ['GBK declared as UTF-8', encodeText(declaring('utf-8'), 'gbk') as Uint8Array],
    ['GBK declared as Big5', encodeText(declaring('big5'), 'gbk') as Uint8Array],
  ])('reads as if it had told the truth: %s', async (_, bytes) => {
    const { article } = await read(bytes);
    expect(article.reading.text).toBe(right.reading.text);
    expect(article.facts.title).toBe(right.facts.title);
    expect(article.structure.metadata.title?.value).toBe(right.structure.metadata.title?.value);
    expect(article.rereadable).toBe(false);
  });

  it('is mended on the live nodes, whatever scripts added to them', async () => {
    const { article, doc } = await read(new TextEncoder().encode(declaring('gbk')), (live) => {
      const box = live.createElement('div');
      box.textContent = '扫码关注';
      live.body.insertBefore(box, live.body.firstChild);
    });
    expect(article.reading.text).toBe(right.reading.text);
    const served = doc.body.textContent;
    const laid = layBack(doc, article, 'simplified');
    await laid.done;
    expect(doc.body.textContent).toContain('扫码关注');
    expect(doc.body.textContent).toContain('公共阅读空间的讨论最早来自图书馆学');
    laid.restore();
    expect(doc.body.textContent).toBe(served);
  });

  it('is repaired in the text and says so where its bytes are gone', { timeout: 60_000 }, async () => {
    const bytes = new TextEncoder().encode(declaring('gbk'));
    const { article } = await read(bytes, undefined, () => Promise.reject(new Error('not in the cache')));
    expect(article.rereadable).toBe(true);
    expect(article.reading.text).toContain('公共阅读空间');
  });
});

describe('a page that declares what it is', () => {
  it.each([
    ['GBK', encodeText(declaring('gbk'), 'gbk') as Uint8Array],
    ['Big5', encodeText('<meta charset="big5"><p>「應急治理」是甚麼?基層社區的應急治理。', 'big5') as Uint8Array],
  ])('is left as it is: %s', async (_, bytes) => {
    const { article } = await read(bytes);
    expect(article.printed.edits).toEqual([]);
    expect(article.rereadable).toBe(false);
  });

  it('never asks for its bytes when it is sound UTF-8', async () => {
    const bytes = new TextEncoder().encode(clean);
    const { article } = await read(bytes, undefined, () => Promise.reject(new Error('asked')));
    expect(article.printed.edits).toEqual([]);
  });
});
