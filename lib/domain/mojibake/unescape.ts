import { type Edit, runBefore } from '../text/index.ts';

/** `&#22788;`, `&amp;#x5904;`: a numeric reference, escaped any number of times. */
const NUMERIC = /&(?:amp;)*#(?:(\d{2,7})|[xX]([0-9a-fA-F]{2,6}));/g;
const NAMED = /&(?:amp;)*(nbsp|ensp|emsp|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot|times|deg|plusmn);/g;
/** Any reference: its semicolon is none of code. */
const REFERENCE = /&#?\w{1,12};/g;
const UNICODE = /(?:\\u[0-9a-fA-F]{4}){2,}/g;
const PERCENT = /(?:%[eE][2-9aA-fF]%[89abAB][0-9a-fA-F]%[89abAB][0-9a-fA-F]){2,}/g;
const CHINESE = /[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”‘’—…]/;
const CODE = /[{};=<>]|function|\bvar\b|https?:|www\./;

const NAMES: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  middot: '·',
  times: '×',
  deg: '°',
  plusmn: '±',
};

/** Edits that decode escapes left in Chinese prose; code and addresses stay. UTF-16 offsets. */
export function planUnescape(text: string): Edit[] {
  const edits: Edit[] = [];
  if (text.includes('&')) edits.push(...references(text));
  if (text.includes('\\u') && !CODE.test(text.replace(REFERENCE, '')) && !/["'`]\\u/.test(text)) {
    for (const { index, 0: run } of text.matchAll(UNICODE)) {
      const made = run.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
      if (CHINESE.test(made)) edits.push(edit(index, run, made, '\\u 转义'));
    }
  }
  if (text.includes('%')) {
    for (const { index, 0: run } of text.matchAll(PERCENT)) {
      // Inside an address the escapes are right.
      const before = runBefore(text, index, (unit) => /[\s，。；：（）()]/.test(unit));
      const made = fromPercent(run);
      if (made !== null && !/[/=?&:.]/.test(before)) edits.push(edit(index, run, made, '百分号转义'));
    }
  }
  return edits.sort((a, b) => a.start - b.start);
}

function references(text: string): Edit[] {
  const edits: Edit[] = [];
  let chinese = 0;
  for (const { index, 0: run, 1: decimal, 2: hex } of text.matchAll(NUMERIC)) {
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    if (code > 0x10ffff || code < 0x20 || (code >= 0xd800 && code <= 0xdfff)) continue;
    const made = String.fromCodePoint(code);
    if (CHINESE.test(made)) chinese += 1;
    edits.push(edit(index, run, made, 'HTML 实体'));
  }
  if (chinese === 0) edits.length = 0;
  for (const { index, 0: run, 1: name } of text.matchAll(NAMED)) {
    const beside = (text[index - 1] ?? '') + (text[index + run.length] ?? '');
    if (CHINESE.test(beside) && !isSpokenOf(text, index, run.length))
      edits.push(edit(index, run, NAMES[name ?? ''] ?? run, 'HTML 实体'));
  }
  return edits;
}

/** Whether the text speaks of the escape: `，&nbsp;表示空格`, “&nbsp;”. */
function isSpokenOf(text: string, index: number, length: number): boolean {
  const around = text.slice(Math.max(0, index - 1), index) + text.slice(index + length, index + length + 2);
  return /^(?:[，。；、：,;:]?(?:表示|代表)|[“‘「『][”’」』])/.test(around);
}

function fromPercent(run: string): string | null {
  const bytes = Uint8Array.from(run.slice(1).split('%'), (hex) => Number.parseInt(hex, 16));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function edit(start: number, run: string, replacement: string, what: string): Edit {
  return { start, end: start + run.length, replacement, fix: 'entity', evidence: `${what}“${run.slice(0, 24)}”未解码` };
}
