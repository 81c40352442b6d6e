import { expect, it } from 'vitest';
import { parseHtml } from '../../cli/parse-html.ts';
import { analysePage } from '../domain/page/index.ts';
import { articleMarkdown } from './article-markdown.ts';
import { readArticle } from './read-article.ts';
import { summarizeArticle } from './summarize-article.ts';

const prose = (about: string) =>
  `<p>${about}的考察表明，圩区的灌排设施在近三十年间经历了由集体统管到多元共管的转变，其间的得失值得仔细梳理。</p>`;

const page = (
  inside: string,
) => `<html><head><title>圩区灌排设施的变迁</title></head><body><div class="main"><h1>圩区灌排设施的变迁</h1>
<p>摘要：本文以江南六个圩区为对象，考察灌排设施由集体统管到多元共管的转变，并讨论其成效与局限，提出分级管护的设想。</p><p>关键词：圩区；灌排设施；管护</p>
<h2>一、问题的提出</h2>${prose('江南圩区')}${inside}<h2>二、结论</h2>${prose('以上各节')}</div></body></html>`;

async function markdown(inside: string): Promise<string> {
  const article = await readArticle(parseHtml(page(inside)), { url: 'https://example.org/a', analyse: analysePage });
  const { title, keywords } = article.structure.metadata;
  const about = { title: title?.value ?? null, keywords: keywords?.value ?? [] };
  return articleMarkdown(article, summarizeArticle(article.reading, about), 'https://example.org/a');
}

it('a table keeps its rows and cells, with empty cells and cells that span', async () => {
  const found = await markdown(
    `<p>表1 六个圩区的设施状况</p><table><thead><tr><th>圩区</th><th>泵站</th><th>完好率</th></tr></thead><tbody>
    <tr><td rowspan="2">甲圩</td><td>3</td><td>81%</td></tr><tr><td>5</td><td></td></tr>
    <tr><td>乙|圩</td><td colspan="2">未统计<br>（待核）</td></tr></tbody></table>`,
  );
  expect(found).toContain(
    [
      '*表1 六个圩区的设施状况*',
      '',
      '| 圩区 | 泵站 | 完好率 |',
      '| --- | --- | --- |',
      '| 甲圩 | 3 | 81% |',
      '|  | 5 |  |',
      '| 乙\\|圩 | 未统计 （待核） |  |',
    ].join('\n'),
  );
});

it('a table that only lays the page out is no table', async () => {
  const found = await markdown(
    `<table><tr><td>左栏</td><td>${prose('东圩')}${prose('西圩')}</td></tr><tr><td>${prose('南圩')}</td><td>${prose('北圩')}</td></tr></table>`,
  );
  expect(found).not.toContain('|');
  expect(found).toContain('\n东圩的考察表明');
});

it('block quotes, verse, lists, captions and formulas are what they are', async () => {
  const found = await markdown(
    `<blockquote>圩田之利，在于水旱皆有所备，岁修不废则田可世守。</blockquote>
    <p>时人有诗云：</p><p>圩上春风吹水平，</p><p>家家修埂趁新晴。</p>
    <ul><li>泵站由乡镇管护；</li><li>支渠由村社管护。</li></ul><ol><li>核定设施；</li><li>落实经费。</li></ol>
    <figure><img src="a.png"><figcaption>图1 圩区位置</figcaption></figure>
    <p>管护率按下式计算：</p><p>R = M / N × 100% （1）</p>`,
  );
  for (const block of [
    '> 圩田之利，在于水旱皆有所备，岁修不废则田可世守。',
    '> 圩上春风吹水平，  \n> 家家修埂趁新晴。',
    '- 泵站由乡镇管护；\n- 支渠由村社管护。',
    '1. 核定设施；\n2. 落实经费。',
    '*图1 圩区位置*',
    'R = M / N × 100% （1）',
  ])
    expect(found).toContain(`\n\n${block}\n\n`);
});

it('short sentences and sentences about a figure stay prose', async () => {
  const found = await markdown('<p>图1显示，完好率逐年下降，管护经费不足。</p><p>结果如何？</p><p>答案不一。</p>');
  expect(found).toContain('\n\n图1显示，完好率逐年下降，管护经费不足。\n\n');
  expect(found).toContain('\n\n结果如何？\n\n答案不一。\n\n');
});

it('summaries take no words from tables, captions, lists or verse', async () => {
  const found = await markdown(
    `<p>表1 结论</p><table><tr><td>综上所述</td><td>本文认为</td></tr><tr><td>研究表明</td><td>结论</td></tr></table><ul><li>本研究认为应当提高经费。</li></ul>`,
  );
  const summaries = found.split('\n').filter((line) => line.startsWith('> '));
  expect(summaries.length).toBeGreaterThan(0);
  for (const line of summaries) expect(line).not.toMatch(/综上所述|本文认为|研究表明|表1|本研究/);
});

it('labels without a mark of their own stand apart from their titles', async () => {
  const found = await markdown(
    '<h2>1 材料</h2><p>江南六个圩区的设施状况各不相同。</p><h3>1.1 产量</h3><p>各区的产量相差很大。</p>',
  );
  expect(found).toContain('\n## 一、问题的提出\n');
  expect(found).toMatch(/\n#+ 1\.1 产量\n/);
});

it('works and notes no mark calls stand in a list under their heading, those with a mark are footnotes', async () => {
  const found = await markdown(
    `<p>圩区研究由来已久（林知远，2011），管护经费不足<sup>①</sup>，标准见[2]。</p><h2>注释</h2><p>①按乡镇填报计算。</p><p>②本文不论围垦。</p>
    <h2>参考文献</h2><p>[1]林知远，2011：《圩区岁修》，《水乡学刊》第3期。</p><p>[2]何明.灌排标准[S].江城：江城社，2015.</p>`,
  );
  expect(found).toContain('管护经费不足[^1]，');
  expect(found).toMatch(/\n\[\^1\]: 按乡镇填报计算。\n$/);
  expect(found).toContain('\n## 注释\n\n- ② 本文不论围垦。\n\n## 参考文献\n');
  expect(found).toContain('\n- [1] 林知远，2011：《圩区岁修》，《水乡学刊》第3期。\n- [2] 何明.灌排标准[S].');
});

it('a heading all of whose entries are footnotes is left out', async () => {
  const found = await markdown(
    '<p>管护经费不足[1]。</p><h2>参考文献</h2><p>[1]何明.灌排标准[S].江城：江城社，2015.</p>',
  );
  expect(found).toContain('管护经费不足[^1]。');
  expect(found).not.toContain('参考文献');
});

it('a summary that would repeat its section is left out', async () => {
  const found = await markdown('<h2>二、材料</h2><p>江南六个圩区的设施状况各不相同。</p>');
  expect(found).toMatch(/\n## 二、材料\n\n江南六个圩区的设施状况各不相同。\n/);
});
