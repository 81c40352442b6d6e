import { expect, test } from 'vitest';
import { testNote, testWork } from './formats/test-notes.ts';
import { NoteIndex, type NoteQuery } from './note-index.ts';
import type { Annotation } from './types.ts';

const note = (id: string, reading: string, part: Partial<Annotation> = {}) =>
  testNote({
    id,
    quotes: { served: reading, printed: reading, reading },
    body: '',
    tags: [],
    modified: `2026-11-0${(id.charCodeAt(0) % 9) + 1}T00:00:00.000Z`,
    ...part,
  });
const ask = (part: Partial<NoteQuery> = {}): NoteQuery => ({
  words: '',
  workId: null,
  colors: new Set(),
  tags: new Set(),
  deleted: false,
  sort: 'modified',
  ...part,
});

function filled(): NoteIndex {
  const index = new NoteIndex();
  index.setWorks([{ id: 'w2', title: '乡土中国', authors: ['费孝通'] }, testWork]);
  index.put([
    note('a', '治理主体单一', { tags: ['治理'], color: 'pink' }),
    note('b', '居民参与不足，是ＧＤＰ之外的 问题', { body: '见《乡土中国》', color: 'blue' }),
    note('c', '社会发展', { quotes: { served: '', printed: '社會發展', reading: '社会发展' }, workId: 'w2' }),
    note('d', '已删除的治理', { deleted: '2026-11-09T00:00:00.000Z' }),
  ]);
  return index;
}

test('any run of characters is found, in quote, print, note, tag, title and author', () => {
  const index = filled();
  const find = (words: string) => index.find(ask({ words })).sort();
  expect(find('主体')).toEqual(['a']);
  expect(find('社會')).toEqual(['c']);
  expect(find('社会')).toEqual(['c']);
  expect(find('gdp')).toEqual(['b']);
  expect(find('外的问题')).toEqual(['b']);
  expect(find('乡土中国')).toEqual(['b', 'c']);
  expect(find('费孝通')).toEqual(['c']);
  expect(find('费孝通 发展')).toEqual(['c']);
  expect(find('费孝通 主体')).toEqual([]);
  expect(find('没有的话')).toEqual([]);
  expect(find('体单一居民')).toEqual([]);
});

test('filters and orders', () => {
  const index = filled();
  expect(index.find(ask())).toEqual(['a', 'c', 'b'].sort((x, y) => (y.charCodeAt(0) % 9) - (x.charCodeAt(0) % 9)));
  expect(index.find(ask({ colors: new Set(['pink', 'blue']) })).sort()).toEqual(['a', 'b']);
  expect(index.find(ask({ tags: new Set(['治理']) }))).toEqual(['a']);
  expect(index.find(ask({ workId: 'w2' }))).toEqual(['c']);
  expect(index.find(ask({ sort: 'work' }))[0]).toBe('c');
  expect(index.find(ask({ deleted: true, words: '治理' }))).toEqual(['d']);
  expect(index.counts().works).toEqual(
    new Map([
      [testWork.id, 2],
      ['w2', 1],
    ]),
  );
  expect(index.counts().tags).toEqual(new Map([['治理', 1]]));
});

test('what changes is found by its new words only; what is gone is not found', () => {
  const index = filled();
  index.put([note('a', '治理主体多元')]);
  index.remove(['b', 'x']);
  expect(index.find(ask({ words: '单一' }))).toEqual([]);
  expect(index.find(ask({ words: '多元' }))).toEqual(['a']);
  expect(index.find(ask({ words: '居民' }))).toEqual([]);
  expect(index.size).toBe(3);
});

test('thousands of notes: each that holds the words, once', () => {
  const index = new NoteIndex();
  index.put(
    Array.from({ length: 2500 }, (_, i) => note(`n${i}`, i % 5 === 0 ? '甲乙甲乙' : '丙丁', { body: `第${i}条` })),
  );
  expect(index.find(ask({ words: '甲乙' }))).toHaveLength(500);
  expect(index.find(ask({ words: '第2499条' }))).toEqual(['n2499']);
});
