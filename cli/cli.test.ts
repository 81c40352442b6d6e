import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCli } from '../scripts/build-cli.mjs';

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Runs the command line as a shell would. */
function qingdu(
  args: readonly string[],
  input: string | Uint8Array = '',
): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [at('cli/qingdu.mjs'), ...args],
      { maxBuffer: 1 << 28 },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
    child.stdin?.end(input);
  });
}

const lines = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('the command line', { timeout: 60_000 }, () => {
  beforeAll(buildCli, 60_000);

  it('repairs lines in order, each by itself, and keeps going after a bad one', async () => {
    const input = [
      { id: 'a', text: '縣(xiàn)城的書(shū)房與縣(xiàn)里的書(shū)店' },
      { id: 2, text: '县城的书房开到几点?' },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n');
    const { code, out } = await qingdu(['repair'], `${input}\nno json\n{"id":4}\n`);
    const [first, second, third, fourth] = lines(out);
    expect(code).toBe(0);
    expect(first).toMatchObject({ id: 'a', text: '县城的书房与县里的书店', changed: true, unrecoverable: [] });
    expect(second).toEqual({ id: 2, text: '县城的书房开到几点?', changed: false, edits: [], unrecoverable: [] });
    expect(third).toMatchObject({ id: null, error: expect.any(String) });
    expect(fourth).toMatchObject({ id: 4, error: expect.any(String) });
  });

  it('leaves what nobody can read as it was served, its script too, and says so', async () => {
    const bytes = new TextEncoder().encode(
      '乡村振兴战略的实施，离不开基层党组织的引领。本文以三个行政村为例，对村干部、普通村民与返乡青年进行了深度访谈。',
    );
    const text = new TextDecoder('big5').decode(bytes);
    const { out } = await qingdu(['repair'], JSON.stringify({ id: 1, text }));
    const [only] = lines(out);
    expect(only).toMatchObject({ text, changed: false, edits: [] });
    expect(only.unrecoverable.length).toBeGreaterThan(0);
  });

  it('reads lines as files have them: a byte order mark, CRLF, U+2028 inside a string, no newline at the end', async () => {
    const input = '\ufeff{"id":1,"text":"國家圖書館的發展"}\r\n\r\n{"id":2,"text":"國家\u2028發展"}\r\n{"text":"發展"}';
    const { code, out } = await qingdu(['convert', '--config', 'auto'], input);
    expect(code).toBe(0);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { id: 1, text: '国家图书馆的发展' },
      { id: 2, text: '国家\u2028发展' },
      { id: null, text: '发展' },
    ]);
    expect(await qingdu(['repair'], '')).toEqual({ code: 0, out: '', err: '' });
  });

  it('says what is wrong with a call, and how to call it', async () => {
    expect(await qingdu(['frob'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('frob') });
    expect(await qingdu(['decode', 'no-such-file'])).toMatchObject({
      code: 1,
      out: '',
      err: /no-such-file: there is no/,
    });
    expect((await qingdu(['convert', '--config', 'xx'])).code).toBe(1);
    const help = await qingdu(['convert', '--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toMatch(/^qingdu convert --config .+\n$/);
    expect((await qingdu(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("decodes bytes of unknown encoding, from a file or stdin, Hong Kong's Big5 as browsers do", async () => {
    const big5 = Buffer.from('a4bda640b9cfaed1c05da4bda6408fc0a5cda147fcc5a8c6', 'hex');
    expect(await qingdu(['decode', '-'], big5)).toEqual({ code: 0, out: '公共圖書館公共衞生：敍事', err: 'big5\n' });
    const wide = Buffer.from('今年四月的公共圖書館', 'utf16le');
    expect(await qingdu(['decode', '-'], wide)).toMatchObject({ out: '今年四月的公共圖書館', err: 'utf-16le\n' });
  });

  it('gives edits that turn the input into the output', async () => {
    const text = '縣(xiàn)城的書(shū)房與縣(xiàn)里的書(shū)店';
    const [result] = lines((await qingdu(['repair'], JSON.stringify({ id: 1, text }))).out);
    let applied = '';
    let last = 0;
    for (const { start, end, replacement } of result.edits) {
      applied += text.slice(last, start) + replacement;
      last = end;
    }
    expect(applied + text.slice(last)).toBe(result.text);
  });

  it('keeps the script when asked', async () => {
    const text = '縣(xiàn)城的書(shū)房與縣(xiàn)里的書(shū)店';
    const [result] = lines((await qingdu(['repair', '--to', 'none'], JSON.stringify({ id: 1, text }))).out);
    expect(result.text).toBe('縣城的書房與縣里的書店');
  });

  it('extracts an article and writes it as Markdown', async () => {
    const file = at('tests/pages/sample/mirror.html');
    const article = JSON.parse((await qingdu(['extract', file])).out);
    expect(article).toMatchObject({ isArticle: true, authors: ['陆禾'], date: '2023-05-12T10:26:41' });
    expect(article.notes).toHaveLength(24);
    const { code, out } = await qingdu(['clean', file, '--url', 'http://example.org/a.html']);
    expect(code).toBe(0);
    expect(out).toContain('# 小城公共书房可持续运营的现实困境与优化路径');
    expect(out).toMatch(/^\[\^24\]: /m);
  });

  it('finds passages again, in another script and after edits, and says where it is not sure', async () => {
    const old = '公共书房让更多的人走进阅读。县城的书店只有三家，读者要走很远的路。文化馆的阅览室常年关着门。';
    const quote = '县城的书店只有三家';
    const start = old.indexOf(quote);
    const selector = {
      type: 'TextQuoteSelector',
      exact: quote,
      prefix: old.slice(0, start),
      suffix: old.slice(start + quote.length),
      refinedBy: { type: 'TextPositionSelector', start, end: start + quote.length },
    };
    const texts = [
      old,
      '編者按。公共書房讓更多的人走進閱讀[1]。縣城的書店只有三家,讀者要走很遠的路。文化館的閱覽室常年關著門。',
      old.replace('只有三家', '仅有三家'),
      old.replace(`${quote}，`, ''),
      '',
    ];
    const input = texts.map((text, id) => JSON.stringify({ id, text, selector }));
    input.push('{"id":9,"text":"无","selector":{"type":"XPathSelector"}}');
    const { code, out } = await qingdu(['anchor'], `${input.join('\n')}\n`);
    expect(code).toBe(0);
    const [same, traditional, edited, gone, empty, bad] = lines(out);
    expect(same).toEqual({ id: 0, state: 'anchored', start, end: start + quote.length, quote, reason: 'exact' });
    expect(traditional).toMatchObject({ id: 1, state: 'anchored', quote: '縣城的書店只有三家' });
    expect(texts[1]?.slice(traditional.start, traditional.end)).toBe(traditional.quote);
    expect(edited).toMatchObject({ id: 2, state: 'moved', quote: '县城的书店仅有三家', reason: 'edited' });
    expect(gone).toEqual({ id: 3, state: 'orphan', reason: 'removed' });
    expect(empty).toEqual({ id: 4, state: 'orphan', reason: 'not-found' });
    expect(bad).toEqual({ id: 9, error: expect.stringContaining('TextQuoteSelector') });
  });

  it('says plainly what is wrong', async () => {
    expect(await qingdu(['extract', at('no-such-file.html')])).toMatchObject({ code: 1, out: '' });
    expect((await qingdu(['no-such-command'])).code).toBe(2);
    expect((await qingdu(['clean', at('tests/pages/not-articles/shop.html')])).code).toBe(1);
  });
});
