import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRepair, readLanguageModel, screenDamage } from '../mojibake/index.ts';
import { convertBlocks, convertText, planConversion } from '../script/index.ts';
import { applyEdits, composeMaps, mergeEdits, offsetMapOf } from '../text/index.ts';
import cases from './cases/clean.json' with { type: 'json' };

const model = readLanguageModel(readFileSync(new URL('../../../public/model/zh.model', import.meta.url)));
const fixtures: readonly { kind: string; text: string; plain?: string }[] = cases;
/** What a text quotes as damage is told to be lost, and stays. */
const QUOTES_DAMAGE = 'encodings spoken of';

/** What is right only as a whole: a part of it says nothing of what it is. */
const NEEDS_ALL = new Set([
  'language teaching, whole text',
  'Japanese, half-width katakana',
  'URLs',
  'escapes spoken of',
  'Kangxi radicals spoken of',
  'menu item, Russian, capitals',
  // A few letters by themselves are read as GBK: mojibake/cases/known-failures.json.
  'letters of languages in code',
  'letters of languages, sets',
  'a table of a page of DOS',
]);

/** The words that say of a text's escapes or misreadings that they are meant: without them they are what a damaged text has. */
const SAYS_SO = new Map([
  ['git octal spoken of', '显示成'],
  ['a misreading as an example', '乱码'],
]);

/** Known: `?A?B` on a page whose other text is in another script may be taken for lost bytes. */
const NOT_MIXED = 'exam';

describe('clean text', () => {
  it.each(fixtures)('$kind: no repair, and no more than its script converted', ({ kind, text, plain }) => {
    const { edits, unrecoverable, damaged } = planRepair([text], model, { punctuation: true });
    expect(edits).toEqual([[]]);
    expect(damaged).toBe(false);
    if (kind !== QUOTES_DAMAGE) expect(unrecoverable).toEqual([]);
    expect(convertText(text, 'auto')).toBe(plain ?? text);
  });

  it('of all kinds on one page, in any order', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          fixtures.filter(({ kind }) => kind !== NOT_MIXED),
          { minLength: 2, maxLength: 12 },
        ),
        (some) => {
          const blocks = some.map(({ text }) => text);
          expect(planRepair(blocks, model, { punctuation: true }).edits).toEqual(blocks.map(() => []));
          const kept = some.filter(({ plain }) => plain === undefined).map(({ text }) => text);
          const plan = convertBlocks(kept);
          expect(kept.map((text, i) => plan[i]?.text ?? text)).toEqual(kept);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('cut anywhere', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fixtures), fc.nat(), fc.nat(), ({ kind, text, plain }, a, b) => {
        if (plain !== undefined || NEEDS_ALL.has(kind)) return;
        const [from = 0, to = 0] = [a % text.length, b % text.length].sort((x, y) => x - y);
        const part = text.slice(from, to);
        if (!part.includes(SAYS_SO.get(kind) ?? '')) return;
        expect(planRepair([part], model).edits).toEqual([[]]);
      }),
      { numRuns: 150 },
    );
  });

  it('made of any characters but question marks is not suspected of lost bytes', () => {
    const unit = fc.oneof(
      fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCharCode(code)),
      fc.constantFrom(...'，。；：、！（）“”《》—…·0123456789 abcdefgABC,.;:()-α±℃'),
      fc.constantFrom(...'かなカナ한글абв'),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 80 }), (text) => {
        for (const { fix } of planRepair([text], model).edits[0] ?? []) expect(fix).not.toBe('gbk-out-of-step');
      }),
      { numRuns: 60 },
    );
  });
});

const DAMAGED = [
  '應(yīng)急治理國(guó)家的數(shù)據(jù)，應(yīng)當(dāng)重視',
  '鍥句功棣嗙殑鏈嶅姟璐ㄩ噺鐩存帴褰卞搷璇昏€呯殑婊℃剰绋嬪害',
  '公共圖書(shū)館?；鶎由鐓^(qū)的讀者，沿著(zhe)河岸',
  '&ldquo;图书馆&rdquo;的\\u56fe\\u4e66，⽂献',
];

describe('the edits of a page', () => {
  const texts = [...DAMAGED, ...fixtures.map(({ text }) => text)];
  const pages = fc.shuffledSubarray(texts, { minLength: 1, maxLength: 4 });

  it('are data, lead to the repaired text, and lead nowhere a second time', () => {
    fc.assert(
      fc.property(pages, (blocks) => {
        const { edits } = planRepair(blocks, model);
        const replayed: typeof edits = JSON.parse(JSON.stringify(edits));
        const once = blocks.map((text, i) => applyEdits(text, edits[i] ?? []));
        expect(blocks.map((text, i) => applyEdits(text, replayed[i] ?? []))).toEqual(once);
        expect(planRepair(once, model).edits).toEqual(once.map(() => []));
        const suspected = screenDamage(blocks).suspected;
        if (edits.some((list) => list.length > 0)) expect(suspected).toBe(true);
        const plain = once.map((text, i) => applyEdits(text, planConversion(once)[i] ?? []));
        expect(plain.map((text, i) => applyEdits(text, planConversion(plain)[i] ?? []))).toEqual(plain);
      }),
      { numRuns: 40 },
    );
  });

  it('reach a block that was misread otherwise on a page of glosses, and glosses beside a teacher’s', () => {
    const once = (blocks: readonly string[]): string[] => {
      const { edits } = planRepair(blocks, model);
      return blocks.map((text, i) => applyEdits(text, edits[i] ?? []));
    };
    const [, misread = '', glossed = '', escaped = ''] = DAMAGED;
    expect(once([glossed, misread])).toEqual([
      '公共圖書館。基層社區的讀者，沿著河岸',
      '图书馆的服务质量直接影响读者的满意程度',
    ]);
    const teacher = '「犇」字罕見，犇(bēn)意為急走；「驫」讀biāo，見於詩賦。';
    expect(once([glossed, escaped, teacher])).toEqual([
      '公共圖書館。基層社區的讀者，沿著河岸',
      '“图书馆”的图书，文献',
      teacher,
    ]);
  });

  it('are the same merged into one list as one after the other, and map every kept character to itself', () => {
    fc.assert(
      fc.property(pages, (blocks) => {
        const { edits } = planRepair(blocks, model);
        const printed = blocks.map((text, i) => applyEdits(text, edits[i] ?? []));
        const conversions = planConversion(printed);
        blocks.forEach((text, i) => {
          const repairs = edits[i] ?? [];
          const middle = printed[i] ?? '';
          const plain = applyEdits(middle, conversions[i] ?? []);
          const merged = mergeEdits(text, repairs, conversions[i] ?? []);
          expect(applyEdits(text, merged)).toBe(plain);
          const map = composeMaps(offsetMapOf(text.length, repairs), offsetMapOf(middle.length, conversions[i] ?? []));
          for (let at = 0, next = 0; at < text.length; at += 1) {
            while ((merged[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next += 1;
            if ((merged[next]?.start ?? Number.POSITIVE_INFINITY) <= at) continue;
            const there = map.toOutput(at, 'start');
            expect(plain[there]).toBe(text[at]);
            expect(map.toInput(there, 'start')).toBe(at);
          }
        });
      }),
      { numRuns: 25 },
    );
  });
});
