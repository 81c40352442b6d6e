import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';
import { CITATION, HOSTILE, quoting, SOURCE, testExport, testNote } from './test-notes.ts';

/** As RFC 4180 reads it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows[rows.length - 1]?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

test('a row a note, with a byte order mark for Excel', () => {
  const out = toCsv(testExport([testNote()]));
  expect(out.startsWith('\ufeff篇名,作者,章节,引文,笔记,标签,颜色,出处,原文,写于,改于\r\n')).toBe(true);
  expect(readCsv(out.slice(1))[1]).toEqual([
    '基层社区治理的困境与出路',
    '房建; 李四',
    '二、问题',
    '治理主體單一',
    '此说可与上文对照。',
    '治理; to do',
    '绿',
    CITATION,
    `${SOURCE}#:~:text=${encodeURIComponent('治理主體單一')}`,
    '2026-11-01T00:00:00.000Z',
    '2026-11-01T00:00:00.000Z',
  ]);
});

test('nothing is a formula, whatever it begins with; everything else is intact', () => {
  const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '\n=1', '\u200b=1'];
  for (const formula of formulas) {
    const [, row] = readCsv(toCsv(testExport([quoting(formula)])).slice(1));
    expect(row?.[3]).toBe(`'${formula}`);
  }
  const [, row] = readCsv(toCsv(testExport([quoting(HOSTILE, { body: '5 - 3 = 2, "x"\r\ny' })])).slice(1));
  expect(row?.[3]).toBe('\'=HYPERLINK("x")\n# 假标题 <script>alert(1)</script> {\\input x}]]> & "引\'文" | 𠮷');
  expect(row?.[4]).toBe('5 - 3 = 2, "x"\ny');
});
