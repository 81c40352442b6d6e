import { expect, test } from 'vitest';
import { exportMarkdown, markdownFileName, type PlacedAnnotation } from './export-markdown.ts';
import type { Annotation, Work } from './types.ts';

const work: Work = {
  id: 'ta:1',
  title: '基层社区治理的困境与出路',
  authors: ['房建', '李四'],
  affiliations: [],
  date: '2021-01',
  container: '经济研究导刊',
  volume: null,
  issue: '3',
  pages: null,
  doi: null,
  keywords: ['社区治理'],
  fingerprint: '',
};

function note(part: Partial<Annotation> = {}, sectionPath: readonly string[] = ['二、问题']): PlacedAnnotation {
  const annotation: Annotation = {
    id: 'a1',
    workId: work.id,
    source: 'http://www.fx361.cc/page/2021/0128/1.shtml#top',
    selector: {
      quote: { type: 'TextQuoteSelector', exact: '治理主体单一', prefix: '', suffix: '' },
      position: { type: 'TextPositionSelector', start: 5, end: 11 },
      section: { type: 'SectionSelector', path: sectionPath },
    },
    quotes: { served: '治理主體單一', printed: '治理主體單一', reading: '治理主体单一' },
    color: 'green',
    body: '此说可与上文对照。',
    tags: ['治理', 'to do'],
    created: '2026-11-01T00:00:00.000Z',
    modified: '2026-11-01T00:00:00.000Z',
    revision: 1,
    deleted: null,
    ...part,
  };
  return { annotation, sectionPath };
}

const render = (annotations: readonly PlacedAnnotation[], of: Work = work) =>
  exportMarkdown({
    work: of,
    source: 'http://www.fx361.cc/page/2021/0128/1.shtml',
    annotations,
    exportedAt: '2026-11-23T08:00:00.000Z',
    citation: '房建, 李四. 基层社区治理的困境与出路[J]. 经济研究导刊, 2021(3).',
  });

test('holds front matter, section, quote, note, tags, colour and a link to the text as served', () => {
  expect(render([note(), note({ body: '', tags: [] }), note({}, ['三、对策', '(一)多元共治'])])).toBe(`---
title: "基层社区治理的困境与出路"
authors:
  - "房建"
  - "李四"
container: "经济研究导刊"
date: "2021-01"
issue: "3"
keywords:
  - "社区治理"
source: "http://www.fx361.cc/page/2021/0128/1.shtml"
exported: "2026-11-23T08:00:00.000Z"
---

# 基层社区治理的困境与出路

房建, 李四. 基层社区治理的困境与出路[J]. 经济研究导刊, 2021(3).

## 二、问题

> 治理主体单一

此说可与上文对照。

#治理 · #to-do · 绿 · [原文](<http://www.fx361.cc/page/2021/0128/1.shtml#:~:text=${encodeURIComponent('治理主體單一')}>)

> 治理主体单一

绿 · [原文](<http://www.fx361.cc/page/2021/0128/1.shtml#:~:text=${encodeURIComponent('治理主體單一')}>)

## 三、对策 › (一)多元共治

> 治理主体单一

此说可与上文对照。

#治理 · #to-do · 绿 · [原文](<http://www.fx361.cc/page/2021/0128/1.shtml#:~:text=${encodeURIComponent('治理主體單一')}>)
`);
});

test('a hostile title stays one scalar of the front matter and one heading', () => {
  const title = '题名"\n---\n# 假标题\u2028<script>alert(1)</script> [[笔记]] ![x](javascript:1)\u202e';
  const lines = render([], { ...work, title }).split('\n');
  expect(lines[1]).toBe('title: "题名\\" --- # 假标题 <script>alert(1)</script> [[笔记]] ![x](javascript:1)"');
  expect(lines.filter((line) => line === '---')).toHaveLength(2);
  expect(lines.filter((line) => line.startsWith('#'))).toEqual([
    '# 题名" --- \\# 假标题 \\<script\\>alert(1)\\</script\\> \\[[笔记\\]] ![x\\](javascript:1)',
  ]);
});

test('every line of a hostile quote stays inside the quote and is plain words', () => {
  const reading = '# 标题\n- 项\n1. 一\n> 引\n---\n```\n|a|b|\n$x$ ==y== %%z%% ~~d~~ *e* _f_ &lt; https://e.org 甲#乙';
  const out = render([note({ quotes: { served: '', printed: '', reading }, body: '' })]);
  const block = out.slice(out.indexOf('> '), out.indexOf('\n\n#治理'));
  expect(block.split('\n').every((line) => line.startsWith('>'))).toBe(true);
  expect(block.split('\n>\n')).toEqual([
    '> \\# 标题',
    '> \\- 项',
    '> 1\\. 一',
    '> \\> 引',
    '> \\---',
    '> \\`\\`\\`',
    '> \\|a\\|b\\|',
    '> \\$x\\$ \\==y\\== \\%%z\\%% \\~\\~d\\~\\~ \\*e\\* \\_f\\_ \\&lt; https\\://e.org 甲#乙',
  ]);
});

test('a note keeps its Markdown, but nothing in it runs on', () => {
  const out = render([note({ body: '**重点** <!-- 注\n小题\n---\n```js\nconst a = 1' }), note()]);
  expect(out).toContain('**重点** &lt;!-- 注\n小题\n\\---\n```js\nconst a = 1\n```\n\n#治理');
});

test('links: long and many-lined quotes by their ends, none for what is not of the web', () => {
  const served = `${'甲'.repeat(10)}，${'乙'.repeat(80)}\n丙丙丙丙`;
  const quotes = { served, printed: '', reading: '甲' };
  expect(render([note({ quotes })])).toContain(
    `#:~:text=${encodeURIComponent('甲'.repeat(10))},${encodeURIComponent('丙丙丙丙')}>)`,
  );
  expect(render([note({ source: 'javascript:alert(1)' })])).not.toContain('](');
  expect(render([note({ source: 'https://e.org/a b>c' })])).toContain('(<https://e.org/a%20b%3Ec#:~:text=');
  expect(render([note({ quotes: { ...quotes, served: 'a-b,c&d\ud800' } })])).toContain('text=a%2Db%2Cc%26d%EF%BF%BD>');
});

test('file names are taken by every system', () => {
  expect(markdownFileName({ title: '论“a/b”：c?' })).toBe('论“a b”：c.md');
  expect(markdownFileName({ title: '' })).toBe('清读笔记.md');
  expect(markdownFileName({ title: 'CON' })).toBe('清读笔记CON.md');
  expect(markdownFileName({ title: '𠮷'.repeat(100) })).toBe(`${'𠮷'.repeat(60)}.md`);
  expect(markdownFileName({ title: '../../x' })).toBe('x.md');
});
