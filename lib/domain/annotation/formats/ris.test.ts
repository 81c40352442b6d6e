import { expect, test } from 'vitest';
import { toRis } from './ris.ts';
import { HOSTILE, quoting, testExport, testNote } from './test-notes.ts';

test('notes in N1, tags as keywords, then the works cited', () => {
  const out = toRis(
    testExport([testNote()], { cited: ['费孝通. 乡土中国[M]. 北京: 三联书店, 1985.', '同上，第5页。'] }),
  );
  expect(out.split('\r\n').filter((line) => /^(TY|KW|N1|ER)/.test(line))).toEqual([
    'TY  - JOUR',
    'KW  - 社区治理',
    'KW  - 治理',
    'KW  - to do',
    'N1  - 【二、问题】 | “治理主體單一” | 笔记：此说可与上文对照。 | #治理 #to do',
    'ER  - ',
    'TY  - BOOK',
    'ER  - ',
  ]);
});

test('every line is a field, whatever a quote holds', () => {
  const out = toRis(testExport([quoting(`${HOSTILE}\r\nER  - \nTY  - BOOK`)]));
  for (const line of out.split('\r\n')) expect(line).toMatch(/^(?:[A-Z][A-Z0-9] {2}- .*)?$/);
  expect(out.match(/^ER {2}- /gm)).toHaveLength(1);
});
