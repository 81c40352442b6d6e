import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../cli/parse-html.ts';
import { analysePage } from '../domain/page/index.ts';
import { layClean } from './clean-view.ts';
import { layBack } from './lay-back.ts';
import { blockMarker, markPage } from './page-marks.ts';
import { stretchesOf } from './passage.ts';
import { type ReadArticle, readArticle } from './read-article.ts';
import { VIEWS, type View } from './shown-text.ts';
import { summaryPlacer } from './summary-hosts.ts';

const URL = 'http://www.fx361.cc/page/2023/0512/1.shtml';

/** Every node of a document in order, with what can change of it. */
function snapshot(doc: Document): { node: Node; state: string }[] {
  const found: { node: Node; state: string }[] = [];
  const stack: Node[] = [doc];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const attributes =
      node.nodeType === 1 ? Array.from((node as Element).attributes, ({ name, value }) => `${name}=${value}`) : [];
    found.push({
      node,
      state: `${node.nodeName}|${node.nodeType === 3 ? (node as Text).data : ''}|${attributes.sort()}`,
    });
    for (const child of Array.from(node.childNodes)) stack.push(child);
  }
  return found;
}

function show(doc: Document, article: ReadArticle, view: View): () => void {
  const laid = layBack(doc, article, view);
  const unmark = markPage(doc, article, view);
  const unmarkBlocks = blockMarker(article, view)(0, article.page.blocks.length);
  const sections = article.structure.sections.flatMap((section, i) => (section.heading ? [i] : []));
  const summaries = summaryPlacer(doc, article, { sections, article: true });
  summaries.place(0, article.page.blocks.length);
  // The DOM of the tests has no window to scroll, and no frames.
  if (doc.defaultView) Object.assign(doc.defaultView, { scrollTo: () => {}, requestAnimationFrame: () => 0 });
  const words = {
    notes: '注释',
    references: '参考文献',
    abstract: '摘要',
    keywords: '关键词',
    date: (iso: string) => iso,
  };
  const clean = view === 'served' ? null : layClean(doc, article, view, { words, summaries: true });
  clean?.finish();
  return () => {
    // Opened from the laid page, closed, and opened again in another state of it.
    clean?.restore();
    summaries.undo();
    unmarkBlocks();
    unmark();
    laid.restore();
  };
}

async function expectRestored(html: string): Promise<void> {
  const doc = parseHtml(html);
  const before = snapshot(doc);
  const article = await readArticle(doc, { url: URL, analyse: analysePage });
  for (const view of VIEWS.slice(1)) {
    show(doc, article, view)();
    const after = snapshot(doc);
    expect(after.map(({ state }) => state)).toEqual(before.map(({ state }) => state));
    expect(after.every(({ node }, i) => node === before[i]?.node)).toBe(true);
  }
}

const words = fc.constantFrom(
  '社區(qū)治理',
  '應(yīng)急預(yù)案,',
  '公共書房的運營。',
  '清代學者',
  'GIS',
  '(1)王一:《論書房》,《圖書館》2020年第2期。',
  '系統①',
  '① 李二:《概論》,北京:某出版社,2010年,第24頁。。',
  ' ',
  '\n  ',
  '?',
);
const inline = fc.tuple(fc.constantFrom('', 'b', 'a', 'sup', 'span'), fc.array(words, { minLength: 1, maxLength: 6 }));
const block = fc.tuple(
  fc.constantFrom('p', 'h2', 'li', 'div', 'br', 'blockquote'),
  fc.array(inline, { minLength: 1, maxLength: 4 }),
  fc.constantFrom('', '一、', '(一)', '1.', '關鍵詞:', '猜你喜歡'),
);
const page = fc.array(block, { minLength: 1, maxLength: 14 }).map((blocks) => {
  const body = blocks.map(([tag, parts, label]) => {
    const text = parts.map(([name, list]) => wrap(name, list.join(''))).join('');
    return tag === 'br' ? `${label}${text}<br>` : `<${tag} class="x">${label}${text}</${tag}>`;
  });
  return `<!DOCTYPE html><html><head><title>某站_首頁_熱門</title></head><body><div>${body.join('\n')}</div></body></html>`;
});

function wrap(name: string, text: string): string {
  if (name === '') return text;
  return name === 'a' ? `<a href="/x">${text}</a>` : `<${name}>${text}</${name}>`;
}

describe('a view laid on a page', () => {
  it('gives every node, attribute and title back (generated pages)', async () => {
    await fc.assert(fc.asyncProperty(page, expectRestored), { numRuns: 60 });
  });

  it('is read again as served, and laid again without touching a node (generated pages)', async () => {
    const again = async (html: string) => {
      const doc = parseHtml(html);
      const before = snapshot(doc);
      const article = await readArticle(doc, { url: URL, analyse: analysePage });
      const first = layBack(doc, article, 'simplified');
      const laid = snapshot(doc);
      const second = await readArticle(doc, { url: URL, analyse: analysePage, servedOf: first.servedOf });
      expect(second.page.text).toBe(article.page.text);
      const view = layBack(doc, second, 'simplified', { previous: first });
      await view.done;
      const after = snapshot(doc);
      expect(after.map(({ state }) => state)).toEqual(laid.map(({ state }) => state));
      expect(after.every(({ node }, i) => node === laid[i]?.node)).toBe(true);
      view.restore();
      const restored = snapshot(doc);
      expect(restored.map(({ state }) => state)).toEqual(before.map(({ state }) => state));
      expect(restored.every(({ node }, i) => node === before[i]?.node)).toBe(true);
    };
    await fc.assert(fc.asyncProperty(page, again), { numRuns: 40 });
  });

  it('gives way to late text, keeps what is the same, and leaves contested nodes to the page', async () => {
    const doc = parseHtml(
      '<body><p>社區(qū)與社區(qū)的應(yīng)急預(yù)案,社區(qū)應(yīng)急預(yù)案</p><p>社區(qū)治理</p></body>',
    );
    const article = await readArticle(doc, { url: URL, analyse: analysePage });
    const first = layBack(doc, article, 'simplified');
    const [kept, given] = Array.from(doc.querySelectorAll('p'), (p) => p.firstChild as Text);
    const late = doc.createElement('p');
    late.textContent = '後來的社區(qū)';
    doc.body.append(late);
    const second = await readArticle(doc, { url: URL, analyse: analysePage, servedOf: first.servedOf });
    const laid = layBack(doc, second, 'simplified', { previous: first, leave: (node) => node === given });
    await laid.done;
    expect(kept?.data).toBe('社区与社区的应急预案,社区应急预案');
    expect(given?.data).toBe('社區(qū)治理');
    expect(late.textContent).toBe('后来的社区');
    laid.restore();
    expect(doc.body.textContent).toContain('社區(qū)與社區(qū)的應(yīng)急預(yù)案');
    expect(late.textContent).toBe('後來的社區(qū)');
  });

  const pages = new globalThis.URL('../../tests/pages/', import.meta.url);
  const files = ['sample', 'articles', 'not-articles'].flatMap((folder) =>
    readdirSync(new globalThis.URL(`${folder}/`, pages))
      .filter((name) => name.endsWith('.html') && !name.includes('gbk.html'))
      .map((name) => `${folder}/${name}`),
  );
  it.each(files)('gives every node back: %s', async (file) => {
    await expectRestored(readFileSync(new globalThis.URL(file, pages), 'utf8'));
  });

  it('leaves alone what the page changed meanwhile', async () => {
    const doc = parseHtml('<body><p>社區(qū)與社區(qū)的應(yīng)急預(yù)案,社區(qū)應(yīng)急預(yù)案</p></body>');
    const article = await readArticle(doc, { url: URL, analyse: analysePage });
    const restore = show(doc, article, 'simplified');
    const text = doc.querySelector('p')?.firstChild as Text;
    text.data = '頁面自己改了';
    restore();
    expect(text.data).toBe('頁面自己改了');
  });

  it('shows the whole plain text, note words folded, each stretch at its place', async () => {
    const html = readFileSync(new globalThis.URL('sample/clean.html', pages), 'utf8');
    const doc = parseHtml(html);
    const article = await readArticle(doc, { url: URL, analyse: analysePage });
    const laid = layBack(doc, article, 'simplified');
    for (const { node, nodeStart, start, length } of laid.segments) {
      expect(node.data.slice(nodeStart, nodeStart + length).replace(/\s/g, ' ')).toBe(
        laid.shown.text.slice(start, start + length),
      );
    }
    const { structure, reading } = article;
    expect(doc.querySelectorAll('qingdu-marker')).toHaveLength(structure.notes.length);
    const section = reading.sections[2];
    const paragraph = section?.paragraphs[0];
    if (!paragraph) throw new Error('the sample has a third section');
    const shown = laid.shown.toReading.toInputRange(paragraph.start, paragraph.end);
    const painted = stretchesOf(laid, shown).map(({ node, start, end }) => node.data.slice(start, end));
    expect(painted.join('')).toBe(reading.text.slice(paragraph.start, paragraph.end));
  });
});
