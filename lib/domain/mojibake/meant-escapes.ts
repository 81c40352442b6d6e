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
