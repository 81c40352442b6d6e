import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { encodeText, pairTable } from '../encoding/index.ts';
import { planConversion } from '../script/index.ts';
import { applyEdits } from '../text/index.ts';
import { planRepair, readLanguageModel, screenDamage } from './index.ts';
import { unreadLines } from './unread.ts';

const model = readLanguageModel(readFileSync(new URL('../../../public/model/zh.model', import.meta.url)));

/** What a program shows of a text whose bytes it reads in pairs of another encoding: `mark` for every byte that dies. */
function shown(text: string, truth: string, as: 'gbk' | 'big5' | 'shift_jis', mark: string): string {
  const bytes = encodeText(text, truth) as Uint8Array;
  const { decode } = pairTable(as);
  let out = '';
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number;
    const unit = decode[(byte << 8) | (bytes[i + 1] ?? 0)] as number;
    const single = as === 'shift_jis' && byte >= 0xa1 && byte <= 0xdf;
    if (byte < 0x80) out += String.fromCharCode(byte);
    else if (single) out += String.fromCharCode(0xff61 + byte - 0xa1);
    else out += unit ? String.fromCharCode(unit) : mark;
    if (byte >= 0x80 && !single && unit) i += 1;
  }
  return out;
}

/** As the engine shows it: repaired, then in Simplified. */
function read(text: string): string {
  const plan = screenDamage([text]).suspected ? planRepair([text], model) : null;
  const printed = applyEdits(text, plan?.edits[0] ?? []);
  return applyEdits(printed, planConversion([printed], { unread: plan?.unread })[0] ?? []);
}

const whole = (text: string) => [{ start: 0, end: text.length }];

describe('unreadLines', () => {
  it.each([
    shown('请在设置里选择语言和时区', 'utf-8', 'gbk', '?'),
    shown('请在设置里选择语言和时区', 'utf-8', 'big5', '\ufffd'),
    shown('请在设置里选择语言和时区', 'utf-8', 'shift_jis', '・'),
    shown('请在设置里选择语言和时区', 'gbk', 'big5', '?'),
    shown('Wait for it…', 'utf-8', 'gbk', '?'),
  ])('%s', (text) => {
    expect(unreadLines(text, false, model)).toEqual(whole(text));
  });

  it('tells the line of a block', () => {
    const [first, second, third] = ['圖書館的開放時間', shown('退出登录', 'utf-8', 'gbk', '?'), '請見說明'];
    const start = first.length + 1;
    const lines = unreadLines([first, second, third].join('\n'), false, model);
    expect(lines).toEqual([{ start, end: start + second.length }]);
  });

  it.each([
    '荳荳是我養的貓，荳荳很乖',
    '轂輻輮輿，轅軛軏輗，皆車之屬也',
    '臣聞麒麟鳳凰，鸑鷟鸞鶵，皆羽族之靈；鼉鼇黿鼈，皆介蟲之長',
    '飛湍瀑流爭喧豗，砯崖轉石萬壑雷',
    '化學元素：鎝、釕、銠、鈀、銀、鎘、鑭、鈰、鐠、釹、鉕、釤、銪、釓、鋱、鏑、鈥、鉺、銩、鐿',
    'The elements holmium (鈥) and erbium (鉺) were found by him.',
    '佢喺嗰度瞓覺，啲細路仔嘈喧巴閉，搞到佢瞓唔着',
    '「讎」字何解?又如何讀?',
    'Đại học Quốc gia 越南國立大學；café 咖啡館',
    '§§3–4 條例規定，須繳納罰鍰；±0.5℃、αβγ 係數',
    '葉嬿嬿、陳翃、張堃、徐旻、黃鉦鈜、蕭瑀、王翀、林堉璘',
  ])('sound: %s', (text) => {
    expect(unreadLines(text, false, model)).toEqual([]);
  });
});

describe('conversion after repair', () => {
  it('leaves what is still misread as it was shown', () => {
    const text = `The name looks too short ${shown('—', 'utf-8', 'gbk', '?')}use the whole one`;
    expect(read(text)).toBe(text);
  });

  it('is not told by it what the page is written in', () => {
    const misread = shown('请在设置里选择语言和时区', 'utf-8', 'big5', '\ufffd');
    const blocks = ['里面有后台', misread];
    const unread = new Map([[1, whole(misread)]]);
    expect(planConversion(blocks, { unread })).toEqual([[], []]);
  });
});
