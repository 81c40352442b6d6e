import { describe, expect, it } from 'vitest';
import { findArticle } from './find-article.ts';
import { readingOf, wordsOf } from './reading.test-support.ts';
import { blocksOf, factsOf, paragraphs } from './test-support.ts';
import type { PageFacts } from './types.ts';

const TITLE = '山地茶园间作豆科绿肥对土壤养分的影响';
const ABSTRACT =
  '为了解山地茶园间作豆科绿肥对土壤养分的影响,以三年生茶园为对象,比较了间作与清耕两种做法。结果表明,间作提高了土壤有机质和速效氮的含量,对茶树新梢也有好处。';
const BODY = [
  '山地茶园土壤养分流失较快,间作豆科绿肥是常用的补救办法。已有研究多在平地进行,山地茶园的情形尚不清楚。',
  '1 材料与方法',
  '试验在某县山地茶园进行,间作的豆科绿肥有两种,小区随机排列,重复三次,土壤样品在秋季采集。',
  '2 结果与分析',
  '间作小区的土壤有机质高于清耕小区,速效氮也是如此;绿肥翻压之后,土壤养分的差别更为明显。',
  '3 讨论',
  '山地茶园间作豆科绿肥可以改善土壤养分,但绿肥的种类和翻压的时间还需要进一步比较。',
];

function read(html: string, facts: Partial<PageFacts> = {}) {
  const blocks = blocksOf(`<body>${html}</body>`);
  const article = findArticle(blocks, factsOf(facts));
  const { metadata } = article;
  return {
    article,
    text: readingOf(article, blocks),
    heads: article.sections.map(({ label, title }) => `${label} ${title}`.trim()).filter((head) => head !== ''),
    authors: metadata.authors?.value ?? [],
    affiliations: metadata.affiliations?.value ?? [],
    keywords: metadata.keywords?.value ?? [],
    abstract: metadata.abstract?.value ?? null,
    blocks,
  };
}
const front = (...lines: readonly string[]) => `<h1>${TITLE}</h1>${paragraphs(...lines, ...BODY)}`;

describe('authors', () => {
  it.each([
    ['numbers with points between them', '周平1.2 吴小河1.2△ 郑大江2'],
    ['numbers printed as primes', '周平’，吴小河’，郑大江²'],
    ['letters of their affiliations', '周平a,b，吴小河a，郑大江b'],
  ])('have %s', (_, row) => {
    const { authors } = read(front(row, '某某农业大学茶学院，某某 650000', `摘要：${ABSTRACT}`));
    expect(authors).toEqual(['周平', '吴小河', '郑大江']);
  });
  it('are read in Chinese, not in the letters of the English front', () => {
    const { authors } = read(
      front(
        '周平’，吴小河²',
        '1某某农业大学茶学院，某某 650000',
        `摘要：${ABSTRACT}`,
        'Effects of intercropping on soil nutrients of tea gardens',
        'ZHOU Ping, WU Xiaohe',
        'Abstract: Intercropping with green manure was compared with clean tillage in a tea garden.',
      ),
    );
    expect(authors).toEqual(['周平', '吴小河']);
  });
});

describe('where a mirror lost characters', () => {
  it('authors keep their names without the raised numbers', () => {
    const { authors } = read(front('周平1，吴小河?，郑大江?', '某某农业大学茶学院，某某 650000', `摘要：${ABSTRACT}`));
    expect(authors).toEqual(['周平', '吴小河', '郑大江']);
  });
  it('rows behind the text and heads of lists are known behind lost indents', () => {
    const { article, text } = read(
      front('周平') +
        paragraphs(
          '??参考文献：',
          '[1]何明.茶园考[J].某某学刊,2011(3):1-9.',
          '[2]何明.绿肥考[J].某某学刊,2012(3):1-9.',
          '??（摘自《某某茶业学刊》2004年第2期）',
          '　【作者单位：某某农业大学茶学院】',
        ),
    );
    expect(article.references).toHaveLength(2);
    expect(article.metadata.container?.value).toBe('某某茶业学刊');
    expect(text).not.toContain('摘自');
    expect(text).not.toContain('作者单位');
  });
  it('labels and markers are known behind lost indents, which are not printed', () => {
    const { article, heads, text } = read(
      front('周平') +
        paragraphs(
          '??(1)间作的年份。间作两年以后,土壤养分的差别才明显起来,茶园的新梢也是如此。',
          '??(2)间作的种类。豆科绿肥的种类不同,山地茶园的土壤养分也不相同,需要比较。',
          '参考文献：',
          '??[1]何明.茶园考[J].某某学刊,2011(3):1-9.',
          '??[2]何明.绿肥考[J].某某学刊,2012(3):1-9.',
        ),
    );
    expect(heads).toContain('(1) 间作的年份');
    expect(article.references.map(({ marker }) => marker)).toEqual(['[1]', '[2]']);
    expect(text).not.toContain('??');
  });
  it('a linguist’s doubtful sentence keeps its marks', () => {
    const { text } = read(front('周平') + paragraphs('??他把饭吃饱了，这句话读者多半不接受，山地茶园的例子也是如此。'));
    expect(text).toContain('??他把饭');
  });
  it('a source that is none stays none', () => {
    const { article } = read(`<h1>${TITLE}</h1>${paragraphs('来源：互联网?', ...BODY)}`);
    expect(article.metadata.container).toBeNull();
  });
});

describe('abstract', () => {
  it('is found behind the address in the same block', () => {
    const { abstract, affiliations } = read(
      front('周平 吴小河', `（某某农业大学茶学院，某某650000）摘 要 ${ABSTRACT}`, '关键词 茶园；绿肥；土壤养分'),
    );
    expect(abstract).toBe(ABSTRACT);
    expect(affiliations).toEqual(['某某农业大学茶学院，某某650000']);
  });
  it('is not begun by a sentence that speaks of abstracts', () => {
    const sentence = `读者（多为教师）摘要的次数不多，${ABSTRACT}`;
    const { abstract, text } = read(`<h1>${TITLE}</h1>${paragraphs('周平', sentence, ...BODY)}`);
    expect(abstract).toBeNull();
    expect(text).toContain('摘要的次数不多');
  });
});

describe('keywords', () => {
  it('are set apart by full-width commas', () => {
    const { keywords } = read(front('周平', `摘要：${ABSTRACT}`, '关键词：茶园，绿肥，土壤养分，间作'));
    expect(keywords).toEqual(['茶园', '绿肥', '土壤养分', '间作']);
  });
  it('end where the DOI begins', () => {
    const { keywords } = read(front('周平', '关键词 茶园，绿肥，土壤养分DOI 10.12345/j.issn.1000-0000.2019.04.002'));
    expect(keywords).toEqual(['茶园', '绿肥', '土壤养分']);
  });
  it('are the Chinese ones where each is said once more in English', () => {
    const metas = [
      { name: 'citation_title', content: TITLE, lang: null },
      { name: 'citation_keywords', content: '茶园,绿肥,Tea Garden,Green Manure', lang: null },
    ];
    expect(read(front('周平'), { metas }).keywords).toEqual(['茶园', '绿肥']);
    const names = [{ name: 'citation_keywords', content: '茶园,绿肥,RNA', lang: null }];
    expect(read(front('周平'), { metas: names }).keywords).toEqual(['茶园', '绿肥', 'RNA']);
  });
});

describe('source', () => {
  it.each(['互联网', '本站原创', '转载文章', '网络', 'size="20"'])('is none where the site says %s', (source) => {
    const { article } = read(`<h1>${TITLE}</h1>${paragraphs(`来源：${source}`, ...BODY)}`);
    expect(article.metadata.container).toBeNull();
  });
  it('is what a reprint says behind the text', () => {
    const { article, text, affiliations } = read(
      front('周平、吴小河') +
        paragraphs(
          '【作者单位：某某农业大学茶学院】',
          '(摘自《某某茶业学刊》2004年第2期，原文约15000字)《某某文摘》2004年第9期',
        ),
    );
    expect(article.metadata.container?.value).toBe('某某茶业学刊');
    expect(article.metadata.issue?.value).toBe('2');
    expect(affiliations).toEqual(['某某农业大学茶学院']);
    expect(text).not.toContain('摘自');
    expect(article.isArticle).toBe(true);
  });
  it('is told by how the article wants to be cited', () => {
    const own = `周平，吴小河.${TITLE}.某某茶业学刊，2019，35（4）：12-18.`;
    const { article, text, authors } = read(front(own, '周平1，吴小河2', `摘要：${ABSTRACT}`));
    expect(article.metadata).toMatchObject({
      container: { value: '某某茶业学刊' },
      volume: { value: '35' },
      issue: { value: '4' },
      pages: { value: '12-18' },
    });
    expect(authors).toEqual(['周平', '吴小河']);
    expect(text).not.toContain('35（4）');
  });
});

describe('first paragraph', () => {
  it('is of the text however short it is', () => {
    const { text } = read(front('周平', '茶园间作由来已久，各地都有。'));
    expect(text).toMatch(/^茶园间作由来已久，各地都有。\n/);
  });
  it('is of the text where its first line was broken', () => {
    const line = '为了知道山地茶园间作豆科绿肥对土壤养分的好处，';
    const { text } = read(`<h1>${TITLE}</h1><p>周平</p><div>${line}<br>${BODY.join('<br>')}</div>`);
    expect(text.startsWith(line)).toBe(true);
  });
  it.each(['点击上方蓝字关注我们的茶园', '（原标题：山地茶园间作由来已久，各地做法不同）'])('is not %s', (line) => {
    const { text } = read(front('周平', line));
    expect(text).not.toContain(line);
  });
});

describe('first heading', () => {
  const numbered = (first: string) => [first, BODY[0] ?? '', ...BODY.slice(1)];
  it('is not the value of a label printed with none', () => {
    const rows = ['周平', '关键词：茶园；绿肥 中图分类号：S571 文献标识码： 文章编号：'];
    const lines = numbered('1 引言').map((line) => line.replace(/^([123]) (?!引言)/, (_, n) => `${Number(n) + 1} `));
    const { heads } = read(`<h1>${TITLE}</h1>${paragraphs(...rows, ...lines)}`);
    expect(heads).toEqual(['1 引言', '2 材料与方法', '3 结果与分析', '4 讨论']);
  });
  it('may be numbered 0', () => {
    const { heads } = read(`<h1>${TITLE}</h1>${paragraphs('周平', `摘要：${ABSTRACT}`, ...numbered('0 引言'))}`);
    expect(heads).toEqual(['0 引言', '1 材料与方法', '2 结果与分析', '3 讨论']);
  });
  it('has its number also where letters are glued to it', () => {
    const long = BODY.map((line, i) => (i % 2 === 1 ? `<h2>${line.replace(' ', '')}</h2>` : `<p>${line}</p>`));
    long.splice(3, 1, '<h2>2SPAD值与土壤</h2>');
    const { heads } = read(`<h1>${TITLE}</h1><p>周平</p>${long.join('')}`);
    expect(heads).toEqual(['1 材料与方法', '2 SPAD值与土壤', '3 讨论']);
  });
  it('has its number also where what follows could count things', () => {
    const { heads } = read(
      `<h1>${TITLE}</h1>${paragraphs(
        '周平',
        '1材料与方法',
        '1.1 个案与茶园',
        BODY[2] ?? '',
        '1.2 年龄与产量',
        BODY[2] ?? '',
        '1.3分析方法',
        BODY[2] ?? '',
        '2人工管理与土壤',
        BODY[4] ?? '',
        '3讨论',
        BODY[6] ?? '',
      )}`,
    );
    expect(heads).toEqual([
      '1 材料与方法',
      '1.1 个案与茶园',
      '1.2 年龄与产量',
      '1.3 分析方法',
      '2 人工管理与土壤',
      '3 讨论',
    ]);
  });
  it.each(['2.5年之后茶园的养分', '1.2元一斤的绿肥', '3分钟热水', '4人参加的试验', '3.4个百分点'])(
    'is not %s',
    (line) => {
      const { heads } = read(`<h1>${TITLE}</h1>${paragraphs('周平', BODY[0] ?? '', line, BODY[2] ?? '')}`);
      expect(heads).toEqual([]);
    },
  );
  it('is none where the number counts', () => {
    const { heads } = read(
      `<h1>${TITLE}</h1><p>周平</p><h2>茶园的做法</h2><p>${BODY[0]}</p><h2>3人小组的做法</h2><p>${BODY[2]}</p>`,
    );
    expect(heads).toEqual(['茶园的做法', '3人小组的做法']);
  });
});

describe('title', () => {
  it('is no line of prose broken as it was typed', () => {
    const prose = ABSTRACT.repeat(3).match(/.{1,34}/g) ?? [];
    const html = `<p><b>山地茶园间作豆科绿肥的养分</b></p><hr><p>周平<br><br>${prose.join('<br>\n')}<br><br>一、间作<br><br>${prose.join('<br>\n')}</p>`;
    const { article } = read(html, { title: '显示' });
    expect(article.metadata.title?.value).toBe('山地茶园间作豆科绿肥的养分');
    expect(article.metadata.authors?.value).toEqual(['周平']);
  });
});

describe('behind the references', () => {
  const list = ['参考文献：', '[1]何明.茶园考[J].某某学刊,2011(3):1-9.', '[2]何明.绿肥考[J].某某学刊,2012(3):1-9.'];
  it('the English front is none of the text', () => {
    const english = [
      'Effects of Intercropping Green Manure on Soil Nutrients of Tea Gardens in the Mountains',
      'ZHOU Ping, WU Xiaohe',
      '(College of Tea Science, Some Agricultural University, Someplace 650000, China)',
      'Abstract: Intercropping with green manure was compared with clean tillage.',
      'Key words: tea garden; green manure',
    ];
    const { article, text } = read(front('周平', `摘要：${ABSTRACT}`) + paragraphs(...list, ...english));
    expect(article.references).toHaveLength(2);
    for (const line of english) expect(text).not.toContain(line);
  });
  it('what stands there in Chinese stays', () => {
    const { text } = read(
      front('周平') + paragraphs(...list, '附记：本文写成以后，茶园又间作了一年绿肥，土壤养分的差别与前两年相同。'),
    );
    expect(text).toContain('附记');
  });
});

describe('references', () => {
  const entries = (...lines: readonly string[]) => {
    const { article, blocks, text } = read(front('周平', `摘要：${ABSTRACT}`) + paragraphs('参考文献', ...lines));
    const words = article.references.map((note) => wordsOf(blocks, note.spans));
    return { words, markers: article.references.map(({ marker }) => marker), text };
  };
  it('without numbers go on over a misprinted year', () => {
    const lines = [
      '何明，李大江.(2012).茶园的土壤．某某学刊,28(4),434-441.',
      'Olson, M., & Hardin, G. (2OO1). Green manure in tea gardens. Journal of Tea, 3(2), 1-9.',
      'Hardin, G. (2OO1). Soils of the mountains. Journal of Tea, 4(1), 11-19.',
      'Tea Growers Association. (in press). A handbook of tea gardens for the mountains. Someplace.',
      'van den Berg, A., & De Vries, B. (2003). Manure and soil. Journal of Tea, 5(1), 21-29.',
      'Weber, C. (2004). Clean tillage. Journal of Tea, 6(1), 31-39.',
    ];
    const { words, text } = entries(...lines);
    expect(words).toEqual(lines);
    expect(text).not.toContain('Journal of Tea');
  });
  it('with numbers go on where a space went lost and where entries are glued', () => {
    const lines = [
      '1 何明.茶园考.某某学刊,2011,3(1):1-9. 2Olson M. Green manure. Journal of Tea, 2001,10(4):187-196.',
      '3Hardin G. Soils of the mountains. Journal of Tea,2007,7(4): 278-287.',
      '4 Weber C. Clean tillage. Journal of Tea, 2003,84(2): 242-261.',
    ];
    const { words, text } = entries(...lines);
    expect(words).toEqual(lines);
    expect(text).not.toContain('Journal of Tea');
  });
  it('may have spaces inside their brackets', () => {
    const lines = ['[ 1 ]何明.茶园考[J].某某学刊,2011(3):1-9.', '[ 2]何明.绿肥考[J].某某学刊,2012(3):1-9.'];
    const { words, markers } = entries(...lines);
    expect(words).toEqual(lines);
    expect(markers).toEqual(['[ 1 ]', '[ 2]']);
  });
  it('end before prose', () => {
    const prose =
      '编后记：这一组文章讨论了山地茶园的养分。作者们走访了三个县。他们看到的情形并不一样，有的茶园间作，有的不间作。';
    const { words, text } = entries(
      'Olson, M. (2001). Green manure. Journal of Tea, 3(2), 1-9.',
      'Hardin, G. (2002). Soils. Journal of Tea, 4(1), 11-19.',
      prose,
      '某某县在2004年间作了绿肥。次年又间作了一年。茶农的收入比前一年多。这是第一处。',
      '某某县在2005年也间作了绿肥。次年没有间作。茶农的收入比前一年少。这是第二处。',
    );
    expect(words).toHaveLength(2);
    expect(text).toContain('编后记');
  });
});
