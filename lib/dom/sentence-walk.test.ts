import { expect, test } from 'vitest';
import type { Reading } from '../domain/article/index.ts';
import { type SentencePlace, SentenceWalk } from './sentence-walk.ts';

const TEXT = '一、引言\n书房是城市的客厅；它安静、明亮。读者来了！\n二、方法\n本文用问卷。';

/** Two sections of one paragraph each. */
function reading(): Reading {
  const range = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
  const section = (index: number, heading: string, paragraph: string) => ({
    index,
    level: 1,
    label: heading.slice(0, 2),
    title: heading.slice(2),
    runIn: false,
    heading: range(heading),
    paragraphs: [range(paragraph)],
    start: range(heading).start,
    end: range(paragraph).end,
  });
  const lines = TEXT.split('\n') as [string, string, string, string];
  const sections = [section(0, lines[0], lines[1]), section(1, lines[2], lines[3])];
  return { text: TEXT, sections, notes: [], references: [] } as unknown as Reading;
}

const walk = new SentenceWalk(reading());
const words = (a: SentencePlace, b = a) => {
  const { start, end } = walk.range(a, b);
  return TEXT.slice(start, end);
};

test('goes through headings and whole sentences, a semicolon ends none, and stops at the ends', () => {
  const seen: string[] = [];
  for (let at: SentencePlace | null = walk.first(); at; at = walk.step(at, 'sentence', 1)) seen.push(words(at));
  expect(seen).toEqual(['一、引言', '书房是城市的客厅；它安静、明亮。', '读者来了！', '二、方法', '本文用问卷。']);
  const back: string[] = [];
  for (let at: SentencePlace | null = walk.last(); at; at = walk.step(at, 'sentence', -1)) back.push(words(at));
  expect(back).toEqual(seen.reverse());
});

test('goes by paragraphs to their first sentence', () => {
  const third = walk.at(TEXT.indexOf('读者'));
  expect(words(walk.step(third, 'paragraph', 1) as SentencePlace)).toBe('二、方法');
  expect(words(walk.step(third, 'paragraph', -1) as SentencePlace)).toBe('一、引言');
  expect(walk.step(walk.last(), 'paragraph', 1)).toBeNull();
});

test('finds the sentence of an offset; from a gap the next, behind the end the last', () => {
  expect(words(walk.at(TEXT.indexOf('明亮')))).toBe('书房是城市的客厅；它安静、明亮。');
  expect(words(walk.at(TEXT.indexOf('\n二')))).toBe('二、方法');
  expect(words(walk.at(TEXT.length))).toBe('本文用问卷。');
});

test('spans from one sentence to another in either direction', () => {
  const [a, b] = [walk.at(0), walk.at(TEXT.indexOf('读者'))];
  expect(words(a, b)).toBe(TEXT.split('\n').slice(0, 2).join('\n'));
  expect(words(b, a)).toBe(words(a, b));
  expect(walk.count(b, a)).toBe(3);
});
