import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pairTable } from '../encoding/index.ts';
import { applyEdits } from '../text/index.ts';
import { undoGbkTwice } from './gbk-twice.ts';
import { planRepair, readLanguageModel, screenDamage } from './index.ts';

const model = readLanguageModel(readFileSync(new URL('../../../public/model/zh.model', import.meta.url)));

/** UTF-8 as older programs show it in GBK: what is no pair is lost, a byte before ASCII becomes `?` and takes it along. */
function shownInGbk(text: string): string {
  const { decode } = pairTable('gbk');
  const bytes = new TextEncoder().encode(text);
  let made = '';
  for (let i = 0; i < bytes.length; i += 1) {
    const [byte = 0, next = 0] = [bytes[i], bytes[i + 1]];
    if (byte < 0x80) made += String.fromCharCode(byte);
    else if (byte === 0x80) made += '€';
    else if (next >= 0x40 && next !== 0x7f) {
      const unit = decode[(byte << 8) | next] as number;
      if (unit) made += String.fromCharCode(unit);
      i += 1;
    } else {
      made += '?';
      i += 1;
    }
  }
  return made;
}

function repaired(text: string): string {
  return applyEdits(text, planRepair([text], model).edits[0] ?? []);
}

describe('UTF-8 shown as GBK twice', () => {
  it.each(['请先检查网络连接，然后重新登录。', '如果没有找到配置文件，就使用默认设置', '返回用户信息'])(
    '%s',
    (text) => {
      const twice = shownInGbk(shownInGbk(text));
      expect(twice).not.toContain(text.slice(0, 2));
      expect(screenDamage([twice]).suspected).toBe(true);
      // Of the last byte of all, nothing is left: what stood there may stay open.
      expect(repaired(twice).replace(/[。\s]+$/, '')).toBe(text.replace(/。$/, ''));
    },
  );

  it('takes no sound text and no text misread once for it', () => {
    for (const text of ['请先检查网络连接，然后重新登录。', '他在门口站了很久，最后还是没有敲门。']) {
      expect(undoGbkTwice(text)).toBeNull();
      expect(undoGbkTwice(shownInGbk(text))).toBeNull();
    }
    expect(undoGbkTwice('锟斤拷锟斤拷锟斤拷锟斤拷')).toBeNull();
  });
});
