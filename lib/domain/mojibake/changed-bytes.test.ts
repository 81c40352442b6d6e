import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { encodeText, pairTable, upperHalf } from '../encoding/index.ts';
import { convertText } from '../script/index.ts';
import { applyEdits } from '../text/index.ts';
import { planRepair, readLanguageModel } from './index.ts';

const model = readLanguageModel(readFileSync(new URL('../../../public/model/zh.model', import.meta.url)));

function repaired(text: string): string {
  return applyEdits(text, planRepair([text], model).edits[0] ?? []);
}

const simplify = (text: string): string => convertText(text, 't2s');

/** Bytes of `truth` shown in a single-byte page. */
function shown(text: string, truth: string, page: string): string {
  const half = upperHalf(page);
  const bytes = Array.from(encodeText(text, truth) as Uint8Array);
  return bytes.map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : half[byte - 0x80])).join('');
}

describe('soft hyphens that some program took out', () => {
  const without = (text: string, page = 'windows-1252') => shown(text, 'gbk', page).replaceAll('\u00ad', '');

  it.each([
    'alert("该用户已经存在，请换一个名字！");',
    '// 环境变量已经由配置文件给出',
    '<li>编辑器已经打开，请先保存</li>',
    '文本编辑器',
    '欢迎使用鲨鱼专版',
    '还是文件(夹)已经存在了?',
  ])('%s', (text) => {
    expect(without(text)).not.toBe(shown(text, 'gbk', 'windows-1252'));
    expect(repaired(without(text))).toBe(text);
  });

  it('also of other pages', () => {
    const text = '编辑器已经关闭，环境变量已经清除';
    expect(repaired(without(text, 'windows-1254'))).toBe(text);
    expect(repaired(without(text, 'iso-8859-15'))).toBe(text);
  });

  it('puts none beside those that are there', () => {
    const text = '编辑器已经打开，请先保存';
    expect(repaired(shown(text, 'gbk', 'windows-1252'))).toBe(text);
  });
});

describe('soft hyphens of Big5 that some program took out', () => {
  it.each([
    ['這裡是一個極為隱密的山洞', '这里是一个极为隐密的山洞'],
    ['目前沒有人使用這個聊天代號', '目前没有人使用这个聊天代号'],
    ['我在那裡等了一個下午，天已經黑了。', '我在那里等了一个下午，天已经黑了。'],
  ])('%s', (text, simplified) => {
    const whole = shown(text, 'big5', 'windows-1252');
    const without = whole.replaceAll('\u00ad', '');
    expect(without).not.toBe(whole);
    expect(simplify(repaired(without))).toBe(simplified);
  });
});

describe('joiners of an Arabic page that some program took out', () => {
  it.each(['数据结构与算法分析', '请检查网络，重新构建项目。'])('%s', (text) => {
    const whole = shown(text, 'utf-8', 'windows-1256');
    const without = whole.replace(/[\u00ad\u200c-\u200f]/g, '');
    expect(without).not.toBe(whole);
    expect(repaired(without)).toBe(text);
  });
});

describe('hard spaces of Macintosh that became plain ones', () => {
  const softened = (text: string) => shown(text, 'gbk', 'macintosh').replaceAll('\u00a0', ' ');

  it.each([
    'printf("请输入人数:");',
    '请输入学生的书名和数量，然后按回车键输出',
    '// 数据传输完成，书写日志',
    '第一章 数据的输入 第二章 数组',
  ])('%s', (text) => {
    expect(softened(text)).toContain(' ');
    expect(repaired(softened(text))).toBe(text);
  });
});

describe('hanja of Korean that NFC made one', () => {
  it.each(['如果一个程序运行在系统里，一定要先停止', '请输入要转化的单位类型', '可以从中得到一行结果，不要重复计算'])(
    '%s',
    (text) => {
      const { decode } = pairTable('euc-kr');
      const bytes = encodeText(text, 'gbk') as Uint8Array;
      let korean = '';
      for (let i = 0; i < bytes.length; i += 2)
        korean += String.fromCharCode(decode[((bytes[i] as number) << 8) | (bytes[i + 1] as number)] as number);
      expect(korean.normalize('NFC')).not.toBe(korean);
      expect(repaired(korean.normalize('NFC'))).toBe(text);
      expect(repaired(korean)).toBe(text);
    },
  );
});

describe('hard spaces that became line breaks', () => {
  const broken = (text: string) => shown(text, 'utf-8', 'windows-1252').replaceAll('\u00a0', '\n');

  it.each(['请把这个文件加到根目录里，你可以随时删除它。', '根据你的设置，标题栏的样式会自动加载'])('%s', (text) => {
    expect(broken(text)).toContain('\n');
    expect(repaired(broken(text))).toBe(text);
  });

  it('takes no break away that is one, and no bytes before it', () => {
    const text = '第一行写的是这件事\n第二行写的是那件事';
    expect(repaired(shown(text, 'utf-8', 'windows-1252'))).toBe(text);
    const [first, second] = text.split('\n').map((line) => shown(line, 'utf-8', 'windows-1252'));
    // Of the last character one byte is left: whatever it is taken for, it does not vanish.
    const cut = repaired(`${first}å\n${second}`);
    expect(cut).toMatch(/^第一行写的是这件事.\n第二行写的是那件事$/);
  });
});
