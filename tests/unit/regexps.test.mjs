import { expect, test } from 'vitest';
import { growthOf } from '../../scripts/check-regexps.mjs';
import { readRegexps } from '../../scripts/regexps.mjs';

test.each([
  ['^(?:a+)+$', 'u', 'exponential'],
  ['^(?:a*b?)*c', '', 'exponential'],
  ['\\s+$', '', 'polynomial'],
  ['^\\s*x?\\s*y', '', 'polynomial'],
  ['^[^「」]*[「]', 'u', 'linear'],
  ['\\d{1,4}年', 'g', 'linear'],
])('/%s/%s is %s', (source, flags, growth) => {
  expect(growthOf({ source, flags })).toBe(growth);
});

test('literals are found, and where one is built at run time', () => {
  const text =
    'const A = /a\\/b+/gu;\nfunction f(x) {\n  return x.match(/c/) || new RegExp(x);\n}\nconst B = new RegExp("d");';
  const { literals, built } = readRegexps('a.ts', text);
  expect(literals).toEqual([
    { file: 'a.ts', line: 1, source: 'a\\/b+', flags: 'gu' },
    { file: 'a.ts', line: 3, source: 'c', flags: '' },
  ]);
  expect(built).toEqual([{ file: 'a.ts', line: 3, text: 'new RegExp(x)' }]);
});
