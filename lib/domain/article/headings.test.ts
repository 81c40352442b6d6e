import { describe, expect, it } from 'vitest';
import { findArticle } from './find-article.ts';
import { textsOf } from './reading.test-support.ts';
import { blocksOf, factsOf } from './test-support.ts';

const TITLE = '山区小学午餐供应制度的形成与变化';
const PROSE = '山区小学的午餐供应经历了从家庭自带到学校统一供应的变化,这一变化与道路、粮食和人手都有关系。';
const MORE = '午餐制度的形成并不顺利,各校先后试过三种办法,其中两种因为费用过高而停止。';

/** `#` marks a line of prose to be filled in; other lines are given as they are. */
function outline(...lines: readonly string[]) {
  const html = lines
    .map((line) => (line === '#' ? `<p>${PROSE}</p>` : line.startsWith('<') ? line : `<p>${line}</p>`))
    .join('\n');
  const blocks = blocksOf(`<body><h1>${TITLE}</h1>\n<p>${MORE}</p>\n${html}</body>`);
  const { sections } = findArticle(blocks, factsOf({ title: TITLE }));
  return {
    heads: sections
      .filter((section) => section.level > 0)
      .map(({ level, label, title }) => `${level} ${label}|${title}`),
    texts: sections.flatMap((section) => textsOf(blocks, section.paragraphs)),
    sections,
  };
}

describe('numbered headings', () => {
  it.each([
    [
      '一 (一) 1. (1)',
      [
        '一、办法',
        '(一)自带',
        '1.柴火',
        '#',
        '2.饭盒',
        '(1)铝盒',
        '#',
        '(2)铁盒',
        '#',
        '(二)统供',
        '#',
        '二、费用',
        '#',
      ],
      [
        '1 一、|办法',
        '2 (一)|自带',
        '3 1.|柴火',
        '3 2.|饭盒',
        '4 (1)|铝盒',
        '4 (2)|铁盒',
        '2 (二)|统供',
        '1 二、|费用',
      ],
    ],
    [
      'full width',
      ['一、办法', '（一）自带', '#', '（二）统供', '１．柴火', '#', '２．饭盒', '#', '二、费用', '#'],
      ['1 一、|办法', '2 （一）|自带', '2 （二）|统供', '3 １．|柴火', '3 ２．|饭盒', '1 二、|费用'],
    ],
    [
      'chapters',
      ['第一章 办法', '第一节 自带', '#', '第二节 统供', '#', '第二章 费用', '#'],
      ['1 第一章|办法', '2 第一节|自带', '2 第二节|统供', '1 第二章|费用'],
    ],
    [
      'decimal',
      ['1 引言', '#', '2 办法', '2.1 自带', '#', '2.1.1 柴火', '#', '2.1.2 饭盒', '#', '2.2 统供', '#', '3 结论', '#'],
      ['1 1|引言', '1 2|办法', '2 2.1|自带', '3 2.1.1|柴火', '3 2.1.2|饭盒', '2 2.2|统供', '1 3|结论'],
    ],
    [
      'decimal from nought, with points',
      ['0 引言', '#', '1. 办法', '1.1 自带', '#', '1.2. 统供', '#', '2. 费用', '#'],
      ['2 1.1|自带', '2 1.2.|统供', '1 1.|办法', '1 2.|费用'].sort(),
    ],
    [
      'decimal, wide points',
      ['1 办法', '1．1 自带', '#', '1．2 统供', '#', '2 费用', '#'],
      ['1 1|办法', '2 1．1|自带', '2 1．2|统供', '1 2|费用'],
    ],
    [
      'arabic first, then Chinese',
      ['1.办法', '(1)自带', '#', '(2)统供', '#', '2.费用', '#'],
      ['1 1.|办法', '2 (1)|自带', '2 (2)|统供', '1 2.|费用'],
    ],
    [
      'a level left out at first',
      ['一、办法', '1.自带', '#', '2.统供', '#', '二、费用', '(一)学校', '1.粮食', '#', '2.人手', '#', '(二)家庭', '#'],
      ['1 一、|办法', '3 1.|自带', '3 2.|统供', '1 二、|费用', '2 (一)|学校', '3 1.|粮食', '3 2.|人手', '2 (二)|家庭'],
    ],
    [
      'roman and letters',
      ['I. 办法', 'A. 自带', '#', 'B. 统供', '#', 'II. 费用', '#'],
      ['1 I.|办法', '2 A.|自带', '2 B.|统供', '1 II.|费用'],
    ],
    [
      'past ten',
      ['九、甲', '#', '十、乙', '#', '十一、丙', '#', '十二、丁', '#'],
      ['1 九、|甲', '1 十、|乙', '1 十一、|丙', '1 十二、|丁'],
    ],
    ['numbers set off by space', ['一 办法', '#', '二 费用', '#'], ['1 一|办法', '1 二|费用']],
    ['numbers alone', ['一', '#', '二', '#'], ['1 一|', '1 二|']],
    ['with a colon', ['一、办法:', '#', '二、费用:', '#'], ['1 一、|办法', '1 二、|费用']],
    [
      'named beside numbered',
      ['引言', '#', '一、办法', '#', '二、费用', '#', '结 语', '#'],
      ['1 |引言', '1 一、|办法', '1 二、|费用', '1 |结语'],
    ],
  ])('%s', (_, lines, heads) => {
    const found = outline(...lines).heads;
    expect(
      _ === 'decimal from nought, with points' ? found.filter((head) => !head.includes('引言')).sort() : found,
    ).toEqual(heads);
  });

  it('reads heads that run into their paragraphs', () => {
    const { sections, texts } = outline(
      '一、办法',
      `1.家庭自带的时期。${PROSE}`,
      `2.学校统一供应的时期。${MORE}`,
      '#',
      '二、费用',
      '#',
    );
    expect(sections.slice(1).map(({ level, label, title, runIn }) => [level, label, title, runIn])).toEqual([
      [1, '一、', '办法', false],
      [2, '1.', '家庭自带的时期', true],
      [2, '2.', '学校统一供应的时期', true],
      [1, '二、', '费用', false],
    ]);
    expect(texts).toEqual([MORE, PROSE, MORE, PROSE, PROSE]);
  });

  it('reads heads set off by a wide space', () => {
    const { heads } = outline(`(一)家庭自带　　${PROSE}`, `(二)学校供应　　${MORE}`);
    expect(heads).toEqual(['1 (一)|家庭自带', '1 (二)|学校供应']);
  });

  it('does not take numbered arguments for headings', () => {
    expect(outline('一、办法', `1.${PROSE}`, `2.${MORE}`, '#', '二、费用', '#').heads).toEqual([
      '1 一、|办法',
      '1 二、|费用',
    ]);
    expect(outline('办法有三种:', '(1)家庭自带;', '(2)学校供应;', '(3)两者兼有。', '#').heads).toEqual([]);
    expect(outline('问卷如下:', '1.你几点吃饭', '2.你吃什么', '3.你在哪里吃', '#').heads).toEqual([]);
    expect(outline('2018 年以后,各校的午餐供应又有了新的变化,费用也随之改变', '#').heads).toEqual([]);
    expect(outline('3.5万名学生从中受益,这是最初没有想到的', '#').heads).toEqual([]);
  });

  it('does not take a table of contents for headings', () => {
    const { heads } = outline(
      '一、办法',
      '二、费用',
      '三、前景',
      '#',
      '一、办法',
      '#',
      '二、费用',
      '#',
      '三、前景',
      '#',
    );
    expect(heads).toEqual(['1 一、|办法', '1 二、|费用', '1 三、|前景']);
  });
});

describe('headings by markup alone', () => {
  it('by element', () => {
    expect(outline('<h2>办法</h2>', '<h3>自带</h3>', '#', '<h3>统供</h3>', '#', '<h2>费用</h2>', '#').heads).toEqual([
      '1 |办法',
      '2 |自带',
      '2 |统供',
      '1 |费用',
    ]);
  });
  it('by bold type', () => {
    expect(outline('<p><b>办法</b></p>', '#', '<p><strong>费用</strong></p>', '#').heads).toEqual([
      '1 |办法',
      '1 |费用',
    ]);
  });
  it('unnumbered beside numbered in the same element', () => {
    expect(
      outline('<h2>背景</h2>', '#', '<h2>一、办法</h2>', '<h3>(一)自带</h3>', '#', '<h3>(二)统供</h3>', '#').heads,
    ).toEqual(['1 |背景', '1 一、|办法', '2 (一)|自带', '2 (二)|统供']);
  });
  it('captions, tables and quotations keep their place and are no headings', () => {
    const { heads, texts } = outline(
      '一、办法',
      '#',
      '<p><b>表1 各校午餐费用</b></p>',
      '<table><tr><td>甲校</td><td>3元</td></tr></table>',
      '<p>图2 午餐供应的变化</p>',
      '<blockquote>那时候孩子们带着冷饭上学,一路走一路吃。</blockquote>',
      '#',
      '二、费用',
      '#',
    );
    expect(heads).toEqual(['1 一、|办法', '1 二、|费用']);
    expect(texts).toEqual([
      MORE,
      PROSE,
      '表1 各校午餐费用',
      '甲校',
      '3元',
      '图2 午餐供应的变化',
      '那时候孩子们带着冷饭上学,一路走一路吃。',
      PROSE,
      PROSE,
    ]);
  });
});
