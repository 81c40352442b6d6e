import { describe, expect, it, vi } from 'vitest';
import { parseHtml } from '../../../cli/parse-html.ts';
import { analysePage } from '../../domain/page/index.ts';
import { extractReport } from '../extract-report.ts';
import { readArticle } from '../read-article.ts';
import { allAdapters } from './adapters.ts';
import { cleanerAddresses, readSite } from './read-site.ts';
import { listedSiteOf, SITE_MATCHES } from './table.ts';

/** Pages that imitate the structure the adapters were written for; all words, people and journals are ours. */

const TITLE = '水塘位置与村落形成的关系研究';
const ABSTRACT =
  '水塘位置与村落形成的关系,向来为研究者所重视。本文以十个村落为例,研究水塘的位置怎样影响村落的形成,认为先有水塘、后有村落的情形占多数,并说明其中的原因。';
const OTHERS = Array.from(
  { length: 12 },
  (_, i) => `<li><a href="/${i}">别的论文题目之${i}[J]. 何明. 村镇文化. 2018</a></li>`,
).join('');
const TEXT = `<p>${'水塘的修建与村落的位置关系密切,先有水塘后有村落的情形并不少见。'.repeat(6)}</p>`.repeat(4);
const META = `<meta name="citation_title" content="${TITLE}"><meta name="citation_author" content="周平"><meta name="citation_author" content="吴小河"><meta name="citation_journal_title" content="水利学刊"><meta name="citation_publication_date" content="2019/04/15"><meta name="citation_volume" content="35"><meta name="citation_issue" content="04"><meta name="citation_firstpage" content="12"><meta name="citation_lastpage" content="18"><meta name="citation_keywords" content="水塘;村落;位置">`;
const AUTHORS = ['周平', '吴小河'];
const KEYWORDS = ['水塘', '村落', '位置'];
const ISSUE = { container: '水利学刊', volume: '35', issue: '4', pages: '12-18' };

interface Fixture {
  readonly id: string;
  readonly url: string;
  readonly head?: string;
  readonly body: string;
  readonly expected: Record<string, unknown>;
}

const FIXTURES: readonly Fixture[] = [
  {
    id: 'cnki',
    url: 'https://kns.cnki.net/kcms2/article/abstract?v=abc&uniplatform=NZKPT',
    head: '<title>水塘位置与村落形成的关系研究 - 中国知网</title>',
    body: `<input type="hidden" id="paramdbcode" value="CJFD"><div class="top-tip"><span><a>水利学刊</a> . <a>2019</a> ,<a>35 (04)</a> :12-18</span></div>
<div class="wx-tit"><h1>${TITLE}<span class="type" style="display:none">附视频</span></h1><h3 class="author" id="authorpart"><span><a href="/a">周平<sup>1</sup></a></span><span><a href="/b">吴小河<sup>2</sup></a></span></h3><h3 class="author"><a class="author">1. 某某大学水利学院</a><a class="author">2. 某某研究院</a></h3></div>
<div class="row"><span class="rowtit">摘要：</span><span id="ChDivSummary" class="abstract-text">${ABSTRACT}</span></div>
<div class="row"><span class="rowtit">关键词：</span><p class="keywords"><a href="/k">水塘;</a><a href="/k">村落;</a><a href="/k">位置;</a></p></div>
<ul><li class="top-space"><span class="rowtit">DOI：</span><p>10.12345/j.cnki.slxk.2019.04.002</p></li></ul><h4>引证文献</h4><ul>${OTHERS}</ul>`,
    expected: {
      title: TITLE,
      authors: AUTHORS,
      affiliations: ['某某大学水利学院', '某某研究院'],
      keywords: KEYWORDS,
      date: '2019',
      doi: '10.12345/j.cnki.slxk.2019.04.002',
      abstract: ABSTRACT,
      ...ISSUE,
    },
  },
  {
    id: 'wanfang',
    url: 'https://d.wanfangdata.com.cn/periodical/slxk201904002',
    body: `<div id="app"><div class="detailTitleCN"><span>${TITLE}</span><span class="miner">挖掘</span></div><div class="detailTitleEN">Ponds and villages</div>
<div class="summary list"><div class="item">摘要：</div><div>${ABSTRACT}</div></div><div class="doiStyle list"><div class="item">doi：</div><a href="#">10.12345/j.cnki.slxk.2019.04.002</a></div>
<div class="keyword list"><div class="item">关键词：</div><div class="itemUrl"><a>水塘</a><a>村落</a><a>位置</a></div></div>
<div class="author detailTitle"><div class="item">作者：</div><div class="itemUrl"><a href="#">周平<sup>1</sup></a><a href="#">吴小河<sup>2</sup></a></div></div>
<div class="list"><div class="item">刊名：</div><a class="periodicalName">水利学刊</a></div><div class="publishData list"><div class="item">年，卷(期)：</div><div>2019,35(4)</div></div>
<div class="detailList"><div class="list">页数：7（12-18）</div></div></div>`,
    expected: {
      title: TITLE,
      authors: AUTHORS,
      keywords: KEYWORDS,
      date: '2019',
      doi: '10.12345/j.cnki.slxk.2019.04.002',
      abstract: ABSTRACT,
      ...ISSUE,
    },
  },
  {
    id: 'cqvip',
    url: 'https://www.cqvip.com/doc/journal/20190402',
    body: `<div class="app"><h1>${TITLE}</h1>
<div class="horizontalData-f"><span class="horizontalData-name">作者：</span><span class="horizontalData-content">周平 吴小河</span></div>
<div class="horizontalData-f"><span class="horizontalData-name">出处：</span><span class="horizontalData-content">《水利学刊》2019年第35卷第4期12-18,共7页</span></div>
<div class="horizontalData-f"><span class="horizontalData-name">摘要：</span><span class="horizontalData-content">${ABSTRACT}</span></div>
<div class="horizontalData-f"><span class="horizontalData-name">关键词：</span><span class="horizontalData-content">水塘；村落；位置</span></div></div>`,
    expected: { title: TITLE, authors: AUTHORS, keywords: KEYWORDS, date: '2019', abstract: ABSTRACT, ...ISSUE },
  },
  {
    id: 'cqvip-journals',
    url: 'http://qikan.cqvip.com/Qikan/Article/Detail?id=7101234567',
    body: `<div class="article-title"><h1>${TITLE} <span>被引量：3</span></h1><em>Ponds and villages</em></div>
<div class="article-detail"><div class="abstract"><span>【摘　要】</span><span>${ABSTRACT}</span></div></div>
<div class="author"><span class="label">作者</span><span><span><a href="#">周平</a></span><span><a href="#">吴小河</a></span></span></div>
<div class="journal"><span class="label">出处</span><span class="from"><a title="水利学刊" href="#">《水利学刊》</a><span class="vol">2019年第4期12-18,</span></span></div>
<div class="subject"><span class="label">关键词</span><span><a>水塘</a><a>村落</a><a>位置</a></span></div><div class="class"><span class="label">分类号</span><span title="TV213">TV213 [水利工程]</span></div>`,
    expected: {
      title: TITLE,
      authors: AUTHORS,
      keywords: KEYWORDS,
      date: '2019',
      container: '水利学刊',
      issue: '4',
      pages: '12-18',
    },
  },
  {
    id: 'ncpssd',
    url: 'https://www.ncpssd.cn/Literature/articleinfo?id=ABC2019004002&type=journalArticle',
    body: `<h1><i>中文期刊文章</i></h1><h2 id="h2_title_c">${TITLE}<i></i></h2><p><strong>作者：</strong><span id="p_creator">周平[1] 吴小河[2]</span></p>
<p><strong>期刊：</strong><span id="p_media">《水利学刊》</span></p><p><span id="p_year">2019年第4期</span></p><p><strong>页码：</strong><span id="p_page">12-18</span></p>
<p><strong>关键词：</strong><span id="p_keyword"><font>水塘</font><font>村落</font><font>位置</font></span></p><p><strong>摘要：</strong><span id="p_remark">${ABSTRACT}</span></p><div>你还浏览过</div><ul>${OTHERS}</ul>`,
    expected: {
      title: TITLE,
      authors: AUTHORS,
      keywords: KEYWORDS,
      date: '2019',
      container: '水利学刊',
      issue: '4',
      pages: '12-18',
      abstract: ABSTRACT,
    },
  },
  {
    id: 'fx361',
    url: 'https://www.fx361.cc/page/2019/0415/1234567.shtml',
    body: `<div class="main"><h2 class="bt">${TITLE}</h2><div class="sj">2019-04-15周平 吴小河</div><div class="wz"><p>摘要:${ABSTRACT}</p><p>关键词:水塘;村落;位置</p><p>一、水塘</p>${TEXT}<p>二、村落</p>${TEXT}</div><h3>猜你喜欢</h3><ul>${OTHERS}</ul></div>`,
    expected: { title: TITLE, authors: AUTHORS, keywords: KEYWORDS, date: '2019-04-15' },
  },
  {
    id: 'fx361-mirror',
    url: 'http://www.mirror.example/page/2019/0415/1234567.shtml',
    head: '<title>广告词语一二三四五六七八</title>',
    body: `<h1><a href="/">广告词语一二三四五六七八</a></h1><div class="main"><h2 class="bt">${TITLE}</h2><div class="sj">2019-04-15周平 吴小河</div><div class="wz"><p>摘要:${ABSTRACT}</p><p>关键词:水塘;村落;位置</p><p>一、水塘</p>${TEXT}<p>二、村落</p>${TEXT}</div><h3>猜你喜欢</h3><ul>${OTHERS}</ul></div>`,
    expected: { title: TITLE, authors: AUTHORS, keywords: KEYWORDS, date: '2019-04-15' },
  },
  {
    id: 'magtech',
    url: 'http://slxk.example.org/CN/10.12345/slxk.2019.04.002',
    head: META,
    body: `<div id="container"><ul class="tabs-nav"><li>摘要</li></ul><h3 class="abs-tit">${TITLE}</h3><div id="accordion"><a name="#abstract"></a><div name="#abstract"><div class="panel-body"><p>${ABSTRACT}</p><p>Ponds</p></div></div></div></div>`,
    expected: { title: TITLE, authors: AUTHORS, keywords: KEYWORDS, date: '2019-04-15', abstract: ABSTRACT, ...ISSUE },
  },
  {
    id: 'e-tiller',
    url: 'http://slxk.example.org/article/abstract/20190402',
    body: `<table id="QueryUI"><tr><td><span id="FileTitle">${TITLE}</span></td></tr><tr id="Author"><td><a>周平</a> <a>吴小河</a></td></tr><tr><td>摘要:</td><td class="unnamed3">${ABSTRACT}</td></tr><tr><td id="KeyWord"><a>水塘</a> <a>村落</a> <a>位置</a></td></tr></table>`,
    expected: { title: TITLE, authors: AUTHORS, keywords: KEYWORDS, abstract: ABSTRACT },
  },
  {
    id: 'samson',
    url: 'http://slxk.example.org/CN/show.aspx?id=3',
    body: `<span id="LbTitleC">${TITLE}</span><span id="LbAuthorC"><a>周平</a><a>吴小河</a></span><span id="lbvolumne">35</span><span id="LbIssue">4</span><span id="LbPageNum">12-18</span><span id="LbIssueDate">2019-04-15</span><div id="LbZY">${ABSTRACT}</div><span id="LbKeyC"><a title="水塘">水塘</a><a title="村落">村落</a><a title="位置">位置</a></span>`,
    expected: {
      title: TITLE,
      authors: AUTHORS,
      keywords: KEYWORDS,
      date: '2019-04-15',
      volume: '35',
      issue: '4',
      pages: '12-18',
      abstract: ABSTRACT,
    },
  },
  {
    id: 'chaoxing',
    url: 'https://qikan.chaoxing.com/detail_38502727e7500f26abc',
    body: `<input id="articleTitle" value="${TITLE}"><p class="F_name">周平1 吴小河2</p><a class="jourName">《水利学刊》</a><p>摘要:${ABSTRACT}</p><p>关键词:水塘;村落;位置</p>`,
    expected: { title: TITLE, authors: AUTHORS, keywords: KEYWORDS, container: '水利学刊' },
  },
  {
    id: 'xueshu',
    url: 'https://xueshu.baidu.com/usercenter/paper/show?paperid=abc',
    body: `<div class="main-info"><h3>${TITLE}</h3><div class="author_text"><span>周平</span><span>吴小河</span></div><p class="label">摘要：</p><p class="abstract">${ABSTRACT}</p><div class="kw_wr"><a>水塘</a><a>村落</a><a>位置</a></div></div>`,
    expected: { title: TITLE, authors: AUTHORS, keywords: KEYWORDS, abstract: ABSTRACT },
  },
  {
    id: 'chinaxiv',
    url: 'https://chinaxiv.org/abs/201904.00012',
    body: `<div class="hd"><h1>${TITLE}</h1></div><p>作者:周平, 吴小河</p><p>摘要:${ABSTRACT}</p><span class="spankwd">水塘</span><span class="spankwd">村落</span><span class="spankwd">位置</span>`,
    expected: { title: TITLE, authors: AUTHORS, keywords: KEYWORDS, abstract: ABSTRACT },
  },
  {
    id: 'cnki-reader',
    url: 'https://kns.cnki.net/nzkhtml/xmlRead/xml.html?fileName=SLXK201904002&tableName=CJFDLAST2019',
    head: '<title>全文阅读XML</title>',
    body: `<h1>${TITLE}</h1><p>周平 吴小河</p><p>摘要:${ABSTRACT}</p><p>关键词:水塘;村落;位置</p><h2>一、水塘</h2>${TEXT}<h2>二、村落</h2>${TEXT}`,
    expected: { title: TITLE, authors: AUTHORS, keywords: KEYWORDS, abstract: ABSTRACT },
  },
  {
    id: 'cnki-oversea',
    url: 'https://oversea.cnki.net/kcms2/article/abstract?v=abc',
    body: `<div class="top-tip"><span><a>水利学刊</a> . <a>2019</a> ,<a>35 (04)</a> :12-18</span></div><div class="wx-tit"><h1>${TITLE}<span class="title-en">Ponds and villages</span></h1><h3 id="authorpart"><span><a>周平<sup>1</sup></a></span><span><a>吴小河<sup>2</sup></a></span></h3></div>
<div class="row"><span class="rowtit">摘要：</span><span id="ChDivSummary" class="abstract-text">${ABSTRACT}</span></div><div class="row"><span class="rowtit">关键词：</span><p class="keywords"><a>水塘;</a><a>村落;</a><a>位置;</a></p></div>`,
    expected: { title: TITLE, authors: AUTHORS, keywords: KEYWORDS, date: '2019', abstract: ABSTRACT, ...ISSUE },
  },
  {
    id: 'yiigle',
    url: 'https://rs.yiigle.com/cmaid/1234567',
    head: META,
    body: `<h1 class="art_title">${TITLE}</h1><div class="art_author"><a>周平</a><a>吴小河</a></div><div class="art_abstract"><p>${ABSTRACT}</p></div><div class="art_keyword"><a>水塘</a><a>村落</a><a>位置</a></div>`,
    expected: { title: TITLE, authors: AUTHORS, keywords: KEYWORDS, date: '2019-04-15', abstract: ABSTRACT, ...ISSUE },
  },
  {
    id: 'taixueshu',
    url: 'https://www.taixueshu.com/journal/details/slxk201904002',
    body: `<div id="basicInfor"><h1>${TITLE}</h1><p class="author"><a>周平</a><a>吴小河</a></p><p class="abstract">${ABSTRACT}</p><p class="keyword"><a>水塘</a><a>村落</a><a>位置</a></p></div><h3>相关文献</h3><ul>${OTHERS}</ul>`,
    expected: { title: TITLE, authors: AUTHORS, keywords: KEYWORDS, abstract: ABSTRACT },
  },
  {
    id: 'zhangqiao',
    url: 'https://www.zhangqiaokeyan.com/academic-journal-cn_slxk_thesis/0201234.html',
    body: `<div class="detail_title"><h1>${TITLE}</h1></div><div id="abstract">${ABSTRACT}</div><div class="record"><ul><li>作者：周平；吴小河</li><li>期刊：《水利学刊》</li><li>年卷期：2019年第4期</li><li>关键词：水塘；村落；位置</li></ul></div>`,
    expected: { title: TITLE, authors: AUTHORS, keywords: KEYWORDS, abstract: ABSTRACT, container: '水利学刊' },
  },
  {
    id: 'sciengine',
    url: 'https://www.sciengine.com/slxk/doi/10.12345/slxk.2019.04.002',
    head: META,
    body: `<h1 class="article-title">${TITLE}</h1><h2>摘要</h2><p>${ABSTRACT}</p>`,
    expected: { title: TITLE, authors: AUTHORS, keywords: KEYWORDS, date: '2019-04-15', ...ISSUE },
  },
  {
    id: 'pubscholar',
    url: 'https://pubscholar.cn/articles/abc123',
    body: `<h1><span class="ArticleDetail__titleText">${TITLE}</span></h1><p>作者：周平；吴小河</p><p>摘要：${ABSTRACT}</p><p>关键词：水塘；村落；位置</p>`,
    expected: { title: TITLE, authors: AUTHORS, keywords: KEYWORDS, abstract: ABSTRACT },
  },
  {
    id: 'airiti',
    url: 'https://www.airitilibrary.com/Article/Detail/10212345-201904-201904150001',
    head: META,
    body: `<h1 class="detail-title">水塘位置與村落形成的關係研究</h1><div class="zh-abstract">${ABSTRACT}</div><div class="keywords"><a>水塘</a><a>村落</a><a>位置</a></div>`,
    expected: { title: TITLE, authors: AUTHORS, keywords: KEYWORDS, date: '2019-04-15', ...ISSUE },
  },
  {
    id: 'wechat',
    url: 'https://mp.weixin.qq.com/s/AbCdEf123',
    head: '<meta property="og:type" content="article"><title></title>',
    body: `<h1 id="activity-name"> ${TITLE} </h1><div><span id="js_name">水利学刊</span><em id="publish_time">2019-04-15 10:00</em></div><div id="js_content"><section><p>作者简介：周平，某某大学水利学院教授。</p><p>摘要：${ABSTRACT}</p><p>关键词：水塘；村落；位置</p><p>一、水塘</p>${TEXT}<p>二、村落</p>${TEXT}<p>参考文献</p><p>[1]何明.水塘考[J].水利学刊,2011(3):1-9.</p><p>[2]何明.村落考[J].水利学刊,2012(3):1-9.</p><p>[3]何明.塘村考[J].水利学刊,2013(3):1-9.</p></section></div>`,
    expected: { title: TITLE, keywords: KEYWORDS, date: '2019-04-15T10:00', abstract: ABSTRACT },
  },
  {
    id: 'founder',
    url: 'http://slxk.example.org/thesisDetails',
    head: `${META}<script src="https://portal.founderss.cn/a.js"></script>`,
    body: `<h1>${TITLE}</h1><div class="article-abstract"><p>${ABSTRACT}</p></div><div class="article-keyword"><a>水塘</a><a>村落</a><a>位置</a></div>`,
    expected: { title: TITLE, authors: AUTHORS, keywords: KEYWORDS, date: '2019-04-15', abstract: ABSTRACT, ...ISSUE },
  },
  {
    id: 'rhhz',
    url: 'http://slxk.example.org/html/2019/4/2019-4-12.htm',
    head: `${META}<meta name="citation_id" content="33">`,
    body: `<h1>${TITLE}</h1><p id="CnAbstractValue">${ABSTRACT}</p><h2>1 水塘</h2>${TEXT}<h2>2 村落</h2>${TEXT}<div class="footer"><a href="http://www.rhhz.net">仁和汇智</a></div>`,
    expected: { title: TITLE, authors: AUTHORS, keywords: KEYWORDS, date: '2019-04-15', abstract: ABSTRACT, ...ISSUE },
  },
];

async function report({ url, head = '', body }: Fixture) {
  const html = `<!DOCTYPE html><html><head>${head}</head><body><div class="nav"><a href="/">首页</a></div>${body}</body></html>`;
  const article = await readArticle(parseHtml(html), { url, analyse: analysePage });
  return extractReport(article, { sections: [], article: [] });
}

describe('sites', () => {
  it('have a page of ours for every adapter', () => {
    expect(FIXTURES.map(({ id }) => id).sort()).toEqual(
      allAdapters()
        .map(({ id }) => id)
        .sort(),
    );
  });

  for (const fixture of FIXTURES) {
    it(`${fixture.id}: read by its rules`, async () => {
      const found = await report(fixture);
      const { expected } = fixture;
      expect(Object.fromEntries(Object.keys(expected).map((key) => [key, found[key as keyof typeof found]]))).toEqual(
        expected,
      );
      expect(found.isArticle).toBe(true);
    });

    it(`${fixture.id}: is the adapter that is asked`, () => {
      const doc = parseHtml(`<head>${fixture.head ?? ''}</head><body>${fixture.body}</body>`);
      expect(readSite(doc, fixture.url)?.adapter.id).toBe(fixture.id);
    });
  }

  it('says aloud that a site was rebuilt, and reads its labels', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const rebuilt = `<h1>${TITLE}</h1><p>作者：周平；吴小河</p><p>摘要：${ABSTRACT}</p><p>关键词：水塘；村落；位置</p>`;
    const found = await report({ id: 'ncpssd', url: FIXTURES[4]?.url ?? '', body: rebuilt, expected: {} });
    expect(found).toMatchObject({ isArticle: true, title: TITLE, authors: AUTHORS, keywords: KEYWORDS });
    expect(warn.mock.calls.flat().join()).toContain('ncpssd');
    warn.mockRestore();
  });

  it('does not take another page of a listed site for an article', async () => {
    const search = `<h1>检索结果</h1><p>共找到 312 条结果</p><ul>${OTHERS}</ul>`;
    const found = await report({ id: '', url: 'https://kns.cnki.net/kns8s/search?q=a', body: search, expected: {} });
    expect(found.isArticle).toBe(false);
  });

  it('asks for no host that is read only where the reader wants it', () => {
    expect(SITE_MATCHES.join()).not.toContain('weixin');
    for (const { hosts } of allAdapters().filter(({ id }) => id !== 'wechat'))
      for (const host of hosts) expect(listedSiteOf(host.replace('*.', 'www.'))).not.toBeNull();
  });

  it('asks for each host once, over both schemes', () => {
    expect(new Set(SITE_MATCHES).size).toBe(SITE_MATCHES.length);
    expect(SITE_MATCHES).toContain('*://*.cnki.net/*');
    for (const match of SITE_MATCHES) expect(match).toMatch(/^\*:\/\/(?:\*\.)?[a-z0-9.]+\/\*$/);
  });

  it('knows where a mirror took its page from', () => {
    expect(cleanerAddresses('http://www.mirror.example/page/2023/0707/22381566.shtml')).toEqual([
      'https://www.fx361.cc/page/2023/0707/22381566.shtml',
      'https://m.fx361.cc/news/2023/0707/22381566.html',
    ]);
    expect(cleanerAddresses('https://www.fx361.cc/page/2023/0707/22381566.shtml')).toHaveLength(1);
    expect(cleanerAddresses('https://example.org/page/about')).toEqual([]);
    expect(cleanerAddresses('no address')).toEqual([]);
  });
});
