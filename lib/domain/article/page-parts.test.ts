import { describe, expect, it } from 'vitest';
import { findArticle } from './find-article.ts';
import { readingOf } from './reading.test-support.ts';
import { blocksOf, factsOf, paragraphs } from './test-support.ts';

const TITLE = '县城夜市灯光与行人停留研究';
const PROSE =
  '县城夜市的灯光有明有暗,行人停留的时间随之长短不一。研究者在三处夜市记录了行人停留的地点与时间,并与灯光的强弱相比较。';
const MORE = '灯光过强的地方,行人停留反而较短;灯光适中的地方,行人愿意坐下来说话,停留的时间最长。';

function read(html: string, title = TITLE) {
  const blocks = blocksOf(`<body>${html}</body>`);
  const article = findArticle(blocks, factsOf({ title }));
  return {
    article,
    blocks,
    reading: readingOf(article, blocks),
    reasonOf: (words: string) => article.excluded.find((item) => item.text.includes(words))?.reason,
  };
}

describe('what is not the article', () => {
  it('is named: navigation, advertisement, recommendations, link farm, stray marks', () => {
    const { reading, reasonOf } = read(`
      <header><a href="/">夜市网</a></header><nav><a href="/a">首页</a> <a href="/b">论文</a></nav><div class="crumbs"><a href="/">首页</a> > <a href="/a">论文</a></div>
      <h1>${TITLE}</h1><p>？</p>${paragraphs(PROSE)}<div class="ad">灯具大减价,买一送一,先到先得,欢迎选购。</div><p>•</p>${paragraphs(MORE)}
      <p>上一篇:<a href="/1">另一篇论文的题目</a></p><p>相关文章</p><ul><li><a href="/2">路灯的故事</a></li><li><a href="/3">夜市小史</a></li></ul>
      <div class="foot">${['甲市', '乙县', '丙旗', '丁区', '戊县', '己市', '庚县', '辛区', '壬县', '癸市'].map((name) => `<a href="/x">${name}</a>`).join('| ')}|</div>`);
    expect(reading).toBe(`${PROSE}\n${MORE}`);
    expect(reasonOf('夜市网')).toBe('navigation');
    expect(reasonOf('首页 > 论文')).toBe('navigation');
    expect(reasonOf('买一送一')).toBe('advertisement');
    expect(reasonOf('•')).toBe('stray-mark');
    expect(reasonOf('路灯的故事')).toBe('recommendations');
    expect(reasonOf('戊县')).toBe('link-farm');
  });

  it('a wall of place names in blocks of their own', () => {
    const { reasonOf, reading } = read(
      `<h1>${TITLE}</h1>${paragraphs(PROSE, MORE)}<div>${['甲水市', '乙山县', '丙原旗', '丁河区', '戊林县', '己江市', '庚泉县', '辛岭区', '壬沙县', '癸石市', '英超'].map((name) => `<p><a href="/x">${name}</a>|</p>`).join('')}</div>`,
    );
    expect(reasonOf('戊林县')).toBe('link-farm');
    expect(reading).toBe(`${PROSE}\n${MORE}`);
  });

  it('the comments below', () => {
    const { reading } = read(
      `<h1>${TITLE}</h1>${paragraphs(PROSE, MORE)}<h3>网友评论(2)</h3>${paragraphs('写得真好,我们县城的夜市也是这样,灯太亮了反而没有人愿意坐,希望大家都来看看。', '不同意楼上的看法。')}`,
    );
    expect(reading).toBe(`${PROSE}\n${MORE}`);
  });

  it('a whole page in a <form> is read all the same', () => {
    const blocks = blocksOf(`<body><h1>${TITLE}</h1>${paragraphs(PROSE, MORE)}</body>`).map((block) => ({
      ...block,
      hints: { ...block.hints, landmark: 'form' },
    }));
    const article = findArticle(blocks, factsOf());
    expect(readingOf(article, blocks)).toBe(`${PROSE}\n${MORE}`);
    expect(article.metadata.title?.value).toBe(TITLE);
  });

  it('blocks that repair emptied keep their place', () => {
    const blocks = blocksOf(`<body><h1>${TITLE}</h1><p>x</p>${paragraphs(PROSE, MORE)}</body>`).map((block) =>
      block.text === 'x' ? { ...block, text: '' } : block,
    );
    const article = findArticle(blocks, factsOf());
    expect(readingOf(article, blocks)).toBe(`${PROSE}\n${MORE}`);
  });
});

describe('what belongs to it but not to its text', () => {
  it('where it stood first, said behind its notes; a table’s source is text', () => {
    for (const row of [
      '来源：《城建学刊》2019年第4期',
      '（原载《城建学刊》2019年第4期）',
      '文章来源:《城建学刊》2019年第4期，第3-9页。',
    ]) {
      const { article, reading } = read(
        `<h1>${TITLE}</h1>${paragraphs(PROSE, '来源：江城统计局。', `${MORE}①`, '注释:', '①林晓:《水塘记》,《村镇文化》2011年第3期。', row)}`,
      );
      expect(reading).toContain('\n来源：江城统计局。\n');
      expect(reading).not.toContain('城建学刊');
      expect(article.notes.map((note) => note.marks.length)).toEqual([1]);
      expect([article.metadata.container?.value, article.metadata.issue?.value, article.metadata.date?.value]).toEqual([
        '城建学刊',
        '4',
        '2019',
      ]);
    }
  });
  it('buttons to share it are none of its text', () => {
    const { reading } = read(
      `<h1>${TITLE}</h1>${paragraphs(PROSE, '分享到：微博 微信 QQ空间', '一键分享至 朋友圈', MORE)}`,
    );
    expect(reading).toBe(`${PROSE}\n${MORE}`);
  });
  it('rows behind the text', () => {
    const { article, reading } = read(
      `<h1>${TITLE}</h1>${paragraphs(PROSE, MORE, '[作者简介]周平(1980-),女,某某大学副教授。', '基金项目:某某基金(20AB001)', '收稿日期:2020-05-06', '(作者单位:某某大学建筑学院)', '*本文为某某课题的一部分。', '责任编辑 吴小河')}`,
    );
    expect(reading).toBe(`${PROSE}\n${MORE}`);
    expect(article.front.map((item) => item.kind)).toEqual(['title', 'other', 'other', 'other', 'other', 'other']);
    expect(article.notes.map(({ marker, text }) => [marker, text])).toEqual([['*', '本文为某某课题的一部分。']]);
    expect(article.metadata).toMatchObject({
      authors: { value: ['周平'] },
      affiliations: { value: ['某某大学建筑学院'] },
      funding: { value: '某某基金(20AB001)' },
    });
  });

  it('a page without anything gives nothing', () => {
    const { article } = read('', '');
    expect(article).toMatchObject({
      isArticle: false,
      score: 0,
      front: [],
      sections: [],
      notes: [],
      references: [],
      excluded: [],
    });
    expect(Object.values(article.metadata).every((field) => field === null)).toBe(true);
  });

  it('a list of its own at the end is no list of references', () => {
    const { article, reading } = read(
      `<h1>${TITLE}</h1>${paragraphs(PROSE, '建议如下:', '1.灯光要适中;', '2.座位要充足;', '3.道路要通畅。')}`,
    );
    expect(article.references).toEqual([]);
    expect(reading.split('\n').at(-1)).toBe('3.道路要通畅。');
  });
});
