import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { encodeText } from '../encoding/index.ts';
import { applyEdits } from '../text/index.ts';
import { planRepair, readLanguageModel, screenDamage } from './index.ts';

const model = readLanguageModel(
  readFileSync(fileURLToPath(new URL('../../../public/model/zh.model', import.meta.url))),
);

function repaired(text: string): string {
  return screenDamage([text]).suspected ? applyEdits(text, planRepair([text], model).edits[0] ?? []) : text;
}

function gbk(text: string): number[] {
  const bytes = encodeText(text, 'gbk');
  if (!bytes) throw new Error(`no GBK: ${text}`);
  return [...bytes];
}

/** What is valid UTF-8 as UTF-8, all other bytes as Latin-1. */
function readStrictly(bytes: readonly number[]): string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    let length = 4;
    for (; length > 1; length -= 1) {
      try {
        const made = decoder.decode(Uint8Array.from(bytes.slice(i, i + length)));
        if ([...made].length !== 1) continue;
        text += made;
        break;
      } catch {
        // No sequence of this length.
      }
    }
    if (length === 1) text += String.fromCharCode(bytes[i] as number);
    i += length;
  }
  return text;
}

/** As a program reads UTF-8 that checks nothing. */
function readLeniently(bytes: readonly number[]): string {
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] as number;
    const count = lead >= 0xf8 || lead < 0xc2 ? 0 : lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    let code = lead & (0x3f >> count);
    for (let k = 1; k <= count; k += 1) code = (code << 6) | ((bytes[i + k] ?? 0) & 0x3f);
    if (count === 0 || i + count >= bytes.length || code > 0x10ffff || code < 0x80) {
      text += String.fromCharCode(lead);
      i += 1;
      continue;
    }
    text += code >= 0xd800 && code <= 0xdfff ? '\ufffd' : String.fromCodePoint(code);
    i += count + 1;
  }
  return text;
}

const SENTENCES = [
  '保存之前请先检查输入的参数是否正确，然后提交修改。',
  '根据用户的设置读取配置文件，如果没有找到就使用默认的值。',
  '// 这个函数用来计算两个点之间的距离',
  '删除选中的记录并且刷新列表，满足条件的才会显示',
  '那么下面的代码就可以得到没有重复的名字',
];

describe('GBK of which a program took some for UTF-8', () => {
  it.each(SENTENCES)('reads what was valid UTF-8: %s', (sentence) => {
    expect(repaired(readStrictly(gbk(sentence)))).toBe(sentence);
  });

  it.each(SENTENCES)('reads what was taken for it without a check: %s', (sentence) => {
    expect(repaired(readLeniently(gbk(sentence)))).toBe(sentence);
  });

  it.each(SENTENCES)('reads what was read so again: %s', (sentence) => {
    const once = readStrictly(gbk(sentence));
    const twice = once.replace(/[\u0080-\u00ff]+/g, (run) => readStrictly(Array.from(run, (c) => c.charCodeAt(0))));
    expect(repaired(twice)).toBe(sentence);
  });

  it('gives back the ASCII that a lead byte took along', () => {
    expect(repaired(readLeniently(gbk('请检查SD卡是否已经插入 DATA目录')))).toBe('请检查SD卡是否已经插入 DATA目录');
  });

  it('leaves what is left of a text that lost all other bytes', () => {
    expect(repaired('//ӦóãһListȡ')).toBe('//ӦóãһListȡ');
  });
});

describe('GBK in a single-byte page', () => {
  it('is read as such also where a sign was lost', () => {
    const turkish = new TextDecoder('windows-1254');
    const shown = turkish.decode(Uint8Array.from(gbk('根据指定的格式构造一个新的对象，然后返回。')));
    expect(repaired(shown.replace('ì', '?'))).toBe('根据指定的格式构造一个新的对象，然后返回。');
  });
});
