import type { Edit } from '../text/index.ts';

const WIDE: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
};
/** A mark between Chinese characters (or their marks), not in numbers, addresses, formulas or Latin words. */
const NARROW =
  /(?<=[\u4e00-\u9fff\u3000-\u303f“”‘’（）()])[,;:!?](?=[\u4e00-\u9fff\u3000-\u303f“”‘’（(]|$)|[(](?=[\u4e00-\u9fff][^()A-Za-z0-9]*[)])|(?<=[(][^()A-Za-z0-9]*[\u4e00-\u9fff])[)]/gm;

/** Edits that put narrowed marks between Chinese characters back to full width. UTF-16 offsets. */
export function planPunctuation(text: string): Edit[] {
  return Array.from(text.matchAll(NARROW), ({ index, 0: mark }) => ({
    start: index,
    end: index + 1,
    replacement: WIDE[mark] ?? mark,
    fix: 'punctuation',
    evidence: `汉字之间的“${mark}”原为全角`,
  }));
}
