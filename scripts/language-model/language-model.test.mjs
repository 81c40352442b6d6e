import { describe, expect, it } from 'vitest';
import { readLanguageModel } from '../../lib/domain/mojibake/language-model.ts';
import { makeFolder, Sequences, sequenceOf } from './count.mjs';
import { compacted, estimate, logLoss, select, usesOf } from './estimate.mjs';
import { packModel } from './pack.mjs';
import { ABSTRACT, paperLines } from './prose-sources.mjs';
import { countedTable, merged, tableOfWords, trieOf } from './tables.mjs';

const { idOf } = makeFolder(new Map([['圖', '图']]), [...'图书馆的读者，']);

/** Levels of some texts, each counting twice, and of words. */
function levelsOf(/** @type {string[]} */ texts, /** @type {string[]} */ words = [], least = [0, 0, 0, 0]) {
  const sequences = new Sequences();
  for (const text of texts) sequences.add(sequenceOf(text, idOf), 'a kind');
  let table = tableOfWords(words.map((word) => /** @type {const} */ ([[...word].map(idOf), 1])));
  for (const [, ids] of sequences.kinds()) table = merged(table, 1, countedTable(ids), 2);
  return trieOf(table, least);
}

/** Count of an n-gram in levels; undefined: none. */
function countIn(/** @type {ReturnType<typeof trieOf>} */ levels, /** @type {string} */ gram) {
  let node = -1;
  for (const [n, char] of [...gram].entries()) {
    const [from, to] =
      n === 0 ? [0, levels[0]?.size ?? 0] : [levels[n - 1]?.starts[node], levels[n - 1]?.starts[node + 1]];
    const at = levels[n]?.ids.subarray(from, to).indexOf(idOf(char)) ?? -1;
    if (at < 0) return undefined;
    node = (from ?? 0) + at;
  }
  return levels[gram.length - 1]?.counts[node];
}

describe('counting n-grams', () => {
  it('counts every order, folded, and none over the end of a text', () => {
    const levels = levelsOf(['图书馆的读者', '讀者的圖書館,'], ['图书']);
    expect(countIn(levels, '图')).toBe(5);
    expect(countIn(levels, '图书')).toBe(3);
    expect(countIn(levels, '书馆的读')).toBe(2);
    expect(countIn(levels, '者图')).toBeUndefined();
  });

  it('only sums up what is rarer than asked', () => {
    const levels = levelsOf(['图书馆', '图书馆', '图书者'], [], [0, 0, 3, 3]);
    expect(countIn(levels, '图书馆')).toBe(4);
    expect(countIn(levels, '图书者')).toBeUndefined();
    expect(levels[1]?.dropped.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(2);
  });

  it('knows the shorter self of every n-gram', () => {
    const levels = levelsOf(['图书馆的读者图书者']);
    const [, two, three] = levels;
    for (let i = 0; i < (three?.size ?? 0); i += 1) {
      const shorter = three?.shorter[i] ?? 0;
      expect(two?.ids[shorter]).toBe(three?.ids[i]);
      expect(two?.parents[shorter]).toBe(two?.ids[three?.parents[i] ?? 0]);
    }
  });
});

describe('choosing what the model keeps', () => {
  const levels = levelsOf(
    Array.from({ length: 20 }, () => '图书馆的读者'),
    ['者图', '书的'],
  );
  const all = levels.map(({ size }) => new Uint8Array(size).fill(1));
  const uses = usesOf(levels, all);
  const model = estimate(levels, all, uses, 100);
  const kept = select(levels, all, uses, model, [0, 0.5, 0.5, 0.5], 0);

  it('keeps what says more than its shorter self, and of it context and shorter self', () => {
    const small = compacted(levels, kept, model);
    expect(small[1]?.size).toBeLessThan(levels[1]?.size ?? 0);
    expect(small[1]?.size).toBeGreaterThan(4);
    for (const n of [1, 2, 3]) {
      for (const parent of small[n]?.parents ?? []) expect(parent).toBeLessThan(small[n - 1]?.size ?? 0);
      expect(small[n - 1]?.starts.at(-1)).toBe(small[n]?.size);
    }
  });

  it('gives every context probabilities that sum up to one at most', () => {
    const probs = model.probs[1] ?? new Float32Array(0);
    const starts = levels[0]?.starts ?? new Uint32Array(0);
    for (let id = 0; id < 40; id += 1) {
      expect(probs.subarray(starts[id], starts[id + 1]).reduce((sum, p) => sum + p, 0)).toBeLessThan(1.0001);
    }
  });

  it('likes what it has seen', () => {
    const loss = (/** @type {string} */ text) => logLoss(levels, all, model, [sequenceOf(text, idOf)]);
    expect(loss('图书馆的读者')).toBeLessThan(loss('者的书馆图读') - 1);
  });
});

describe('the file', () => {
  const chars = [...new Set('图书馆的读者借还在夜里城市大小')];
  const folder = makeFolder(new Map([['圖', '图']]), chars);
  const texts = ['图书馆的读者在夜里借书', '城市的大图书馆', '小城市的读者还书', '夜里读书的读者'];
  const sequences = new Sequences();
  for (const text of texts) sequences.add(sequenceOf(text, folder.idOf), 'a kind');
  const levels = trieOf(countedTable(sequences.kinds().next().value?.[1] ?? new Uint16Array(0)), [0, 0, 0, 0]);
  const all = levels.map(({ size }) => new Uint8Array(size).fill(1));
  const model = estimate(levels, all, usesOf(levels, all), 100);
  const listed = [...folder.ids].filter(([, id]) => id >= 5).map(([char]) => char);
  const bytes = packModel(compacted(levels, all, model), listed, new Map([['圖', '图']]));

  it('is read as it was written, but for the steps of the costs', () => {
    const read = readLanguageModel(bytes);
    for (const text of [...texts, '城市的读者', '圖書館']) {
      const sequence = sequenceOf(text, folder.idOf);
      let cost = 0;
      let node = sequence[0] ?? 0;
      for (const id of sequence.slice(1)) {
        cost += read.cost(node, id);
        node = read.next;
      }
      const mean = cost / (sequence.length - 1);
      expect(Math.abs(mean - logLoss(levels, all, model, [sequence]))).toBeLessThan(0.3);
    }
  });

  it('says so when it is cut short', () => {
    for (const length of [3, 40, bytes.length - 60]) {
      expect(() => readLanguageModel(bytes.subarray(0, length))).toThrow(RangeError);
    }
  });
});

describe('what of a paper is prose', () => {
  const abstract = '本文以三座城市的公共图书馆为例，调查了读者对夜间开放的看法，并讨论了经费与人员的安排。';
  const body = '近年来各地的图书馆陆续延长了开放的时间，读者的反应却并不一致，有必要做一次比较细致的调查[3]。';
  const cited =
    '夜间读者以学生为主（林雁声, 2017; Ma et al., 2019），他们多在晚上八点以后到馆，停留的时间也比白天的读者长。';
  const paper = [
    '# 夜间开放的图书馆',
    '',
    `摘要：${abstract}`,
    '关键词：图书馆；夜间开放',
    body,
    cited,
    '通讯作者：林雁声，某大学信息管理学院副教授，研究方向为公共图书馆的夜间服务与读者行为，电子邮件见刊末',
    '图1 各馆开放时间与读者人数的比较，资料来自三座城市公共图书馆的年度报告与笔者的实地调查',
    '# 参考文献',
    body.replace('近年来', '多年来'),
  ].join('\n');

  it('takes title, abstract and text, no captions, references, citations, authors', () => {
    expect([...paperLines(paper)]).toEqual([
      '夜间开放的图书馆',
      `${ABSTRACT}${abstract}`,
      body.replace('[3]', ''),
      cited.replace('（林雁声, 2017; Ma et al., 2019）', ''),
    ]);
  });
});
