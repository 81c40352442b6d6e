import { pairTable } from '../encoding/index.ts';
import { isHan } from '../text/index.ts';
import { isSymbol } from './strangeness.ts';

/** Marks that any of these scripts may write. */
const MARKS = /(?:[^\u0080-\uffff]|[\u00a0¡¿«»„“”‘’‚‹›—–…·°№§،؛؟\u05be\u2009\u202f\u3000-\u303f\uff00-\uff60])+/g;
const WORD = /[\p{L}\p{M}]+/gu;
const NOT_ASCII = /[\u0080-\uffff]/;
const LETTERS = /^[\p{L}\p{M}]+$/u;
/** Scripts that a single-byte page may show, and how their words are written. */
const SCRIPTS: readonly (readonly [RegExp, (word: string) => boolean])[] = [
  [/^[\p{Script=Latin}\p{M}]+$/u, isLatinWord],
  [/^[\p{Script=Cyrillic}\p{M}]+$/u, (word) => isCased(word, /[АЕЁИІЇОУЫЭЮЯЄЎ]/giu)],
  [/^[\p{Script=Greek}\p{M}]+$/u, (word) => isCased(word, /[ΑΕΗΙΟΥΩΆΈΉΊΌΎΏ]/giu) && !/ς./u.test(word)],
  [/^[\u05b0-\u05ea\u05f0-\u05f2]+$/u, (word) => !/^[\u05b0-\u05c3]|[ךםןףץ](?=[א-ת])|[\u05b0-\u05c3]{4}/u.test(word)],
  [/^[\p{Script=Arabic}\p{M}]+$/u, (word) => !/^\p{M}|[ةى](?=\p{L})|\p{M}{3}/u.test(word)],
  [/^\p{Script=Thai}+$/u, isThai],
];
/** What is left of a syllable of Thai where a text was cut; a few letters may look so by chance. */
const CUT_THAI =
  /^[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]{1,3}(?=\p{Script=Thai}{8})|(?<=\p{Script=Thai}{8})[\u0e40-\u0e44]$/gu;
/** Letters of scripts that no single-byte page of the platforms has. */
const OTHER_SCRIPT =
  /^(?![\s\S]*[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}])[\p{L}\p{M}]+$/u;
/**
 * Small kana behind a full one, voicing marks behind the kana that have them, and none elsewhere. No character fits two of
 * the alternatives: the long mark as one and as part of another made a run of them take exponential time.
 */
const HALF_WIDTH =
  /^(?:[\uff66\uff70-\uff9d]|(?<=[\uff66\uff71-\uff9d])[\uff67-\uff6f]|(?<=[\uff73\uff76-\uff84\uff8a-\uff8e])\uff9e|(?<=[\uff8a-\uff8e])\uff9f)+$/;
/** The commonest syllables of Korean: endings and particles. */
const KOREAN = /[이다는의에을가하고로은를지기도대사한인시자과어아서해정나리라]/g;
/** Share of them that Korean text has at the least; Chinese bytes shown as Korean have some 3 in a hundred. */
const LEAST_KOREAN = 0.15;

/**
 * Whether a text is written as other languages are, however its letters might read as the bytes of something else: a
 * menu's `Русский`, `調査の結果`, Greek, Polish, Hebrew, Arabic, Thai, Korean. Misread bytes seldom begin every word with
 * its only capital, keep to one script in a word, or have all their characters in common use.
 */
export function isNaturalWriting(text: string): boolean {
  const whole = text.replace(CUT_THAI, '');
  const chunks = whole.split(MARKS).filter(Boolean);
  if (chunks.length === 0) return false;
  if (chunks.every((chunk) => LETTERS.test(chunk))) {
    const words = (whole.match(WORD) ?? []).filter((word) => NOT_ASCII.test(word));
    // A letter by itself is a word where others stand beside it.
    const hasWords = words.some((word) => /[a-z]{2}/.test(word));
    if (words.every((word) => isNaturalWord(word) || (hasWords && /^[\p{Lu}\p{Ll}]$/u.test(word)))) return true;
    const rest = words.filter((word) => !isNaturalWord(word));
    if (rest.every((word) => /^[\uac00-\ud7a3\u4e00-\u9fff\uf900-\ufaff]+$/.test(word)) && isKorean(text)) return true;
  }
  return chunks.every(isJapanese) && /[\u3041-\u30fa\uff9e\uff9f]/.test(text) && hasCompany(text);
}

/** A text without its words of other languages, so long that they are no chance: what is left to be weighed. */
export function withoutNaturalWords(text: string): string {
  const words = withoutHalfWidthKana(withoutTables(withoutFrames(text)));
  let long = 0;
  const rest = words.replace(WORD, (word) => {
    if (word.length < LONG_WORD || !NOT_ASCII.test(word) || !isNaturalWord(word)) return word;
    long += word.length;
    return ' ';
  });
  return long >= MANY_LETTERS ? withoutShortWords(rest, long) : rest;
}

const LONG_WORD = 4;
/** So many letters in long words speak for the short ones and the abbreviations beside them. */
const MANY_LETTERS = 12;

function withoutShortWords(text: string, long: number): string {
  let short = 0;
  const rest = text.replace(WORD, (word) => {
    if (word.length > LONG_WORD || !/^[\p{Script=Cyrillic}\p{Script=Greek}\p{M}]+$/u.test(word)) return word;
    short += word.length;
    return ' ';
  });
  return short <= long * 1.2 ? rest : text;
}

const HALF_WIDTH_RUNS = /[\uff61-\uff9f]+/g;

/**
 * Half-width kana that keep their rules in all of a text, one voiced at the least: bytes shown so put voicing marks and
 * small kana anywhere, and a bracket that closes (，is one and a small kana) behind none that opens.
 */
function withoutHalfWidthKana(text: string): string {
  if (!/[\uff9e\uff9f]/.test(text)) return text;
  const bare = text.replace(/｢([^｢｣]*)｣/g, '$1').replace(/[｡､](?=\s|$|[^\uff61-\uff9f])/g, '');
  const runs = bare.match(HALF_WIDTH_RUNS) ?? [];
  return runs.every((run) => HALF_WIDTH.test(run)) ? text.replace(HALF_WIDTH_RUNS, ' ') : text;
}

/** So many characters beyond ASCII, each the one after the last, are a table. */
const TABLE = 8;

function withoutTables(text: string): string {
  let made = text;
  let from = 0;
  let length = 0;
  let last = 0;
  for (let i = 0; i <= text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === 0x20) continue;
    if (unit === last + 1 && unit > 0x80) length += 1;
    else {
      if (length >= TABLE) made = made.replace(text.slice(from, i), ' ');
      from = i;
      length = 1;
    }
    last = unit;
  }
  return made;
}

/** Lines drawn of box characters, where a text has no other signs. */
function withoutFrames(text: string): string {
  if (!FRAME.test(text)) return text;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x80 && isSymbol(unit) && !(unit >= 0x2500 && unit <= 0x259f)) return text;
  }
  return text.replace(FRAMES, ' ');
}

const FRAME = /[\u2500-\u259f]{3}/;
const FRAMES = /[\u2500-\u259f]+/g;

function isNaturalWord(word: string): boolean {
  for (const [script, isWord] of SCRIPTS) if (script.test(word)) return isWord(word);
  return OTHER_SCRIPT.test(word);
}

/** One capital at the beginning; or capitals of which half are ASCII. */
function isLatinWord(word: string): boolean {
  if (/^\p{Lu}?[\p{Ll}\p{M}]+$/u.test(word)) return true;
  const ascii = word.match(/[A-Z]/g)?.length ?? 0;
  return /^\p{Lu}+$/u.test(word) && word.length >= 3 && ascii * 2 >= word.length;
}

/** One capital at the beginning, or capitals with as many vowels among them as words have. */
function isCased(word: string, vowel: RegExp): boolean {
  if (word.length === 1 || /^\p{Lu}?[\p{Ll}\p{M}]+$/u.test(word)) return true;
  const vowels = word.match(vowel)?.length ?? 0;
  return /^\p{Lu}{5,}$/u.test(word) && vowels * 4 >= word.length && vowels * 3 <= word.length * 2;
}

/** Vowels above and below and tones behind a consonant; vowels that stand before one, before it. */
function isThai(word: string): boolean {
  return !/^[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]|[\u0e40-\u0e44](?![\u0e01-\u0e2e])|[\u0e31\u0e34-\u0e3a\u0e47](?<![\u0e01-\u0e2e].)|[\u0e48-\u0e4e](?<![\u0e01-\u0e2e\u0e31\u0e34-\u0e39].)|[\u0e2f\u0e3f]\p{L}|\p{L}[\u0e4f-\u0e5b]\p{L}/u.test(
    word,
  );
}

function isKorean(text: string): boolean {
  const hangul = text.match(/[\uac00-\ud7a3]/g)?.length ?? 0;
  return hangul > 0 && (text.match(KOREAN)?.length ?? 0) >= hangul * LEAST_KOREAN;
}

/** Kana that follow the rules, and Han characters in common use in Japan (the first level of Shift_JIS). */
function isJapanese(word: string): boolean {
  const { encode } = pairTable('shift_jis');
  for (const part of word.match(/[\uff61-\uff9f]+|[^\uff61-\uff9f]+/g) ?? []) {
    if (part.charCodeAt(0) >= 0xff61) {
      if (!HALF_WIDTH.test(part)) return false;
      continue;
    }
    for (let i = 0; i < part.length; i += 1) {
      const unit = part.charCodeAt(i);
      const isKana = unit >= 0x3041 && unit <= 0x30ff;
      const pair = encode[unit] as number;
      if (!isKana && !(isHan(unit) && pair >= 0x889f && pair <= 0x9872)) return false;
    }
  }
  return true;
}

/** Two Han characters beside the kana, or half-width kana that are voiced: one sign alone may be chance. */
function hasCompany(text: string): boolean {
  let han = 0;
  for (let i = 0; i < text.length; i += 1) if (isHan(text.charCodeAt(i))) han += 1;
  return han >= 2 || /[\uff9e\uff9f]/.test(text);
}
