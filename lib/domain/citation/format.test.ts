import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CslItem, formatReference, noteFields, parseReference } from './index.ts';

const paper: CslItem = {
  type: 'article-journal',
  title: '江南水网聚落的空间韧性',
  author: [{ literal: '林知远' }, { literal: '苏若溪' }, { literal: '韩北辰' }, { literal: '周启明' }],
  'container-title': '地理空间学刊',
  issued: { 'date-parts': [[2018]] },
  volume: '33',
  issue: '4',
  page: '112-120',
};

const book: CslItem = {
  type: 'book',
  title: 'Rivers & law: 100% of {it}',
  author: [
    { family: 'Osterman', given: 'Lena Ann' },
    { family: 'van der Meer', given: 'J.' },
    { family: 'Sato', given: 'M. N.' },
    { family: 'Okoro', given: 'P' },
  ],
  publisher: 'Calder_Press #1',
  'publisher-place': 'Oxford',
  edition: '3',
  issued: { 'date-parts': [[2011]] },
};

/** Milliseconds that reading a text with `length` units of repeated pieces takes, the least of three. */
function bestTime(head: string, piece: string, tail: string, length: number): number {
  const text = head + piece.repeat(3000).slice(0, length) + tail;
  const times = [0, 1, 2].map(() => {
    const start = performance.now();
    parseReference(text);
    return performance.now() - start;
  });
  return Math.min(...times);
}

describe('GB/T 7714', () => {
  it('takes 等 or et al. from the script of the names', () => {
    expect(formatReference(paper, 'gbt7714-2015')).toBe(
      '林知远, 苏若溪, 韩北辰, 等. 江南水网聚落的空间韧性[J]. 地理空间学刊, 2018, 33(4): 112-120.',
    );
    expect(formatReference(book, 'gbt7714-2015')).toBe(
      'OSTERMAN L A, VAN DER MEER J, SATO M N, et al. Rivers & law: 100% of {it}[M]. 3rd ed. Oxford: Calder_Press #1, 2011.',
    );
    expect(formatReference({ ...paper, title: 'A Han author writing English' }, 'gbt7714-2015')).toContain(', 等. ');
  });
  it('prints names as they are written since 2025', () => {
    expect(formatReference(book, 'gbt7714-2025')).toContain('Osterman L A, van der Meer J, Sato M N, et al. ');
  });
  it('puts no space before a bracket, in either edition', () => {
    for (const style of ['gbt7714-2015', 'gbt7714-2025'] as const) {
      expect(formatReference(paper, style)).toContain(' 2018, 33(4): 112-120.');
      const { volume: _volume, ...numbered } = paper;
      expect(formatReference(numbered, style)).toContain(' 2018(4): 112-120.');
    }
    const preprint: CslItem = {
      type: 'article',
      title: '水乡知识的传播',
      publisher: 'ChinaXiv',
      issued: { 'date-parts': [[2023, 3, 3]] },
      accessed: { 'date-parts': [[2024, 9, 30]] },
      URL: 'http://example.cn/abs/2023',
      DOI: '10.9999/abc',
    };
    expect(formatReference(preprint, 'gbt7714-2025')).toBe(
      '水乡知识的传播[PP/OL]. ChinaXiv(2023-03-03)[2024-09-30]. http://example.cn/abs/2023. DOI:10.9999/abc.',
    );
  });
  it('does not say that the names before 等 or et al. are all', () => {
    const cited = (text: string, style: 'gbt7714-2015' | 'bibtex') =>
      formatReference(parseReference(text) as CslItem, style);
    const three = '林知远,苏若溪,韩北辰,等.水网的韧性[J].地理空间学刊,2018(4):1-9.';
    expect(cited(three, 'gbt7714-2015')).toBe('林知远, 苏若溪, 韩北辰, 等. 水网的韧性[J]. 地理空间学刊, 2018(4): 1-9.');
    expect(cited(three, 'bibtex')).toContain('author = {林知远 and 苏若溪 and 韩北辰 and others}');
    expect(cited('林知远等：《水网的韧性》，《地理空间学刊》2018年第4期。', 'gbt7714-2015')).toMatch(
      /^林知远, 等\. 水网/,
    );
    expect(cited('Halden R T, Okoro P, et al. Silt[J]. J Estuary Stud, 2014, 27(2): 88.', 'gbt7714-2015')).toMatch(
      /^HALDEN R T, OKORO P, et al\. Silt/,
    );
    expect(cited('亨特森.河流[M].周晓岚,林远,韩辰,等,译.上海:东海社,2008.', 'gbt7714-2015')).toContain(
      '. 周晓岚, 林远, 韩辰, 等, 译. ',
    );
    expect(cited('林知远.论平等[J].地理空间学刊,2018(4):1-9.', 'gbt7714-2015')).toMatch(/^林知远\. 论平等/);
  });
  it('says online where it prints a day of access, and puts the year of a data set behind its house', () => {
    const data = parseReference(
      '林知远. 水位数据集[DS/OL]. V1. 水利数据银行, 2021[2022-01-02]. https://doi.org/10.9999/sjk.1.',
    );
    expect(formatReference(data as CslItem, 'gbt7714-2015')).toBe(
      '林知远. 水位数据集[DS/OL]. V1. 水利数据银行, 2021[2022-01-02]. DOI:10.9999/sjk.1.',
    );
    const read: CslItem = { ...paper, DOI: '10.9999/abc', accessed: { 'date-parts': [[2019, 5, 6]] } };
    expect(formatReference(read, 'gbt7714-2015')).toContain('空间韧性[J/OL]. ');
    expect(formatReference(read, 'gbt7714-2015')).toContain(': 112-120[2019-05-06]. DOI:10.9999/abc.');
    expect(formatReference(read, 'gbt7714-2025')).toContain('空间韧性[J]. ');
  });
  it('names a part of a work in several parts as it is printed', () => {
    const herb: CslItem = {
      type: 'chapter',
      title: '茯苓',
      'container-title': '江南药草典',
      volume: '一部',
      publisher: '荆楚出版社',
      'publisher-place': '北京',
      issued: { 'date-parts': [[2020]] },
    };
    expect(formatReference(herb, 'gbt7714-2015')).toBe('茯苓[M]//江南药草典: 一部. 北京: 荆楚出版社, 2020.');
  });
  it('cites a work without container as a page, with address and day of access', () => {
    const page: CslItem = {
      type: 'article-journal',
      title: '河长制五年观察',
      author: [{ literal: '贺铭' }],
      issued: { 'date-parts': [[2021, 6, 1]] },
      accessed: { 'date-parts': [[2021, 7, 2]] },
      URL: 'http://example.cn/hz/5',
    };
    const expected = '贺铭. 河长制五年观察[EB/OL]. (2021-06-01)[2021-07-02]. http://example.cn/hz/5.';
    expect(formatReference(page, 'gbt7714-2015')).toBe(expected);
    expect(formatReference(page, 'gbt7714-2025')).toBe(expected);
  });
  it('puts a standard’s number where each edition wants it', () => {
    const standard: CslItem = { type: 'standard', title: '馆藏描述', number: 'GB/T 99792—2021' };
    expect(formatReference(standard, 'gbt7714-2015')).toBe('馆藏描述: GB/T 99792—2021[S].');
    expect(formatReference(standard, 'gbt7714-2025')).toBe('GB/T 99792—2021 馆藏描述[S].');
  });
  it('writes chapters, papers in newspapers, translations', () => {
    const chapter = parseReference(
      '程嘉木:《圩田与社会》,载许砚秋主编:《中国水利史论集》第3卷,武汉:荆楚出版社,2007年,第32页。',
    );
    expect(formatReference(chapter as CslItem, 'gbt7714-2015')).toBe(
      '程嘉木. 圩田与社会[M]//许砚秋. 中国水利史论集: 第3卷. 武汉: 荆楚出版社, 2007: 32.',
    );
    const news = parseReference('贺铭:《堤防里的治理》,《江城日报》2020年2月22日,第3版。');
    expect(formatReference(news as CslItem, 'gbt7714-2015')).toBe('贺铭. 堤防里的治理[N]. 江城日报, 2020-02-22(3).');
    const translated = parseReference('[德]卡尔·韦格纳:《法学的河床》,陈爱若译,商务印刷书馆2003年版,第20页。');
    expect(formatReference(translated as CslItem, 'gbt7714-2015')).toBe(
      '卡尔·韦格纳. 法学的河床[M]. 陈爱若, 译. [出版地不详]: 商务印刷书馆, 2003: 20.',
    );
  });
});

describe('BibTeX, RIS, CSL-JSON', () => {
  it('escapes what TeX reads as its own', () => {
    const entry = formatReference(book, 'bibtex');
    expect(entry).toMatch(/^@book\{osterman2011[a-z0-9]{3},\n/);
    expect(entry).toContain('title = {Rivers \\& law: 100\\% of \\{it\\}}');
    expect(entry).toContain('publisher = {Calder\\_Press \\#1}');
    expect(entry).toContain('author = {Osterman, Lena Ann and van der Meer, J. and Sato, M. N. and Okoro, P}');
  });
  it('keeps a body’s name together', () => {
    const report: CslItem = {
      type: 'report',
      title: 'SARS in deltas',
      author: [{ literal: 'World Delta Organization' }],
    };
    expect(formatReference(report, 'bibtex')).toContain('author = {{World Delta Organization}}');
    expect(formatReference(report, 'bibtex')).toContain('title = {{SARS} in deltas}');
  });
  it('writes RIS no value can break out of', () => {
    const nasty = { ...paper, title: '题\r\nER  - \r\nTY  - BOOK' };
    const record = formatReference(nasty, 'ris');
    expect(record.match(/^TY {2}-/gm)).toHaveLength(1);
    expect(record.match(/^ER {2}-/gm)).toHaveLength(1);
    expect(record).toContain('SP  - 112\r\nEP  - 120\r\n');
    expect(record.startsWith('TY  - JOUR\r\nAU  - 林知远\r\n')).toBe(true);
  });
  it('gives CSL-JSON with an id', () => {
    const json = JSON.parse(formatReference(paper, 'csl'));
    expect(json).toMatchObject(paper);
    expect(json.id).toMatch(/^ref2018/);
  });
  it('never breaks, whatever the item holds', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 });
    const item = fc.record(
      {
        type: fc.constantFrom('book', 'article-journal', 'thesis', 'webpage'),
        title: text,
        publisher: text,
        'container-title': text,
      },
      { requiredKeys: ['type'] },
    );
    fc.assert(
      fc.property(item, (value) => {
        const entry = formatReference(value as CslItem, 'bibtex').replace(/\\[{}]/g, '');
        expect(entry.split('{').length).toBe(entry.split('}').length);
        for (const line of formatReference(value as CslItem, 'ris').split('\r\n'))
          expect(line).toMatch(/^(?:[A-Z][A-Z0-9] {2}- .*)?$/u);
      }),
    );
  });
});

describe('parseReference', () => {
  it('gives nothing for what names no work', () => {
    for (const text of [
      '',
      '同上,第5页。',
      '前引①,第3页。',
      'Ibid., 45.',
      '社区是防控的基石。',
      '这一点下文再论。',
      'This is only a sentence about rivers.',
    ]) {
      expect(parseReference(text), text).toBeNull();
    }
  });
  it('lays fields out for notes', () => {
    expect(noteFields(null)).toEqual({
      authors: [],
      title: null,
      container: null,
      year: null,
      issue: null,
      date: null,
      page: null,
      publisher: null,
      place: null,
    });
    const fields = noteFields(parseReference('(3)贺铭:《堤防里的治理》,《江城日报》2020年2月22日。'));
    expect(fields).toMatchObject({ authors: ['贺铭'], date: '2020-02-22', year: '2020', container: '江城日报' });
  });
  it('takes time in proportion to the text, however odd', () => {
    const pieces = [
      '《',
      '》',
      '(',
      '“',
      ',',
      '、',
      '.',
      ':',
      '12',
      'A. ',
      'and ',
      '载',
      '[J]',
      '2010',
      ' ',
      '第1',
      '张三',
      '//',
      '页',
      '译',
      '-',
      'a.b',
      'Smith, J. ',
    ];
    for (const head of [
      '',
      '张三:《题》,',
      '张三. 题[J]. ',
      '张三. 题[M]//',
      'Smith, J. (2010). Title. ',
      '“Title,” ',
    ]) {
      for (const piece of pieces) {
        for (const tail of ['', '[J]. 刊, 2010(3): 5.', '. 北京: 社, 2010. 33']) {
          // Four times the text: 4 times the work where it is linear, 64 where it is cubic. The best of three is compared.
          const [short, long] = [bestTime(head, piece, tail, 725), bestTime(head, piece, tail, 2900)];
          expect(long / Math.max(short, 1), `${head}${piece}…${tail}`).toBeLessThan(40);
        }
      }
    }
  });
  it('never throws', () => {
    const unit = fc.constantFrom(
      '《',
      '》',
      '(',
      ')',
      '[J]',
      '[M]',
      '//',
      ',',
      '。',
      '.',
      ':',
      '2010',
      '年',
      '第',
      '期',
      '页',
      '张三',
      'Smith',
      ' ',
      '载',
      '译',
      'http://a.b',
      '“',
      '”',
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), (parts) => void parseReference(parts.join(''))),
      { numRuns: 500 },
    );
  });
});
