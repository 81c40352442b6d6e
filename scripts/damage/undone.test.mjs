import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRepair, readLanguageModel } from '../../lib/domain/mojibake/index.ts';
import { convertText } from '../../lib/domain/script/index.ts';
import { applyEdits } from '../../lib/domain/text/index.ts';
import { mirrorReport, misread, toMirrorTraditional } from './index.mjs';

const at = (/** @type {string} */ path) => new URL(`../../${path}`, import.meta.url);
const model = readLanguageModel(readFileSync(at('public/model/zh.model')));
/** Paragraphs of the sample article: long enough to say what they are, without signs that GBK has not. */
const paragraphs = readFileSync(at('tests/pages/sample/expected.txt'), 'utf8')
  .split('\n')
  .filter((line) => line.length >= 80);

const repaired = (/** @type {string} */ text) => applyEdits(text, planRepair([text], model).edits[0] ?? []);

/** @type {[from: string, as: string][]} */
const READINGS = [
  ['utf-8', 'windows-1251'],
  ['utf-8', 'windows-1252'],
  ['utf-8', 'macintosh'],
  ['utf-8', 'cp437'],
  ['utf-8', 'gbk'],
  ['gbk', 'windows-1252'],
  ['gbk', 'windows-1254'],
  ['gbk', 'macintosh'],
  ['gbk', 'cp437'],
  ['gbk', 'cp866'],
];

describe('damage that loses nothing is undone', () => {
  it.each(READINGS)('%s read as %s, Simplified and Traditional', (from, as) => {
    let made = 0;
    fc.assert(
      fc.property(fc.constantFrom(...paragraphs), fc.boolean(), (paragraph, traditional) => {
        const text = traditional ? toMirrorTraditional(paragraph) : paragraph;
        let damaged;
        try {
          damaged = misread(text, { from, as, losses: 'none' });
        } catch {
          return;
        }
        made += 1;
        expect(repaired(damaged)).toBe(text);
      }),
      // 現 ends in ASCII in GBK: taken for the beginning of an excerpt, it would be F.
      { numRuns: 5, examples: paragraphs.filter((text) => text.startsWith('现行')).map((text) => [text, true]) },
    );
    if (as !== 'gbk') expect(made).toBe(5);
  });

  it("the mirrors' glosses and their script", () => {
    fc.assert(
      fc.property(fc.constantFrom(...paragraphs), fc.nat(1000), (paragraph, seed) => {
        const { text, crossings, cuts, glosses } = mirrorReport(paragraph, { seed, cutRate: 0 });
        if (crossings + cuts > 0 || glosses < 8) return;
        expect(repaired(text)).toBe(toMirrorTraditional(paragraph));
        expect(convertText(repaired(text), 'auto')).toBe(paragraph);
      }),
      { numRuns: 20 },
    );
  });
});
