import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeText, pairTable, upperHalf } from '../encoding/index.ts';
import { planConversion } from '../script/index.ts';
import { applyEdits, foldText } from '../text/index.ts';
import wild from './cases/in-the-wild-style.json' with { type: 'json' };
import failures from './cases/known-failures.json' with { type: 'json' };
import negative from './cases/negative.json' with { type: 'json' };
import { planRepair, planRepairInSlices, readLanguageModel, screenDamage } from './index.ts';
import { planLostSpaces } from './lost-spaces.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const model = readLanguageModel(readFileSync(`${root}public/model/zh.model`));

function repaired(text: string): string {
  return applyEdits(text, planRepair([text], model).edits[0] ?? []);
}

/** GBK as Python and iconv read it: one U+FFFD for every byte that begins no character. */
function readByByte(bytes: Uint8Array): string {
  const { decode } = pairTable('gbk');
  let text = '';
  for (let i = 0; i < bytes.length; i += 1) {
    const unit = decode[((bytes[i] as number) << 8) | (bytes[i + 1] ?? 0)] as number;
    text += unit ? String.fromCharCode(unit) : '\ufffd';
    if (unit) i += 1;
  }
  return text;
}

describe('cases', () => {
  it.each(wild)('$note', ({ text, printed, contains }) => {
    expect(screenDamage([text]).suspected).toBe(true);
    if (printed !== undefined) expect(repaired(text)).toBe(printed);
    if (contains !== undefined) expect(repaired(text)).toContain(contains);
  });

  it.each(negative)('left alone: $note', ({ text }) => {
    expect(planRepair([text], model).edits[0]).toEqual([]);
  });

  it.each(failures)('known failure, must still fail: $note', ({ text, printed }) => {
    expect(repaired(text)).not.toBe(printed);
  });
});

describe('planRepair', () => {
  it('explains every edit, keeps them sorted, and leaves a repaired text alone', () => {
    for (const { text } of wild) {
      const edits = planRepair([text], model).edits[0] ?? [];
      for (const { evidence } of edits) expect(evidence).toMatch(/\p{Script=Han}/u);
      const once = applyEdits(text, edits);
      expect(repaired(once)).toBe(once);
    }
  });

  it('gathers evidence over all blocks of a page and leaves sound blocks alone', () => {
    const blocks = [
      '推荐阅读_热门文章_最新资讯',
      '應(yīng)用',
      '國(guó)家圖書館的數(shù)據(jù)',
      '北京市;上海市;天津市',
    ];
    const { edits, damaged } = planRepair(blocks, model);
    expect(damaged).toBe(true);
    expect(blocks.map((text, i) => applyEdits(text, edits[i] ?? []))).toEqual([
      '推荐阅读_热门文章_最新资讯',
      '應用',
      '國家圖書館的數據',
      '北京市;上海市;天津市',
    ]);
  });

  it('gives the same plan in slices, with a pause between small pieces of work', async () => {
    const blocks = wild.map(({ text }) => text);
    let pauses = 0;
    const pause = (): Promise<void> | undefined => {
      pauses += 1;
      return pauses % 7 === 0 ? Promise.resolve() : undefined;
    };
    expect(await planRepairInSlices(blocks, model, pause)).toEqual(planRepair(blocks, model));
    expect(pauses).toBeGreaterThan(blocks.length);
    await expect(planRepairInSlices(blocks, model, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  });

  it('works without a model: glosses and escapes only', () => {
    const text = '應(yīng)急治理國(guó)家的數(shù)據(jù)';
    expect(applyEdits(text, planRepair([text], null).edits[0] ?? [])).toBe('應急治理國家的數據');
  });

  it('puts back the wide spaces of indents, names and heads on a mirror’s page, and on no other but in known headings', () => {
    const glossed = '應(yīng)急治理國(guó)家的數(shù)據(jù)，由基層(céng)提供。';
    const spaced = ['??近年來，讀者很多。', '王?芳??李建國', '二?研究設計', '田?野'];
    const read = (blocks: readonly string[]) => {
      const { edits } = planRepair(blocks, model);
      return blocks.map((text, i) => applyEdits(text, edits[i] ?? []));
    };
    expect(
      read([glossed, ...spaced])
        .slice(1)
        .map((text) => text.replace(/\u3000+/g, '_')),
    ).toEqual(['_近年來，讀者很多。', '王_芳_李建國', '二_研究設計', '田_野']);
    for (const text of [...spaced, '誰?我?他']) expect(planLostSpaces(text)).toEqual([]);
    expect(planLostSpaces('誰?我?他', true)).toEqual([]);
    expect(planLostSpaces('結?語')).toMatchObject([{ start: 1, end: 2, replacement: '\u3000' }]);
  });

  it('reads quotation marks left as references in prose, not where code or an example shows them', () => {
    const read = (text: string) => applyEdits(text, planRepair([text], null).edits[0] ?? []);
    expect(read('馆员说&quot;夜里人多&quot;，并引&amp;quot;ISO 2789&amp;quot;为据。')).toBe(
      '馆员说"夜里人多"，并引"ISO 2789"为据。',
    );
    for (const text of [
      '引号写作&quot;，不可直接写出。',
      '引号用&quot;表示，单独的&quot;也行。',
      '馆员把 title=(&quot;夜读&quot;) 写进了模板{x}。',
      '他查了A&quot;B&quot;C。'.replace('A', ' a ').replace('C', ' c '),
    ])
      expect(read(text)).toBe(text);
  });

  it('of bytes that one wrong reading can lose only one way, restores them without guessing', () => {
    // 一 is E4 B8 80, and 80 begins no character of GBK: it died, nothing else could.
    const bytes = encodeText('这是一种方法，也是一门学问。', 'utf-8') as Uint8Array;
    expect(repaired(readByByte(bytes))).toBe('这是一种方法，也是一门学问。');
  });

  it('flags what is lost and invents nothing', () => {
    const text = '锟斤拷锟斤拷图书馆锟斤拷';
    const plan = planRepair([text], model);
    expect(plan.edits[0]).toEqual([]);
    expect(plan.unrecoverable.length).toBeGreaterThan(0);
  });

  it('widens punctuation only when asked and only beside other damage', () => {
    const text = '國(guó)家圖書館,數(shù)據(jù)中心;讀者(含兒童)有3,000人.';
    const edits = planRepair([text], model, { punctuation: true }).edits[0] ?? [];
    expect(applyEdits(text, edits)).toBe('國家圖書館，數據中心；讀者（含兒童）有3,000人.');
    const year = '國(guó)家出版社,2011年,第3,4章';
    expect(applyEdits(year, planRepair([year], model, { punctuation: true }).edits[0] ?? [])).toBe(
      '國家出版社，2011年，第3,4章',
    );
    expect(planRepair(['图书馆,数据中心'], model, { punctuation: true }).edits[0]).toEqual([]);
  });

  it('leaves the marks of references, and of pages that have some in full width', () => {
    const glossed = '國(guó)家圖書館的數(shù)據(jù)中心';
    const reference = '[1]王禾,李青.小城書房研究[J].圖書館,2019(3):12.';
    const edits = planRepair([`${glossed},讀者`, reference], model, { punctuation: true }).edits;
    expect(edits.map((list) => list.filter(({ fix }) => fix === 'punctuation').length)).toEqual([1, 0]);
    const wide = [`${glossed},讀者，館員`];
    expect(planRepair(wide, model, { punctuation: true }).edits[0]?.some(({ fix }) => fix === 'punctuation')).toBe(
      false,
    );
  });
});

/** Sentences of our own, for damage that loses nothing. */
const SENTENCES = [
  '图书馆的服务质量直接影响读者的满意程度，需要持续改进。',
  '本文采用问卷调查与访谈相结合的方法，分析了影响因素。',
  '结果表明，该模型能够有效提高预测精度，具有一定的应用价值。',
  '随着信息技术的发展，数字资源的保存与利用成为重要课题。',
];

describe('lossless damage', () => {
  const bytesShownAs = (bytes: Uint8Array, encoding: string): string => {
    const half = upperHalf(encoding);
    return Array.from(bytes, (b) => (b < 0x80 ? String.fromCharCode(b) : half[b - 0x80])).join('');
  };
  it('repair undoes it, whichever the encodings', () => {
    fc.assert(
      fc.property(
        fc.subarray(SENTENCES, { minLength: 1 }),
        fc.constantFrom(
          ...['windows-1252', 'windows-1251', 'windows-1250', 'windows-1254', 'windows-1256', 'windows-1258'],
          ...[
            'iso-8859-2',
            'iso-8859-15',
            'koi8-r',
            'macintosh',
            'x-mac-cyrillic',
            'cp437',
            'cp850',
            'cp852',
            'ibm866',
          ],
        ),
        fc.constantFrom('utf-8', 'gbk'),
        (parts, shown, truth) => {
          const text = parts.join('');
          const garbled = bytesShownAs(encodeText(text, truth) as Uint8Array, shown);
          expect(screenDamage([garbled]).suspected).toBe(true);
          expect(foldText(repaired(garbled))).toBe(foldText(text));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('of a single-byte page with losses, only undefined bytes are guessed: the reading is nearly exact', () => {
    const text = SENTENCES.join('');
    const bytes = encodeText(text, 'utf-8') as Uint8Array;
    const half = upperHalf('windows-1252');
    const read = (dead: string): string =>
      Array.from(bytes, (b) => {
        const char = b < 0x80 ? String.fromCharCode(b) : (half[b - 0x80] ?? '');
        return char >= '\u0080' && char < '\u00a0' ? dead : char;
      }).join('');
    for (const dead of ['\ufffd', '?', '']) expect(foldText(repaired(read(dead)))).toBe(foldText(text));
  });

  it('GBK shown as Big5 and Big5 shown as GBK', () => {
    const text = '本文采用的方法分析了影响因素';
    const { decode } = pairTable('big5');
    const bytes = encodeText(text, 'gbk') as Uint8Array;
    let garbled = '';
    for (let i = 0; i < bytes.length; i += 2)
      garbled += String.fromCharCode(decode[((bytes[i] as number) << 8) | (bytes[i + 1] as number)] as number);
    if (!garbled.includes('\u0000')) expect(repaired(garbled)).toBe(text);
  });
});

describe('clean text', () => {
  it('of any script is left alone', () => {
    const unit = fc.constantFrom(...'图书馆服务质量研究与分析的方法结果表明年月日，。；：？abcXYZ 012.,;:()%αβ');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        const plan = planRepair([text], model);
        for (const { fix } of plan.edits[0] ?? []) expect(fix).toBe('gbk-out-of-step');
        if (!/\?/.test(text)) expect(plan.edits[0]).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  const file = `${process.env.QINGDU_DATA ?? `${root}../shared`}/data/csl-dev-titles.tsv`;
  const data = existsSync(file);
  if (!data) console.log('skipped: no data');
  it.skipIf(!data)('200 unseen abstracts: no edit', () => {
    const abstracts = readFileSync(file, 'utf8')
      .split('\n')
      .filter((_, i) => (i + 1) % 5 === 0);
    for (const line of abstracts) expect(planRepair([line.split('\t')[1] ?? ''], model).edits[0]).toEqual([]);
  });

  const seed = `${process.env.QINGDU_DATA ?? `${root}../shared`}/seed`;
  it.skipIf(!existsSync(seed))('the seed article: every line', () => {
    const lines = (name: string): string[] => readFileSync(`${seed}/${name}`, 'utf8').split('\n');
    const blocks = lines('article.garbled.txt');
    const plan = planRepair(blocks, model);
    const printed = blocks.map((text, i) => applyEdits(text, plan.edits[i] ?? []));
    const conversions = planConversion(printed);
    const plain = printed.map((text, i) => applyEdits(text, conversions[i] ?? []));
    const wrong = lines('article.expected.txt').filter((line, i) => foldText(line) !== foldText(plain[i] ?? ''));
    expect(wrong).toEqual([]);
  });
});
