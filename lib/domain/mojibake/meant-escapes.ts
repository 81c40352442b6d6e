import { countHan, type Edit, isHan, trimEnds } from '../text/index.ts';

/** What code has and prose has not. */
const CODE =
  /[{}]|[;\\]\s*(?:\n|$)|=>|["'`]\\[ux]|[[-]\\u|\b(?:function|var|let|const|return|import|def|print|printf|echo)\b|https?:|www\.|<\/?[a-z]+[ >]|\w\s*=\s*[["'(]/;
/** Escapes whose braces and semicolons are none of code. */
const BRACED = /&#?\w{1,12};|\\u\{[0-9a-fA-F]{2,6}\}/g;

/** Whether a text looks like code, or has some in it. */
export function isCode(text: string): boolean {
  return CODE.test(text.replace(BRACED, ''));
}

/** Whether the text speaks of the escape: `，&nbsp;表示空格`, `写作&nbsp;，`, “&nbsp;”. */
export function isSpokenOf(text: string, index: number, length: number): boolean {
  const around = text.slice(Math.max(0, index - 1), index) + text.slice(index + length, index + length + 2);
  return /^(?:[，。；、：,;:]?(?:表示|代表)|[用作成为是](?:表示|代表|[，。；、])|[“‘「『][”’」』])/.test(around);
}

/** Whether an escape stands in quotation marks by itself. */
export function isQuoted(text: string, index: number, length: number): boolean {
  return /^[“‘「『`][”’」』`]$/.test((text[index - 1] ?? '') + (text[index + length] ?? ''));
}

/** `显示成 "\\346\\226\\207.txt"`: what a text calls so stands in quotation marks behind it. */
const NAMED_SO = /[成为為作是][：:]?\s?["“‘「『`][^"“”‘’「」『』`]{0,40}$/;

/** Whether a text says of something that it is written or shown so, and quotes the escape. */
export function isNamed(text: string, index: number): boolean {
  return NAMED_SO.test(text.slice(Math.max(0, index - 44), index));
}

const ABOUT_ENCODING = /encod|decod|escap|quoted-printable|[转轉][义義]|[编編][码碼]/i;

/** Whether an escape is all that stands in straight quotation marks, in a text that speaks of encoding: `("quoted-printable", "=E4…")`. */
export function isNamedInCode(text: string, index: number, length: number): boolean {
  const before = text[index - 1] ?? '';
  return /["'`]/.test(before) && before === text[index + length] && ABOUT_ENCODING.test(text);
}

/** So far from an escape what it makes is shown. */
const NEAR = 100;
/** So many characters in a row are no chance. */
const WORD = 2;
const GAP = /[\s_]/;

/**
 * Whether most of the Chinese that escapes make stands near them, a word by itself, as whoever explains or tests an escape
 * writes it: `"图书"→%E5%9B%BE%E4%B9%A6`.
 */
export function areShown(text: string, edits: readonly Edit[]): boolean {
  let words = 0;
  let shown = 0;
  for (const { start, end, replacement } of edits) {
    const word = trimEnds(replacement.replace(/[\s_]/g, ''), (unit) => unit < '\x80');
    if (countHan(word) < WORD) continue;
    words += 1;
    const before = text.slice(Math.max(0, start - NEAR), start);
    if (standsAlone(before, word) || standsAlone(text.slice(end, end + NEAR), word)) shown += 1;
  }
  return shown > 0 && shown * 2 >= words;
}

/** Whether a word stands in a text with no Chinese character beside it; spaces and underscores inside it do not count. */
function standsAlone(text: string, word: string): boolean {
  for (let from = text.indexOf(word[0] as string); from >= 0; from = text.indexOf(word[0] as string, from + 1)) {
    let at = from;
    let matched = 0;
    while (at < text.length && matched < word.length) {
      if (text[at] === word[matched]) matched += 1;
      else if (!GAP.test(text[at] as string)) break;
      at += 1;
    }
    if (matched === word.length && !isHan(text.charCodeAt(from - 1)) && !isHan(text.charCodeAt(at))) return true;
  }
  return false;
}
