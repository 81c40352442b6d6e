import { re } from '../text/index.ts';

/** The numbering styles of Chinese headings. All patterns are for narrowed text. */

export interface Label {
  /** Name of the style: 'chapter' 'section' 'formal' 'formal ' 'cn' 'cn ' '(cn)' '1.' '1' '1.1' '1.1.1' '(1)' '1)' '①' 'I.' 'A.' '§'. */
  readonly style: string;
  /** The last number: 3 for '2.3'. */
  readonly number: number;
  /** The numbers before it: '2' for '2.3'. */
  readonly prefix: string;
  /** Where the label begins and ends (behind its own mark), and where the title begins. */
  readonly start: number;
  readonly end: number;
  readonly title: number;
}

const CN = '[一二三四五六七八九十百零〇]{1,4}';
/** As documents number their parts; 参 is what 叁 is often printed as (參). */
const FORMAL = '[壹贰叁参肆伍陆柒捌玖拾]{1,3}';
const CN_OR_DIGITS = String.raw`(?:${CN}|\d{1,3})`;

/** What may follow a character that counts (`3个…`, `2.5年…`) and makes a word of it: 3个案, 2.5年龄, 4人口. */
const WORDS =
  '(?<=人)[文口工类物才力格际民权机]|(?<=个)[人体案性别]|(?<=年)[龄代轻鉴]|(?<=分)[析类布组配子化层离解工级期区段支辨散歧]|(?<=时)[间空代序]|(?<=国)[家内外际]|(?<=市)[场民]|(?<=世)[界纪]|(?<=周)[期边]|(?<=区)[域块]|(?<=元)[素认数分宇模]|(?<=类)[型别]|(?<=多)[元维样模尺目源重层级种孔变]|(?<=家)[庭族]|(?<=位)[置移]|(?<=余)论|(?<=户)籍';

const STYLES: readonly (readonly [style: string, pattern: RegExp])[] = [
  ['chapter', new RegExp(String.raw`^(?:第\s*(${CN_OR_DIGITS})\s*[编篇章]|[Cc]hapter\s+(\d{1,2}))[:.、]?`)],
  ['section', new RegExp(String.raw`^第\s*(${CN_OR_DIGITS})\s*[节](?!课)[:.、]?`)],
  ['cn', new RegExp(String.raw`^(${CN})\s*[、.,:](?=.)`)],
  ['formal', new RegExp(String.raw`^(${FORMAL})\s*[、.,:](?=.)`)],
  ['formal ', re`^(${FORMAL})\s+(?=[\p{Script=Han}A-Z“《])`],
  // `一 问题的提出`, and a number that stands alone.
  ['cn ', re`^(${CN})(?:\s+(?=[\p{Script=Han}A-Z“《])|\s*$)`],
  ['(cn)', new RegExp(String.raw`^[(〔]\s*(${CN})\s*[)〕]\s*[、.,]?`)],
  ['1.1.1.1', /^(\d{1,2}\s*\.\s*\d{1,2}\s*\.\s*\d{1,2}\s*\.\s*\d{1,2})\s*\.?(?=\s*[^\d\s.%])/],
  ['1.1.1', /^(\d{1,2}\s*\.\s*\d{1,2}\s*\.\s*\d{1,2})\s*\.?(?=\s*[^\d\s.%])/],
  [
    '1.1',
    re`^(\d{1,2}\s*\.\s*\d{1,2})(?:\s*[.、]|(?=\s*[\p{Script=Han}A-Z“"《(]))(?!\s*[万亿%倍]|\s?[元个年米分](?!${WORDS}))`,
  ],
  ['1.', /^(\d{1,2})\s*[.、](?!\s*\d)/],
  [
    '1',
    re`^(\d{1,2})(?:\s+(?=[\p{Script=Han}A-Z“"《])|(?=\p{Script=Han})(?![年月日时分秒个号名人次元万亿岁种项条类点级期倍位家所省市县区国户届世周天组例篇多余](?!${WORDS})))`,
  ],
  ['(1)', /^\(\s*(\d{1,2})\s*\)\s*[、.,]?/],
  ['1)', /^(\d{1,2})\s*\)\s*[、.,]?/],
  ['①', /^([①-⑳])\s*[、.,]?/],
  ['I.', /^([IVX]{1,5}|[Ⅰ-Ⅻ])\s*[.、,](?=\s*\S)/],
  ['A.', re`^([A-H])\s*[.、](?=\s*\p{Script=Han})`],
  ['§', /^§\s*(\d{1,2}(?:\.\d{1,2}){0,2})/],
];

/** Which styles a label that begins with a character can have; most lines begin with none of them. */
const BEGINS: readonly (readonly [characters: string, styles: readonly string[]])[] = [
  ['第', ['chapter', 'section']],
  ['Cc', ['chapter']],
  ['一二三四五六七八九十百零〇', ['cn', 'cn ']],
  ['壹贰叁参肆伍陆柒捌玖拾', ['formal', 'formal ']],
  ['(〔', ['(cn)', '(1)']],
  ['0123456789', ['1.1.1.1', '1.1.1', '1.1', '1.', '1', '1)']],
  ['①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳', ['①']],
  ['IVXⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ', ['I.']],
  ['ABCDEFGH', ['A.']],
  ['§', ['§']],
];
const BY_FIRST = new Map<string, (typeof STYLES)[number][]>();
for (const [characters, styles] of BEGINS) {
  for (const first of characters) {
    const rules = STYLES.filter(([style]) => styles.includes(style));
    BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), ...rules]);
  }
}

/** The label a narrowed line begins with, or null. */
export function labelOf(line: string): Label | null {
  const start = line.length - line.trimStart().length;
  const rules = BY_FIRST.get(line[start] ?? '');
  if (rules === undefined) return null;
  const head = line.slice(start, start + 24);
  for (const [style, pattern] of rules) {
    const match = pattern.exec(head);
    if (match === null) continue;
    const printed = match[1] ?? match[2] ?? '';
    const parts = printed.split('.').map((part) => part.trim());
    const number = countOf(parts.at(-1) ?? '');
    if (number === null) continue;
    const end = start + match[0].trimEnd().length;
    const title = end + (line.length - end - line.slice(end).trimStart().length);
    return { style, number, prefix: parts.slice(0, -1).join('.'), start, end, title };
  }
  return null;
}

const DIGITS = '零一二三四五六七八九';
const PLAIN: Readonly<Record<string, string>> = Object.fromEntries(
  [...'壹贰叁参肆伍陆柒捌玖拾'].map((mark, i) => [mark, '一二三三四五六七八九十'[i] as string]),
);
const ROMANS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** What a printed number counts: 十二 → 12, ⑤ → 5, IV → 4; null for what is none (一一). */
export function countOf(printed: string): number | null {
  if (/^\d+$/.test(printed)) return Number(printed);
  const code = printed.charCodeAt(0);
  if (code >= 0x2460 && code <= 0x2473) return code - 0x2460 + 1;
  if (code >= 0x2160 && code <= 0x216b) return code - 0x2160 + 1;
  if (/^[IVX]+$/.test(printed)) {
    const at = ROMANS.indexOf(printed);
    return at < 0 ? null : at + 1;
  }
  if (/^[A-H]$/.test(printed)) return code - 0x41 + 1;
  return chineseValue(printed.replace(/[壹贰叁参肆伍陆柒捌玖拾]/g, (mark) => PLAIN[mark] ?? mark));
}

function chineseValue(printed: string): number | null {
  const digits = printed.replaceAll('〇', '零');
  const hundreds = /^(?:([一二三四五六七八九])百零?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(
    digits,
  );
  if (hundreds !== null && digits !== '') {
    const [, hundred, tens, ten, ones] = hundreds;
    const digit = (mark: string | undefined) => (mark === undefined ? 0 : DIGITS.indexOf(mark));
    return digit(hundred) * 100 + (ten === undefined ? 0 : tens === undefined ? 10 : digit(tens) * 10) + digit(ones);
  }
  return null;
}
