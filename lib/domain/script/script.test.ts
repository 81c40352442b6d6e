import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../text/index.ts';
import cases from './cases/conversion.json' with { type: 'json' };
import { convertBlocks, convertText, hanVariants, type OpenccConfig, planConversion } from './index.ts';

const auto = (text: string): string => convertText(text, 'auto');

/** On a Traditional page, so that phrases without a telling character are converted too. */
const onPage = (text: string): string => convertBlocks([text, '國家圖書館的發展與學術研究'])[0]?.text ?? text;

describe('conversion', () => {
  it.each(Object.entries(cases))('%s', (_, pairs) => {
    for (const [traditional = '', simplified] of pairs) expect(onPage(traditional)).toBe(simplified);
  });

  it('a text and its conversion are the same to whoever compares variants', () => {
    const table = hanVariants();
    const same = (text: string) =>
      Array.from({ length: text.length }, (_, i) => table[text.charCodeAt(i)] || text.charCodeAt(i));
    for (const [traditional = '', simplified = ''] of Object.values(cases).flat()) {
      if (traditional.length === simplified.length) expect(same(traditional)).toEqual(same(simplified));
    }
  });

  it('leaves Simplified, Japanese and Korean alone, and quoted Japanese in a Traditional text', () => {
    for (const text of ['著名学者编著的专著', '図書館におけるサービスの評価', '도서관 서비스', '乾隆年间的后宫']) {
      expect(auto(text)).toBe(text);
    }
    expect(auto('該書日文題名為「図書館のサービス評価」，頗為詳細')).toBe(
      '该书日文题名为「図書館のサービス評価」，颇为详细',
    );
    expect(auto('參考《図書館経営論》的論述，作者對圖書館學頗有研究')).toBe(
      '参考《図書館経営論》的论述，作者对图书馆学颇有研究',
    );
    for (const text of ['한국의 圖書館 發展에 관한 硏究', '東京大学図書館']) expect(auto(text)).toBe(text);
  });

  it('leaves names of languages in the menu of a Simplified page', () => {
    const menu = ['首页', '期刊', '登录', '繁體中文', '日本語', '关于我们', '图书馆学研究的进展'];
    expect(planConversion(menu)).toEqual(menu.map(() => []));
    expect(auto('繁體中文')).toBe('繁体中文');
  });

  it('keeps 著 everywhere on a page that writes 着 apart, as Hong Kong does', () => {
    expect(auto('隨着經濟的發展，該著影響顯著，著力甚深')).toBe('随着经济的发展，该著影响显著，著力甚深');
  });

  it('leaves quoted forms that would become one, and all of them when asked', () => {
    const text = '簡化之後，「發」與「髮」合為一體，裏、裡二字亦然；「國」字如舊，平台、臺北照常。';
    expect(auto(text)).toBe('简化之后，「發」与「髮」合为一体，裏、裡二字亦然；「国」字如旧，平台、台北照常。');
    expect(convertBlocks([text], { keepForms: true })[0]?.text).toBe(
      '简化之后，「發」与「髮」合为一体，裏、裡二字亦然；「國」字如旧，平台、台北照常。',
    );
  });

  it('converts the lines of a Traditional page in which some forms are Simplified already', () => {
    const blocks = ['新磺酰脲類化合物的合成', '读者服务與圖書館', '國家圖書館的發展與學術研究的進步'];
    const plan = planConversion(blocks);
    expect(blocks.map((text, i) => applyEdits(text, plan[i] ?? []))).toEqual([
      '新磺酰脲类化合物的合成',
      '读者服务与图书馆',
      '国家图书馆的发展与学术研究的进步',
    ]);
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
