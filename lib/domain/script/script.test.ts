import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../text/index.ts';
import { convertText, type OpenccConfig, planConversion } from './index.ts';

const auto = (text: string): string => convertText(text, 'auto');

describe('conversion', () => {
  it.each([
    ['隨著經濟的發展，社會承擔著重要的責任', '随着经济的发展，社会承担着重要的责任'],
    ['這部著名的專著由魯迅著，影響顯著', '这部著名的专著由鲁迅著，影响显著'],
    ['魯迅著《吶喊》，見王力編著的書', '鲁迅著《呐喊》，见王力编著的书'],
    ['乾隆年間的乾旱，乾安縣的餅乾', '乾隆年间的干旱，乾安县的饼干'],
    ['太后之後，兩隻船隻駛入裏海', '太后之后，两只船只驶入里海'],
    ['藉由此法瞭解問題，對於讀者而言', '借由此法了解问题，对于读者而言'],
    ['吃麵的人表面上不說話', '吃面的人表面上不说话'],
    ['特徵與徵收，魏徵與余先生的餘下部分', '特征与征收，魏徵与余先生的余下部分'],
  ])('%s', (traditional, simplified) => {
    expect(auto(traditional)).toBe(simplified);
  });

  it('leaves Simplified, Japanese and Korean alone, and quoted Japanese in a Traditional text', () => {
    for (const text of ['著名学者编著的专著', '図書館におけるサービスの評価', '도서관 서비스', '乾隆年间的后宫']) {
      expect(auto(text)).toBe(text);
    }
    expect(auto('該書日文題名為「図書館のサービス評価」，頗為詳細')).toBe(
      '该书日文题名为「図書館のサービス評価」，颇为详细',
    );
  });

  it('goes block by block: a Simplified title beside a Traditional text stays', () => {
    const blocks = ['推荐阅读_着名专家', '國家圖書館的發展', '著名'];
    const plan = planConversion(blocks);
    expect(plan[0]).toEqual([]);
    expect(applyEdits(blocks[1] ?? '', plan[1] ?? [])).toBe('国家图书馆的发展');
  });

  it('edits single characters, so that offsets stay', () => {
    for (const edit of planConversion(['隨著圖書館事業的發展'])[0] ?? []) {
      expect(edit.end - edit.start).toBe(1);
      expect(edit.replacement).toHaveLength(1);
      expect(edit.fix).toBe('script');
    }
  });

  it('does not change its own result', () => {
    const unit = fc.constantFrom(...'圖書館隨著發展後乾隆著名於裏隻的是，。');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        const once = auto(text);
        expect(auto(once)).toBe(once);
      }),
    );
  });
});

const file = `${process.env.QINGDU_DATA ?? fileURLToPath(new URL('../../../../shared', import.meta.url))}/data/opencc-testcases.json`;
const data = existsSync(file);
if (!data) console.log('skipped: no data');

describe("OpenCC's own cases", () => {
  it.skipIf(!data)('t2s, tw2s, hk2s and tw2sp, all of them', () => {
    const { cases } = JSON.parse(readFileSync(file, 'utf8')) as {
      cases: { input: string; expected: Partial<Record<OpenccConfig, string>> }[];
    };
    let wrong = 0;
    for (const { input, expected } of cases) {
      for (const config of ['t2s', 'tw2s', 'hk2s', 'tw2sp'] as const) {
        const want = expected[config];
        if (want !== undefined && convertText(input, config) !== want) wrong += 1;
      }
    }
    expect(wrong).toBeLessThanOrEqual(1);
  });
});
