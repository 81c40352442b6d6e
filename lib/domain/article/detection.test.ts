import { describe, expect, it } from 'vitest';
import { findArticle } from './find-article.ts';
import { articleSigns } from './signs.ts';
import { blocksOf, factsOf, paragraphs } from './test-support.ts';
import type { PageFacts } from './types.ts';

const many = (count: number, make: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join('\n');
const LONG = '水塘的修建与村落的位置关系密切,先有水塘后有村落的情形并不少见,各处的记载也大体如此。'.repeat(6);
const NAV = `<nav><a href="/">首页</a> <a href="/a">频道</a></nav><ul>${many(20, (i) => `<li><a href="/${i}">第${i}号栏目的链接文字</a></li>`)}</ul>`;

const NOT_ARTICLES: Record<string, [html: string, facts?: Partial<PageFacts>]> = {
  news: [
    `${NAV}<h1>江边小镇举办水塘文化节</h1><p>2020-05-06 10:20 来源:某某日报 作者:周平</p>${paragraphs(`本报讯(记者 周平)${LONG}`, LONG, '镇长说:“水塘是我们的根。”', LONG)}<p>责任编辑:吴小河</p><h3>相关新闻</h3><ul><li><a href="/1">另一条新闻</a></li></ul>`,
  ],
  'news with numbered parts': [
    `<h1>江边小镇的三条经验</h1><p>2020-05-06 来源:某某网</p>${paragraphs(`新华社电 记者周平报道,${LONG}`, '一、修水塘', LONG, '二、种树', LONG, '三、办节', LONG, LONG, LONG)}`,
  ],
  'official document': [
    `<h1>关于加强水塘管理的通知</h1>${paragraphs('各村民委员会:', LONG, '一、提高认识', `(一)统一思想。${LONG}`, `(二)明确责任。${LONG}`, '二、加强管理', LONG, '三、落实经费', LONG, '某某镇人民政府', '2020年5月6日')}`,
  ],
  shop: [
    `<h1>不锈钢饭盒 大容量 学生午餐盒</h1><p>¥ 39.00</p><p>¥ 29.00</p><p>库存:充足</p><a href="/c">加入购物车</a><p>加入购物车</p><p>商品详情</p><p>优惠券</p><p>累计评价 200</p>${paragraphs('关键词:饭盒 午餐 学生', LONG)}`,
  ],
  forum: [
    `<h1>大家村里还有水塘吗</h1>${many(12, (i) => `<div><p>${i + 1}楼</p><p>发表于 2020-05-0${(i % 9) + 1} 10:20</p><p>我们村里的水塘去年填了,现在一下雨就积水,大家有什么办法没有?</p><p>回复 TA</p></div>`)}`,
  ],
  'search results': [
    `<p>共找到 1,253 条结果</p>${many(12, (i) => `<div><h3><a href="/${i}">水塘与村落的关系研究之${i}</a></h3><p>作者:周平;吴小河 《水利学刊》2019年第4期</p><p>摘要:水塘与村落的关系密切,本文以十个村落为例研究水塘的位置、大小和用途……</p><p>关键词:水塘;村落;位置</p></div>`)}<p>下一页</p>`,
  ],
  encyclopedia: [
    `<h1>水塘</h1>${paragraphs(`${LONG}[1]`, '本词条由某某审核')}<p>目录 1 历史 2 用途</p><h2>历史[编辑]</h2>${paragraphs(`${LONG}[2]`, LONG)}<h2>用途[编辑]</h2>${paragraphs(`${LONG}[3]`)}<h2>参考资料</h2><ol><li>周平.水塘[M].某某出版社,2001年.</li><li>吴小河.村落[M].某某出版社,2003年.</li><li>何明.用水[M].某某出版社,2005年.</li></ol>`,
    { url: 'https://baike.example.com/item/水塘' },
  ],
  home: [`${NAV}${NAV}<p>欢迎来到水塘网,这里有关于水塘的一切消息,每天更新,请多多关注。</p><p>摘要 关键词 作者</p>`],
  blog: [`<h1>我和水塘的故事</h1><p>2020-05-06</p>${paragraphs(LONG, LONG, LONG, LONG)}<p>标签:水塘,故事</p>`],
  'journal contents': [
    `<h1>水利学刊 2019年第4期</h1>${many(20, (i) => `<p><a href="/${i}">水塘研究之${i}</a> 周平(${i * 5 + 1})</p>`)}`,
  ],
  empty: [''],
  english: [
    `<h1>Ponds and villages</h1>${paragraphs('Abstract: Ponds and villages are closely related in the records of the county, as this paper shows by ten cases.', 'Keywords: pond; village', 'Ponds have long been dug before houses were built. '.repeat(30))}`,
  ],
};

const HEAD = '<h1>水塘位置与村落形成的关系研究</h1>';
const ABSTRACT =
  '摘要:水塘位置与村落形成的关系,向来为研究者所重视。本文以十个村落为例,研究水塘的位置怎样影响村落的形成,认为先有水塘、后有村落的情形占多数,并说明其中的原因。';
const ARTICLES: Record<string, [html: string, facts?: Partial<PageFacts>]> = {
  'with abstract and numbers': [
    `${HEAD}${paragraphs('周 平', '(某某大学 水利学院,南京 210000)', ABSTRACT, '关键词:水塘;村落;位置', '中图分类号:TV 文献标识码:A', '一、水塘的位置', LONG, '二、村落的形成', LONG, '参考文献', '[1]周平.水塘[M].南京:某某出版社,2001.')}`,
  ],
  'detail page, abstract only': [
    `<h1>水塘位置与村落形成的关系研究</h1><h3><a href="/a">周平</a></h3><h3><a href="/o">某某大学水利学院</a></h3><div>${ABSTRACT}</div><p>关键词:<a href="/k">水塘</a>;<a href="/k">村落</a>;</p><p>DOI:10.12345/j.cnki.slxk.2019.04.001</p><p>分类号:TV</p><h4>相似文献</h4><ul>${many(8, (i) => `<li><a href="/${i}">别的论文题目之${i}</a></li>`)}</ul>`,
  ],
  'spliced notes, no abstract': [
    `${HEAD}<p>周 平</p>${paragraphs(`${LONG}有人记之甚详(1)林晓:《水塘记》,《村镇文化》2011年第3期。。`, `${LONG}另有(2)何明:《塘边》,北京:村庄出版社,1998年,第3页。。`, `${LONG}又有(3)吴小河:《村落》,《村镇报》2010年3月9日。。`, LONG)}`,
  ],
  'notes at the end': [
    `${HEAD}${paragraphs('周平', '一、位置', `${LONG}①`, '二、形成', `${LONG}②`, '三、余论', `${LONG}③`, '注释:', '①林晓:《水塘记》,《村镇文化》2011年第3期。', '②何明:《塘边》,北京:村庄出版社,1998年,第3页。', '③吴小河:《村落》,《村镇报》2010年3月9日。')}`,
  ],
  'publisher metadata': [
    `${HEAD}${paragraphs(ABSTRACT)}`,
    {
      metas: [
        { name: 'citation_title', content: '水塘位置与村落形成的关系研究', lang: null },
        { name: 'citation_journal_title', content: '水利学刊', lang: null },
      ],
    },
  ],
  'references and decimals': [
    `${HEAD}${paragraphs('1 引言', `${LONG}[1]`, '2 方法', `${LONG}[2]`, '3 结果', `${LONG}[3]`, '参考文献', '[1] 林晓. 水塘记[J]. 村镇文化, 2011(3): 1-5.', '[2] 何明. 塘边[M]. 北京: 村庄出版社, 1998.', '[3] 吴小河. 村落[D]. 南京: 某某大学, 2010.')}`,
  ],
};

describe('what is no article', () => {
  for (const [name, [html, facts]] of Object.entries(NOT_ARTICLES)) {
    it(name, () => {
      const { isArticle, score, evidence } = findArticle(
        blocksOf(`<body>${html}</body>`),
        factsOf({ title: '水塘', ...facts }),
      );
      expect(isArticle, `${score}: ${evidence.join(';')}`).toBe(false);
    });
  }
});

describe('what is one', () => {
  for (const [name, [html, facts]] of Object.entries(ARTICLES)) {
    it(name, () => {
      const blocks = blocksOf(`<body>${html}</body>`);
      const { isArticle, score, evidence, metadata } = findArticle(blocks, factsOf({ title: '水塘', ...facts }));
      expect(isArticle, `${score}: ${evidence.join(';')}`).toBe(true);
      expect(metadata.title?.value).toBe('水塘位置与村落形成的关系研究');
      const text = blocks.map((block) => block.text).join('\n');
      if (facts === undefined)
        expect(articleSigns(text).score, articleSigns(text).signs.join(';')).toBeGreaterThanOrEqual(1);
    });
  }
  it('its evidence can be read', () => {
    const { evidence } = findArticle(blocksOf(`<body>${ARTICLES['with abstract and numbers']?.[0]}</body>`), factsOf());
    expect(evidence.join('\n')).toMatch(/有作者单位\(带邮编\):某某大学 水利学院,南京 210000/);
    expect(evidence.join('\n')).toMatch(/1 级编号标题 2 个/);
  });
});

describe('signs for the detector', () => {
  it('are seen in either script, with glosses and sprayed marks', () => {
    for (const text of [
      '摘要:水塘……\n关键词:水塘',
      '摘要:水塘……\n關鍵詞:水塘',
      '摘? ? 要:水塘……\n關(guān)鍵詞:水塘',
      '【摘 要】水塘……【关键词】水塘',
      // As Taiwan's journals print them: each label on a line of its own.
      '摘要\n水塘……\n關鍵詞：水塘\n壹、前言\n參考書目\n',
      '摘要本文探討水塘……關鍵詞：水塘壹、前言',
      '¹Ø¼ü´Ê£ºË®ÌÁ',
      '鍏抽敭璇嶏細姘村',
    ]) {
      expect(articleSigns(text).score, text).toBeGreaterThanOrEqual(1);
    }
  });
  it('are not seen in pages that are none', () => {
    for (const name of [
      'news',
      'official document',
      'shop',
      'forum',
      'search results',
      'home',
      'blog',
      'journal contents',
      'empty',
    ]) {
      const text = blocksOf(`<body>${NOT_ARTICLES[name]?.[0]}</body>`)
        .map((block) => block.text)
        .join('\n');
      expect(articleSigns(text).score, name).toBeLessThan(1);
    }
  });
  it.each([
    ...['摘要:', '內容提要】', '内容提要:', '关键词:', '关鍵词:', '關鍵詞 】', '关键字:', '關鍵字:', '关键詞:'],
    ...['中图分类号', '中圖分類號', '文献标识码', '文獻標誌碼', '文献標識码', '文章编号', '文章編號', '10.1234/ab'],
    ...['基金项目:', '基金項目】', '收稿日期:', '通讯作者:', '通訊作者:', '通信作者:', '参考文献:', '參考書目\n'],
    ...['注释:①', '註釋〔1〕', '注釋 1.', '(某某大学,南京 210000)', '[J].[M]，[D/OL] .', '[S].[N],[R].[C/OL].[P].'],
    ...['(1)王一:《甲》②李二:《乙》〔3〕张三：《丙》', '\n一、水塘\n二、村落\n三、关系', ' (一)水 （二）塘 (三)村'],
    ...['鍏抽敭', '闂滈嵉', '鎽樿', 'å…³é”®', 'æ‘˜è¦', '¹Ø¼ü´Ê', 'ÕªÒª', '壽瑩棵', '闽龄迭', '篕璶'],
  ])('are counted however they are written: %j', (text) => {
    expect(articleSigns(text).signs).toHaveLength(1);
  });
  it('are cheap', () => {
    const text = `${LONG}(`.repeat(300);
    const start = performance.now();
    articleSigns(text);
    expect(performance.now() - start).toBeLessThan(400);
  });
});
