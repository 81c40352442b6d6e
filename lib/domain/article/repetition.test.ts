import { describe, expect, it } from 'vitest';
import { parseReference } from '../citation/index.ts';
import { extractKeywords, summarize } from '../summary/index.ts';
import { findArticle } from './find-article.ts';
import { blocksOf, factsOf } from './test-support.ts';

/**
 * What a page may repeat two hundred thousand times: every rule that looks at a text meets each of these where a title,
 * names, rows, notes, marks, references and prose are looked for. A pattern that backtracks shows itself by its growth.
 */
const SEEDS =
  ' |　|（|(|《|“|[|1|a|A|年|，|,|。|.|一|张|第|[1]|①|A. |A, |Ab |- |1,|1-|Aa, Bb and |2010, |见：《|"a|http://|x=|(1)|·张|张三，|1（|作者：|第1|2010年|A.B@|：|; |《a》|、|一、|：①|页1|译，|出版社|AAA(2010|同上|图1 |[1](P2|//|[J]|转引自';
const PROSE = '<p>水塘的修建与村落的位置关系密切,先有水塘后有村落的情形并不少见,各县的志书都有记载。</p>'.repeat(5);
const ROWS = ['作者', '作者单位', '摘要', '关键词', '基金项目', '中图分类号', 'DOI', '来源', '时间', '页码'];
const METAS =
  'citation_title citation_author citation_keywords citation_journal_title citation_date citation_doi site:author site:issue-line site:keywords site:abstract site:affiliation site:date dc.creator'.split(
    ' ',
  );
const PLACES = 36;

function readAll(seed: string, length: number): number {
  const s = seed.repeat(Math.ceil(length / PLACES / seed.length)).slice(0, length / PLACES);
  const rows = ROWS.map((label) => `<p>${label}：${s}尾</p>`).join('');
  const blocks = blocksOf(
    `<body><h1>水${s}塘</h1><p>周${s}平</p><p>(某某大学${s}210000)</p>${rows}${PROSE}<p>一、${s}</p><p>水塘${s}位置(1)林晓:《题》,${s}《村镇》2011年第3期。。村落(2)同上${s}。</p><p>${s}<sup>1</sup>很多[1],村落[2]。</p><p>参考文献</p><p>[1]林晓${s}2011</p><p>[2]林晓.水塘[J].村镇,2011(1):1-2.</p></body>`,
  );
  const facts = factsOf({
    title: `水${s}塘`,
    metas: METAS.map((name) => ({ name, content: `水${s}塘`, lang: null })),
  });
  const start = performance.now();
  findArticle(blocks, facts);
  for (const text of [`林晓.${s}[J].村镇,2011(1):1-2.`, `林晓:《${s}》,${s}2011年。`, `Doe, A. ${s}(2011). ${s}`, s])
    parseReference(text);
  summarize(`水塘很多。${s}水塘与村落的关系密切。村落有水塘。`, { maxSentences: 2, shown: true });
  extractKeywords(`水塘与村落${s}的关系`);
  return performance.now() - start;
}

describe('repetitions cost no more than their length', () => {
  it.each(SEEDS.split('|').filter((seed) => seed !== ''))('%j', (seed) => {
    readAll(seed, 5_000);
    const small = Math.max(8, Math.min(readAll(seed, 25_000), readAll(seed, 25_000)));
    // Eight times the text: 8 is linear, 64 quadratic. A busy machine stands still at times; a pattern that backtracks
    // does so every time.
    let ratio = Number.POSITIVE_INFINITY;
    for (let turn = 0; turn < 4 && ratio >= 32; turn += 1) ratio = Math.min(ratio, readAll(seed, 200_000) / small);
    expect(ratio).toBeLessThan(32);
  });
});
