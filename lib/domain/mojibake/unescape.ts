import { countHan, type Edit, runBefore } from '../text/index.ts';
import { CHINESE, ESCAPE_FORMS, type EscapeForm } from './escape-forms.ts';
import { ENCODED_WORDS, fromEncodedWords } from './escaped-bytes.ts';
import { misreadReferences, signOfReference } from './references.ts';

/** `&#22788;`, `&amp;#x5904;`: a numeric reference, escaped any number of times; `&#22788` without its end. */
const NUMERIC = /&(?:amp;)*#(?:(?:(\d{2,7})|[xX]([0-9a-fA-F]{2,6}));|(1[23]\d{4}|[1-6]\d{4}|\d{2,4}(?!\d))(?!\d*;))/g;
const NAMED = /&(?:amp;)*(nbsp|ensp|emsp|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot|times|deg|plusmn);/g;
/** Code writes it too: in prose it stands beside Chinese at least once, and no code is near. */
const QUOTE = /&(?:amp;)*(?:quot|#34|#[xX]22);/g;
const ABOUT = /实体|實體|写作|寫作|写成|寫成|等价|转义|轉義|字符引用|[Ee]ntity/;
const NOT_ASCII = /[^\0-\x7f]/;
/** What code has and prose has not. */
const CODE =
  /[{}]|[;\\]\s*(?:\n|$)|=>|["'`]\\[ux]|[[-]\\u|\b(?:function|var|let|const|return|import|def|print|printf|echo)\b|https?:|www\.|<\/?[a-z]+[ >]|\w\s*=\s*[["'(]/;
/** Escapes whose braces and semicolons are none of code. */
const BRACED = /&#?\w{1,12};|\\u\{[0-9a-fA-F]{2,6}\}/g;
/** What stands before a part of an address. */
const ADDRESS = /:\/\/|www\.|\.(?:com|cn|org|net|edu|gov|html?|php|aspx?|jsp)\b|[?&][\w-]*=?|(?:^|["'(=])\.{0,2}\/|=$/i;
/** A whole text as forms are sent: there a space is a plus sign. */
const FORM_DATA = /^(?!.*%u)[\w.*~!'()+%-]+$/;
/** So many characters in a row are no example of an escape. */
const PROOF = 2;

/** Edits that decode escapes left in Chinese prose; code and addresses stay. UTF-16 offsets. */
export function planUnescape(text: string): Edit[] {
  const edits: Edit[] = [];
  if (text.includes('&')) edits.push(...references(text));
  if (text.includes('=?')) {
    for (const { index, 0: run } of text.matchAll(ENCODED_WORDS)) {
      const made = fromEncodedWords(run);
      if (made !== null && CHINESE.test(made)) edits.push(edit(index, run, made, '邮件编码字'));
    }
  }
  for (const form of ESCAPE_FORMS) {
    if (!text.includes(form.sign)) continue;
    const made = unescapeForm(text, form);
    // What another form made is not touched again.
    edits.push(...made.filter(({ start, end }) => !edits.some((other) => other.start < end && other.end > start)));
  }
  return edits.sort((a, b) => a.start - b.start);
}

/** All escapes of one form, where a run of them is Chinese for certain. */
function unescapeForm(text: string, form: EscapeForm): Edit[] {
  const runs = [...text.matchAll(form.run)].filter(({ index, 0: run }) => {
    if (isQuoted(text, index, run.length) || isNamed(text, index)) return false;
    return !form.isAddress || !ADDRESS.test(runBefore(text, index, (unit) => /[\s，。；：（）()]/.test(unit)));
  });
  if (runs.length === 0) return [];
  const made = form.decode(runs.map(([run]) => run));
  const isProven = made.some((decoded) => decoded !== null && CHINESE.test(decoded) && countHan(decoded) >= PROOF);
  if (!isProven || (form.isCode && CODE.test(text.replace(BRACED, '')))) return [];
  // Where the sign stands for itself too, ASCII was not escaped.
  const isThorough = !text.replace(form.run, '').includes(form.sign);
  const spaces = form.sign.startsWith('%') && FORM_DATA.test(text) ? [...text.matchAll(/\+/g)] : [];
  const decoded = runs.flatMap(({ index, 0: run }, i) => {
    const read = made[i];
    if (read === null || read === undefined || !(isThorough || NOT_ASCII.test(read))) return [];
    return [edit(index, run, read, form.what)];
  });
  return [...decoded, ...spaces.map(({ index, 0: sign }) => edit(index, sign, ' ', form.what))];
}

function references(text: string): Edit[] {
  const edits: Edit[] = [];
  let chinese = 0;
  let unended = 0;
  for (const { index, 0: run, 1: ended, 2: hex, 3: open } of text.matchAll(NUMERIC)) {
    const decimal = ended ?? open;
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    if (code > 0x10ffff || code < 0x20 || (code >= 0xd800 && code <= 0xdfff)) continue;
    const made = String.fromCodePoint(code);
    if (CHINESE.test(made)) chinese += 1;
    if (open) unended += 1;
    edits.push(edit(index, run, made, 'HTML 实体'));
  }
  // An example stands by itself in a text about it.
  const areNext = edits.some(({ start }, i) => edits[i - 1]?.end === start);
  if (!areNext && ABOUT.test(text)) edits.length = 0;
  if (chinese === 0 || (unended > 0 && chinese < PROOF)) edits.length = 0;
  for (const { start, run, sign } of misreadReferences(text)) {
    if (!edits.some((other) => other.start === start)) edits.push(edit(start, run, sign, 'HTML 实体'));
  }
  for (const { index, 0: run, 1: name } of text.matchAll(NAMED)) {
    const beside = (text[index - 1] ?? '') + (text[index + run.length] ?? '');
    const made = signOfReference(`&${name};`);
    if (made === null || !CHINESE.test(beside) || isSpokenOf(text, index, run.length)) continue;
    if (!edits.some((other) => other.start <= index && other.end > index))
      edits.push(edit(index, run, made, 'HTML 实体'));
  }
  edits.push(...quotes(text).filter(({ start }) => !edits.some((other) => other.start === start)));
  return edits.sort((a, b) => a.start - b.start);
}

/** `他说&quot;好&quot;` */
function quotes(text: string): Edit[] {
  const runs = [...text.matchAll(QUOTE)];
  const isProse = ({ index, 0: run }: RegExpExecArray) =>
    CHINESE.test((text[index - 1] ?? '') + (text[index + run.length] ?? ''));
  const isSpoken = ({ index, 0: run }: RegExpExecArray) =>
    isSpokenOf(text, index, run.length) ||
    (/[用作成为]/.test(text[index - 1] ?? '') &&
      /^(?:表示|代表|[，。；])/.test(text.slice(index + run.length, index + run.length + 2)));
  // A pair at least: one alone is an example.
  if (runs.length < 2 || !runs.some(isProse) || runs.some(isSpoken) || CODE.test(text.replace(BRACED, ''))) return [];
  return runs.map(({ index, 0: run }) => edit(index, run, '"', 'HTML 实体'));
}

/** Whether the text speaks of the escape: `，&nbsp;表示空格`, “&nbsp;”. */
function isSpokenOf(text: string, index: number, length: number): boolean {
  const around = text.slice(Math.max(0, index - 1), index) + text.slice(index + length, index + length + 2);
  return /^(?:[，。；、：,;:]?(?:表示|代表)|[“‘「『][”’」』])/.test(around);
}

/** Whether an escape stands in quotation marks by itself. */
function isQuoted(text: string, index: number, length: number): boolean {
  return /^[“‘「『`][”’」』`]$/.test((text[index - 1] ?? '') + (text[index + length] ?? ''));
}

/** `显示成 "\\346\\226\\207.txt"`: what a text calls so stands in quotation marks behind it. */
const NAMED_SO = /[成为為作是][：:]?\s?["“‘「『`][^"“”‘’「」『』`]{0,40}$/;

/** Whether a text says of something that it is written or shown so, and quotes the escape. */
function isNamed(text: string, index: number): boolean {
  return NAMED_SO.test(text.slice(Math.max(0, index - 44), index));
}

function edit(start: number, run: string, replacement: string, what: string): Edit {
  return { start, end: start + run.length, replacement, fix: 'entity', evidence: `${what}“${run.slice(0, 24)}”未解码` };
}
