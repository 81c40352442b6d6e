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
/**
 * A mark between Chinese characters (or their marks, or before a year: `出版社,2011年`), not in numbers, addresses, formulas or
 * Latin words. The mark is sought first, and then what stands before it: the other way round every place was looked at.
 */
const NARROW =
  /[,;:!?](?<=[\u4e00-\u9fff\u3000-\u303f“”‘’（）()][,;:!?])(?=[\u4e00-\u9fff\u3000-\u303f“”‘’（(]|\d{4}年|$)|[(](?=[\u4e00-\u9fff][^()A-Za-z0-9]*[)])|[)](?<=[(][^()A-Za-z0-9]*[\u4e00-\u9fff][)])/gm;

/** A mark of full width, or a narrow one, between Chinese characters. */
const BETWEEN = /(?:([，；：？！])|[,;:?!])(?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff])/g;
/** So many narrow ones for every one of full width, and the marks of a page were narrowed by a machine. */
const NARROW_FOR_WIDE = 4;
/** What a reference in the form of GB/T 7714 has: its marks are narrow by rule. */
const REFERENCE = /\[[A-Z](?:B?\/OL)?\]/;

/** Whether the marks of a page are narrow throughout: who wrote some in full width wrote the others as they are. */
export function areNarrow(blocks: readonly string[]): boolean {
  let balance = 0;
  for (const text of blocks) {
    for (const [, wide] of text.matchAll(BETWEEN)) balance += wide ? -NARROW_FOR_WIDE : 1;
  }
  return balance > 0;
}

/** Edits that put narrowed marks between Chinese characters back to full width. UTF-16 offsets. */
export function planPunctuation(text: string): Edit[] {
  const hasReferences = REFERENCE.test(text);
  const edits: Edit[] = [];
  for (const { index, 0: mark } of text.matchAll(NARROW)) {
    if (hasReferences && REFERENCE.test(sentenceAround(text, index))) continue;
    edits.push({
      start: index,
      end: index + 1,
      replacement: WIDE[mark] ?? mark,
      fix: 'punctuation',
      evidence: `汉字之间的“${mark}”原为全角`,
    });
  }
  return edits;
}

function sentenceAround(text: string, at: number): string {
  const end = text.indexOf('。', at);
  return text.slice(text.lastIndexOf('。', at) + 1, end < 0 ? text.length : end);
}
