import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convertBlocks, countScriptEdits, scriptEdits } from '../script/index.ts';
import { applyEdits, type Edit, packEdits, unpackEdits } from '../text/index.ts';
import { analysePage, type PageInput } from './index.ts';

const words = fc.constantFrom(
  '臺灣的發展，後來',
  '著名的專著',
  '乾隆年間的乾旱',
  '社區(qū)治理',
  '社區（qū）',
  '?；鶎由鐓^(qū)',
  '锟斤拷',
  '&amp;lt;',
  '⼈口',
  '一、',
  '關鍵詞：',
  '[1]張三.治理[J].研究,2020.',
  'GIS ',
  '𠮷',
  '\ud800',
);
const paragraph = fc.array(words, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
const hints = {
  tag: 'p',
  bold: false,
  linkRatio: 0,
  links: [],
  sups: [],
  names: [],
  ancestors: ['body'],
  parent: 0,
  landmark: null,
};
const pageOf = (texts: readonly string[]): PageInput => ({
  blocks: texts.map((text) => ({ text, hints })),
  facts: { url: 'http://a.org/', title: '治理', lang: null, metas: [], jsonLd: [] },
});
const model = new Uint8Array(readFileSync('public/model/zh.model'));
const loadModel = async () => model;

test('a page says the same however often its analysis pauses', { timeout: 30_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(paragraph, { minLength: 1, maxLength: 12 }), async (texts) => {
      const once = await analysePage(pageOf(texts), { loadModel });
      let pauses = 0;
      const pause = () => {
        pauses += 1;
        return new Promise<void>((resolve) => setImmediate(resolve));
      };
      expect(await analysePage(pageOf(texts), { loadModel, pause })).toEqual(once);
      expect(pauses).toBeGreaterThan(0);
    }),
    { numRuns: 15 },
  );
});

test('two pages analysed by turns say what each says alone', async () => {
  const texts = [
    ['社區(qū)治理，應(yīng)急', '關鍵詞：治理', '一、問題', '後來的發展'],
    ['臺灣的乾旱', '?；鶎由鐓^(qū)', '[1]張三.治理[J].研究,2020.'],
  ];
  const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
  const alone = await Promise.all(texts.map((own) => analysePage(pageOf(own), { loadModel })));
  expect(await Promise.all(texts.map((own) => analysePage(pageOf(own), { loadModel, pause })))).toEqual(alone);
});

test('the edits of conversion lead from a text to its conversion, and are as many as are counted', () => {
  fc.assert(
    fc.property(fc.array(paragraph, { maxLength: 6 }), (texts) => {
      convertBlocks(texts).forEach((conversion, i) => {
        const text = texts[i] as string;
        if (!conversion) return;
        const edits = scriptEdits(text, conversion);
        expect(applyEdits(text, edits)).toBe(conversion.text);
        expect(countScriptEdits(text, conversion)).toBe(edits.length);
      });
    }),
  );
});

const edit: fc.Arbitrary<Edit> = fc.record({
  start: fc.nat(50),
  end: fc.nat(50),
  replacement: fc.string({ maxLength: 3 }),
  fix: fc.constantFrom('gloss', 'encoding', 'script'),
  evidence: fc.constantFrom('甲', '乙'),
});

test('edits come out of a table as they went in, also through JSON', () => {
  fc.assert(
    fc.property(fc.array(fc.array(edit, { maxLength: 4 }), { maxLength: 6 }), (blocks) => {
      expect(unpackEdits(packEdits(blocks), blocks.length)).toEqual(blocks);
      expect(unpackEdits(JSON.parse(JSON.stringify(packEdits(blocks))), blocks.length)).toEqual(blocks);
    }),
  );
  const table = packEdits([[], [{ start: 0, end: 1, replacement: '', fix: 'gloss', evidence: '' }]]);
  expect(() => unpackEdits(table, 1)).toThrow(RangeError);
});
