import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { misread } from '../../../scripts/damage/index.mjs';
import { applyEdits, foldText } from '../text/index.ts';
import wild from './cases/in-the-wild-style.json' with { type: 'json' };
import { planRepair, planRepairInSlices, readLanguageModel, screenDamage } from './index.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const model = readLanguageModel(readFileSync(`${root}public/model/zh.model`));

/** Our own prose, without losses that need guessing. */
const SENTENCES = [
  '图书馆的服务质量直接影响读者的满意程度，需要持续改进。',
  '本文采用问卷调查与访谈相结合的方法，分析了影响因素。',
  '结果表明，该模型能够有效提高预测精度，具有一定的应用价值。',
  '随着信息技术的发展，数字资源的保存与利用成为重要课题。',
];
const KINDS = [
  { as: 'gbk', from: 'utf-8', losses: 'fffd' },
  { as: 'gbk', from: 'utf-8', losses: 'byteFffd' },
  { as: 'gbk', from: 'utf-8', losses: '?', eatsAscii: false },
  { as: 'windows-1252', from: 'utf-8', losses: '?' },
  { as: 'windows-1252', from: 'gbk', losses: 'none' },
  { as: 'big5', from: 'gbk', losses: 'none' },
] as const;

const damaged = fc
  .tuple(fc.subarray(SENTENCES, { minLength: 1 }), fc.constantFrom(...KINDS))
  .map(([parts, kind]) => misread(parts.join(''), kind));
const block = fc.oneof(damaged, fc.constantFrom(...SENTENCES), fc.constantFrom(...wild.map(({ text }) => text)));

describe('planRepairInSlices', () => {
  it('gives the plan of planRepair, wherever it pauses', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(block, { minLength: 1, maxLength: 4 }),
        fc.array(fc.boolean(), { minLength: 1 }),
        async (blocks, pauses) => {
          let at = 0;
          const pause = (): Promise<void> | undefined => {
            at += 1;
            return pauses[at % pauses.length] ? Promise.resolve() : undefined;
          };
          expect(await planRepairInSlices(blocks, model, pause)).toEqual(planRepair(blocks, model));
        },
      ),
      { numRuns: 12 },
    );
  });

  it.each(KINDS)('pauses inside one long block ($from as $as, $losses)', async (kind) => {
    const text = misread(SENTENCES.join('').repeat(25), kind);
    let pauses = 0;
    const plan = await planRepairInSlices([text], model, () => {
      pauses += 1;
      return undefined;
    });
    expect(plan.edits[0]?.length).toBeGreaterThan(0);
    expect(pauses).toBeGreaterThan(kind.losses === 'none' ? 10 : text.length / 300);
  });
});

describe('a misread text with losses', () => {
  it('reads the same a second time, and as its plan says', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const { edits } = planRepair([text], model);
        const once = applyEdits(text, edits[0] ?? []);
        expect(applyEdits(once, planRepair([once], model).edits[0] ?? [])).toBe(once);
        let last = 0;
        for (const { start, end } of edits[0] ?? []) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is read alike in pieces: a long block as its sentences', () => {
    const long = SENTENCES.join('').repeat(40);
    const made = applyEdits(...planned(misread(long, { as: 'gbk', from: 'utf-8', losses: 'fffd' })));
    expect(foldText(made)).toBe(foldText(long));
  });

  it('is left and flagged where the words would have to invent it', () => {
    const text = misread(SENTENCES.join('').repeat(2), { as: 'big5', from: 'utf-8', losses: '?' });
    const plan = planRepair([text], model);
    expect(plan.edits[0]).toEqual([]);
    expect(plan.unrecoverable.length).toBeGreaterThan(0);
  });
});

function planned(text: string): [string, NonNullable<ReturnType<typeof planRepair>['edits'][0]>] {
  return [text, planRepair([text], model).edits[0] ?? []];
}

describe('screenDamage', () => {
  it('knows a narrowed question mark between two sentences from a lost byte', () => {
    for (const text of [
      '还有多少人愿意再来?已有研究大多关注大中城市。',
      '怎样容纳这些不同的需求?调查中不少管理者提到这一点。',
      '這一做法為何如此有效?根本原因在於讀者。',
      '难道没有别的办法?我们认为有。',
    ]) {
      expect(screenDamage([text]).suspected).toBe(false);
    }
    for (const text of ['读者如何?；鶎由鐓^服務', '以及當?shù)厣鐓^(qū)尤其', '图书馆的服?质量直接影响读者']) {
      expect(screenDamage([text]).suspected).toBe(true);
    }
  });
});
