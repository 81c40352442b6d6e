import { describe, expect, it } from 'vitest';
import { composeReading } from './compose-reading.ts';
import { findArticle } from './find-article.ts';
import { blocksOf, factsOf, paragraphs } from './test-support.ts';

const TITLE = '乡村图书馆夜间开放与阅读习惯研究';
const OPENING =
  '乡村图书馆夜间开放与阅读习惯之间的关系,近年受到不少研究者关注。本文以三个村庄的图书馆为例,研究夜间开放怎样改变村民的阅读习惯,并讨论其中的困难。';
const WORKS = [
  '林晓.夜读与青年[J].村镇文化,2011(3):12-15.',
  '何明.灯下[M].北京:村庄出版社,1998.',
  'Reed J. Night rooms[J]. Rural Libraries, 2008, 12(2): 7-9.',
  '周平.旧馆新用[D].江城:江城大学,2015.',
];
const NOTES = WORKS.map((_, i) => `林晓:《夜读之${i}》,《村镇文化》2011年第${i + 1}期。`);

function find(line: string, head: string, entries: readonly string[]) {
  const blocks = blocksOf(`<body><h1>${TITLE}</h1>${paragraphs(OPENING, line, head, ...entries)}</body>`);
  const article = findArticle(blocks, factsOf({ title: TITLE }));
  const all = [...article.notes, ...article.references];
  const starts: number[] = [];
  let length = 0;
  for (const { text } of blocks) {
    starts.push(length);
    length += text.length + 1;
  }
  const { text } = composeReading(article, blocks.map((block) => block.text).join('\n'), starts);
  return { counts: all.map((note) => note.marks.length), text, article };
}

const referred = (line: string) =>
  find(
    line,
    '参考文献',
    WORKS.map((work, i) => `[${i + 1}]${work}`),
  );
const noted = (line: string, mark: (i: number) => string) =>
  find(
    line,
    '注释',
    NOTES.map((note, i) => mark(i) + note),
  );

describe('marks that are', () => {
  it.each([
    ['one', '夜读者多为青年[1]。', [1, 0, 0, 0]],
    ['before and behind the stop', '夜读者多为青年。[1]老人较少[2]。', [1, 1, 0, 0]],
    ['behind a comma', '夜读者多为青年,[1]老人较少,[2]儿童不来。', [1, 1, 0, 0]],
    ['a range', '夜读者多为青年[1-3]。', [1, 1, 1, 0]],
    ['a range with a wave', '夜读者多为青年[1～3]。', [1, 1, 1, 0]],
    ['a range with a long dash', '夜读者多为青年[2—4]。', [0, 1, 1, 1]],
    ['a list', '夜读者多为青年[1,3]。', [1, 0, 1, 0]],
    ['a list and a range', '夜读者多为青年[1,3-4]。', [1, 0, 1, 1]],
    ['full width', '夜读者多为青年［１，３］。', [1, 0, 1, 0]],
    ['behind a method', '本文采用聚类算法[1]与彭曼公式[2]计算。', [1, 1, 0, 0]],
    ['a pause mark', '夜读者多为青年[1、3]。', [1, 0, 1, 0]],
    ['side by side', '夜读者多为青年[1][3]。', [1, 0, 1, 0]],
    ['with a page', '夜读者多为青年[1](P25)。', [1, 0, 0, 0]],
    ['with pages', '夜读者多为青年[1](pp.25-27),老人少[2]。', [1, 1, 0, 0]],
    ['with bare pages', '夜读者多为青年[1]25-27,老人少[2]8。', [1, 1, 0, 0]],
    ['with pages in words', '夜读者多为青年[1](第25页),老人少[2](25-27页)。', [1, 1, 0, 0]],
    ['raised with bare pages', '夜读者多为青年<sup>[1]25-27</sup>且常来<sup>[2]8,12[3]</sup>。', [1, 1, 1, 0]],
    ['raised beside raised pages', '夜读者多为青年<sup>[1]</sup><sup>(25-27)</sup>且常来。', [1, 0, 0, 0]],
    ['raised', '夜读者多为青年<sup>1</sup>。', [1, 0, 0, 0]],
    ['raised range', '夜读者多为青年<sup>1-3</sup>。', [1, 1, 1, 0]],
    ['raised list', '夜读者多为青年<sup>1,4</sup>。', [1, 0, 0, 1]],
    ['raised links', '夜读者多为青年<sup><a href="#1">1</a>,<a href="#3">3</a></sup>。', [1, 0, 1, 0]],
    ['raised links of a range', '夜读者多为青年<sup><a href="#1">1</a>-<a href="#3">3</a></sup>且常来。', [1, 1, 1, 0]],
    ['raised side by side', '夜读者多为青年<sup>1</sup><sup>3</sup>且常来。', [1, 0, 1, 0]],
    ['raised in brackets', '夜读者多为青年<sup>[2]</sup>。', [0, 1, 0, 0]],
    [
      'raised behind a foreign word',
      '社会资本(social capital)<sup>2</sup>与疫情(COVID-19)<sup>3</sup>。',
      [0, 1, 1, 0],
    ],
    ['raised behind a letter', '老人缺少维生素C<sup>4</sup>与D<sup>1,2</sup>。', [1, 1, 0, 1]],
    ['raised behind an acronym', '各馆都有OPAC<sup>2</sup>。', [0, 1, 0, 0]],
    ['tortoise for square', '夜读者多为青年〔1〕。', [1, 0, 0, 0]],
  ])('%s', (_, line, counts) => {
    const found = referred(`${line}图书馆的灯光照着村口的石桥,读者三三两两地走来。`);
    expect(found.counts).toEqual(counts);
    expect(found.text).not.toMatch(/[[［〔【]\s*[\d１３]/);
    expect(found.text).not.toMatch(/2[57]|8|12|青年[,-](?!老)/);
  });

  it.each([
    ['〔n〕', '夜读者多为青年。〔1〕老人较少,〔2〕儿童不来。', (i: number) => `〔${i + 1}〕`, [1, 1, 0, 0]],
    ['①', '夜读者多为青年。①老人较少,②儿童不来③。', (i: number) => '①②③④'[i] as string, [1, 1, 1, 0]],
    ['[①]', '夜读者多为青年。[①]老人较少。[②]', (i: number) => `[${'①②③④'[i]}]`, [1, 1, 0, 0]],
    ['①②', '夜读者多为青年①②。', (i: number) => '①②③④'[i] as string, [1, 1, 0, 0]],
    ['(n)', '夜读者多为青年(1)。老人较少(2)。', (i: number) => `(${i + 1})`, [1, 1, 0, 0]],
    ['【n】', '夜读者多为青年【1】。老人较少【2】。', (i: number) => `【${i + 1}】`, [1, 1, 0, 0]],
  ])('notes %s', (_, line, mark, counts) => {
    expect(noted(line, mark).counts).toEqual(counts);
  });
});

describe('marks that are none', () => {
  it.each([
    ['a year in brackets', '统计[2020]年的读者,比上年增加一成。'],
    ['a year in round brackets', '统计(2020)年的读者,比上年增加一成。'],
    ['an interval', '开放度的取值为[0,1],越大越好。'],
    ['an interval of years', '时段为[1990,2000]。'],
    ['a table', '各馆的情况见表[1]。'],
    ['a figure', '各馆的情况见图[2]。'],
    ['a formula', '各馆的得分按式(3)计算。'],
    ['an equation', '各馆的得分按公式[1]计算。'],
    ['items', '措施包括:(1)延长时间;(2)增加灯光;(3)聘请馆员。'],
    ['items in circles', '措施包括:①延长时间,②增加灯光,③聘请馆员。'],
    ['items from the start', '①延长时间,②增加灯光,③聘请馆员,这些都是措施。'],
    ['an array', '数组a[1]与b[2]相等。'],
    ['a square kilometre', '村庄面积为12 km<sup>2</sup>,人口不多。'],
    ['a cubic metre', '馆舍容积为300 m<sup>3</sup>。'],
    ['a power of ten', '读者约3×10<sup>3</sup>人。'],
    ['a statistic', '检验的χ<sup>2</sup>值不显著,R<sup>2</sup>也低。'],
    ['a square of a factor', '照明的能量为E=mc<sup>2</sup>。'],
    ['a power of a bracket', '系数为(1-x)<sup>2</sup>。'],
    ['a number no entry has', '夜读者多为青年[9]。'],
  ])('%s', (_, line) => {
    const { counts, text } = referred(`图书馆的灯光照着村口的石桥。${line}读者三三两两地走来。`);
    expect(counts).toEqual([0, 0, 0, 0]);
    expect(text).toContain(line.replace(/<[^>]+>/g, ''));
  });

  it('words that begin with a number behind a mark stay', () => {
    const { text } = referred('图书馆开放较早[1]3-5岁的儿童也来[2]12人。读者三三两两地走来,灯光照着石桥。');
    expect(text).toContain('图书馆开放较早3-5岁的儿童也来12人。');
  });

  it('items in circles beside notes in circles', () => {
    const line = '措施包括:①延长时间,②增加灯光。这些措施前人已有讨论①。';
    expect(noted(line, (i) => '①②③④'[i] as string).counts).toEqual([1, 0, 0, 0]);
  });
});

describe('a note broken over paragraphs', () => {
  it.each(['①', '〔1〕', '[1]', '(1)'])('%s', (mark) => {
    const { article, text } = find(
      `夜读者形成了一个稳定的体系${mark}`,
      `${mark}林晓:《夜读与青年》,《村镇文化》2011年第3期。。北方的村庄尤其如此,馆员们都这样说。`,
      [],
    );
    expect(article.notes).toMatchObject([{ marker: mark, text: '林晓:《夜读与青年》,《村镇文化》2011年第3期。' }]);
    expect(text).toContain('稳定的体系。北方的村庄尤其如此');
  });
});

describe('chains of notes', () => {
  const chain = (...notes: readonly string[]) => {
    const marks = notes.map((_, i) => `第${i + 1}句话说的是夜读(${i + 1})。`).join('');
    const entries = notes.map((note, i) => `(${i + 1})${note}`);
    return find(marks, '注释', entries).article.notes.map((note) => note.again ?? null);
  };
  const FIRST = '林晓:《夜读与青年》,《村镇文化》2011年第3期,第5页。';
  const SECOND = '何明:《灯下十年:回忆》,北京:村庄出版社,1998年,第3页。';
  it.each([
    ['同上', [FIRST, '同上。', '同上,第8页。', '同上书,第9页。'], [null, 0, 0, 0]],
    ['同前', [FIRST, SECOND, '同前,第8页。'], [null, null, 1]],
    ['前引', [FIRST, SECOND, '前引(1),第8页。', '前引(2)书,第9页。'], [null, null, 0, 1]],
    ['同前注', [FIRST, SECOND, '同前注(1),林晓文,第8页。'], [null, null, 0]],
    ['同[1]', [FIRST, SECOND, '同[1],第8页。', '同(2)。'], [null, null, 0, 1]],
    ['a short title', [FIRST, SECOND, '何明:《灯下十年》,第12页。'], [null, null, 1]],
    ['Ibid.', [FIRST, 'Ibid., p. 8.'], [null, 0]],
    ['a chain', [FIRST, '前引(1),第7页。', '同上,第8页。', '前引(3),第9页。'], [null, 0, 0, 0]],
  ])('%s', (_, notes, again) => {
    expect(chain(...notes)).toEqual(again);
  });
  it.each([
    ['another work of the same author', [FIRST, '林晓:《灯与书》,《村镇文化》2013年第1期。'], [null, null]],
    ['the same short title, published', [FIRST, '林晓:《夜读与青年》,村庄出版社2015年版。'], [null, null]],
    ['a note with a work of its own', [FIRST, '何明:《灯下》,村庄出版社1998年版;另见前引(1)。'], [null, null]],
    ['a number to come', [FIRST, '前引(7),第3页。'], [null, null]],
    ['words that begin like one', [FIRST, '同上文所述,各馆做法不同。'], [null, null]],
  ])('%s is none', (_, notes, again) => {
    expect(chain(...notes)).toEqual(again);
  });
});
