import { applyEdits, countHan, type Edit, mergeEdits, runBefore } from '../text/index.ts';
import { CHINESE, ESCAPE_FORMS, type EscapeForm } from './escape-forms.ts';
import { ENCODED_WORDS, fromEncodedWords } from './escaped-bytes.ts';
import { planReferences } from './left-references.ts';
import { areShown, isCode, isNamed, isNamedInCode, isQuoted } from './meant-escapes.ts';

const NOT_ASCII = /[^\0-\x7f]/;
/** What stands before a part of an address. */
const ADDRESS = /:\/\/|www\.|\.(?:com|cn|org|net|edu|gov|html?|php|aspx?|jsp)\b|[?&][\w-]*=?|(?:^|["'(=])\.{0,2}\/|=$/i;
/** A whole text as forms are sent: there a space is a plus sign. */
const FORM_DATA = /^(?!.*%u)[\w.*~!'()+%-]+$/;
/** What JavaScript's `escape` writes: beside `%uXXXX` for most characters `%XX` for those of Latin-1. */
const ESCAPED = /(?:%u[0-9a-fA-F]{4}|%[0-9a-fA-F]{2}|[\w@*+./-])+/g;
const OF_LATIN = /%(?:0[9aAdD]|[2-7a-fA-F][0-9a-fA-F])/g;
/** A remark of code begins so; an address has a name behind it. */
const REMARK = /^\/\/$/;
/** So many characters in a row are no example of an escape. */
const PROOF = 2;

/** Edits that decode escapes left in Chinese prose; code and addresses stay. UTF-16 offsets. */
export function planUnescape(text: string): Edit[] {
  const edits: Edit[] = [];
  if (text.includes('&')) edits.push(...planReferences(text));
  if (text.includes('=?')) {
    const words: Edit[] = [];
    for (const { index, 0: run } of text.matchAll(ENCODED_WORDS)) {
      const made = fromEncodedWords(run);
      if (made !== null && CHINESE.test(made)) words.push(edit(index, run, made, '邮件编码字'));
    }
    if (!areShown(text, words)) edits.push(...words);
  }
  for (const form of ESCAPE_FORMS) {
    if (!text.includes(form.sign)) continue;
    const made = unescapeForm(text, form);
    // What another form made is not touched again.
    edits.push(...made.filter(({ start, end }) => !edits.some((other) => other.start < end && other.end > start)));
  }
  edits.sort((a, b) => a.start - b.start);
  if (edits.length === 0 || !text.includes('&')) return edits;
  // Beside an escape that was Chinese a reference stands beside Chinese.
  const read = applyEdits(text, edits);
  const left = planReferences(read);
  return left.length === 0 ? edits : mergeEdits(text, edits, left);
}

/** All escapes of one form, where a run of them is Chinese for certain. */
function unescapeForm(text: string, form: EscapeForm): Edit[] {
  const runs = [...text.matchAll(form.run)].filter(({ index, 0: run }) => {
    if (isQuoted(text, index, run.length) || isNamed(text, index) || isNamedInCode(text, index, run.length))
      return false;
    const before = runBefore(text, index, (unit) => /[\s，。；：（）()]/.test(unit));
    return !form.isAddress || REMARK.test(before) || !ADDRESS.test(before);
  });
  if (runs.length === 0) return [];
  const made = form.decode(runs.map(([run]) => run));
  const isProven = made.some((decoded) => decoded !== null && CHINESE.test(decoded) && countHan(decoded) >= PROOF);
  if (!isProven || (form.isCode && isCode(text))) return [];
  // Where the sign stands for itself too, ASCII was not escaped.
  const isThorough = !text.replace(form.run, '').includes(form.sign);
  const spaces = form.sign.startsWith('%') && FORM_DATA.test(text) ? [...text.matchAll(/\+/g)] : [];
  const decoded = runs.flatMap(({ index, 0: run }, i) => {
    const read = made[i];
    if (read === null || read === undefined || !(isThorough || NOT_ASCII.test(read))) return [];
    return [edit(index, run, read, form.what)];
  });
  if (areShown(text, decoded)) return [];
  if (form.sign === '%u') decoded.push(...latinAmong(text, decoded, form.what));
  return [...decoded, ...spaces.map(({ index, 0: sign }) => edit(index, sign, ' ', form.what))];
}

/** The characters of Latin-1 that the same call of `escape` wrote as those decoded. */
function latinAmong(text: string, decoded: readonly Edit[], what: string): Edit[] {
  const edits: Edit[] = [];
  let i = 0;
  for (const { index, 0: piece } of text.matchAll(ESCAPED)) {
    while ((decoded[i]?.end ?? Number.POSITIVE_INFINITY) <= index) i += 1;
    if ((decoded[i]?.start ?? Number.POSITIVE_INFINITY) >= index + piece.length) continue;
    for (const { index: at, 0: run } of piece.matchAll(OF_LATIN)) {
      edits.push(edit(index + at, run, String.fromCharCode(Number.parseInt(run.slice(1), 16)), what));
    }
  }
  return edits;
}

function edit(start: number, run: string, replacement: string, what: string): Edit {
  return { start, end: start + run.length, replacement, fix: 'entity', evidence: `${what}“${run.slice(0, 24)}”未解码` };
}
