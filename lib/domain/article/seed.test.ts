import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foldText } from '../text/index.ts';
import { findArticle } from './find-article.ts';
import { afterOf, readingOf } from './reading.test-support.ts';
import { blocksOf, factsOf } from './test-support.ts';
import type { ArticleStructure, PlainBlock } from './types.ts';

const folder = resolve(process.env.QINGDU_DATA ?? '../shared', 'seed');
const present = existsSync(resolve(folder, 'article.expected.json'));
if (!present) console.info('skipped: no data');
const read = (name: string) => readFileSync(resolve(folder, name), 'utf8');

interface Expected {
  title: string;
  authors: string[];
  affiliation: string;
  date: string;
  keywords: string[];
  notArticle: string[];
  outline: { level: number; label: string; title: string; runIn: boolean }[];
  notes: { marker: string; raw: string; after: string }[];
}

/** Punctuation as repair may put it back. */
function widened(text: string): string {
  const wide: Record<string, string> = { ',': '，', ':': '：', ';': '；', '(': '（', ')': '）', '?': '？' };
  return text.replace(/(?<!\d)[,:;()?](?!\d\d)/g, (mark) => wide[mark] ?? mark);
}

/** The seed's lines (repaired text) laid out as the mirror lays them out. */
function mirrorPage(layout: 'p' | 'br' | 'text', wide = false): string {
  const lines = (wide ? widened(read('article.expected.txt')) : read('article.expected.txt'))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [bullet, spam, stray, title, date, keywords, ...others] = lines as [
    string,
    string,
    string,
    string,
    string,
    string,
    ...string[],
  ];
  const guess = others.indexOf('猜你喜欢');
  const body = others.slice(0, guess);
  const more = others.slice(guess + 1, -1);
  const wall = others.at(-1) as string;
  if (layout === 'text') return lines.map((line) => `<div>${line}</div>`).join('');
  const [label = '', words = ''] = keywords.split(/[:：]/);
  const linked = [words.slice(0, 2), words.slice(2, 4), words.slice(4)]
    .map((word) => `<a href="/tag">${word}</a>`)
    .join('');
  const text =
    layout === 'p' ? body.map((line) => `<p>${line}</p>`).join('\n') : `<div>${body.join('<br>\n　　')}</div>`;
  return `<body><div class="top">${bullet}</div><h1><a href="/">${spam}</a></h1><div id="hd"><span>${stray}</span></div>
<div class="main"><h2 class="bt">${title}</h2><div class="sj">${date}</div><div class="gj">${label}:${linked}</div><div class="wz">${text}</div>
<h3>猜你喜欢</h3><ul class="cnxh">${more.map((line) => `<li><a href="/page">${line}</a></li>`).join('')}</ul></div>
<div class="foot">${wall
    .split('|')
    .map((name) => `<a href="http://x">${name}</a>`)
    .join('|')}</div></body>`;
}

describe.skipIf(!present)(present ? 'the seed article' : 'the seed article — skipped: no data', () => {
  const pages: Record<string, () => { blocks: PlainBlock[]; title: string }> = {
    'page.clean.html': () => ({ blocks: blocksOf(read('page.clean.html')), title: expected().title }),
    'mirror, paragraphs': () => ({ blocks: blocksOf(mirrorPage('p')), title: spamTitle() }),
    'mirror, line breaks': () => ({ blocks: blocksOf(mirrorPage('br')), title: spamTitle() }),
    'mirror, punctuation widened': () => ({ blocks: blocksOf(mirrorPage('p', true)), title: spamTitle() }),
    'mirror, text alone': () => ({ blocks: blocksOf(mirrorPage('text')), title: spamTitle() }),
  };
  const expected = (): Expected => JSON.parse(read('article.expected.json'));
  const spamTitle = () =>
    read('article.expected.txt')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')[1] ?? '';

  for (const [name, make] of Object.entries(pages)) {
    describe(name, () => {
      const found = (): { article: ArticleStructure; blocks: PlainBlock[] } => {
        const { blocks, title } = make();
        return { blocks, article: findArticle(blocks, factsOf({ title })) };
      };

      it('is an article, and says why', () => {
        const { article } = found();
        expect(article.isArticle).toBe(true);
        expect(article.score).toBeGreaterThan(0.8);
        expect(article.evidence.join(';')).toMatch(/3 级编号标题 17 个/);
      });

      it('has its title, author, affiliation, date and keywords', () => {
        const { title, authors, affiliations, date, keywords } = found().article.metadata;
        const want = expected();
        expect(title?.value).toBe(want.title);
        expect(authors?.value).toEqual(want.authors);
        expect(affiliations?.value.map(foldText)).toEqual([foldText(want.affiliation)]);
        expect(date?.value).toBe(want.date);
        expect(keywords?.value).toEqual(want.keywords);
      });

      it('has 17 headings with their levels', () => {
        const { article } = found();
        const outline = article.sections.filter((section) => section.level > 0);
        const folded = (heads: readonly Expected['outline'][number][]) =>
          heads.map(({ level, label, title, runIn }) => [level, foldText(label), foldText(title), runIn]);
        expect(folded(outline)).toEqual(folded(expected().outline));
        expect(article.sections[0]).toMatchObject({ level: 0, label: '', title: '', runIn: false, heading: null });
      });

      it('has 32 notes: marker, text and the words before', () => {
        const { article, blocks } = found();
        const notes = article.notes.map((note) => ({
          marker: foldText(note.marker),
          raw: foldText(note.text),
          after: foldText(afterOf(article, blocks, note)),
        }));
        const want = expected().notes.map(({ marker, raw, after }) => ({
          marker: foldText(marker),
          raw: foldText(raw),
          after: foldText(after),
        }));
        expect(notes).toEqual(want);
      });

      it('gives the whole text, notes cut out and sentences joined', () => {
        const { article, blocks } = found();
        const reading = readingOf(article, blocks);
        expect(foldText(reading)).toContain(foldText('早期预警监测体系。欧洲社区建立'));
        let whole = read('article.expected.txt');
        whole = whole.slice(whole.indexOf('目前,国内'), whole.indexOf('猜你喜欢'));
        let text = foldText(whole);
        for (const note of expected().notes) {
          const raw = foldText(note.raw);
          const at = text.indexOf(raw);
          const before = text
            .slice(0, at)
            .replace(new RegExp(`(?:${foldText(note.marker).replace(/[()]/g, '\\$&')}){1,2}$`), '');
          text = before + text.slice(at + raw.length);
        }
        expect(foldText(reading)).toBe(text);
      });

      it('leaves out what is not the article', () => {
        const { article, blocks } = found();
        const reading = readingOf(article, blocks);
        const excluded = article.excluded.map((item) => item.text).join('\n');
        for (const words of expected().notArticle) {
          expect(reading).not.toContain(words);
          if (blocks.some((block) => block.text.includes(words))) expect(excluded).toContain(words);
        }
        const reasons = article.excluded.map((item) => item.reason);
        expect(reasons).toContain('recommendations');
        if (name.startsWith('mirror'))
          expect(reasons).toEqual(expect.arrayContaining(['spam-title', 'stray-mark', 'link-farm']));
      });

      it('gives every block one place', () => {
        const { article, blocks } = found();
        const places = [
          ...article.front.map((item) => item.block),
          ...article.excluded.flatMap((item) => item.blocks),
          ...new Set(
            article.sections.flatMap((section) => [
              ...(section.heading === null ? [] : [section.heading.block]),
              ...section.paragraphs.flatMap((paragraph) => paragraph.spans.map((span) => span.block)),
            ]),
          ),
        ];
        expect(places.sort((a, b) => a - b)).toEqual(blocks.map((block) => block.index));
      });
    });
  }
});
