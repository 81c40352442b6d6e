import { type Edit, isHan } from '../text/index.ts';

/** Zero-width characters, soft hyphens, Kangxi radicals and compatibility forms: what PDFs leave behind. */
const DEBRIS = /[\u00ad\u200b-\u200d\u2060\ufeff\ue5e5\u2f00-\u2fd5\u2e80-\u2ef3\uf900-\ufad9]/g;
/** Beside Korean, compatibility forms are Korean's own, or say which bytes stood there. */
const HANGUL = /[\uac00-\ud7a3]/;
const RADICALS_MEANT = /部首|偏旁|[Rr]adical|字形|Unicode|康熙/;

/** Edits that put right what is invisible or only looks like the character meant. UTF-16 offsets. */
export function planDebris(text: string): Edit[] {
  const edits: Edit[] = [];
  const isKorean = HANGUL.test(text);
  for (const { index, 0: char } of text.matchAll(DEBRIS)) {
    const unit = char.charCodeAt(0);
    const before = text.charCodeAt(index - 1);
    const behind = text.charCodeAt(index + 1);
    const besideHan = isHan(before) || isHan(behind);
    let replacement: string | null = null;
    if (unit === 0xe5e5) replacement = '\u3000';
    else if (unit < 0x2e80 || unit === 0xfeff) replacement = isHan(before) && isHan(behind) ? '' : null;
    else if (besideHan && !isKorean && !RADICALS_MEANT.test(text)) replacement = char.normalize('NFKC');
    if (replacement === null || replacement === char) continue;
    const code = unit.toString(16).toUpperCase().padStart(4, '0');
    edits.push({
      start: index,
      end: index + 1,
      replacement,
      fix: 'compatibility',
      evidence:
        replacement === '' ? `词中夹有不可见字符 U+${code}` : `“${char}”（U+${code}）是“${replacement}”的兼容字形`,
    });
  }
  return edits;
}
