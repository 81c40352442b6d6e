// Random pages, read and laid back; files that are damaged.
import { expect, it, vi } from 'vitest';
import { parseHtml } from '../../cli/parse-html.ts';
import { layBack } from '../../lib/dom/lay-back.ts';
import { blockMarker, markPage } from '../../lib/dom/page-marks.ts';
import { readArticle } from '../../lib/dom/read-article.ts';
import { readWebAnnotation } from '../../lib/domain/annotation/formats/read-web-annotation.ts';
import { analysePage } from '../../lib/domain/page/index.ts';
import { casesOf, playCases } from './random.mjs';

const URL = 'http://www.fx361.cc/page/2023/0512/1.shtml';
const ENCODINGS =
  'utf-8 gbk gb18030 big5 windows-1252 windows-1251 macintosh shift_jis euc-kr euc-jp utf-16le utf-16be'.split(' ');
const WORDS =
  '社區(qū)治理|應(yīng)急預(yù)案,|公共書房的運營。|清代學者|?；鶎由鐓^(qū)|锟斤拷|&amp;nbsp;|\\u4e2d\\u56fd|[1]|①|(1)|注释|参考文献|摘要：|关键词：|一、|(二)|1.2|GIS|doi:10.1/x|「引文」|著名|乾隆|ā|\u200b|\ud800|\u202e|《书》|2019(3):1-2.|？?|　'.split(
    '|',
  );
const TAGS = 'p div span b i a sup h2 li ul table tr td br form font center blockquote script style'.split(' ');

function randomPage(random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  let html = `<title>${pick(WORDS)}${pick(WORDS)}</title><meta name="${pick(['keywords', 'citation_author', 'citation_doi'])}" content="${pick(WORDS)}">`;
  for (let i = 0; i < 60; i++) {
    const what = random();
    if (what < 0.2)
      html += `<${pick(TAGS)} ${pick(['', 'href=x', 'hidden', 'class=ref', 'style="display:none"', '"<'])}>`;
    else if (what < 0.35) html += `</${pick(TAGS)}>`;
    else html += pick(WORDS).repeat(1 + Math.floor(random() * 4));
  }
  return html;
}

/** Bytes of a page with some of them changed, and read in whichever encoding. */
function damaged(html, random) {
  const bytes = Buffer.from(html, 'utf8');
  const count = Math.floor(random() * 20);
  for (let i = 0; i < count; i++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
  return new TextDecoder(ENCODINGS[Math.floor(random() * ENCODINGS.length)]).decode(bytes);
}

function textsOf(doc) {
  const found = [];
  const stack = [doc];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.nodeType === 3) found.push(node);
    stack.push(...Array.from(node.childNodes).reverse());
  }
  return found;
}

async function playPage(random) {
  const html = randomPage(random);
  const doc = parseHtml(random() < 0.5 ? damaged(html, random) : html);
  const article = await readArticle(doc, { url: URL, analyse: analysePage });
  const served = textsOf(doc).map((node) => ({ node, data: node.data }));
  const laid = layBack(doc, article, random() < 0.5 ? 'printed' : 'simplified');
  const unmark = markPage(doc, article, 'simplified');
  const unmarkBlocks = blockMarker(article, 'simplified')(0, article.page.blocks.length);
  // The page's script writes meanwhile: what it wrote stays, everything else comes back.
  const written = new Map();
  for (let i = Math.floor(random() * 4); i > 0 && served.length > 0; i--) {
    const { node } = served[Math.floor(random() * served.length)];
    node.data = `页${i}`;
    written.set(node, node.data);
  }
  unmarkBlocks();
  unmark();
  laid.restore();
  const now = textsOf(doc);
  expect(now.length).toBe(served.length);
  served.forEach(({ node, data }, i) => {
    expect(now[i]).toBe(node);
    expect(now[i].data).toBe(written.get(node) ?? data);
  });
}

/** A file that is no file of ours is told apart from one; nothing is thrown. */
function playImport(random) {
  const good = JSON.stringify([
    { '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'Annotation', body: [], target: { source: URL } },
  ]);
  const at = Math.floor(random() * good.length);
  const text =
    random() < 0.5
      ? good.slice(0, at)
      : good.slice(0, at) + String.fromCharCode(random() * 0xffff) + good.slice(at + 1);
  readWebAnnotation(text);
}

it(`${casesOf()} random pages are read, laid and given back exactly`, async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  await playCases((random, number) => (number % 10 === 9 ? playImport(random) : playPage(random)));
}, 3_600_000);
