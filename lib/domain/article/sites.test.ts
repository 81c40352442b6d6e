import { describe, expect, it } from 'vitest';
import { findArticle } from './find-article.ts';
import { blocksOf, factsOf } from './test-support.ts';

/** Pages that imitate how the sites lay out their label rows; words are ours. No selector is used, labels alone. */

const TITLE = '水塘位置与村落形成的关系研究';
const ABSTRACT =
  '水塘位置与村落形成的关系,向来为研究者所重视。本文以十个村落为例,研究水塘的位置怎样影响村落的形成,认为先有水塘、后有村落的情形占多数,并说明其中的原因。';
const OTHERS = Array.from(
  { length: 12 },
  (_, i) => `<li><a href="/${i}">[${i + 1}]别的论文题目之${i}[J]. 何明. 村镇文化. 2018(0${(i % 9) + 1})</a></li>`,
).join('');

const PAGES: Record<string, string> = {
  'CNKI detail': `<div class="top"><a href="/">首页</a><a href="/my">我的</a></div><div class="top-tip"><span><a>水利学刊</a> . <a>2019</a> ,<a>35 (04)</a> :12-18</span></div>
<div class="wx-tit"><h1>${TITLE}</h1><h3 class="author" id="authorpart"><span><a href="/a">周平</a><sup>1</sup></span><span><a href="/b">吴小河</a><sup>2</sup></span></h3><h3><span><a href="/o">1. 某某大学水利学院</a></span><span><a href="/o2">2. 某某研究院</a></span></h3></div>
<div class="row"><span class="rowtit">摘要:</span><span class="abstract-text">${ABSTRACT}</span></div>
<div class="row"><span class="rowtit">关键词:</span><p class="keywords"><a href="/k">水塘;</a> <a href="/k">村落;</a> <a href="/k">位置;</a></p></div>
<ul><li><span class="rowtit">DOI:</span><p>10.12345/j.cnki.slxk.2019.04.002</p></li><li><span class="rowtit">专辑:</span><p>工程科技Ⅱ辑</p></li><li><span class="rowtit">专题:</span><p>水利工程</p></li><li><span class="rowtit">分类号:</span><p>TV</p></li></ul>
<h4>引证文献</h4><ul>${OTHERS}</ul>`,
  'Wanfang detail': `<div class="detailTitleCN">${TITLE}</div><div class="detailTitleEN">Ponds and the rise of villages in ten cases</div>
<div class="summary list"><div class="item">摘要：</div><div>${ABSTRACT}</div></div><div class="doi list"><div class="item">doi：</div><div>10.12345/j.cnki.slxk.2019.04.002</div></div>
<div class="keyword list"><div class="item">关键词：</div><div><a href="/k">水塘</a><a href="/k">村落</a><a href="/k">位置</a></div></div>
<div class="author list"><div class="item">作者：</div><div><a href="/a">周平</a> <a href="/b">吴小河</a></div></div>
<div class="list"><div class="item">作者单位：</div><div>某某大学水利学院;某某研究院</div></div>
<div class="list"><div class="item">刊名：</div><div><a href="/j">水利学刊</a></div></div>
<div class="list"><div class="item">年，卷(期)：</div><div>2019,35(4)</div></div><div class="list"><div class="item">分类号：</div><div>TV</div></div><div class="list"><div class="item">页码：</div><div>12-18</div></div>
<h3>相似文献</h3><ul>${OTHERS}</ul>`,
  '维普 detail': `<h1>${TITLE}</h1><div><em>Ponds and the rise of villages in ten cases</em></div>
<div class="author"><span class="label">【作者】</span><span><a href="/a">周平</a> <a href="/b">吴小河</a></span></div>
<div><span class="label">【机构地区】</span><span>某某大学水利学院;某某研究院</span></div>
<div><span class="label">【出　　处】</span><span>《水利学刊》2019年第35卷第4期12-18,共7页</span></div>
<div><span class="label">【摘　　要】</span><span>${ABSTRACT}</span></div><div><span class="label">【关 键 词】</span><span><a>水塘</a> <a>村落</a> <a>位置</a></span></div>
<div>DOI：10.12345/j.cnki.slxk.2019.04.002</div><div>【分 类 号】TV</div><h3>相关文献</h3><ul>${OTHERS}</ul>`,
  'NCPSSD detail': `<h2 id="h2_title_c">${TITLE}</h2><div><strong>作者：</strong><span id="p_creator">周平;吴小河</span></div><div><strong>作者单位：</strong>某某大学水利学院;某某研究院</div>
<div><strong>期刊：</strong>《水利学刊》</div><div><strong>年份：</strong>2019</div><div><strong>卷：</strong>35</div><div><strong>期号：</strong>04</div><div><strong>页码：</strong>12-18</div>
<div><strong>中图分类号：</strong>TV</div><div><strong>关键词：</strong><font>水塘</font> <font>村落</font> <font>位置</font></div><div><strong>摘要：</strong>${ABSTRACT}</div><div>DOI:10.12345/j.cnki.slxk.2019.04.002</div>
<div>你还浏览过</div><ul>${OTHERS}</ul>`,
};

describe('label rows of the sites', () => {
  for (const [name, html] of Object.entries(PAGES)) {
    it(name, () => {
      const article = findArticle(blocksOf(`<body>${html}</body>`), factsOf({ title: `${TITLE} - 某某网` }));
      const values = Object.fromEntries(
        Object.entries(article.metadata).map(([field, found]) => [
          field,
          (found as { value: unknown } | null)?.value ?? null,
        ]),
      );
      expect(values).toMatchObject({
        title: TITLE,
        authors: ['周平', '吴小河'],
        affiliations: ['某某大学水利学院', '某某研究院'],
        container: '水利学刊',
        volume: '35',
        issue: '4',
        pages: '12-18',
        keywords: ['水塘', '村落', '位置'],
        abstract: ABSTRACT,
        doi: '10.12345/j.cnki.slxk.2019.04.002',
        clc: 'TV',
      });
      expect(String(values.date)).toBe('2019');
      expect(article.isArticle, article.evidence.join(';')).toBe(true);
      expect(article.references).toEqual([]);
      expect(JSON.stringify(article.sections)).toBe('[]');
      expect(article.excluded.map((item) => item.text).join()).toContain('别的论文题目');
    });
  }
});
