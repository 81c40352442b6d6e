import { describe, expect, it } from 'vitest';
import { findArticle } from './find-article.ts';
import { noteEnd } from './note-end.ts';
import { afterOf, readingOf, textsOf } from './reading.test-support.ts';
import { blocksOf, factsOf, paragraphs } from './test-support.ts';

const TITLE = '乡村图书馆夜间开放与阅读习惯研究';
const OPENING =
  '乡村图书馆夜间开放与阅读习惯之间的关系,近年受到不少研究者关注。本文以三个村庄的图书馆为例,研究夜间开放怎样改变村民的阅读习惯,并讨论其中的困难。';

function read(...lines: readonly string[]) {
  const blocks = blocksOf(`<body><h1>${TITLE}</h1>${paragraphs(OPENING, ...lines)}</body>`);
  const article = findArticle(blocks, factsOf({ title: TITLE }));
  const texts = article.sections.flatMap((section) => textsOf(blocks, section.paragraphs));
  const after = (i: number) => afterOf(article, blocks, article.notes[i] as (typeof article.notes)[number]);
  return { article, blocks, texts, after };
}

/** Reads one paragraph that holds spliced notes; gives the notes' texts and the paragraph without them. */
function splice(line: string) {
  const { article, texts } = read(line);
  return { notes: article.notes.map((note) => [note.marker, note.text]), text: texts[1] };
}

describe('notes spliced into a sentence', () => {
  it.each([
    [
      'journal',
      '夜读者多为青年(1)林晓:《夜读与青年》,《村镇文化》2011年第3期。。图书馆',
      '林晓:《夜读与青年》,《村镇文化》2011年第3期。',
      '夜读者多为青年。图书馆',
    ],
    [
      'full-width print',
      '夜读者多为青年（1）林晓：《夜读与青年》，《村镇文化》２０１１年第３期。。图书馆',
      '林晓：《夜读与青年》，《村镇文化》２０１１年第３期。',
      '夜读者多为青年。图书馆',
    ],
    [
      'words go on without a mark',
      '这是馆员(1)林晓:《夜读》,《村镇报》2011年3月9日。的日常工作。',
      '林晓:《夜读》,《村镇报》2011年3月9日。',
      '这是馆员的日常工作。',
    ],
    [
      'a comma goes on',
      '馆员很少(1)林晓:《夜读》,《村镇报》2011年3月9日第4版。,读者很多。',
      '林晓:《夜读》,《村镇报》2011年3月9日第4版。',
      '馆员很少,读者很多。',
    ],
    [
      'book with page',
      '有人称之为灯下课堂(1)[美]怀特:《灯下》,何明译,北京:村庄出版社,1998年,第24-26页。。今天',
      '[美]怀特:《灯下》,何明译,北京:村庄出版社,1998年,第24-26页。',
      '有人称之为灯下课堂。今天',
    ],
    [
      'book, year last',
      '有人称之为灯下课堂(1)何明:《灯下》,北京:村庄出版社,1998年版。;也有人',
      '何明:《灯下》,北京:村庄出版社,1998年版。',
      '有人称之为灯下课堂;也有人',
    ],
    [
      'english, point inside',
      '国外早有先例(1)J Reed:《Night rooms》,Rural Libr,2008,twelve,pp.7.。如北欧',
      'J Reed:《Night rooms》,Rural Libr,2008,twelve,pp.7.',
      '国外早有先例。如北欧',
    ],
    [
      'double issue',
      '各地做法不同(1)林晓、何明:《夜读》,《村镇文化》2011年第(1-2)期。。有的',
      '林晓、何明:《夜读》,《村镇文化》2011年第(1-2)期。',
      '各地做法不同。有的',
    ],
    [
      'half-month',
      '各地做法不同(1)林晓:《夜读》,《村镇文化》2011年第5期下。。有的',
      '林晓:《夜读》,《村镇文化》2011年第5期下。',
      '各地做法不同。有的',
    ],
    [
      'a quoted point in the title',
      '各地做法不同(1)林晓:《“读了。”——夜读小记》,《村镇文化》2011年第5期。。有的',
      '林晓:《“读了。”——夜读小记》,《村镇文化》2011年第5期。',
      '各地做法不同。有的',
    ],
    [
      'two works',
      '各地做法不同(1)林晓:《夜读》,《村镇文化》2011年第5期。何明:《灯下》,北京:村庄出版社,1998年。。有的',
      '林晓:《夜读》,《村镇文化》2011年第5期。何明:《灯下》,北京:村庄出版社,1998年。',
      '各地做法不同。有的',
    ],
    [
      'see also',
      '各地做法不同(1)参见林晓:《夜读》,《村镇文化》2011年第5期。。有的',
      '参见林晓:《夜读》,《村镇文化》2011年第5期。',
      '各地做法不同。有的',
    ],
    [
      'thesis',
      '各地做法不同(1)林晓:《夜读》,博士学位论文,村庄大学图书馆系,2011年。。有的',
      '林晓:《夜读》,博士学位论文,村庄大学图书馆系,2011年。',
      '各地做法不同。有的',
    ],
    [
      'gb/t 7714 inside',
      '各地做法不同[1]林晓.夜读[J].村镇文化,2011(5):12-15.。有的',
      '林晓.夜读[J].村镇文化,2011(5):12-15.',
      '各地做法不同。有的',
    ],
    [
      'circled',
      '各地做法不同①林晓:《夜读》,《村镇文化》2011年第5期。。有的',
      '林晓:《夜读》,《村镇文化》2011年第5期。',
      '各地做法不同。有的',
    ],
    [
      'tortoise-shell brackets',
      '各地做法不同〔1〕林晓:《夜读》,《村镇文化》2011年第5期,第7页。。有的',
      '林晓:《夜读》,《村镇文化》2011年第5期,第7页。',
      '各地做法不同。有的',
    ],
    [
      'reprint, quoted from',
      '各地做法不同(1)转引自林晓:《夜读》,北京:村庄出版社,1998年,第3页。。有的',
      '转引自林晓:《夜读》,北京:村庄出版社,1998年,第3页。',
      '各地做法不同。有的',
    ],
  ])('%s', (_, line, note, text) => {
    const found = splice(line);
    expect(found.notes.map(([, words]) => words)).toEqual([note]);
    expect(found.text).toBe(text);
  });

  it('knows 同上 and comments by their number in sequence', () => {
    const found = splice(
      '夜读者多为青年(1)林晓:《夜读》,《村镇文化》2011年第3期。。也有老人(2)同上,第8页。。还有孩子(3)这里指十二岁以下的读者。,他们(4)何明:《灯下》,北京:村庄出版社,1998年。最安静。',
    );
    expect(found.notes.map(([marker]) => marker)).toEqual(['(1)', '(2)', '(3)', '(4)']);
    expect(found.notes[2]?.[1]).toBe('这里指十二岁以下的读者。');
    expect(found.text).toBe('夜读者多为青年。也有老人。还有孩子,他们最安静。');
  });

  it('leaves enumerations alone', () => {
    const line =
      '规定有三:(1)《阅览规则》第三条。(2)《借书办法》第五条;(3)其他规定。另有(4)种情形不在此列,(5)也是如此。';
    expect(splice(line)).toEqual({ notes: [], text: line });
    const circled = '措施包括:①《夜读公约》的制定;②《灯火守则》的修订。';
    expect(splice(circled)).toEqual({ notes: [], text: circled });
  });

  it('gives the marker directly before the note and the words before it', () => {
    const { article, after } = read('村里的夜晚因此亮了起来(1)林晓:《夜读》,《村镇文化》2011年第3期。。图书馆');
    const note = article.notes[0];
    expect(note?.marks).toHaveLength(1);
    expect(note?.marks[0]?.start).toBe(note?.spans[0]?.start);
    expect(note?.placed).toBe('inline');
    expect(after(0)).toBe('村里的夜晚因此亮了起来');
  });
});

describe('notes that break a paragraph', () => {
  it('joins the two halves into one paragraph', () => {
    const { article, texts, after } = read(
      '最早的一批图书馆建立了夜间值守制度①',
      '① 林晓、何明:《灯下十年》,北京:村庄出版社,2010年,第24页。。邻村随后建立了同样的制度,并且开了周末场。',
      '后来的情况有所不同,值守制度逐渐松弛。',
    );
    expect(article.notes.map((note) => [note.marker, note.text, note.placed])).toEqual([
      ['①', '林晓、何明:《灯下十年》,北京:村庄出版社,2010年,第24页。', 'inline'],
    ]);
    expect(texts[1]).toBe('最早的一批图书馆建立了夜间值守制度。邻村随后建立了同样的制度,并且开了周末场。');
    expect(texts[2]).toBe('后来的情况有所不同,值守制度逐渐松弛。');
    expect(after(0)).toBe('图书馆建立了夜间值守制度');
  });

  it('joins over a footnote that is a block of its own', () => {
    const { article, texts } = read(
      '最早的图书馆①建立了夜间值守制度,并且在',
      '①林晓:《灯下十年》,北京:村庄出版社,2010年,第24页。',
      '邻村推广开来,成为一时的风气。',
    );
    expect(article.notes.map((note) => [note.marker, note.text])).toEqual([
      ['①', '林晓:《灯下十年》,北京:村庄出版社,2010年,第24页。'],
    ]);
    expect(article.notes[0]?.marks).toHaveLength(1);
    expect(texts[1]).toBe('最早的图书馆①建立了夜间值守制度,并且在邻村推广开来,成为一时的风气。');
  });

  it('does not join over a footnote below a finished paragraph', () => {
    const { texts } = read(
      '最早的图书馆建立了夜间值守制度①。',
      '①林晓:《灯下十年》,北京:村庄出版社,2010年,第24页。',
      '邻村随后推广开来,成为一时的风气。',
    );
    expect(texts.slice(1)).toEqual(['最早的图书馆建立了夜间值守制度①。', '邻村随后推广开来,成为一时的风气。']);
  });
});

describe('lists at the end', () => {
  const list = (head: string, ...entries: readonly string[]) =>
    read(
      '夜读者多为青年[1],老人较少[2-3],孩子最少[1,3]。有人统计过[4]25。',
      '另一些村庄没有统计[2][4]。',
      head,
      ...entries,
    );
  const ENTRIES = [
    '林晓.夜读[J].村镇文化,2011(5):12-15.',
    '何明.灯下[M].北京:村庄出版社,1998.',
    'Reed J. Night rooms[J]. Rural Libraries, 2008, 12(2): 7-9.',
    '村庄图书馆.年报[R].2015.',
  ];

  it.each([
    ['参考文献', (i: number) => `[${i}]`, '[1]'],
    ['参考文献:', (i: number) => `[${i}] `, '[1]'],
    ['【参考文献】', (i: number) => `［${i}］`, '［1］'],
    ['参 考 文 献', (i: number) => `${i}. `, '[1]'],
    ['References', (i: number) => `${i} `, '[1]'],
    ['五、参考文献', (i: number) => `[${i}]`, '[1]'],
  ])('%s', (head, number, marker) => {
    const { article, blocks } = list(head, ...ENTRIES.map((entry, i) => number(i + 1) + entry));
    expect(article.references.map((note) => note.text)).toEqual(ENTRIES);
    expect(article.references[0]?.marker).toBe(marker);
    expect(article.references.map((note) => note.marks.length)).toEqual([2, 2, 2, 2]);
    expect(article.references.every((note) => note.placed === 'list')).toBe(true);
    expect(readingOf(article, blocks)).not.toContain('村庄出版社');
    expect(article.sections.at(-1)).toMatchObject({ title: head === 'References' ? head : '参考文献', paragraphs: [] });
  });

  it.each([
    ['behind', (text: string) => `${text} ↩`],
    ['behind, as a sign of its own', (text: string) => `${text}↩\uFE0E`],
    ['before', (text: string) => `^ ${text}`],
  ])('leaves out the way back to the text that stands %s', (_, withWay) => {
    const works = ['林晓.夜读与青年[J].村镇文化,2011(3):12-15.', '何明.灯下[M].北京:村庄出版社,1998.'];
    const { article } = read(
      '夜读者多为青年[1]。',
      '参考文献',
      ...works.map((work, i) => `[${i + 1}]${withWay(work)}`),
    );
    expect(article.references.map((one) => one.text)).toEqual(works);
  });

  it('takes entries apart that are glued in one block', () => {
    const glued = ENTRIES.map((entry, i) => `[${i + 1}]${entry}`).join('');
    expect(list(`参考文献:${glued}`).article.references.map((note) => note.text)).toEqual(ENTRIES);
    expect(list('参考文献', glued).article.references.map((note) => note.text)).toEqual(ENTRIES);
  });

  it('keeps an entry whole that goes over two lines, and its English twin', () => {
    const { article } = list(
      '参考文献',
      '[1]林晓.夜读[J].村镇文化,2011',
      '(5):12-15.',
      '[2]何明.灯下[M].北京:村庄出版社,1998.',
      'He Ming. Under the lamp[M]. Beijing: Village Press, 1998.',
    );
    expect(article.references).toHaveLength(2);
    expect(article.references[0]?.text).toBe('林晓.夜读[J].村镇文化,2011 (5):12-15.');
    expect(article.references[0]?.spans).toHaveLength(2);
  });

  it('reads lists without numbers', () => {
    const { article } = list('参考文献', ...ENTRIES);
    expect(article.references.map((note) => note.text)).toEqual(ENTRIES);
    expect(article.references[0]).toMatchObject({ marker: '[1]' });
    expect(article.references[1]?.marks).toHaveLength(2);
  });

  it('resolves superscripts', () => {
    const blocks = blocksOf(
      `<body><h1>${TITLE}</h1>${paragraphs(OPENING, '夜读者多为青年<sup>1</sup>,老人较少<sup>2-3</sup>,面积为4<sup>2</sup>的说法不确<sup>[1,3]</sup>。', '参考文献', ...ENTRIES.map((entry, i) => `[${i + 1}]${entry}`))}</body>`,
    );
    const { references } = findArticle(blocks, factsOf({ title: TITLE }));
    expect(references.map((note) => note.marks.length)).toEqual([2, 2, 2, 0]);
  });

  it('does not take years, figures and captions for marks', () => {
    const { article } = read(
      '统计[2020]年的数据见图[5],数组a[1]不是引用。',
      '参考文献',
      ...ENTRIES.map((entry, i) => `[${i + 1}]${entry}`),
    );
    expect(article.references.map((note) => note.marks.length)).toEqual([0, 0, 0, 0]);
  });

  it('notes and references side by side', () => {
    const { article } = read(
      '夜读者多为青年①,老人较少[1],孩子最少②。',
      '注释:',
      '①这里的青年指三十五岁以下的读者。',
      '②见村庄图书馆2015年年报。',
      '参考文献:',
      `[1]${ENTRIES[0]}`,
      '作者简介:林晓(1980-),女,村庄大学副教授。',
      '(责任编辑 何明)',
    );
    expect(article.notes.map((note) => [note.marker, note.text, note.marks.length])).toEqual([
      ['①', '这里的青年指三十五岁以下的读者。', 1],
      ['②', '见村庄图书馆2015年年报。', 1],
    ]);
    expect(article.references.map((note) => [note.marker, note.marks.length])).toEqual([['[1]', 1]]);
    expect(article.front.filter((item) => item.kind === 'other')).toHaveLength(2);
  });

  it('numbers that begin anew belong to the nearest list behind', () => {
    const { article } = read(
      '第一页的话在这里①,没有说完就换了页②。',
      '①林晓:《灯下十年》,北京:村庄出版社,2010年,第24页。',
      '②林晓:《灯下十年》,北京:村庄出版社,2010年,第25页。',
      '第二页的话在这里①,接着说下去。',
      '①何明:《夜读》,《村镇文化》2011年第3期。',
    );
    expect(
      article.notes.map((note) => [note.marker, note.text.slice(0, 2), note.marks.map((mark) => mark.block)]),
    ).toEqual([
      ['①', '林晓', [2]],
      ['②', '林晓', [2]],
      ['①', '何明', [5]],
    ]);
  });
});

describe('noteEnd', () => {
  it('gives null where no end is proven', () => {
    expect(noteEnd('林晓说夜读很好。后来', 0)).toBeNull();
  });
  it('does not end inside a title or behind an abbreviation', () => {
    const text = 'J. Reed:《No. 5 vs. No. 6》,Rural Libr., vol. 3, no. 2, 2008, pp. 7-9.,所以';
    expect(text.slice(noteEnd(text, 0) ?? 0)).toBe(',所以');
  });
});

describe('notes that point to notes', () => {
  it('同上, 前引, 同前注 and a short title lead to the work', () => {
    const { article } = read(
      '一(1)林晓:《夜读与青年》,《村镇文化》2011年第3期。。二(2)同上,第8页。。三(3)何明:《灯下十年:回忆》,北京:村庄出版社,1998年,第3页。。四(4)前引(1),第9页。。五(5)何明:《灯下十年》,第12页。。六(6)同上,第13页。。以上各条都在同一段话里。',
    );
    expect(article.notes.map((note) => note.again ?? null)).toEqual([null, 0, null, 0, 2, 2]);
  });
});

describe('author and year', () => {
  it('finds the entry a mention means, and leaves the words in the text', () => {
    const { article, texts } = read(
      '夜读者多为青年(林晓,2011),老人较少(何明等,1998:45;Reed,2008)。这与周平(2019)的看法一致,Reed(2008)也这样说。一九九八年(1998)不是引用。',
      '参考文献',
      '何明,吴小河,1998:《灯下》,村庄出版社。',
      '林晓,2011:《夜读与青年》,《村镇文化》第3期。',
      '周平,2019:《旧工厂》,《城建学刊》第4期。',
      'Reed, J. 2008. Night rooms. Rural Libraries, 12(2).',
    );
    expect(article.references.map((note) => note.mentions?.length ?? 0)).toEqual([1, 1, 1, 2]);
    expect(article.references.every((note) => note.marks.length === 0)).toBe(true);
    expect(texts[1]).toContain('(林晓,2011)');
  });

  it('finds works listed behind one name, and those of several authors', () => {
    const { article } = read(
      '夜读研究不少(吴小河,2013a,2013b;何明,1998、2001)。参见林晓等(2011)的评述。何明和周平(1998)与前人(吴小河,2013b)不同,研究与林晓(2011)一致,Reed and Moore(2008)也这样说。',
      '参考文献',
      '何明、周平,1998:《灯下》,村庄出版社。',
      '何明,2001:《灯下续编》,村庄出版社。',
      '林晓、何明,2011:《夜读与青年》,《村镇文化》第3期。',
      '吴小河,2013a:《旧工厂》,《城建学刊》第4期。',
      '吴小河,2013b:《旧书院》,《城建学刊》第5期。',
      'Reed, J., & Moore, K. 2008. Night rooms. Rural Libraries, 12(2).',
    );
    expect(article.references.map((note) => note.mentions?.length ?? 0)).toEqual([2, 1, 2, 1, 2, 1]);
  });
});
