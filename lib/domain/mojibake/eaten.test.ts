import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { misread } from '../../../scripts/damage/index.mjs';
import { applyEdits } from '../text/index.ts';
import { planRepair, readLanguageModel } from './index.ts';

const model = readLanguageModel(readFileSync(new URL('../../../public/model/zh.model', import.meta.url)));
const repaired = (text: string) => applyEdits(text, planRepair([text], model).edits[0] ?? []);

/** What the program does that eats ASCII: UTF-8 read as GBK, `?` for a lone byte and the character behind it. */
const eats = (text: string) => misread(text, { as: 'gbk', from: 'utf-8', losses: '?', eatsAscii: true });

const TEXTS = {
  'a line break before an indented line': '    // 读取用户的设置\n    const settings = await load();',
  'a line break before a list': '本次更新：\n- 修复了登录失败的问题\n- 增加了搜索功能',
  'a line break before a comment goes on': '/**\n * 返回当前用户的全部资料\n * @param id 用户编号\n */',
  'a quote before a comma': '{ "name": "图书检索系统", "title": "文献管理与研究方法", "done": true }',
  'a quote at the end of a line': '    message: "请先登录系统再继续操作"\n    code: 403',
  'a space before code': '如果没有安装依赖，请先运行 `npm install` 命令，再启动 `server` 服务。',
  'a space before the bar of a table': '| 名称 | 说明 | 类型 |\n| 标题 | 文章的标题 | 文字 |',
  'the asterisk that closes strong text': '**研究方法**：采用问卷调查法，**研究对象**：在校学生。',
  'the asterisk that opens it': '这里的**核心问题**在于数据的来源，其次是**样本数量**太少。',
  'the end of a comment in HTML': '<!--输出日志到文件--><!--设置日志的格式-->',
  'the beginning of a tag': '<li>数据分析</li><li>文献检索</li><li>论文写作</li>',
} as const;

describe('what a lost byte took along', () => {
  it.each(Object.entries(TEXTS))('%s', (_, text) => {
    const damaged = eats(text);
    expect(damaged).toContain('?');
    expect(repaired(damaged).replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
  });

  it('a full-width bracket that is open is closed', () => {
    const text = '缓存的有效时间（默认为空）\n    timeout: 300';
    expect(repaired(eats(text)).replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
  });
});
