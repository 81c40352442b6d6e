import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractKeywords, splitSentences, summarize } from './index.ts';

const SECTION =
  '近年来,各地洪水频发。本文探讨基层堤防的应急治理能力及其提升路径。某县去年共出动民工三千人。' +
  '研究表明,基层堤防的应急治理能力取决于责任是否到人。这一点后文再谈。' +
  '因此,提升基层堤防应急治理能力,关键在于明确责任、充实力量。某县去年共出动民工三千人。';

const LIST =
  '堤防建设要从三个方面着手。一是加强组织领导,成立专门机构,明确各级职责。' +
  '二是完善预警系统,利用雨情数据,做到早知早动。三是充实抢险队伍,定期演练,备足物资。';

describe('summarize', () => {
  it('takes what the section is about', () => {
    const [first] = summarize(SECTION, { maxSentences: 1, heading: '基层堤防应急治理' });
    expect(first?.text).toContain('应急治理能力');
  });
  it('gives stretches of the text in order, none twice', () => {
    const picked = summarize(SECTION, { maxSentences: 6, maxChars: 1000 });
    expect(new Set(picked.map((sentence) => sentence.text)).size).toBe(picked.length);
    expect(picked.filter((sentence) => sentence.text.includes('三千人')).length).toBeLessThanOrEqual(1);
    let last = 0;
    for (const { start, end, text } of picked) {
      expect(SECTION.slice(start, end)).toBe(text);
      expect(start).toBeGreaterThanOrEqual(last);
      last = end;
    }
  });
  it('gives an enumeration item by item where all items fit', () => {
    expect(summarize(LIST).map((sentence) => sentence.text)).toEqual([
      '一是加强组织领导',
      '二是完善预警系统',
      '三是充实抢险队伍',
    ]);
    expect(summarize(LIST, { maxSentences: 2 }).length).toBeLessThanOrEqual(2);
  });
  it('keeps to the length asked for', () => {
    for (const maxChars of [20, 40, 80]) {
      const total = summarize(SECTION, { maxChars }).reduce((sum, { start, end }) => sum + end - start, 0);
      expect(total).toBeLessThanOrEqual(maxChars);
    }
  });
  it('never takes a reference, a bare heading or a leaning start over a statement', () => {
    const text = `一、堤防\n林某:《堤防应急治理》,《堤防学刊》2018年第4期。\n${SECTION}`;
    const picked = summarize(text, { maxSentences: 2 });
    for (const { text: sentence } of picked) expect(sentence).not.toMatch(/第4期|^一、|^这一点/);
  });
  it('copes with nothing and with little', () => {
    expect(summarize('')).toEqual([]);
    expect(summarize('。。')).toEqual([]);
    expect(summarize('堤在。').map((sentence) => sentence.text)).toEqual(['堤在。']);
    expect(summarize(SECTION, { maxSentences: 0 })).toEqual([]);
  });
  it('holds its laws for any text', () => {
    const sentence = fc.constantFrom(
      '堤防很长。',
      '一是修堤,',
      '二是看水。',
      '这很好；',
      '研究表明堤防重要,因此要修。',
      '\n',
      '“水。”',
      'Dams hold. ',
    );
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 30 }), fc.integer({ min: 1, max: 6 }), (parts, maxSentences) => {
        const text = parts.join('');
        const picked = summarize(text, { maxSentences });
        expect(picked.length).toBeLessThanOrEqual(maxSentences);
        let last = 0;
        for (const { start, end, text: words } of picked) {
          expect(text.slice(start, end)).toBe(words);
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
        }
        expect(new Set(picked.map(({ text: words }) => words)).size).toBe(picked.length);
      }),
    );
  });
  it('grows with the text, not faster', () => {
    const time = (times: number) => {
      const text = Array.from({ length: times }, (_, i) => SECTION.replace('三千', `${i}`)).join('\n');
      const start = performance.now();
      summarize(text, { maxSentences: 5 });
      splitSentences(text);
      return performance.now() - start;
    };
    time(50);
    const [small, large] = [Math.max(time(100), 5), time(1000)];
    expect(large / small).toBeLessThan(40);
  });
});

describe('extractKeywords', () => {
  it('finds terms that come again and stand in the title', () => {
    const words = extractKeywords(SECTION, { count: 3, title: '基层堤防应急治理能力研究' });
    expect(words).toHaveLength(3);
    expect(words.join('')).toMatch(/堤防/);
    expect(words.join('')).toMatch(/治理/);
  });
  it('gives no word within another, and none twice', () => {
    const words = extractKeywords(SECTION.repeat(2), { count: 8 });
    for (const a of words) for (const b of words) if (a !== b) expect(a.includes(b)).toBe(false);
  });
  it('copes with nothing', () => {
    expect(extractKeywords('')).toEqual([]);
    expect(extractKeywords('水', { count: 0 })).toEqual([]);
  });
});
