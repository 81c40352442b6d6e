import { pairTable } from '../encoding/index.ts';
import { isHan } from '../text/index.ts';
import { echoesOfGbk } from './gbk-in-big5.ts';
import { countStrange, markSymbols, rareHan } from './strangeness.ts';

/** What a quick look at a page says. */
export interface Screening {
  /** Whether `planRepair` should be called at all. */
  readonly suspected: boolean;
  /** Whether the repair will want the language model. */
  readonly needsModel: boolean;
  /** What was seen, for people. */
  readonly reasons: readonly string[];
}

const SOUND = 0;
/** The number that `rareHan` gives. */
const RARE = 1;
const QUESTION = 2;
const BRACKET = 3;
const DEAD = 4;
const SYMBOL = 5;
const ESCAPE = 6;
const DEBRIS = 7;
const LOST = 8;
const SPRAYED = 9;
/** Everyday characters whose bytes in GBK begin a sequence of UTF-8: strange where another is near. */
const BEGINS = 10;
/** What Big5 shows of GBK's commonest characters and marks, so far as sound text seldom has it: the same. */
const ECHO = 11;
const RARE_ECHO = 12;
const NEAR = 3;
/** So short a text is looked at from every side. */
const SHORT_TEXT = 80;

/** After these a `?` is a question's. */
const ASKING = /[吗嗎呢么麼吧啊谁誰何哪几幾否]/;
/** In a clause that holds one of these it is, too, if what stands behind it is sound. */
const QUESTION_WORDS = /[吗嗎呢么麼谁誰何哪几幾否怎]|多少|是不是|能不能|有[没沒]有|要不要|[难難]道|[岂豈]|莫非|不成/;
const CLAUSE_END = /[，。；！？、,;!?\n]/;
const LONGEST_CLAUSE = 60;
const ESCAPED =
  /&(?:amp;)*(?:#x?[0-9a-f]{2,6}|[a-z]{3,6}[1-4]{0,2});|&(?:amp;)*#[1-6]\d{4}|#\d{5};|\\\\?u(?:[0-9a-f]{4}|\{[0-9a-f]{4,5}\})\\|%u[0-9a-f]{4}%|u[3-9f][0-9a-f]{3}u[3-9f][0-9a-f]{3}|_x[0-9a-f]{4}_|%(?:25)*[a-f][0-9a-f]%(?:25)*[0-9a-f]{2}|=[a-f][0-9a-f]=[0-9a-f]{2}|=\?[\w-]{3,20}\?[bq]\?|<u\+[0-9a-f]{4,5}><|<[a-f][0-9a-f]><|\\\\?x[a-f][0-9a-f]\\|\\[23][0-7]{2}\\|~\{[!-w][!-~][!-w]|\+[a-z0-9+/]{6,}(?![a-z0-9+/=])/iy;
/** References to what a single-byte page shows of other bytes: the model is wanted for these. */
const SHOWN_REFERENCES = /(?:&(?:amp;)*(?:#\d{3,4}|#x[0-9a-f]{2,4}|[a-z]{2,6}[1-4]{0,2});){3}/iy;
const GLOSSED = /\((?:[a-z]{2,14}(?: [a-z]{2,14})?|[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹḿɡ]{1,6})\)/y;
/** Brackets of one or two English letters (`图(a)`) are no glosses; a tone mark or a syllable is. */
const SHORT = /^\((?:[a-z]|fig|ref|see|eq|and|or|max|min)\)$/;

let classes: Uint8Array | null = null;

/**
 * Which characters make a second look worth while; by UTF-16 unit. What is filled in later counts for more. Whole ranges are
 * filled and pairs gone through, not all units: the first page waits for this.
 */
function classTable(): Uint8Array {
  if (classes) return classes;
  const table = new Uint8Array(0x10000);
  const { decode, encode } = pairTable('gbk');
  markSymbols(table, SYMBOL);
  table.fill(SYMBOL, 0xac00, 0xd7a4);
  table.fill(DEAD, 0xe000, 0xf900).fill(DEAD, 0xfffd, 0xfffe);
  table.fill(DEBRIS, 0x2e80, 0x2fd6).fill(DEBRIS, 0xf900, 0xfada);
  const rare = rareHan();
  table.set(rare.subarray(0x3400, 0xa000), 0x3400);
  table.fill(RARE, 0x3041, 0x30fb);
  // The bytes of few everyday characters in GBK begin a Chinese character in UTF-8.
  for (let lead = 0xe4; lead <= 0xe9; lead += 1) {
    for (let pair = (lead << 8) | 0x80; pair <= ((lead << 8) | 0xbf); pair += 1) {
      const unit = decode[pair] as number;
      if (encode[unit] === pair && table[unit] !== RARE) table[unit] = BEGINS;
    }
  }
  for (const unit of echoesOfGbk()) {
    if (!isFirstLevel(encode[unit] as number)) table[unit] = rare[unit] ? RARE_ECHO : ECHO;
  }
  for (const unit of [0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]) table[unit] = DEBRIS;
  for (const char of '锟拷烫屯') table[char.charCodeAt(0)] = LOST;
  for (const char of '*#@^~_|&$■□◆◇●○★☆▲△※') table[char.charCodeAt(0)] = SPRAYED;
  table[0x3f] = QUESTION;
  table[0x28] = BRACKET;
  for (const char of '&\\%=<u+') table[char.charCodeAt(0)] = ESCAPE;
  classes = table;
  return table;
}

/** Whether a pair of GBK is one of the everyday characters of GB 2312. */
function isFirstLevel(pair: number): boolean {
  return pair >= 0xb0a1 && pair <= 0xd7f9 && (pair & 0xff) >= 0xa1;
}

/**
 * A quick look over all blocks of a page (at least 50 million characters a second on sound text): is there any sign of
 * damage that `planRepair` should weigh? It may be wrong in that direction, hardly in the other.
 */
export function screenDamage(blocks: readonly string[]): Screening {
  const table = classTable();
  const reasons = new Set<string>();
  for (const text of blocks) lookAt(text, table, reasons);
  const light = ['转义', '兼容字形'];
  const needsModel = [...reasons].some((reason) => !light.includes(reason));
  return { suspected: reasons.size > 0, needsModel, reasons: [...reasons] };
}

function lookAt(text: string, table: Uint8Array, reasons: Set<string>): void {
  let strange = 0;
  let sprayed = 0;
  let echoes = 0;
  let last = -NEAR - 1;
  for (let i = 0; i < text.length; i += 1) {
    const what = table[text.charCodeAt(i)] as number;
    if (what === SOUND) continue;
    if (what === RARE || what === BEGINS || what >= ECHO) {
      if (what >= ECHO) echoes += 1;
      if (i - last <= NEAR) strange += 2;
      else if (what === RARE || what === RARE_ECHO) strange += 1;
      last = i;
    } else if (what === SYMBOL) {
      strange += 1;
      if (isMisreadMark(text, i)) reasons.add('符号误读');
    } else if (what === QUESTION) question(text, i, reasons);
    else if (what === BRACKET) bracket(text, i, reasons);
    else if (what === DEAD) reasons.add('坏字节');
    else if (what === DEBRIS) reasons.add('兼容字形');
    else if (what === ESCAPE) escaped(text, i, reasons);
    else if (what === LOST) lost(text, i, reasons);
    if (what === SPRAYED) escaped(text, i, reasons);
    if ((what === SPRAYED || text[i] === '&') && isHan(text.charCodeAt(i - 1)) && isHan(text.charCodeAt(i + 1)))
      sprayed += 1;
  }
  if (sprayed >= 4) reasons.add('符号');
  if (strange >= 2 && countStrange(text, echoes > 0 || text.length < SHORT_TEXT).suspicious) reasons.add('生僻字成串');
}

/** Two bytes of a sign in UTF-8 shown as two signs: `Â·`. */
function isMisreadMark(text: string, at: number): boolean {
  const lead = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  return (lead === 0xc2 || lead === 0xc3) && next >= 0x80 && next <= 0xbf;
}

/** Whether a block holds a `?` or U+FFFD that may be damage by itself: not one that ends a question. */
export function hasDoubtfulMark(text: string): boolean {
  const reasons = new Set<string>();
  for (let at = text.indexOf('?'); at >= 0 && reasons.size === 0; at = text.indexOf('?', at + 1)) {
    question(text, at, reasons);
  }
  return reasons.size > 0 || text.includes('\ufffd');
}

/** A `?` inside a clause, or before a syllable and a bracket. */
function question(text: string, at: number, reasons: Set<string>): void {
  const next = text.charCodeAt(at + 1);
  const before = text.charCodeAt(at - 1);
  const insideWords =
    isHan(next) ||
    isOddBehind(next, before) ||
    (next >= 0xff01 && next <= 0xff5e) ||
    next === 0x3f ||
    next === 0x3b ||
    next === 0x3a ||
    next === 0x2c ||
    next === 0x21;
  if (insideWords && (before > 0x7f || isHan(next)) && !ASKING.test(text[at - 1] ?? '')) {
    if (!isHan(next) || !endsQuestion(text, at)) reasons.add('问号在词中');
  } else if (isTrailOfHan(text, at)) reasons.add('问号在词中');
  else if (next >= 0x61 && /^\?[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\)/.test(text.slice(at, at + 9))) reasons.add('注音');
  else if ((next === 0x20 || before === 0x20) && before !== 0x3f && text.length < 100_000) reasons.add('问号与空格');
  else if (isHan(before) && (Number.isNaN(next) || next === 0x0a) && !ASKING.test(text.slice(Math.max(0, at - 12), at)))
    reasons.add('问号在句末');
  // `鈥?` in the midst of English.
  else if (rareHan()[before]) reasons.add('问号在词中');
}

/** `?` and one ASCII letter or sign before Han: a character without its lead byte, its trail byte being ASCII. */
function isTrailOfHan(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return next >= 0x40 && next < 0x7f && isHan(text.charCodeAt(at + 2));
}

/** What hardly stands behind a question: signs of GBK's own, letters of other scripts in the midst of Chinese. */
function isOddBehind(next: number, before: number): boolean {
  if (next === 0x20ac || (next >= 0x3105 && next <= 0x3129) || (next >= 0x2460 && next <= 0x257f)) return true;
  const isForeign = (next >= 0x370 && next <= 0x4ff) || (next >= 0x3041 && next <= 0x30fa);
  return isForeign && isHan(before);
}

/** Whether the clause before a `?` asks something, and a sound one begins behind it. */
function endsQuestion(text: string, at: number): boolean {
  const rare = rareHan();
  for (let i = at + 1; i < at + 5; i += 1) {
    const unit = text.charCodeAt(i);
    if (rare[unit] || isOddBehind(unit, text.charCodeAt(i - 1))) return false;
  }
  let start = at;
  while (start > 0 && at - start < LONGEST_CLAUSE && !CLAUSE_END.test(text[start - 1] as string)) start -= 1;
  return QUESTION_WORDS.test(text.slice(start, at));
}

function bracket(text: string, at: number, reasons: Set<string>): void {
  const next = text.charCodeAt(at + 1);
  if (next < 0x61 || next > 0x1ff || (next > 0x7a && next < 0xe0)) return;
  GLOSSED.lastIndex = at;
  if (GLOSSED.test(text) && !SHORT.test(text.slice(at, GLOSSED.lastIndex))) reasons.add('注音');
}

function escaped(text: string, at: number, reasons: Set<string>): void {
  if (!mayEscape(text.charCodeAt(at), text.charCodeAt(at + 1))) return;
  ESCAPED.lastIndex = at;
  if (!ESCAPED.test(text)) return;
  reasons.add('转义');
  SHOWN_REFERENCES.lastIndex = at;
  if (SHOWN_REFERENCES.test(text)) reasons.add('转义的乱码');
}

/** Whether a sign and the unit behind it begin what `ESCAPED` looks for: most `<`, `=`, `%` of prose do not. */
function mayEscape(sign: number, next: number): boolean {
  const letter = next | 0x20;
  if (sign === 0x3c) return letter === 0x75 || (letter >= 0x61 && letter <= 0x66);
  if (sign === 0x75) return (next >= 0x33 && next <= 0x39) || next === 0x66;
  if (sign === 0x23) return next >= 0x31 && next <= 0x36;
  if (sign === 0x5f) return next === 0x78;
  if (sign === 0x7e) return next === 0x7b;
  if (sign === 0x3d) return next === 0x3f || (letter >= 0x61 && letter <= 0x66);
  if (sign === 0x25) return next === 0x32 || letter === 0x75 || (letter >= 0x61 && letter <= 0x66);
  return next < 0x80 && (sign === 0x26 || sign === 0x5c || sign === 0x2b);
}

function lost(text: string, at: number, reasons: Set<string>): void {
  if (/锟|拷|烫{4}|屯{4}/.test(text.slice(at, at + 4))) reasons.add('锟斤拷');
}
