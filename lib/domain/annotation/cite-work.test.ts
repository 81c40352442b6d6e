import { expect, test } from 'vitest';
import { formatReference } from '../citation/index.ts';
import { citeWork } from './cite-work.ts';
import type { Work } from './types.ts';

const work: Work = {
  id: 'ta:1',
  title: '基层社区治理的困境与出路',
  authors: ['房建', '李四'],
  affiliations: [],
  date: '2021-01-28T21:59:25',
  container: '经济研究导刊',
  volume: null,
  issue: '3',
  pages: '12-15',
  doi: null,
  keywords: [],
  fingerprint: '',
};
const gbt = (of: Work) => {
  const item = citeWork(of, 'http://www.fx361.cc/1.shtml', '2026-11-23T08:00:00.000Z');
  return item && formatReference(item, 'gbt7714-2015');
};

test('an article is cited in its journal', () => {
  expect(gbt(work)).toBe('房建, 李四. 基层社区治理的困境与出路[J]. 经济研究导刊, 2021(3): 12-15.');
});

test('without a journal the page is cited', () => {
  expect(gbt({ ...work, container: null })).toBe(
    '房建, 李四. 基层社区治理的困境与出路[EB/OL]. (2021-01-28)[2026-11-23]. http://www.fx361.cc/1.shtml.',
  );
});

test('without a title nothing is', () => {
  expect(gbt({ ...work, title: '' })).toBeNull();
});

test('names in Latin letters are parted into family and given names, others stay whole', () => {
  const authors = ['Jane A. Smith', 'van der Meer, Jan', '房建', 'World Salt Council'];
  expect(gbt({ ...work, authors })).toMatch(/^SMITH J A, VAN DER MEER J, 房建, 等\. /);
  expect(citeWork({ ...work, authors }, 'http://a.example/', '2026-11-23')?.author?.[3]).toEqual({
    literal: 'World Salt Council',
  });
});
