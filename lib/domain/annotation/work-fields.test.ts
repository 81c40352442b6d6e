import { expect, test } from 'vitest';
import type { Work } from './types.ts';
import { fieldText, readField, WORK_FIELDS } from './work-fields.ts';

const work: Work = {
  id: 'ta:1',
  title: '小城公共书房',
  authors: ['房建', '欧阳 明'],
  affiliations: [],
  date: '2021-01-28',
  container: '图书馆杂志',
  volume: null,
  issue: '3',
  pages: '12-19',
  doi: '10.1000/abc.1',
  keywords: [],
  fingerprint: '',
};

test('what is shown of a field reads back as it was', () => {
  for (const field of WORK_FIELDS)
    expect([field, readField(field, fieldText(work, field))]).toEqual([field, work[field]]);
});

test('dates as one writes them', () => {
  const dates = ['2021', '2021年', '2021-1', '2021年1月', '2021.01.28', '2021/1/8', '2021年1月28日'];
  expect(dates.map((typed) => readField('date', typed))).toEqual([
    '2021',
    '2021',
    '2021-01',
    '2021-01',
    '2021-01-28',
    '2021-01-08',
    '2021-01-28',
  ]);
  expect(['民国十年', '2021-13', '2021-01-32', '21'].map((typed) => readField('date', typed))).toEqual(
    Array(4).fill(undefined),
  );
});

test('a DOI by any of its addresses; what is none is refused', () => {
  expect(readField('doi', ' https://doi.org/10.1000/abc.1 ')).toBe('10.1000/abc.1');
  expect(readField('doi', 'DOI: 10.1000/abc.1')).toBe('10.1000/abc.1');
  expect(readField('doi', '10.1000')).toBeUndefined();
});

test('a field may be emptied, a title may not', () => {
  expect(readField('issue', '  ')).toBeNull();
  expect(readField('authors', ' ； ')).toEqual([]);
  expect(readField('title', ' ')).toBeUndefined();
});

test('authors parted by any mark keep the spaces of their names', () => {
  expect(readField('authors', '房建、欧阳  明; John Smith，李四')).toEqual(['房建', '欧阳 明', 'John Smith', '李四']);
});
