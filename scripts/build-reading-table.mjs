/**
 * Writes lib/domain/mojibake/readings.gen.ts: how every Traditional character a mirror may gloss is read.
 * Characters: the keys of OpenCC's TSCharacters (Apache-2.0, in opencc-js) that GBK can hold. Readings: pinyin-pro (MIT).
 * Run: node scripts/build-reading-table.mjs
 */
import { writeFileSync } from 'node:fs';
import { Locale } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';

const gbk = new TextDecoder('gb18030');
const inGbk = new Set();
for (let lead = 0x81; lead <= 0xfe; lead += 1) {
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    const text = gbk.decode(Uint8Array.of(lead, trail));
    if (trail !== 0x7f && text.length === 1) inGbk.add(text);
  }
}

// @ts-expect-error opencc-js exports its configurations at run time, but its types do not mention them.
const dict = Locale.configs.t2s.conversionChain[0][1];
/** @type {Map<string, { first: string, later: string }>} */
const bySyllable = new Map();
let count = 0;
for (const entry of [...dict.split('|'), '著 着']) {
  const char = entry.slice(0, entry.indexOf(' '));
  if (!inGbk.has(char)) continue;
  const readings = pinyin(char, { multiple: true, type: 'array', toneType: 'symbol' });
  const usual = pinyin(char, { toneType: 'symbol' }).trim();
  count += 1;
  for (const reading of new Set([usual, ...readings])) {
    if (!/^[\p{Ll}\p{M}]+$/u.test(reading)) continue;
    const list = bySyllable.get(reading) ?? { first: '', later: '' };
    if (reading === usual) list.first += char;
    else list.later += char;
    bySyllable.set(reading, list);
  }
}
const lines = [...bySyllable]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([syllable, { first, later }]) => `${syllable.normalize('NFC')} ${first}${later ? `;${later}` : ''}`);
const target = new URL('../lib/domain/mojibake/readings.gen.ts', import.meta.url);
writeFileSync(
  target,
  `// Written by scripts/build-reading-table.mjs from pinyin-pro (MIT) and OpenCC's character list (Apache-2.0).\n` +
    `/** One line a syllable: the syllable, a space, the characters usually read so, a semicolon, those also read so. */\n` +
    `export const READINGS =\n  '${lines.join('|')}';\n`,
);
console.log(`${count} characters, ${lines.length} syllables`);
