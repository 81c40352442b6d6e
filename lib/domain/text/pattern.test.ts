import { describe, expect, it } from 'vitest';
import { re, reAll } from './index.ts';

const BMP = Array.from({ length: 0x10000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff);

/** Characters one of two patterns takes and the other does not. */
function differing(ours: RegExp, theirs: RegExp, codes: readonly number[]): string[] {
  return codes
    .map((code) => String.fromCodePoint(code))
    .filter((letter) => ours.test(letter) !== theirs.test(letter))
    .map((letter) => letter.codePointAt(0)?.toString(16) ?? '');
}

describe('re', () => {
  it('takes Han characters as Unicode does, rare ones too', () => {
    const rare = [0x20000, 0x2a700, 0x2f800, 0x30000].map((code) => code);
    expect(differing(re`^\p{Script=Han}$`, /^\p{Script=Han}$/u, [...BMP, ...rare, 0x1f600])).toEqual([]);
    expect(re`^\p{Script=Han}{2,3}$`.test('𠮷田')).toBe(true);
  });

  it('takes letters and numbers of the scripts references are printed in', () => {
    // Marks and unassigned places inside a run of letters count as letters here.
    const met = BMP.filter((code) => code < 0x600 || (code >= 0x3001 && code <= 0x9fff) || code >= 0xff00).filter(
      (code) => !/[\p{M}\p{Cn}]/u.test(String.fromCharCode(code)),
    );
    expect(differing(re`[\p{L}\p{N}]`, /[\p{L}\p{N}]/u, met).length).toBeLessThan(12);
    const cased = BMP.filter((code) => code < 0x180 || (code >= 0x391 && code < 0x460));
    expect(differing(re`\p{Lu}`, /\p{Lu}/u, cased).length).toBeLessThan(8);
  });

  it('writes a property out inside a class, outside one and negated', () => {
    expect('关键词:水塘;village 3'.replace(reAll`[^\p{L}\p{N}]+`, '')).toBe('关键词水塘village3');
    expect(re`^\p{Lu}[\p{L}'’-]+$`.test('O’Brien')).toBe(true);
    expect(re`^\[\p{Script=Han}\]$`.test('[水]')).toBe(true);
  });

  it('is made once for each place, and takes what is inserted', () => {
    const one = () => re`\p{L}`;
    expect(one()).toBe(one());
    const two = (words: string) => re`^(?:${words})\p{L}$`;
    expect(two('甲|乙').test('乙b')).toBe(true);
    expect(two('丙').test('乙b')).toBe(false);
  });

  it('knows which properties it knows', () => {
    expect(() => re`\p{Sc}`).toThrow('no ranges');
  });
});
