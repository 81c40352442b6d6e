import { expect, test } from 'vitest';
import { lookUpWork } from './index.ts';

test('a work is looked up by title and first author, by DOI where it has one', () => {
  const found = lookUpWork({ type: 'book', title: '论书房&阅读', author: [{ literal: '王一' }], DOI: '10.1/a b' });
  expect(found.map(({ place }) => place)).toEqual(['doi', 'baidu', 'cnki', 'scholar']);
  expect(found[0]?.href).toBe('https://doi.org/10.1/a%20b');
  expect(new URL(found[1]?.href ?? '').searchParams.get('wd')).toBe('论书房&阅读 王一');
});

test('nothing is looked up of a work without title', () => {
  expect(lookUpWork({ type: 'book' })).toEqual([]);
});
