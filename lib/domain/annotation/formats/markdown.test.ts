import { expect, test } from 'vitest';
import type { Annotation } from '../types.ts';
import { exportFileName } from './file-name.ts';
import { checkTemplate, toMarkdown } from './markdown.ts';
import { CITATION, quoting, SOURCE, testExport, testNote, testWork } from './test-notes.ts';

const render = (notes: readonly Annotation[], work = testWork, template?: string) =>
  toMarkdown(testExport(notes, { work }), template)[0] as string;
const note = testNote;
const work = testWork;

test('holds front matter, section, quote, note, tags, colour and a link to the text as served', () => {
  expect(render([note(), note({ body: '', tags: [] }), note({}, ['三、对策', '(一)多元共治'])])).toBe(`---
title: "基层社区治理的困境与出路"
authors: ["房建", "李四"]
container: "经济研究导刊"
date: "2021-01"
issue: "3"
keywords: ["社区治理"]
source: "${SOURCE}"
exported: "2026-11-23T08:00:00.000Z"
---

# 基层社区治理的困境与出路

${CITATION}

## 二、问题

> 治理主體單一

此说可与上文对照。

#治理 · #to-do · 绿 · [原文](<${SOURCE}#:~:text=${encodeURIComponent('治理主體單一')}>)

> 治理主體單一

绿 · [原文](<${SOURCE}#:~:text=${encodeURIComponent('治理主體單一')}>)

## 三、对策 › (一)多元共治

> 治理主體單一

此说可与上文对照。

#治理 · #to-do · 绿 · [原文](<${SOURCE}#:~:text=${encodeURIComponent('治理主體單一')}>)
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
  const name = (title: string) => exportFileName(title, 'md', '清读笔记');
  expect(name('论“a/b”：c?')).toBe('论“a b”：c.md');
  expect(name('')).toBe('清读笔记.md');
  expect(name('CON')).toBe('清读笔记CON.md');
  expect(name('aux.论')).toBe('清读笔记aux.论.md');
  expect(name('𠮷'.repeat(100))).toBe(`${'𠮷'.repeat(60)}.md`);
  expect(name('../../x')).toBe('x.md');
});

test('quotes stand as printed where the work is Traditional, else as read, or as the reader chose', () => {
  const quotes = { served: '', printed: '社會，\n發展(1)', reading: '社会发展' };
  const own = { served: '', printed: '社会，\n发展(1)', reading: '社会，发展' };
  expect(render([note({ quotes })])).toContain('> 社會，\n>\n> 發展(1)');
  expect(render([note({ quotes: own })])).toContain('> 社会，发展\n');
  expect(toMarkdown(testExport([note({ quotes })], {}, { form: 'reading' }))[0]).toContain('> 社会发展\n');
});

test('the reader’s own template: values know how to stand in front matter, in a callout, in a line', () => {
  const template = `---
标题: {{title}}
标签: {{keywords}}
---
{{#notes}}
> [!quote] {{color}}
> {{quote_text}}
> {{note}}
{{^note}}
（无笔记）
{{/note}}
{{/notes}}
`;
  const hostile = { ...work, title: 'a: b\n---\n# c', keywords: ['x, y', '"z"'] };
  const notes = [quoting('一\n二', { body: '甲\n\n乙' }), quoting('三', { body: '' })];
  expect(render(notes, hostile, template)).toBe(`---
标题: "a: b --- # c"
标签: ["x, y", "\\"z\\""]
---
> [!quote] 绿
> 一 二
> 甲
> 
> 乙
> [!quote] 绿
> 三
> 
（无笔记）
`);
});

test('a template that is not in order is told with its line', () => {
  const wrong = (template: string) => {
    try {
      checkTemplate(template);
      return null;
    } catch (error) {
      const { kind, tag, line } = error as { kind: string; tag: string; line: number };
      return [kind, tag, line];
    }
  };
  expect(wrong('{{title}}\n{{ tilte }}')).toEqual(['unknown', 'tilte', 2]);
  expect(wrong('a\n{{#notes}}\n{{quote}}')).toEqual(['unclosed', 'notes', 2]);
  expect(wrong('{{#notes}}{{#tags}}{{/notes}}')).toEqual(['unopened', 'notes', 1]);
  expect(wrong('{{#notes}}{{constructor}}{{/notes}}')).toEqual(['unknown', 'constructor', 1]);
  expect(wrong('{ {title}} {{}')).toBeNull();
});

test('tags keep emoji and the marks of letters; parts of a tag are never empty', () => {
  const tagsOf = (...tags: string[]) => render([note({ tags })]).match(/#\S+(?= ·)/g);
  expect(render([note({ tags: ['😀', 'नमस्ते', 'cafe\u0301', '/甲//乙/', '一、二'] })])).toContain(
    '#😀 · #नमस्ते · #café · #甲/乙 · #一-二 · 绿',
  );
  expect(tagsOf('//')).toBeNull();
});

test('a comment or formula the reader left open does not swallow the notes that follow', () => {
  const bodyOf = (body: string) => render([note({ body })]).split('\n\n')[5];
  expect(bodyOf('五成 50%% 以上')).toBe('五成 50\\%% 以上');
  expect(bodyOf('%%藏%% 与 %%')).toBe('%%藏%% 与 \\%%');
  expect(bodyOf('值 $$ 不明')).toBe('值 \\$$ 不明');
  expect(bodyOf('$$x$$ 与 `%%`')).toBe('$$x$$ 与 `%%`');
});
