import { pairTable, upperBytes } from '../encoding/index.ts';
import { countHan, type Edit } from '../text/index.ts';

/** Bytes of UTF-8 as windows-1252 shows them: a lead byte, and what may follow it. */
const SINGLE =
  /[\u00c2\u00c3\u00e2\u00e3\u00ef\u00f0][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{1,3}/g;
/** F0 9F as GBK shows it, and the two bytes of an emoji behind it. */
const PAIRS = /馃[\u4e00-\u9fff\ue000-\uf8ff]/g;
/** What is met so: emoji, marks, arrows, signs, accented letters. */
const MARK =
  /^(?:[\u{1f000}-\u{1faff}]|\ufe0f|[\u00a0-\u00ff\u2010-\u2027\u2030-\u205e\u2070-\u209c\u2190-\u27bf\u2b00-\u2bff\u3001-\u3029\u3030-\u303f\uff01-\uff5e])$/u;

/** A text that speaks of such signs may show one by itself. */
const ABOUT = /乱码|亂碼|字符集|charset|mojibake|GBK|UTF-?8|Latin-?1|ISO-?8859/i;

/**
 * Emoji and marks that were misread by themselves, in a Chinese text that reads well: `好ðŸ˜€`, `Â·`, `â€œ`. Their bytes
 * say it; no other language writes such pairs of signs. UTF-16 offsets.
 */
export function planResidue(text: string): Edit[] {
  if (ABOUT.test(text) || countHan(text) === 0 || !/[\u00c2\u00c3\u00e2\u00e3\u00ef\u00f0馃]/.test(text)) return [];
  const edits: Edit[] = [];
  const reverse = upperBytes('windows-1252');
  for (const { index, 0: run } of text.matchAll(SINGLE)) {
    const bytes = Uint8Array.from(run, (sign) => reverse.get(sign.charCodeAt(0)) ?? 0);
    const length = (bytes[0] as number) >= 0xf0 ? 4 : (bytes[0] as number) >= 0xe0 ? 3 : 2;
    if (run.length >= length) take(index, run.slice(0, length), bytes.subarray(0, length), 'windows-1252');
  }
  const { encode } = pairTable('gbk');
  for (const { index, 0: run } of text.matchAll(PAIRS)) {
    const bytes = Array.from(run, (char) => encode[char.charCodeAt(0)] as number).flatMap((pair) => [
      pair >> 8,
      pair & 0xff,
    ]);
    take(index, run, Uint8Array.from(bytes), 'GBK');
  }
  return edits.sort((a, b) => a.start - b.start);

  function take(start: number, run: string, bytes: Uint8Array, shown: string): void {
    let made: string;
    try {
      made = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return;
    }
    if (!MARK.test(made)) return;
    const evidence = `“${made}”的 UTF-8 字节被误读为 ${shown}，按原字节重新读出`;
    edits.push({ start, end: start + run.length, replacement: made, fix: 'encoding', evidence });
  }
}
