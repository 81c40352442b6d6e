import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Converter } from 'opencc-js';
import { expect, test } from 'vitest';
import { hanVariants } from '../script/index.ts';
import { Anchorer, whereItStood } from './anchor.ts';
import { describePassage, type SectionPlace } from './passage-selector.ts';
import type { Placement } from './placement.ts';
import type { PassageSelector } from './types.ts';

const ARTICLE = readFileSync(new URL('../../../tests/pages/sample/expected.txt', import.meta.url), 'utf8');

function place(text: string, selector: PassageSelector, sections: readonly SectionPlace[] = []): Placement {
  const steps = new Anchorer(text, { variants: hanVariants(), sections }).find([selector]);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value[0] as Placement;
  }
}

/** A note on the first place of some words. */
function note(text: string, words: string, from = 0): PassageSelector {
  const start = text.indexOf(words, from);
  if (start < 0) throw new Error(`not there: ${words}`);
  return describePassage(text, start, start + words.length, []);
}

const words = (text: string, placement: Placement) =>
  'range' in placement ? text.slice(placement.range.start, placement.range.end) : placement.state;

/** Words of the article that stand in it once. */
const QUOTE = ARTICLE.slice(700, 740).replace(/^\s+/, '');

test('a passage described anywhere is found exactly there', () => {
  fc.assert(
    fc.property(fc.nat(ARTICLE.length - 2), fc.integer({ min: 1, max: 400 }), (start, length) => {
      const end = Math.min(ARTICLE.length, start + length);
      const selector = describePassage(ARTICLE, start, end, []);
      expect(whereItStood(ARTICLE, selector)).toEqual({ start, end });
    }),
    { numRuns: 200 },
  );
});

test('found the same in Simplified and in Traditional', () => {
  const traditional = Converter({ from: 'cn', to: 'tw' })(ARTICLE);
  expect(traditional.length).toBe(ARTICLE.length);
  const both = new Anchorer(traditional, { variants: hanVariants() });
  fc.assert(
    fc.property(fc.nat(ARTICLE.length - 80), fc.integer({ min: 2, max: 80 }), (start, length) => {
      const exact = ARTICLE.slice(start, start + length);
      fc.pre(exact.trim() === exact && /^[\p{Script=Han}，。]+$/u.test(exact));
      const selector = describePassage(ARTICLE, start, start + length, []);
      const steps = both.find([selector]);
      let step = steps.next();
      while (!step.done) step = steps.next();
      expect(step.value[0]).toMatchObject({ state: 'anchored', range: { start, end: start + length } });
    }),
    { numRuns: 60 },
  );
});

test('follows a passage through text put before it, notes put into it and other punctuation', () => {
  const selector = note(ARTICLE, QUOTE);
  const changed = `本刊声明：转载请注明出处。\n${ARTICLE}`.replace(QUOTE, `${QUOTE.slice(0, 12)}[3]${QUOTE.slice(12)}`);
  const placement = place(changed.replaceAll('，', ',').replaceAll('。', '. '), selector);
  expect(placement).toMatchObject({ state: 'anchored', reason: 'exact' });
});

test('an edited passage is moved, not anchored', () => {
  const selector = note(ARTICLE, QUOTE);
  const edited = `${QUOTE.slice(0, 10)}其实${QUOTE.slice(12)}`;
  const text = ARTICLE.replace(QUOTE, edited);
  const placement = place(text, selector);
  expect(placement).toMatchObject({ state: 'moved', reason: 'edited' });
  expect(words(text, placement)).toBe(edited);
});

test('a passage that was taken out is an orphan, and the same short words elsewhere are not taken for it', () => {
  const text = '图书馆是城市的客厅。读者在这里相遇。\n书店也有读者，读者在书店里停留的时间更短，店员认得每一位读者。';
  const selector = note(text, '读者');
  const without = text.replace('读者在这里相遇。', '');
  expect(place(without, selector).state).not.toMatch(/anchored|moved/);
  const sentence = note(ARTICLE, QUOTE);
  expect(place(ARTICLE.replace(QUOTE, ''), sentence)).toEqual({ state: 'orphan', reason: 'removed' });
});

test('another article holds none of it', () => {
  const other = '潮间带底栖生物群落的季节变化与盐度有关，春季物种数最高，冬季最低，优势种为沙蚕与招潮蟹。'.repeat(5);
  for (const length of [2, 8, 32, 200]) {
    const placement = place(other, describePassage(ARTICLE, 600, 600 + length, []));
    expect(placement.state).toBe('orphan');
  }
});

test('of the same sentence in two places the one among its own neighbours is taken; without a difference both are offered', () => {
  const same = '公共书房的价值在于让更多的人走进阅读。';
  const text = `摘要：本文认为${same}随后讨论经费。\n正文从一座小城谈起，回顾十年间的变化，${same}这一判断需要数据支持。`;
  const second = note(text, same, text.indexOf(same) + 1);
  const grown = text.replace('正文', '导言略。正文');
  expect(words(grown, place(grown, second))).toBe(same);
  expect(place(grown, second)).toMatchObject({ range: { start: grown.lastIndexOf(same) } });
  const often = `甲。${same}乙。\n`.repeat(8);
  const start = often.indexOf(same, 60);
  const unclear = describePassage(often, start, start + same.length, []);
  expect(place(`前言若干字在此。${often}`, unclear)).toMatchObject({ state: 'uncertain', reason: 'ambiguous' });
});

test('sections decide between places that are alike', () => {
  const same = '样本来自三个县的公共书房，共一百二十份。';
  const old = `一、方法\n${same}\n二、结果\n${same}\n`;
  const sections = (text: string): SectionPlace[] => [
    { level: 1, label: '一、', title: '方法', start: text.indexOf('一、') },
    { level: 1, label: '二、', title: '结果', start: text.indexOf('二、') },
  ];
  const start = old.lastIndexOf(same);
  const described = describePassage(old, start, start + same.length, sections(old));
  // Without its context, which would decide before.
  const selector = { ...described, quote: { ...described.quote, prefix: '', suffix: '' } };
  const text = `卷首语在前面，又长了一些。\n${old}`;
  expect(place(text, selector, sections(text))).toMatchObject({ range: { start: text.lastIndexOf(same) } });
  expect(place(text, selector)).toMatchObject({ state: 'uncertain' });
});

test('a selector without words, or of marks alone, finds nothing and breaks nothing', () => {
  const selector = (exact: string): PassageSelector => ({
    quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
    position: { type: 'TextPositionSelector', start: 0, end: 0 },
    section: { type: 'SectionSelector', path: [] },
  });
  for (const exact of ['', ' \n', '[3]', '①']) {
    expect(place(ARTICLE, selector(exact))).toEqual({ state: 'orphan', reason: 'no-quote' });
    expect(place('', selector('词语')).state).toBe('orphan');
  }
});

test('whatever the text and the selector, offsets lie in the text and hold words', () => {
  const any = fc.string({ unit: fc.constantFrom(...'学術的研究，。\n[1]“𠮷a'), maxLength: 120 });
  fc.assert(
    fc.property(any, any, any, any, fc.nat(200), (text, exact, prefix, suffix, start) => {
      const placement = place(text, {
        quote: { type: 'TextQuoteSelector', exact, prefix, suffix },
        position: { type: 'TextPositionSelector', start, end: start + exact.length },
        section: { type: 'SectionSelector', path: [] },
      });
      const ranges = 'range' in placement ? [placement.range] : 'candidates' in placement ? placement.candidates : [];
      for (const range of ranges) {
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThan(range.start);
        expect(range.end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 300 },
  );
});

test('a quote that ends or begins within a run of marks keeps its part of the run', () => {
  const text = '他停了一会儿，说……然后离开了会场——没有人挽留。此后再无音讯，众人也不再提起。';
  const changed = `新添的导语一句。${text}\n新添的结语一句。`;
  for (const [exact, from] of [
    ['说…', 0],
    ['…然后离开', text.indexOf('…') + 1],
    ['了会场—', 0],
    ['—没有人', text.indexOf('—') + 1],
    ['说……然', 0],
  ] as const) {
    const found = place(changed, note(text, exact, from));
    expect([exact, words(changed, found)]).toEqual([exact, exact]);
    expect('range' in found && found.range.start).toBe(8 + text.indexOf(exact, from));
  }
  // Another way to write the mark: the run it stands in is the quote's.
  const typed = changed.replace('……', '......');
  expect(words(typed, place(typed, note(text, '会儿，说……')))).toBe('会儿，说......');
});

test('a title or a sentence moved among other words is the same; one that resembles it is not', () => {
  const lines = ARTICLE.split('\n').filter((line) => line.length > 12 && line.length < 30);
  const title = lines[3] ?? '';
  const start = ARTICLE.indexOf(title);
  const rest = ARTICLE.slice(0, start) + ARTICLE.slice(start + title.length + 1);
  const moved = `${rest}\n${title}\n`;
  const selector = describePassage(ARTICLE, start + 4, start + 6, []);
  expect(place(moved, selector)).toMatchObject({ state: 'moved', range: { start: rest.length + 5 } });
  const resembling = `${rest}\n${title.slice(0, 4)}与众不同${title.slice(7)}\n`;
  expect(place(resembling, selector).state).toMatch(/orphan|uncertain/);
});
