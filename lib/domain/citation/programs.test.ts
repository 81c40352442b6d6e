import { describe, expect, it } from 'vitest';
import { type CslItem, formatReference } from './index.ts';

const lines = (item: CslItem) => formatReference(item, 'ris').split('\r\n');
const bibtex = (item: CslItem) => formatReference(item, 'bibtex');

const patent: CslItem = {
  type: 'patent',
  title: '一种盐渍土淋洗装置',
  author: [{ literal: '韦一舟' }],
  number: 'CN109999999B',
  issued: { 'date-parts': [[2016, 5, 11]] },
};
const edited: CslItem = {
  type: 'book',
  title: '海滨广斥',
  editor: [{ literal: '顾清和' }],
  publisher: '中州文献出版社',
  'publisher-place': '郑州',
  page: '26-28',
  issued: { 'date-parts': [[2017]] },
};
const news: CslItem = {
  type: 'article-newspaper',
  title: '盐碱地上种出新稻',
  'container-title': '中原农报',
  issued: { 'date-parts': [[2018, 10, 22]] },
  page: '3',
};
const shortened: CslItem = {
  type: 'article-journal',
  title: 'Salt marsh reclamation',
  'container-title': 'Estuary',
  volume: '27',
  page: '201-19',
  issued: { 'date-parts': [[2014]] },
};
const preprint: CslItem = {
  type: 'article',
  title: 'Graph priors for soils',
  publisher: 'arXiv',
  number: 'arXiv:2104.99999',
  issued: { 'date-parts': [[2021]] },
};

describe('RIS as Zotero and EndNote read it', () => {
  it('has the number of a patent, report or standard where it is no issue', () => {
    expect(lines(patent)).toContain('SN  - CN109999999B');
    expect(lines({ ...patent, type: 'standard', number: 'GB/T 91234—2019' })).toContain('SN  - GB/T 91234—2019');
    expect(lines(patent).some((line) => line.startsWith('IS'))).toBe(false);
  });
  it('does not give the pages cited for the number of all pages of a book', () => {
    expect(lines(edited)).toContain('SE  - 26-28');
    expect(lines(edited).some((line) => /^[SE]P /.test(line))).toBe(false);
  });
  it('names who edited a book as its editor, and a meeting with its proceedings and their place', () => {
    expect(lines(edited)).toContain('A3  - 顾清和');
    const paper: CslItem = { ...edited, type: 'paper-conference', 'container-title': '第八届年会论文集' };
    expect(lines(paper)).toEqual(
      expect.arrayContaining(['A2  - 顾清和', 'T2  - 第八届年会论文集', 'C3  - 第八届年会论文集', 'C1  - 郑州']),
    );
  });
  it('ends a range of pages at its last page, and dates a book by its reign', () => {
    expect(lines(shortened)).toEqual(expect.arrayContaining(['SP  - 201', 'EP  - 219']));
    expect(lines({ ...edited, issued: { literal: '民国三十六年' } })).toEqual(
      expect.arrayContaining(['PY  - 1947', 'DA  - 民国三十六年']),
    );
  });
});

describe('BibTeX as Zotero, BibLaTeX and the styles of GB/T 7714 read it', () => {
  it('has the day, and the month by its name', () => {
    expect(bibtex(news)).toContain('  year = {2018},\n  month = oct,\n  date = {2018-10-22}');
    expect(bibtex({ ...news, issued: { 'date-parts': [[2018, 10]] } })).not.toContain('date = ');
  });
  it('has entries for pages and patents, and tells the mark of what BibTeX has no entry for', () => {
    expect(bibtex(patent)).toMatch(/^@patent\{/);
    expect(bibtex({ type: 'webpage', title: '盐田', URL: 'http://salt.example.cn' })).toMatch(/^@online\{/);
    expect(bibtex(news)).toContain('  mark = {N}');
    const standard = bibtex({ ...patent, type: 'standard', number: 'GB/T 91234—2019' });
    expect(standard).toMatch(/^@techreport\{/);
    expect(standard).toContain('  type = {标准}');
  });
  it('gives the number of a preprint to those who look it up, and whole ranges of pages', () => {
    expect(bibtex(preprint)).toContain('  eprint = {2104.99999},\n  archiveprefix = {arXiv}');
    expect(bibtex(shortened)).toContain('  pages = {201--219}');
  });
  it('does not let two hyphens of a title become a dash', () => {
    expect(bibtex({ ...edited, title: 'A -- B' })).toContain('-{}- ');
  });
});

describe('GB/T 7714 where the print leaves something out', () => {
  const gbt = (item: CslItem, year: 2015 | 2025 = 2015) => formatReference(item, `gbt7714-${year}`);
  it('gives the year of the common era before that of a reign', () => {
    expect(gbt({ ...edited, page: '5', issued: { literal: '民国三十六年' } })).toContain(
      '出版社, 1947(民国三十六年): 5.',
    );
    expect(gbt({ ...edited, issued: { literal: '清光绪元年' } })).toContain(', 1875(清光绪元年)');
    expect(gbt({ ...edited, issued: { literal: '光绪' } })).toContain(', 光绪: ');
  });
  it('never cuts a character in two for an initial', () => {
    const author = [{ family: 'Quill', given: 'Mary 𐐀𐐨' }];
    expect(gbt({ ...edited, author }).isWellFormed()).toBe(true);
  });
  it('says that house or place are not known', () => {
    const { publisher: _house, ...placed } = edited;
    expect(gbt(placed)).toContain('郑州: [出版者不详], 2017');
    const { 'publisher-place': _place, ...housed } = { ...edited, title: 'Salt', publisher: 'Calder Press' };
    const online: CslItem = { ...housed, URL: 'http://books.example.org/1' };
    // On the net it may be left out by the edition of 2015.
    expect(gbt(online)).not.toContain('S.l.');
    expect(gbt(online, 2025)).toContain('[S.l.]: Calder Press, 2017');
  });
  it('prints ranges whole and volumes as each edition does', () => {
    expect(gbt(shortened)).toContain('2014, 27: 201-219.');
    const volume: CslItem = { ...edited, title: 'Salt', volume: '2' };
    expect([gbt(volume), gbt(volume, 2025)].map((text) => /Salt: (\S+ ?2)\[M\]/.exec(text)?.[1])).toEqual([
      'vol. 2',
      'v.2',
    ]);
  });
  it('prints the number and the day of an order, and the number of a preprint', () => {
    const order: CslItem = {
      type: 'legislation',
      title: '关于盐业体制改革的意见',
      author: [{ literal: '国务院' }],
      number: '国发〔2014〕12号',
      issued: { 'date-parts': [[2014, 5, 12]] },
    };
    expect(gbt(order)).toBe('国务院. 关于盐业体制改革的意见: 国发〔2014〕12号[Z]. 2014-05-12.');
    expect(gbt(preprint)).toBe('Graph priors for soils[EB/OL]. arXiv:2104.99999, 2021.');
    expect(gbt(preprint, 2025)).toBe('Graph priors for soils[PP]. arXiv:2104.99999, 2021.');
  });
  it('dates by its day, since 2025, what is out before its issue; a meeting stands with its year', () => {
    const ahead: CslItem = {
      ...shortened,
      issued: { 'date-parts': [[2024, 5, 9]] },
      URL: 'http://estuary.example.org/1',
    };
    const { volume: _volume, page: _page, ...bare } = ahead;
    expect(gbt(bare, 2025)).toContain('Estuary, 2024-05-09. http');
    expect(gbt(bare)).toContain('Estuary, 2024. http');
    const meeting: CslItem = { type: 'paper-conference', title: '盐胀', 'container-title': '第八届年会', page: '88' };
    const held: CslItem = { ...meeting, issued: { 'date-parts': [[2012]] } };
    expect(gbt(held, 2025)).toBe('盐胀[C]//第八届年会, 2012: 88.');
    expect(gbt(held)).toBe('盐胀[C]//第八届年会. 2012: 88.');
  });
});
