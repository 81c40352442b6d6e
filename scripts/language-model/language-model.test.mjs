import { describe, expect, it } from 'vitest';
import { addSequence, emptyGrams, GramCounter, makeFolder, sequenceOf } from './count.mjs';
import { ABSTRACT, paperLines } from './prose-sources.mjs';

const { idOf } = makeFolder(new Map([['圖', '图']]), [...'图书馆的读者，']);

describe('counting n-grams', () => {
  it('sorted and counted is the same as counted one by one', () => {
    const texts = ['图书馆的读者', '讀者的圖書館,', 'A 12 图'];
    const one = emptyGrams();
    const counter = new GramCounter();
    texts.forEach((text, i) => {
      const weight = i === 1 ? 0.5 : 1;
      addSequence(one, sequenceOf(text, idOf), weight);
      counter.add(sequenceOf(text, idOf), weight);
    });
    const many = emptyGrams();
    counter.addTo(many, []);
    many.forEach((map, n) => {
      expect([...map].sort()).toEqual([...(one[n] ?? [])].sort());
    });
  });

  it('leaves out what is rarer than asked', () => {
    const counter = new GramCounter();
    for (let i = 0; i < 3; i += 1) counter.add(sequenceOf('图书', idOf), 0.4);
    counter.add(sequenceOf('读者', idOf), 0.4);
    const grams = emptyGrams();
    counter.addTo(grams, [0, 0.5]);
    expect(grams[1]?.size).toBe(3);
  });
});

describe('what of a paper is prose', () => {
  const abstract = '本文以三座城市的公共图书馆为例，调查了读者对夜间开放的看法，并讨论了经费与人员的安排。';
  const body = '近年来各地的图书馆陆续延长了开放的时间，读者的反应却并不一致，有必要做一次比较细致的调查[3]。';
  const paper = [
    '# 夜间开放的图书馆',
    '',
    `摘要：${abstract}`,
    '关键词：图书馆；夜间开放',
    body,
    '图1 各馆开放时间与读者人数的比较，资料来自三座城市公共图书馆的年度报告与笔者的实地调查',
    '# 参考文献',
    body.replace('近年来', '多年来'),
  ].join('\n');

  it('takes title, abstract and text, no captions and no references', () => {
    expect([...paperLines(paper)]).toEqual(['夜间开放的图书馆', `${ABSTRACT}${abstract}`, body.replace('[3]', '')]);
  });
});
