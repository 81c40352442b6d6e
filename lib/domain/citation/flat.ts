import { re } from '../text/index.ts';

/** A reference as printed, beside a copy of the same length in which punctuation has one width. */
export interface Flat {
  readonly raw: string;
  readonly text: string;
}

/** No real reference is longer; what is cut off costs nothing, and every rule below stays bounded. */
const MAX_LENGTH = 3000;

const SAME: Readonly<Record<string, string>> = {
  '〔': '[',
  '〕': ']',
  '【': '[',
  '】': ']',
  '⁄': '/',
  '∕': '/',
  '︰': ':',
  '﹕': ':',
  '∶': ':',
  '﹒': '.',
  '｡': '。',
  '﹐': ',',
  '•': '·',
  '・': '·',
  '‧': '·',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '＂': '"',
  '“': '“',
  '”': '”',
  '„': '“',
  '‟': '”',
};

/** The words a reference is built of, as Traditional and Japanese print has them. */
const OLD_FORMS = '頁页編编譯译號号冊册輯辑載载見见參参閱阅轉转學学報报雜杂誌志書书館馆條条錄录於于專专論论會会議议';

/**
 * Full-width forms become half-width, one UTF-16 unit for one: an offset into `text` is an offset into `raw`, so a
 * field found in the one can be given as the other prints it.
 */
export function flatten(text: string): Flat {
  // Runs of white space or of one mark tell nothing, and every rule that allows some would try them in many ways.
  const raw = text
    .slice(0, 8 * MAX_LENGTH)
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/([\p{P}\p{S}])\1{7,}/gu, '$1$1')
    .slice(0, MAX_LENGTH);
  let flat = '';
  for (const unit of raw.split('')) {
    const code = unit.charCodeAt(0);
    if (code >= 0xff01 && code <= 0xff5e) flat += String.fromCharCode(code - 0xfee0);
    else if (code === 0x3000 || code === 0xa0 || code === 9 || code === 10 || code === 13) flat += ' ';
    else if ((code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f) flat += ' ';
    else flat += SAME[unit] ?? narrowed(unit);
  }
  return { raw, text: flat };
}

function narrowed(unit: string): string {
  const at = unit > '\u4e00' ? OLD_FORMS.indexOf(unit) : -1;
  return at >= 0 && at % 2 === 0 ? (OLD_FORMS[at + 1] as string) : unit;
}

/** A field found in the flat text, in the punctuation of the print; full-width letters and digits stay narrow. */
export function asPrinted(flat: Flat, value: string): string {
  const at = flat.text.indexOf(value);
  if (at < 0) return value;
  let printed = '';
  for (let i = 0; i < value.length; i += 1) {
    const unit = value[i] as string;
    printed += /[0-9A-Za-z ]/.test(unit) ? unit : (flat.raw[at + i] as string);
  }
  return printed;
}

const CLOSERS: Readonly<Record<string, string>> = {
  '《': '》',
  '〈': '〉',
  '“': '”',
  '‘': '’',
  '(': ')',
  '[': ']',
  '"': '"',
  '「': '」',
  '『': '』',
};

/** Index of the mark that closes the one at `open`, nested marks of the same kind counted; -1 if none does. */
export function closingOf(text: string, open: number): number {
  const opener = text[open] as string;
  const closer = CLOSERS[opener];
  if (!closer) return -1;
  if (closer === opener) return text.indexOf(closer, open + 1);
  let depth = 0;
  for (let i = open; i < text.length; i += 1) {
    if (text[i] === opener) depth += 1;
    else if (text[i] === closer) {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return -1;
}

/** Cuts at every separator that stands outside brackets, quotes and title marks. */
export function splitOutside(text: string, isSeparator: (text: string, index: number) => boolean): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] !== '"' && CLOSERS[text[i] as string]) {
      const close = closingOf(text, i);
      if (close > i) i = close;
    } else if (isSeparator(text, i)) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.trim());
}

/** White space at the ends and the separators that stand there. */
export function trimMarks(text: string): string {
  return text
    .replace(/^[\s,.;:。、,]+/, '')
    .replace(/[\s,;:。、]+$/, '')
    .trim();
}

/** As trimMarks, and a full stop at the end too, unless it belongs to an abbreviation (`Jr.`, `A.`). */
export function trimStop(text: string): string {
  const trimmed = trimMarks(text);
  if (!trimmed.endsWith('.')) return trimmed;
  return /(?:^|[\s.-])(?:[A-Z]|Jr|Sr|Inc|Ltd|Co|U\.S)\.$/.test(trimmed) ? trimmed : trimmed.replace(/[\s.]+$/, '');
}

const HAN = re`\p{Script=Han}`;

/** Whether a Han character stands in the text. */
export function hasHan(text: string): boolean {
  return HAN.test(text);
}
