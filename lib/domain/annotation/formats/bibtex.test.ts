import { expect, test } from 'vitest';
import { toBibtex } from './bibtex.ts';
import { HOSTILE, quoting, SOURCE, testExport, testNote, testWork } from './test-notes.ts';

const cited = '[1] 费孝通. 乡土中国[M]. 北京: 三联书店, 1985.';

test('the work with its notes, then what it cites', () => {
  const out = toBibtex(testExport([testNote()], { cited: [cited, cited] }));
  expect(out.match(/^@\w+/gm)).toEqual(['@article', '@book']);
  expect(out).toContain('title = {基层社区治理的困境与出路}');
  expect(out).toContain(`url = {${SOURCE}}`);
  expect(out).toContain('keywords = {社区治理, 治理, to do}');
  expect(out).toContain('annote = {【二、问题】\n“治理主體單一”\n笔记：此说可与上文对照。\n\\#治理 \\#to do}');
});

test('no quote breaks out of its braces, and two works do not share a key', () => {
  const out = toBibtex(testExport([quoting(HOSTILE)], { cited: [cited, cited.replace('1985', '1986')] }));
  const plain = out.replace(/\\[{}]/g, '');
  expect(plain.split('{').length).toBe(plain.split('}').length);
  expect(out).not.toMatch(/[^\\]\\input/);
  const keys = out.match(/(?<=^@\w+\{)[^,]+/gm);
  expect(new Set(keys).size).toBe(3);
});

test('a work without a title is left out', () => {
  expect(toBibtex(testExport([], { work: { ...testWork, title: '' } })).trim()).toBe('');
});
