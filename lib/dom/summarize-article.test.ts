import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../cli/parse-html.ts';
import { analysePage } from '../domain/page/index.ts';
import { readArticle } from './read-article.ts';
import { summarizeArticle, summarizeArticleInSlices } from './summarize-article.ts';

const PAGE = `<h1>水塘位置与村落形成</h1><p>摘要:本文讨论水塘位置与村落形成的关系。</p><p>关键词:水塘;村落</p>
<h2>一、水塘的位置</h2><p>水塘多在村口[1]。先有水塘后有村落的情形并不少见,这说明水源决定了村落的选址。水塘的大小各不相同。</p>
<h2>二、村落的形成</h2><p>村落沿水塘展开。研究发现,村落的规模与水塘的面积有关[2]。村中的道路大多通向水塘。</p>
<h2>参考文献</h2><p>[1]林晓.水塘记[J].村镇文化,2011(3):1-5.</p><p>[2]周平.村落志[M].北京:学林书局,2009.</p>`;

describe('summaries of an article', () => {
  it('has one for each section with text and one for the whole, though the last section is a list', async () => {
    const { reading } = await readArticle(parseHtml(`<body>${PAGE}</body>`), {
      url: 'https://example.org/1',
      analyse: analysePage,
    });
    const about = { title: '水塘位置与村落形成', keywords: ['水塘', '村落'] };
    const summary = summarizeArticle(reading, about);
    expect(summary.sections.map((sentences) => sentences.length > 0)).toEqual([true, true, false]);
    expect(summary.article.length).toBeGreaterThan(1);
    for (const { start, end, text } of [...summary.article, ...summary.sections.flat()])
      expect(reading.text.slice(start, end)).toBe(text);
    const places = summary.article.map((sentence) => sentence.start);
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
    const slices = summarizeArticleInSlices(reading, about);
    let step = slices.next();
    while (!step.done) step = slices.next();
    expect(step.value).toEqual(summary);
  });

  it('shows nothing that stands right below, and nothing for a section that is short', async () => {
    const opening = '水塘多在村口,村民在那里取水、洗衣、谈天。';
    const more =
      '先有水塘后有村落的情形并不少见,这说明水源决定了村落的选址。水塘的大小各不相同,最大的有三亩,最小的不过几分地。村中的道路大多通向水塘,沿路的房屋也朝着水塘开门。研究发现,村落的规模与水塘的面积密切相关,面积越大,户数越多。旱年水塘干涸,村民便到邻村借水,两村因此结下世代的往来。';
    const page = `<h1>水塘位置与村落形成</h1><h2>一、水塘的位置</h2><p>${opening}${more}</p><h2>二、村落的形成</h2><p>村落沿水塘展开。</p>
      <h2>参考文献</h2><p>[1]林晓.水塘记[J].村镇文化,2011(3):1-5.</p><p>[2]周平.村落志[M].北京:学林书局,2009.</p>`;
    const { reading } = await readArticle(parseHtml(`<body>${page}</body>`), {
      url: 'https://example.org/1',
      analyse: analysePage,
    });
    const { shown } = summarizeArticle(reading, { title: '水塘位置与村落形成', keywords: ['水塘', '村落'] });
    const [long, short] = shown.sections;
    expect(long?.length).toBe(1);
    expect(more).toContain(long?.[0]?.text);
    expect(short).toEqual([]);
    expect(shown.article.map(({ text }) => text).join()).not.toContain('取水、洗衣');
  });

  it('gives paragraphs that end with a mark without their line break', async () => {
    const { reading } = await readArticle(parseHtml(`<body>${PAGE}</body>`), {
      url: 'https://example.org/1',
      analyse: analysePage,
    });
    for (const section of reading.sections)
      for (const { start, end } of section.paragraphs) expect(reading.text.slice(start, end)).not.toContain('\n');
  });
});
