import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from './index.ts';

const split = (text: string) => splitSentences(text).map((sentence) => sentence.text);

describe('splitSentences', () => {
  it('cuts at stops of either width', () => {
    expect(split('河涨了。堤在吗？在！那就好；睡吧。')).toEqual(['河涨了。', '堤在吗？', '在！', '那就好；', '睡吧。']);
    expect(split('水位上升了.堤防加高了.')).toEqual(['水位上升了.', '堤防加高了.']);
  });
  it('keeps quotes, titles and brackets whole', () => {
    expect(split('他说：“水来了。快走！”的声音远了。堤没有决。')).toEqual([
      '他说：“水来了。快走！”的声音远了。',
      '堤没有决。',
    ]);
    expect(split('《河？记》很长。(见图1。)此后不论。')).toEqual(['《河？记》很长。', '(见图1。)此后不论。']);
    expect(split('他说：“水来了。”众人散去。')).toHaveLength(2);
  });
  it('knows numbers and abbreviations', () => {
    expect(split('含量为12.5%,见Fig. 3及Smith et al. 的研究.结果较好.')).toEqual([
      '含量为12.5%,见Fig. 3及Smith et al. 的研究.',
      '结果较好.',
    ]);
    expect(split('This is one. That is 3.14 or so. Dr. Wu agrees.')).toHaveLength(3);
    expect(split('1. 加强堤防建设。2. 完善预警。')).toEqual(['1. 加强堤防建设。', '2. 完善预警。']);
  });
  it('lets no unclosed mark swallow the text', () => {
    const text = `“起头没有收。${'后面还有话。'.repeat(5)}`;
    expect(splitSentences(text)).toHaveLength(6);
  });
  it('ends at line breaks and gives true offsets', () => {
    const text = '  标题\n第一句。 第二句。\n\n';
    expect(split(text)).toEqual(['标题', '第一句。', '第二句。']);
    for (const { start, end, text: sentence } of splitSentences(text)) expect(text.slice(start, end)).toBe(sentence);
  });
  it('loses no letter, keeps order, never overlaps', () => {
    const unit = fc.constantFrom(
      '水',
      '位',
      '。',
      '.',
      '；',
      '“',
      '”',
      '（',
      ')',
      '《',
      '》',
      '3',
      'a',
      ' ',
      '\n',
      '…',
      ',',
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (units) => {
        const text = units.join('');
        const sentences = splitSentences(text);
        let last = 0;
        for (const { start, end, text: sentence } of sentences) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(start, end)).toBe(sentence);
          last = end;
        }
        const letters = (value: string) => value.replace(/[^\p{L}\p{N}]/gu, '');
        expect(sentences.map((sentence) => letters(sentence.text)).join('')).toBe(letters(text));
      }),
    );
  });
});
