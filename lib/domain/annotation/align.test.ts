import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Aligner } from './align.ts';

const aligner = new Aligner();

const word = (most: number) => fc.string({ unit: fc.constantFrom(...'甲乙丙丁'), minLength: 1, maxLength: most });

/** The textbook's table: the least edits of the pattern against any stretch of the text. */
function leastEdits(pattern: string, text: string): number {
  let row = new Array<number>(text.length + 1).fill(0);
  for (let i = 1; i <= pattern.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= text.length; j += 1) {
      const differs = pattern[i - 1] === text[j - 1] ? 0 : 1;
      next.push(Math.min((row[j - 1] as number) + differs, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return Math.min(...row);
}

test('finds the least number of edits, also of patterns longer than a word of bits', () => {
  fc.assert(
    fc.property(word(100), word(140), (pattern, text) => {
      expect(aligner.align(pattern, text, 0, text.length, []).distance).toBe(leastEdits(pattern, text));
    }),
  );
});

test('the mere distance is that of the alignment, whichever pattern was sought before', () => {
  fc.assert(
    fc.property(word(100), word(140), fc.nat(140), (pattern, text, from) => {
      const start = Math.min(from, text.length);
      const { distance } = aligner.align(pattern, text, start, text.length, []);
      expect(new Aligner().distance(pattern, text, start, text.length)).toBe(distance);
      expect(aligner.distance(pattern, text, start, text.length)).toBe(distance);
    }),
  );
  expect(aligner.distance('', '甲乙', 0, 2)).toBe(0);
});

test('the edits of the parts and those at the cuts make up the distance', () => {
  fc.assert(
    fc.property(word(60), word(90), fc.nat(), fc.nat(), (pattern, text, a, b) => {
      const cuts = [a % (pattern.length + 1), b % (pattern.length + 1)].sort((x, y) => x - y);
      const { distance, starts, ends, edits } = aligner.align(pattern, text, 0, text.length, cuts);
      const [first, second] = [
        (starts[0] as number) - (ends[0] as number),
        (starts[1] as number) - (ends[1] as number),
      ];
      const atCuts = cuts[0] === cuts[1] ? Math.max(first, second) : first + second;
      expect(edits.reduce((sum, one) => sum + one, 0) + atCuts).toBe(distance);
    }),
  );
});

test('says where a part stands, without what was put beside it', () => {
  const { starts, ends, edits } = aligner.align('书店在前面引语后文', '无关书店在前面广告引口语后文', 2, 14, [5, 7]);
  expect([starts[0], ends[1]]).toEqual([9, 12]);
  expect(edits).toEqual([0, 1, 0]);
});

test('counts how much of a pattern is left', () => {
  expect(aligner.commonLength('学术出版', '学者与术语，出自版权', 0, 10)).toBe(4);
  expect(aligner.commonLength('学术出版', '学者与术语，出自版权', 1, 6)).toBe(1);
  expect(aligner.commonLength('甲'.repeat(70), '甲'.repeat(50), 0, 50)).toBe(50);
});
