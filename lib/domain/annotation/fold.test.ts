import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hanVariants } from '../script/index.ts';
import { foldWithMap } from './fold.ts';

const fold = (text: string) => foldWithMap(text, hanVariants()).text;

test.each([
  ['script', '為後來學術體系的發展，說明裡面的關係', '为后来学术体系的发展，说明里面的关系'],
  ['forms of Taiwan and Hong Kong', '這裏説的衞星着陸', '這裡說的衛星著陸'],
  ['width and case', 'ＧＤＰ增長２．５％', 'gdp增長2.5%'],
  ['punctuation', '他說：「『仁』是什麼？」——「愛人……」', '他说:“‘仁’是什么?”—“爱人…”'],
  ['white space and what is not seen', '中\u200b国\u3000 现代\u00ad化\n研究', '中国现代化研究'],
  ['compositions', 'cafe\u0301 pi\u0304nyi\u0304n', 'café pīnyīn'],
  ["notes' marks", '学界已有讨论[1,3-5]，如①王某(12)与²李某〔7〕。', '学界已有讨论，如王某与李某。'],
  ['radicals and compatibility ideographs', '⽂化⼯作豈', '文化工作豈'],
])('%s do not count', (_what, a, b) => {
  expect(fold(a)).toBe(fold(b));
});

test.each([
  ['other words', '经济发展', '经济发达'],
  ['years and formulas in brackets', '见(2019)', '见'],
  ['figures', '增长12%', '增长13%'],
])('%s do count', (_what, a, b) => {
  expect(fold(a)).not.toBe(fold(b));
});

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'学術[1]（２）…——“”\n\u200b𠮷é①㈱ﷺ， 「'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }),
  ),
  maxLength: 60,
});

test('the way back is monotone, inside the text, and never cuts a character', () => {
  fc.assert(
    fc.property(text, (source) => {
      const folded = foldWithMap(source, hanVariants());
      expect(folded.starts.length).toBe(folded.text.length);
      for (let i = 0; i < folded.text.length; i += 1) {
        const [start, end] = [folded.starts[i] as number, folded.ends[i] as number];
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(source.length);
        if (i > 0) {
          expect(start).toBeGreaterThanOrEqual(folded.starts[i - 1] as number);
          expect(end).toBeGreaterThanOrEqual(folded.ends[i - 1] as number);
        }
        if (source.isWellFormed()) expect(source.slice(start, end).isWellFormed()).toBe(true);
      }
    }),
  );
});

test('folding what was folded changes nothing', () => {
  const plain = fc.string({ unit: fc.constantFrom(...'学術…——“”\n\u200b𠮷é㈱ﷺ， 「Ａ３'), maxLength: 60 });
  fc.assert(
    fc.property(plain, (source) => {
      expect(fold(fold(source))).toBe(fold(source));
    }),
  );
});
