import { pairTable } from '../encoding/index.ts';
import type { Extra } from './chooser.ts';
import type { Shown } from './shown-bytes.ts';
import { byteSet } from './true-bytes.ts';

const COST = {
  decodedSpace: 9,
  wideSign: 3.5,
  wideHyphen: 3,
  beyondGb2312: 4,
  unwritten: 12,
  lessBehindP: -2,
  othersBehindP: 1,
  lessBehindLetter: 2,
  wideBehindNarrow: 4,
  ratioBehindDigit: -3,
  seldomLetter: 3,
  seldomSign: 2.5,
  unusedSign: 6,
  guessedSlash: 2,
  shownElsewhere: 9,
  lessBehindHan: 3.5,
  closes: -5,
};

const QUESTION = 0x3f;
const REPLACEMENT = 0xfffd;
const BOX = 0x25a1;
const WIDE_QUESTION = 0xff1f;
const WIDE_SPACE = 0x3000;
const HARD_SPACE = 0xa0;
/** Stands behind a sign that is shown as an emoji. */
const EMOJI_SELECTOR = 0xfe0f;
/** The least byte of GB 2312's pairs. */
const GB2312_FIRST = 0xa1;

/** What the byte 80, which many programs lose, makes of the lead bytes of letters: nothing that is written. */
const NEVER_LETTERS = 'ЀƀȀ؀';

/**
 * Wide and hard spaces are seldom what was meant. Where the bytes say that a sign is a full-width one, it is as likely
 * as its narrow form.
 */
export const SIGNS: Extra = { costs: new Float32Array(0x10000), least: -COST.wideSign };
SIGNS.costs[WIDE_SPACE] = COST.decodedSpace;
SIGNS.costs[HARD_SPACE] = COST.decodedSpace;
SIGNS.costs['－'.charCodeAt(0)] = COST.wideHyphen;
SIGNS.costs[0xff00] = COST.unwritten;
for (const letter of NEVER_LETTERS) SIGNS.costs[letter.charCodeAt(0)] = COST.decodedSpace;
for (const sign of '％＋／［］＜＝＞') SIGNS.costs[sign.charCodeAt(0)] = -COST.wideSign;

/** What stands before a sign: `P＜0.05` is how statistics are told, `n＝20` what is behind other letters. */
const NEITHER = 0;
const A_LETTER = 1;
const LETTER_P = 2;
const A_DIGIT = 3;

/** How far full-width forms stand from their narrow ones. */
const WIDE = 0xfee0;

function beforeSign(last: number): number {
  const unit = last > WIDE && last <= WIDE + 0x7e ? last - WIDE : last;
  if (unit >= 0x30 && unit <= 0x39) return A_DIGIT;
  const lower = unit | 0x20;
  if (unit > 0x7a || lower < 0x61 || lower > 0x7a) return NEITHER;
  return lower === 0x70 ? LETTER_P : A_LETTER;
}

/** Full-width digits and letters, from and to: none stands behind its narrow kind. */
const WIDE_WRITTEN: readonly (readonly [string, string])[] = [
  ['０', '９'],
  ['Ａ', 'Ｚ'],
  ['ａ', 'ｚ'],
];
/** What documentation and posts have beside what Chinese encodings have. */
const ELSEWHERE = '✅✓✔✗✘❌⚠⭐✨➡❤▪⚡☑';
/** Signs that have a commoner twin in the same row of bytes. */
const SELDOM_SIGNS = '–←−';
/** General punctuation and the signs of Chinese: of these rows few are written. */
const ROWS: readonly (readonly [number, number])[] = [
  [0x2010, 0x205f],
  [0x3003, 0x303f],
];
const WRITTEN = '–—‘’“”•…〇〈〉《》「」『』【】〔〕〖〗';
/** Greek capitals that look like Latin ones are not written, Ё is Е in print, small kana stand in few words. */
const SELDOM = 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧЁёぁぃぅぇぉゎァィゥェォヮ';
/** Letters of languages and times that hardly any text is about, from and to: Greek, Cyrillic, kana. */
const SELDOM_ROWS: readonly (readonly [number, number])[] = [
  [0x3cf, 0x3ff],
  [0x400, 0x40f],
  [0x450, 0x48f],
  [0x3090, 0x3091],
  [0x30f0, 0x30f1],
];

const guessed: (Extra | undefined)[] = [];

/**
 * The same where the words choose among several: what no Chinese encoding has is not written, and a full-width slash is
 * none the likelier, since a comma may stand there too. `isGb2312`: characters beyond GB 2312 are dearer. To the model all
 * letters are one; so the unit before (`last`) says more: of 118 such signs in abstracts of CSL 54 of 61 behind P are
 * less-than, behind other letters 1 of 57, where 43 are equal. `isOpen`: a full-width bracket is open.
 */
export function guessedSigns(isGb2312: boolean, last: number, isOpen = false): Extra {
  const before = beforeSign(last);
  const place = before * 4 + (isGb2312 ? 2 : 0) + (isOpen ? 1 : 0);
  let made = guessed[place];
  if (!made) {
    if (isOpen) made = closing(guessedSigns(isGb2312, last));
    else made = before === NEITHER ? guessedAnywhere(isGb2312) : guessedBehind(before, guessedSigns(isGb2312, 0));
    guessed[place] = made;
  }
  return made;
}

function guessedAnywhere(isGb2312: boolean): Extra {
  const { encode: gbk } = pairTable('gbk');
  const { encode: big5 } = pairTable('big5');
  const costs = SIGNS.costs.slice();
  costs['／'.charCodeAt(0)] = COST.guessedSlash;
  add(costs, '＜＞', COST.lessBehindHan);
  for (let unit = 0x80; unit < 0x10000; unit += 1) {
    const pair = gbk[unit] as number;
    const isBeyond = pair >> 8 < GB2312_FIRST || (pair & 0xff) < GB2312_FIRST;
    if (!pair && !big5[unit] && unit !== EMOJI_SELECTOR) costs[unit] = COST.unwritten;
    else if (isGb2312 && isBeyond && unit >= 0x3400 && unit < 0xa000) costs[unit] = COST.beyondGb2312;
  }
  add(costs, SELDOM, COST.seldomLetter);
  for (const [first, last] of SELDOM_ROWS) {
    for (let unit = first; unit <= last; unit += 1) costs[unit] = (costs[unit] as number) + COST.seldomLetter;
  }
  add(costs, SELDOM_SIGNS, COST.seldomSign);
  for (const [first, last] of ROWS) {
    for (let unit = first; unit <= last; unit += 1) {
      if (!WRITTEN.includes(String.fromCharCode(unit))) costs[unit] = Math.max(costs[unit] as number, COST.unusedSign);
    }
  }
  for (const sign of ELSEWHERE) costs[sign.charCodeAt(0)] = COST.shownElsewhere;
  return { ...SIGNS, costs };
}

/** The same where a full-width bracket is open: it is closed. */
function closing({ costs, least }: Extra): Extra {
  const made = costs.slice();
  add(made, '）', COST.closes);
  return { costs: made, least: Math.min(least, COST.closes) };
}

function guessedBehind(before: number, anywhere: Extra): Extra {
  const costs = anywhere.costs.slice();
  add(costs, '＜＞', -COST.lessBehindHan);
  for (const [first, end] of WIDE_WRITTEN) {
    for (let unit = first.charCodeAt(0); unit <= end.charCodeAt(0); unit += 1)
      costs[unit] = (costs[unit] as number) + COST.wideBehindNarrow;
  }
  if (before === A_LETTER) add(costs, '<＜', COST.lessBehindLetter);
  if (before === A_DIGIT) {
    add(costs, '∶', COST.ratioBehindDigit);
    add(costs, '‰', -COST.unusedSign);
  }
  if (before !== LETTER_P) return { ...anywhere, costs };
  add(costs, '<＜', COST.lessBehindP);
  add(costs, '=＝>＞', COST.othersBehindP);
  return { costs, least: anywhere.least + COST.lessBehindP };
}

function add(costs: Float32Array, signs: string, cost: number): void {
  for (const sign of signs) costs[sign.charCodeAt(0)] = (costs[sign.charCodeAt(0)] as number) + cost;
}

/** Whether a text that was shown in Big5 shows a pair that no character of GB 2312 makes. */
export function isShownBeyond(text: string, shown: Shown): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const bytes = shown.bytesOf(text.charCodeAt(i));
    if (bytes > 0xff && bytes >> 8 < GB2312_FIRST) return true;
  }
  return false;
}

/** By closing mark: the marks that open what it closes, and those that close it, in both widths. */
export const BRACKETS = new Map(
  ['(（ )）', '[［ ]］', '{｛ }｝', '“ ”', '‘ ’', '《 》', '〈 〉', '【 】', '「 」', '『 』', '〔 〕'].flatMap(
    (pair) => {
      const [opening = [], closing = []] = pair
        .split(' ')
        .map((marks) => Array.from(marks, (mark) => mark.charCodeAt(0)));
      return closing.map((unit) => [unit, { opening, closing }] as const);
    },
  ),
);

export const OPENING_ROUND = 0xff08;
export const CLOSING_ROUND = 0xff09;

/** What opens: no phrase ends in it. */
export const OPENING: ReadonlySet<number> = new Set(units('“‘《〈【「『〔（(［['));

/** What no phrase ends in, also before the quote, the tag or the bracket that ends it. */
export const NEVER_LAST: ReadonlySet<number> = new Set([...OPENING, ...units('、\u3000＋－＜＝／＆＃＠＄')]);

/** What a text does not end in: what opens, and what something must follow. */
export const UNENDED: ReadonlySet<number> = new Set([...NEVER_LAST, ...units('：，；')]);

/** By straight sign: the bytes (a set) of the curved ones that an encoding shows. */
export function curvedIn(shown: Shown): Map<number, number> {
  const made = new Map<number, number>();
  for (const [straight, ...curved] of ["'‘’", '"“”', '-–—'].map((signs) => [...signs])) {
    const bytes = curved.map((sign) => shown.bytesOf(sign.charCodeAt(0))).filter((byte) => byte > 0);
    if (straight && bytes.length > 0) made.set(straight.charCodeAt(0), byteSet(bytes));
  }
  return made;
}

/** Whether a byte that was lost may be shown so: also as the box of a font, and as a mark that was widened. */
export function isMark(unit: number): boolean {
  return unit === QUESTION || unit === REPLACEMENT || unit === BOX || unit === WIDE_QUESTION;
}

function units(signs: string): number[] {
  return Array.from(signs, (sign) => sign.charCodeAt(0));
}
