import { expect, test } from 'vitest';
import { toCslJson } from './csl-json.ts';
import { HOSTILE, quoting, testExport, testNote } from './test-notes.ts';

test('the work and the works it cites, each with an id, the notes in annote', () => {
  const items = JSON.parse(
    toCslJson(testExport([testNote()], { cited: ['费孝通. 乡土中国[M]. 北京: 三联书店, 1985.'] })),
  );
  expect(items).toMatchObject([
    {
      type: 'article-journal',
      title: '基层社区治理的困境与出路',
      keyword: '社区治理, 治理, to do',
      annote: '【二、问题】\n“治理主體單一”\n笔记：此说可与上文对照。\n#治理 #to do',
    },
    { type: 'book', title: '乡土中国' },
  ]);
  expect(new Set(items.map(({ id }: { id: string }) => id)).size).toBe(2);
});

test('a hostile quote is a string', () => {
  const [item] = JSON.parse(toCslJson(testExport([quoting(HOSTILE)])));
  expect(item.annote).toContain('# 假标题 <script>alert(1)</script> {\\input x}]]> & "引\'文" | 𠮷');
});
