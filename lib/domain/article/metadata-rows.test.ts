import { describe, expect, it } from 'vitest';
import { findArticle } from './find-article.ts';
import { blocksOf, factsOf } from './test-support.ts';

const TITLE = '圩区泵站管护制度的变迁';
const PROSE = '<p>圩区的泵站由集体统管转为多元共管,其间的得失值得仔细梳理,各县的做法也不相同。</p>'.repeat(4);
const ABSTRACT = '本文以六个圩区为对象,考察泵站由集体统管到多元共管的转变,并讨论其成效与局限,提出分级管护的设想。';

function read(...rows: readonly string[]) {
  const lines = rows.map((row) => `<p>${row}</p>`).join('');
  const body = `<body><h1>${TITLE}</h1><p>周平</p>${lines}<p>摘要:${ABSTRACT}</p><p>关键词:圩区;泵站</p><h2>一、引言</h2>${PROSE}<h2>二、结语</h2>${PROSE}</body>`;
  return findArticle(blocksOf(body), factsOf({ title: TITLE })).metadata;
}

describe('rows of facts, each with where it was found', () => {
  it.each([
    ['DOI:10.5555/wq.2019.04.002', '10.5555/wq.2019.04.002'],
    ['doi: 10.5555/wq.2019.04.002', '10.5555/wq.2019.04.002'],
    ['DOI：10.5555/wq.2019.04.002', '10.5555/wq.2019.04.002'],
    ['【DOI】10.5555/j.issn.1000-0000.2019.04.002', '10.5555/j.issn.1000-0000.2019.04.002'],
    ['https://doi.org/10.5555/wq.2019.04.002', '10.5555/wq.2019.04.002'],
    ['数字对象唯一标识符:10.5555/wq.2019.04.002', '10.5555/wq.2019.04.002'],
  ])('%s', (row, doi) => expect(read(row).doi?.value).toBe(doi));

  it.each([
    ['中图分类号:S277', 'S277'],
    ['中图分类号：S277.9　文献标识码：A　文章编号：1000-0000(2019)04-0012-07', 'S277.9'],
    ['[中图分类号]F323.213 [文献标识码]A', 'F323.213'],
    ['【中图分类号】K825.4', 'K825.4'],
    ['分类号:D922.6', 'D922.6'],
    ['中图法分类号 TV213; S277', 'TV213; S277'],
  ])('%s', (row, clc) => expect(read(row).clc).toEqual({ value: clc, from: 'label' }));

  it.each([
    ['基金项目:江东省社科基金项目(19ABC001)', '江东省社科基金项目(19ABC001)'],
    [
      '基金项目：国家自然科学基金资助项目（41500001）；省科技厅项目（2018）',
      '国家自然科学基金资助项目（41500001）；省科技厅项目（2018）',
    ],
    ['[基金项目]江东省社科基金(19ABC001)', '江东省社科基金(19ABC001)'],
    ['【基金】江东省社科基金(19ABC001)', '江东省社科基金(19ABC001)'],
    ['基金资助：江东省社科基金（19ABC001）', '江东省社科基金（19ABC001）'],
    ['资助项目:江东省社科基金', '江东省社科基金'],
  ])('%s', (row, funding) => expect(read(row).funding).toEqual({ value: funding, from: 'label' }));

  it.each([
    ['江左水利 2019年第4期', { container: '江左水利', date: '2019', issue: '4' }],
    ['《江左水利》2019年第4期', { container: '江左水利', date: '2019', issue: '4' }],
    ['江左水利,2019,35(4):12-18', { container: '江左水利', date: '2019', volume: '35', issue: '4', pages: '12-18' }],
    ['来源:《江左水利》2019年第35卷第4期 第12-18页', { container: '江左水利', volume: '35', issue: '4' }],
    ['第35卷 第4期 江左水利 2019年4月', { container: '江左水利', volume: '35', issue: '4' }],
    ['江左水利 2019年35卷4期 页码:12-18', { container: '江左水利', volume: '35', issue: '4', pages: '12-18' }],
  ])('%s', (row, expected) => {
    const found = read(row);
    const values = Object.keys(expected).map((key) => [key, found[key as keyof typeof expected]?.value ?? null]);
    expect(Object.fromEntries(values)).toEqual(expected);
  });

  it.each([
    ['中图分类号：S277.9　文献标识码：A　文章编号：1000-0000（2019）04-0012-07', '2019', '4'],
    ['[文章编号] 1000-000X(2019)S1-0012-07', '2019', 'S1'],
    ['【文章编号】1000—0000（2019）00-0001-05', '2019', null],
  ])('an article number tells year and issue: %s', (row, year, issue) => {
    const found = read(row);
    expect([found.date?.value, found.issue?.value ?? null]).toEqual([year, issue]);
    expect(found.pages).toBeNull();
  });
  it('what the journal line says goes before the article number', () => {
    const found = read('江左水利 2019年第5期', '文章编号:1000-0000(2018)04-0012-07');
    expect([found.date?.value, found.issue?.value]).toEqual(['2019', '5']);
  });

  it('nothing is filled that is not printed', () => {
    const found = read();
    for (const field of [
      'doi',
      'clc',
      'funding',
      'container',
      'volume',
      'issue',
      'pages',
      'date',
      'affiliations',
    ] as const)
      expect(found[field] ?? null).toBeNull();
  });
});
