import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../cli/parse-html.ts';
import { analysePage } from '../domain/page/index.ts';
import { layClean } from './clean-view.ts';
import { readArticle } from './read-article.ts';
import type { View } from './shown-text.ts';

const words = {
  notes: '注释',
  references: '参考文献',
  abstract: '摘要',
  keywords: '关键词',
  date: (iso: string) => iso,
};

/** The lines of a saved page's clean view. */
async function cleanLines(file: string, view: Exclude<View, 'served'>): Promise<string[]> {
  const doc = parseHtml(readFileSync(new URL(`../../tests/pages/${file}`, import.meta.url), 'utf8'));
  const article = await readArticle(doc, { url: 'https://example.org/1', analyse: analysePage });
  if (doc.defaultView) Object.assign(doc.defaultView, { scrollTo: () => {}, requestAnimationFrame: () => 0 });
  const clean = layClean(doc, article, view, { words, summaries: false });
  clean.finish();
  const lines = Array.from(clean.host.firstElementChild?.children ?? [], (line) => line.textContent ?? '');
  clean.restore();
  return lines;
}

describe('the front of a clean view', () => {
  it('has title, authors, abstract and keywords in the script that was chosen', async () => {
    const simplified = await cleanLines('articles/traditional-taiwan.html', 'simplified');
    expect(simplified.slice(0, 2)).toEqual(['老街再生与居民记忆：以溪埔老街为例', '林若溪']);
    const front = (lines: string[], name: string) => lines.filter((line) => line.startsWith(`${name}　`));
    expect(front(simplified, '摘要')).toHaveLength(1);
    expect(front(simplified, '摘要')[0]).toContain('探讨老街再生计划如何重新安排居民的记忆');
    expect(front(simplified, '关键词')).toEqual(['关键词　老街再生；居民记忆；口述历史；社区营造']);

    const printed = await cleanLines('articles/traditional-taiwan.html', 'printed');
    expect(printed[0]).toBe('老街再生與居民記憶：以溪埔老街為例');
    expect(front(printed, '摘要')[0]).toContain('探討老街再生計畫如何重新安排居民的記憶');
    expect(front(printed, '关键词')).toEqual(['关键词　老街再生；居民記憶；口述歷史；社區營造']);
  });

  it('does not say an abstract twice where it is all there is', async () => {
    const lines = (await cleanLines('articles/cnki-detail.html', 'simplified')).filter((line) => line.length > 80);
    const starts = lines.map((line) => line.replace(/^摘要　/, '').slice(0, 20));
    expect(new Set(starts).size).toBe(starts.length);
  });
});

describe('the end of a clean view', () => {
  it.each([
    ['articles/references-list.html', ['参考文献']],
    ['layouts/economics.html', ['注释', '参考文献']],
    ['articles/traditional-taiwan.html', ['注释']],
  ])('has the lists of %s under one heading each', async (file, headings) => {
    const lines = (await cleanLines(file, 'simplified')).map((line) => line.replace(/：$/, ''));
    expect(lines.filter((line) => /^(?:注释|参考文献)$/.test(line))).toEqual(headings);
    for (const name of headings) expect(lines[lines.indexOf(name) + 1]).toMatch(/\S{8}/);
  });
});
