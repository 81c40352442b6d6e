import { describe, expect, it } from 'vitest';
import { dateIn, dateOf, issueLineOf } from './dates.ts';
import { findArticle } from './find-article.ts';
import { takeApart } from './keywords.ts';
import { affiliationsIn, isAffiliation, namesIn } from './people.ts';
import { readingOf } from './reading.test-support.ts';
import { blocksOf, factsOf, paragraphs } from './test-support.ts';
import type { PageFacts } from './types.ts';

const TITLE = '河岸旧工厂改作书院的空间利用研究';
const ABSTRACT =
  '河岸旧工厂改作书院,是近年城市更新中的一种做法。本文以四处旧工厂为例,研究空间利用的方式,认为保留厂房骨架、减少分隔有利于公共阅读。';
const BODY = paragraphs(
  '河岸旧工厂的空间高大,柱距很宽,改作书院以后多数保留了原来的骨架,只在底层添加书架和座位。这样的空间利用方式节省了费用,也留下了工厂的记忆。',
  '一、旧工厂的空间特点',
  '旧工厂的空间利用首先取决于柱网。四处工厂之中,有三处柱距超过九米,改作书院时不必另加支撑,书架可以自由排列。',
  '二、书院的空间要求',
  '书院需要安静、明亮和可以停留的空间。旧工厂的高窗提供了均匀的光线,但冬季取暖成为问题,需要另外的投入。',
);

function metadata(html: string, facts: Partial<PageFacts> = {}) {
  const blocks = blocksOf(`<body>${html}</body>`);
  const article = findArticle(blocks, factsOf(facts));
  const values = Object.fromEntries(
    Object.entries(article.metadata).map(([name, field]) => [
      name,
      (field as { value: unknown } | null)?.value ?? null,
    ]),
  );
  return { values, article, reading: readingOf(article, blocks) };
}
const meta = (name: string, content: string, lang: string | null = null) => ({ name, content, lang });

describe('title', () => {
  it('is never what the page says but does not hold', () => {
    const spam = '免费抽奖大放送_名牌手袋低价_网络游戏下载_天天中大奖';
    const { values, article } = metadata(`<h1><a href="/">${spam}</a></h1><h2>${TITLE}</h2>${BODY}`, {
      title: spam,
      metas: [meta('og:title', spam), meta('description', spam)],
    });
    expect(values.title).toBe(TITLE);
    expect(article.excluded[0]).toMatchObject({ reason: 'spam-title', text: spam });
  });
  it('is known by its keywords where the text has other words', () => {
    const prose = paragraphs(
      '近年来，各地的做法并不相同，有的以高大的柱网为依托，有的另加支撑，冬季取暖都成为问题，需要另外的投入。',
      '一、做法',
      '做法首先取决于柱距。四处之中，有三处柱距超过九米，不必另加支撑，书架可以自由排列，费用因此节省了不少。',
    );
    const { values } = metadata(`<h1>河岸厂房书院化</h1><p>周 平</p><p>关键词：河岸厂房；书院化</p>${prose}`);
    expect(values.title).toBe('河岸厂房书院化');
  });
  it('loses the name of the site', () => {
    expect(metadata(BODY, { title: `${TITLE}_某某文库` }).values.title).toBe(TITLE);
    expect(metadata(BODY, { title: `${TITLE} - 某某期刊网 - 论文` }).values.title).toBe(TITLE);
  });
  it('is found on a page without headings', () => {
    expect(
      metadata(`<div>首页 | 期刊</div><p>${TITLE}</p><p>周 平</p>${BODY}`, { title: '全文阅读XML' }).values.title,
    ).toBe(TITLE);
  });
  it('takes its subtitle along and leaves its mark', () => {
    expect(metadata(`<h1>${TITLE}*</h1><p>——以四处旧工厂为例</p>${BODY}`).values.title).toBe(
      `${TITLE}*——以四处旧工厂为例`.replace('*', ''),
    );
    expect(metadata(`<h1>${TITLE}①</h1>${BODY}`).values.title).toBe(TITLE);
  });
  it('is null where nothing agrees', () => {
    expect(metadata(BODY, { title: '欢迎光临' }).values.title).toBeNull();
  });
  it('prefers Chinese metadata', () => {
    const metas = [meta('citation_title', 'Reuse of riverside factories', 'en'), meta('citation_title', TITLE, 'zh')];
    expect(metadata(BODY, { metas }).values.title).toBe(TITLE);
  });
});

describe('what stands in front', () => {
  it('by position', () => {
    const { values, article, reading } = metadata(
      `<h1>${TITLE}</h1><p>周 平<sup>1</sup>,欧阳小河<sup>2</sup></p><p>(1.某某大学 建筑学院,南京 210000;2.某某书院,苏州 215000)</p><p>城建学刊 2019年第4期</p>${BODY}`,
    );
    expect(values).toMatchObject({
      authors: ['周平', '欧阳小河'],
      affiliations: ['某某大学 建筑学院,南京 210000', '某某书院,苏州 215000'],
      container: '城建学刊',
      issue: '4',
      date: '2019',
    });
    expect(article.front.map((item) => item.kind)).toEqual(['title', 'author', 'affiliation', 'source']);
    expect(reading).not.toContain('周');
  });
  it('by label', () => {
    const { values } = metadata(
      `<h1>${TITLE}</h1><p>作者:周平;吴小河</p><p>作者单位:某某大学建筑学院</p><p>【摘 要】${ABSTRACT}</p><p>【关键词】旧工厂;书院;空间利用</p><p>中图分类号:TU242 文献标识码:A 文章编号:1000-0000(2019)04-0012-07</p><p>DOI:10.12345/j.cnki.cjxk.2019.04.002</p><p>基金项目:某某省社会科学基金(19ABC001)</p><p>来源:《城建学刊》2019年第4期</p>${BODY}`,
    );
    expect(values).toMatchObject({
      title: TITLE,
      authors: ['周平', '吴小河'],
      affiliations: ['某某大学建筑学院'],
      abstract: ABSTRACT,
      keywords: ['旧工厂', '书院', '空间利用'],
      doi: '10.12345/j.cnki.cjxk.2019.04.002',
      container: '城建学刊',
      issue: '4',
    });
  });
  it('labels glued in one block', () => {
    const { values } = metadata(
      `<h1>${TITLE}</h1><p>摘要:${ABSTRACT}关键词:旧工厂;书院;空间利用 中图分类号:TU242 文献标识码:A</p>${BODY}`,
    );
    expect(values).toMatchObject({ abstract: ABSTRACT, keywords: ['旧工厂', '书院', '空间利用'] });
  });
  it('labels that are headings, with the first heading of the text behind them', () => {
    const { values, article } = metadata(
      `<h1>${TITLE}</h1><h2>摘要</h2><p>${ABSTRACT}</p><h2>关键词</h2><p>旧工厂；书院</p><h2>1 引言</h2><p>${ABSTRACT}</p><h2>2 柱网</h2><p>${ABSTRACT}</p>`,
    );
    expect(values).toMatchObject({ abstract: ABSTRACT, keywords: ['旧工厂', '书院'] });
    expect(article.sections.map((section) => section.title)).toEqual(['引言', '柱网']);
  });
  it('labels in elements of their own', () => {
    const { values } = metadata(
      `<h1>${TITLE}</h1><dl><dt>摘要:</dt><dd>${ABSTRACT}</dd><dt>关键词:</dt><dd><a href="/k">旧工厂</a>;<a href="/k">书院</a></dd><dt>作者</dt><dd>周平</dd></dl>${BODY}`,
    );
    expect(values).toMatchObject({ abstract: ABSTRACT, keywords: ['旧工厂', '书院'], authors: ['周平'] });
  });
  it('a structured abstract', () => {
    const { values } = metadata(
      `<h1>${TITLE}</h1><p>摘要:</p><p>目的:研究旧工厂的空间利用,为书院建设提供参考和依据。</p><p>方法:测量四处旧工厂的柱网与光线,并访问读者,记录停留时间。</p><p>关键词:旧工厂;书院</p>${BODY}`,
    );
    expect(String(values.abstract).split('\n')).toHaveLength(2);
  });
  it('date and author glued, as on 参考网', () => {
    expect(
      metadata(`<h2 class="bt">${TITLE}</h2><div class="sj">2019-04-08 09:30:05周平</div>${BODY}`).values,
    ).toMatchObject({ date: '2019-04-08T09:30:05', authors: ['周平'] });
  });
  it('a line of facts', () => {
    expect(
      metadata(`<h1>${TITLE}</h1><p>2019-04-08 来源:城建学刊 作者:周平 浏览次数:25</p>${BODY}`).values,
    ).toMatchObject({ date: '2019-04-08', authors: ['周平'], container: '城建学刊' });
  });
  it('the English front is no part of the text', () => {
    const { reading, article } = metadata(
      `<h1>${TITLE}</h1><p>摘要:${ABSTRACT}</p><p>关键词:旧工厂;书院</p><p>Reuse of Riverside Factories</p><p>ZHOU Ping</p><p>Abstract: Old factories on the river have been turned into academies in recent years.</p><p>Key words: factory; academy</p>${BODY}`,
    );
    expect(reading.startsWith('河岸旧工厂的空间高大')).toBe(true);
    expect(article.metadata.keywords?.value).toEqual(['旧工厂', '书院']);
  });
  it('fills nothing by guess', () => {
    const { values } = metadata(`<h1>${TITLE}</h1><p>图书频道</p>${BODY}`);
    expect(values).toMatchObject({
      authors: null,
      affiliations: null,
      date: null,
      keywords: null,
      abstract: null,
      doi: null,
      container: null,
    });
  });
});

describe('metadata of the page', () => {
  it('Highwire', () => {
    const metas = [
      meta('citation_title', TITLE),
      meta('citation_author', '周平'),
      meta('citation_author', '吴 小河'),
      meta('citation_author_institution', '某某大学建筑学院'),
      meta('citation_journal_title', '城建学刊'),
      meta('citation_volume', '12'),
      meta('citation_issue', '04'),
      meta('citation_firstpage', '12'),
      meta('citation_lastpage', '18'),
      meta('citation_date', '2019/04/08'),
      meta('citation_doi', '10.12345/cjxk.2019.04.002'),
      meta('citation_keywords', '旧工厂;书院'),
    ];
    const { values, article } = metadata(`<h1>${TITLE}</h1>${BODY}`, { metas });
    expect(values).toMatchObject({
      title: TITLE,
      authors: ['周平', '吴小河'],
      affiliations: ['某某大学建筑学院'],
      container: '城建学刊',
      volume: '12',
      issue: '4',
      pages: '12-18',
      date: '2019-04-08',
      doi: '10.12345/cjxk.2019.04.002',
      keywords: ['旧工厂', '书院'],
    });
    expect(article.metadata.authors?.from).toBe('citation_author');
    expect(article.isArticle).toBe(true);
  });
  it('JSON-LD', () => {
    const jsonLd = [
      {
        '@type': 'ScholarlyArticle',
        headline: TITLE,
        author: [{ name: '周平' }],
        datePublished: '2019-04-08T00:00:00',
      },
    ];
    expect(metadata(`<h1>${TITLE}</h1>${BODY}`, { jsonLd }).values).toMatchObject({
      title: TITLE,
      authors: ['周平'],
      date: '2019-04-08T00:00:00',
    });
  });
});

describe('keywords', () => {
  it('the author line wins over the row of links of the site', () => {
    const { values } = metadata(
      `<h2>${TITLE}</h2><div>关键词:<a href="/1">工厂</a><a href="/2">空间</a></div><p>周 平</p><p>摘要:${ABSTRACT}</p><p>关键词:旧工厂;书院;空间利用</p>${BODY}`,
    );
    expect(values.keywords).toEqual(['旧工厂', '书院', '空间利用']);
  });
  it('glued ones are split by their links', () => {
    const { article } = metadata(
      `<h2>${TITLE}</h2><div>关键词:<a href="/1">工厂</a><a href="/2">书院</a><a href="/3">空间</a></div>${BODY}`,
    );
    expect(article.metadata.keywords).toEqual({ value: ['工厂', '书院', '空间'], from: 'links' });
  });
  it('or by titles recommended for them, or not at all', () => {
    const titles = ['老工厂的故事', '工厂里的灯', '书院往事', '江边的书院', '空间与人', '共享空间'];
    expect(takeApart('工厂书院空间', titles)).toEqual(['工厂', '书院', '空间']);
    expect(takeApart('工厂书院空间', ['别的题目', '另外的题目', '还有题目'])).toBeNull();
  });
});

describe('names', () => {
  it.each([
    ['房 建', ['房建']],
    ['王 伟 李小明', ['王伟', '李小明']],
    ['张三1,李四2', ['张三', '李四']],
    ['张 三,李 四', ['张三', '李四']],
    ['作者:周平', ['周平']],
    ['文/周平', ['周平']],
    ['□ 周平', ['周平']],
    ['周平 著', ['周平']],
    ['欧阳小河、阿不都·热合曼', ['欧阳小河', '阿不都·热合曼']],
    ['J. Reed, Ann Lee', ['J. Reed', 'Ann Lee']],
    ['周平①②,吴小河③*', ['周平', '吴小河']],
  ])('%s', (row, names) => expect(namesIn(row, 'likely')).toEqual(names));
  it.each(['首页 期刊', '图书频道', '本刊编辑部', '2019-04-08', '空间利用研究', '导航 登录 注册'])(
    'no names in %s',
    (row) => expect(namesIn(row)).toBeNull(),
  );
});

describe('affiliations', () => {
  it('are told from sentences', () => {
    expect(isAffiliation('(某某大学 建筑学院,南京 210000)', false)).toBe(true);
    expect(isAffiliation('某某大学建筑学院,江苏 南京 210000', false)).toBe(true);
    expect(isAffiliation('某某大学位于江边。', true)).toBe(false);
    expect(isAffiliation('(图一)', true)).toBe(false);
  });
  it('lose their brackets and numbers', () => {
    expect(affiliationsIn('（1．某某大学 建筑学院，南京 210000；2．某某书院）')).toEqual([
      '某某大学 建筑学院，南京 210000',
      '某某书院',
    ]);
    expect(affiliationsIn('1. 某某大学建筑学院 2. 某某书院')).toEqual(['某某大学建筑学院', '某某书院']);
  });
});

describe('dates and issues', () => {
  it.each([
    ['2021-01-28 21:59:25', '2021-01-28T21:59:25'],
    ['2021/1/8', '2021-01-08'],
    ['2021年1月28日', '2021-01-28'],
    ['2021年1月', '2021-01'],
    ['2021.01.28', '2021-01-28'],
    ['2021-01-28T21:59', '2021-01-28T21:59'],
  ])('%s', (text, iso) => expect(dateIn(text)?.iso).toBe(iso));
  it.each([
    ['20210128', '2021-01-28'],
    ['2021', '2021'],
    ['2021-1', '2021-01'],
    ['2021-13-01', null],
    ['', null],
  ])('meta %s', (text, iso) => expect(dateOf(text)).toBe(iso));
  it.each([
    ['《城建学刊》2019年第4期', ['城建学刊', '2019', null, '4', null]],
    ['城建学刊 . 2019 ,35 (02) :12-18', ['城建学刊', '2019', '35', '2', '12-18']],
    ['城建学刊,2019,35(2):12-18', ['城建学刊', '2019', '35', '2', '12-18']],
    ['2019年第12卷第4期', [null, '2019', '12', '4', null]],
    ['2019年04期', [null, '2019', null, '4', null]],
  ])('%s', (text, [container, year, volume, issue, pages]) =>
    expect(issueLineOf(text as string)).toEqual({ container, year, volume, issue, pages }),
  );
  it.each(['2019年以来的变化', '本文讨论2019年的四期展览', '2019年'])('no issue in %s', (text) =>
    expect(issueLineOf(text)?.issue ?? null).toBeNull(),
  );
});
