import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../cli/parse-html.ts';
import { analysePage } from '../domain/page/index.ts';
import { type ExtractReport, extractReport } from './extract-report.ts';
import { readArticle } from './read-article.ts';
import { summarizeArticle } from './summarize-article.ts';

const folder = resolve('tests/pages/layouts');

async function read(name: string): Promise<ExtractReport> {
  const html = readFileSync(resolve(folder, `${name}.html`), 'utf8');
  const article = await readArticle(parseHtml(html), { url: 'https://example.org/a/1.html', analyse: analysePage });
  const { title, keywords } = article.structure.metadata;
  const about = { title: title?.value ?? null, keywords: keywords?.value ?? [] };
  return extractReport(article, summarizeArticle(article.reading, about));
}

const outline = ({ sections }: ExtractReport) =>
  sections.filter(({ level }) => level > 0).map(({ level, label, title }) => `${level} ${label}${title}`);
const body = ({ sections }: ExtractReport) => sections.flatMap(({ paragraphs }) => paragraphs);

describe('layouts of the disciplines', () => {
  it('history: notes at the foot of each page, numbered anew', async () => {
    const found = await read('history');
    expect(outline(found)).toEqual(['1 一渡口的创设', '1 二渡产与渡会', '1 三余论']);
    expect(found.notes.map(({ marker, after }) => [marker, after])).toEqual([
      ['①', '桥梁，而于渡口着墨较少。'],
      ['②', '以后渡口之数远在桥梁之上'],
      ['①', '注明“义渡”者二十七处。'],
      ['②', '徙，其田产则由子孙继守。'],
      ['③', '以降，侵蚀之弊屡见于讼牍'],
      ['④', '于讼牍，于是有渡会之设。'],
      ['⑤', '废，“实系一方之盛衰”。'],
    ]);
    expect(found.notes[0]).toMatchObject({ title: '明清津梁考', year: '1988', page: '12-15' });
    // The same work again: what the first note said of it holds.
    expect(found.notes[6]).toMatchObject({
      title: '明清津梁考',
      year: '1988',
      page: '203',
      publisher: '江左古籍出版社',
    });
    expect(body(found)).toHaveLength(6);
    expect(body(found).join('')).not.toMatch(/[①-⑤]/);
  });

  it('law: 〔1〕 without a headed list, notes that point back, a note to the author', async () => {
    const found = await read('law');
    expect(outline(found)).toEqual([
      '1 一、问题的提出',
      '1 二、学说的梳理与评析',
      '2 （一）绝对登记生效说',
      '2 （二）相对对抗说',
      '3 1．恶意排除说',
      '3 2．背信恶意说',
      '1 三、解释论的展开',
      '2 （一）第三人的范围',
      '2 （二）善意的判断',
      '1 四、结论',
    ]);
    expect(found.notes.map(({ marker }) => marker)).toEqual([
      '*',
      ...Array.from({ length: 10 }, (_, i) => `〔${i + 1}〕`),
    ]);
    expect(found.notes[2]).toMatchObject({ after: '人得否向买受人主张权利？', csl: { type: 'legal_case' } });
    expect(found.notes[6]).toMatchObject({ title: '居住权的制度定位', container: '法律论丛', page: '35' });
    expect(found.notes[10]).toMatchObject({ title: '善意取得论', page: '58', csl: { type: 'thesis' } });
    expect(body(found).at(-1)).toMatch(/^未登记的居住权合同/);
  });

  it('medicine: a structured abstract, decimal headings, superscripts with ranges', async () => {
    const found = await read('medicine');
    expect(found.abstract?.split('\n').map((part) => part.slice(0, 2))).toEqual(['目的', '方法', '结果', '结论']);
    expect(outline(found)).toEqual([
      '1 1资料与方法',
      '2 1.1一般资料',
      '2 1.2纳入标准',
      '2 1.3方法',
      '3 1.3.1对照组',
      '3 1.3.2观察组',
      '2 1.4统计学方法',
      '1 2结果',
      '1 3讨论',
      '1 参考文献',
    ]);
    expect(found.references.map(({ marker, after }) => [marker, after.slice(-4)])).toEqual([
      ['[1]', '显异常者'],
      ['[2]', '尽如人意'],
      ['[3]', '尽如人意'],
      ['[4]', '诊断标准'],
      ['[5]', '关系密切'],
      ['[6]', '呼吸肌力'],
    ]);
    expect(found).toMatchObject({ container: '江左医学', volume: '43', issue: '6', pages: '601-605' });
  });

  it('linguistics: numbered examples are no headings, works cited by name and year', async () => {
    const found = await read('linguistics');
    expect(outline(found)).toEqual([
      '1 1.引言',
      '1 2.“把”字句的格式',
      '2 2.1光杆动词',
      '2 2.2否定词的位置',
      '1 3.结语',
      '1 参考文献',
    ]);
    expect(found.authors).toEqual(['戚晓舟']);
    expect(found.abstract).toMatch(/^本文描写/);
    expect(found.references.map(({ title, after }) => [title, after !== ''])).toEqual([
      ['江左方言语法调查报告', true],
      ['沅溪方言音系', true],
      ['语法讲义新编', true],
      ['Mandarin Chinese: A Functional Reference Grammar', true],
    ]);
  });

  it('mathematics: a mark that is a word of its sentence stays', async () => {
    const found = await read('maths');
    expect(outline(found)).toEqual(['1 §1引言', '1 §2预备知识', '1 §3主要结果', '1 参考文献']);
    expect(body(found).join('\n')).toContain('文[2,3]讨论了更一般的情形');
    expect(body(found)).toContain('x″(t)+p(t)x(t−τ)=0，t≥t₀，　　　(1)');
    expect(found.references.map(({ after }) => after.slice(-1))).toEqual(['文', '文', '文', '1']);
  });

  it('Taiwan: 壹 一 （一）, notes and a list of works', async () => {
    const found = await read('taiwan');
    expect(outline(found)).toEqual([
      '1 壹、绪论',
      '2 一、研究背景',
      '2 二、研究方法',
      '3 （一）文本分析',
      '3 （二）访谈',
      '1 贰、教材中的地景',
      '1 参、结论与建议',
      '1 注释',
      '1 参考书目',
    ]);
    expect(found.notes.map(({ title }) => title)).toEqual(['教育改革总咨议报告书', '我们的溪埔', '地方感与乡土教育']);
    expect(found.references[0]).toMatchObject({ container: '台湾文教', issue: '3', page: '77-101' });
  });

  it('economics: headings in bold type only, notes and a list apart', async () => {
    const found = await read('economics');
    expect(outline(found)).toEqual([
      '1 一、引 言',
      '1 二、理论分析与研究假说',
      '1 三、研究设计',
      '2 （一）模型设定',
      '2 （二）数据来源',
      '1 四、结论与启示',
      '1 注释',
      '1 参考文献',
    ]);
    expect(found.authors).toEqual(['蒋北辰', '米拉', '欧阳修竹']);
    expect(found.notes.map(({ marker }) => marker)).toEqual(['①', '②']);
    expect(found.references.map(({ authors, year }) => [authors[0], year])).toEqual([
      ['邱明', '2015'],
      ['谢川', '2018'],
      ['W. J. Baumol', '1990'],
      ['J. Li', '2020'],
    ]);
  });

  it('summaries never hold a note, repeat a sentence or leave the order', async () => {
    for (const name of ['history', 'law', 'medicine', 'linguistics', 'maths', 'taiwan', 'economics']) {
      const found = await read(name);
      expect(found.summary.length, name).toBeGreaterThan(0);
      for (const sentences of [found.summary, ...found.sections.map(({ summary }) => summary)]) {
        expect(new Set(sentences).size).toBe(sentences.length);
        const places = sentences.map((sentence) => found.text.indexOf(sentence));
        expect(places).toEqual([...places].sort((a, b) => a - b));
        for (const { text } of [...found.notes, ...found.references])
          for (const sentence of sentences) expect(text).not.toContain(sentence);
      }
    }
  });
});

describe('pages that are none', () => {
  for (const file of readdirSync(folder).filter((name) => name.startsWith('not-'))) {
    it(file, async () => {
      const found = await read(file.replace('.html', ''));
      expect(found.isArticle).toBe(false);
      expect(found.score).toBeLessThan(0.4);
    });
  }
});
