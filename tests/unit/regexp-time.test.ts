import { expect, test } from 'vitest';
import { parseReference } from '../../lib/domain/citation/index.ts';
import { isNaturalWriting } from '../../lib/domain/mojibake/natural-writing.ts';

// Alternatives that two readings fit, which made the time double with every repetition; a test that ends has passed.

test('a list of names whose second part may be initials', () => {
  expect(() => parseReference(`AA A ,${'AA A- A ,AA A '.repeat(200)}'`)).not.toThrow();
  expect(
    parseReference('Smith J, Van Dyke A-B, Lee K et al. A title of some length. Nature, 2019, 12(3): 1-9.'),
  ).not.toBeNull();
});

test('long marks in half-width kana', () => {
  expect(isNaturalWriting(`ｳ${'ｰﾊ'.repeat(20_000)}\u0000`)).toBe(false);
});
