import { pairTable } from '../encoding/index.ts';
import { isHan } from '../text/index.ts';
import { inLikelyCase, isOneCase } from './letter-case.ts';
import { HYBRID, LENIENT, MISREADINGS, type Misreading } from './misreadings.ts';
import { type Shown, shownAs } from './shown-bytes.ts';
import { rareHan, type Strangeness } from './strangeness.ts';
import { NOTHING, trueBytes } from './true-bytes.ts';

/** Fewer signs of a single-byte page are no text in GBK. */
const MANY_SYMBOLS = 12;
/** Share of a line's strange characters that an encoding must show. */
const COVERED = 0.9;
/** Candidates of each sort that are worth a search. */
const MOST = 3;
const MOST_PAIRS = 2;
/** What `everydayPairs` finds in text of GBK or Big5 at the least: shown in one byte a character, in two. */
const EVERYDAY = 0.6;
const EVERYDAY_BESIDE = 0.1;
/** Pairs in a stretch, and how much greater their share is in the best of many stretches. */
const STRETCH = 8;
const BY_CHANCE = 0.15;

/** What a text in Latin-1 has at the least to be weighed as one that is partly read as UTF-8, and its share of the signs. */
const FEWEST_SIGNS = 6;
const MOSTLY = 0.6;
const LONGEST_ROW = 6;
/** A space before or behind a sign. */
const SOFTENED = /(?<=[^\0-\x7f]) | (?=[^\0-\x7f])/g;
const FEW_SEQUENCES = 4;
const OF_HYBRID: Misreading = { shown: HYBRID, truth: 'gbk' };
const OF_LATIN: Misreading = { shown: 'windows-1252', truth: 'gbk' };
const OF_HYBRIDS: readonly Misreading[] = [OF_HYBRID, { shown: LENIENT, truth: 'gbk' }];
const MEDLEY = 2;
/** So many signs at least must stand for every one that was lost. */
const SIGNS_A_LOSS = 4;

/** Whether a text is mostly signs of Latin-1 one behind another, and the others are what its bytes may be in UTF-8. */
function isHalfLatin(line: string): boolean {
  let signs = 0;
  let others = 0;
  let row = 0;
  let longest = 0;
  for (let i = 0; i < line.length; i += 1) {
    const unit = line.charCodeAt(i);
    if (unit > 0xff) others += 1;
    else if (unit >= 0x80) signs += 1;
    row = unit > 0xa0 && unit < 0x800 ? row + 1 : 0;
    longest = Math.max(longest, row);
  }
  return signs >= FEWEST_SIGNS && signs >= (signs + others) * MOSTLY && longest >= LONGEST_ROW;
}

/**
 * How often letters of two scripts stand side by side, and signs of Latin-1 beside letters beyond it: what is read as UTF-8
 * amid bytes of GBK is of any script up to U+07FF. No language writes so.
 */
function medleys(line: string): number {
  let found = 0;
  let last = 0;
  for (let i = 0; i < line.length; i += 1) {
    const unit = line.charCodeAt(i);
    const script = scriptOf(unit);
    const isBeyond = unit > 0xff || line.charCodeAt(i - 1) > 0xff;
    if (script > 0 && last > 0 && script !== last && isBeyond) found += script > LATIN && last > LATIN ? MEDLEY : 1;
    last = script;
  }
  return found;
}

const SIGN = 1;
const LATIN = 2;
/** Where other scripts begin: phonetic signs, modifiers, Greek, Cyrillic, Armenian, Hebrew, Arabic, Syriac, the rest. */
const SCRIPTS = [0x250, 0x2b0, 0x370, 0x400, 0x530, 0x590, 0x600, 0x700, 0x780, 0x7c0];
/** Signs that stand beside words of any script. */
const ANY_SCRIPT = /[\u00a0«»·°§©®±×÷]/;

/** A number for the script of a character between U+0080 and U+07FF; 0 for others. */
function scriptOf(unit: number): number {
  if (unit < 0x80 || unit > 0x7ff || ANY_SCRIPT.test(String.fromCharCode(unit))) return 0;
  if (unit < 0xc0) return SIGN;
  return LATIN + SCRIPTS.filter((from) => unit >= from).length;
}

interface Fit {
  readonly misreading: Misreading;
  readonly fit: number;
}

/**
 * Misreadings that could have made these characters, the likeliest few, those that lost bytes included. `isPartly`: whether
 * it is known to make sense as one that is partly read as UTF-8.
 */
export function likelyMisreadings(text: string, strange: Strangeness, isPartly = false): Misreading[] {
  const sequences: Fit[] = [];
  const pairs: Fit[] = [];
  const signs: Fit[] = [];
  const seen = new Set<string>();
  const isStrange = strange.isUtf8 || strange.isBig5 || strange.rareHan + strange.kana + strange.hangul > 0;
  const isJapanese = strange.dead + strange.symbols > 0;
  const oneCase = isOneCase(text);
  for (const misreading of MISREADINGS) {
    if (misreading.shown === HYBRID) continue;
    const shown = shownAs(misreading.shown);
    const line = oneCase && !shown.isDouble ? inLikelyCase(text, misreading.truth, shown.bytesOf) : text;
    // Half-width katakana are all that Shift_JIS shows of many bytes.
    if (shown.isDouble ? !isStrange && !(isJapanese && shown.name === 'shift_jis') : strange.symbols === 0) continue;
    const covered = shown.isDouble ? 1 : coverage(line, shown, misreading.truth === 'utf-8');
    if (covered < COVERED) continue;
    // Encodings that differ in nothing the line shows are one; the commonest stands for all.
    const bytes = shown.isDouble ? '' : `${misreading.truth} ${fingerprint(line, shown)}`;
    if (bytes !== '' && seen.has(bytes)) continue;
    seen.add(bytes);
    if (misreading.truth === 'utf-8') {
      const longest = longestUtf8(line, shown);
      const isSeen = shown.name === 'gbk' && (strange.isUtf8 || isMostlyUtf8(line, shown));
      const least = isSeen ? 2 : shown.isDouble ? Math.min(6, Math.max(2, strange.han * 0.4)) : 1;
      if (longest >= least) sequences.push({ misreading, fit: (shown.isDouble ? 2 : 1) * longest * covered ** 4 });
      continue;
    }
    // Hard spaces of Macintosh, shown as plain ones, are half of everyday characters.
    const isMac = misreading.shown === 'macintosh' && misreading.truth === 'gbk' && strange.symbols >= FEWEST_SIGNS;
    const hard = isMac ? line.replace(SOFTENED, '\u00a0') : line;
    if (!shown.isDouble && strange.symbols < (hard === line ? MANY_SYMBOLS : FEWEST_SIGNS)) continue;
    const isTold = strange.isBig5 && shown.name === 'big5' && misreading.truth === 'gbk';
    const fit = isTold ? 1 : everydayPairs(hard, shown, misreading.truth) * covered ** 4;
    if (fit >= (shown.isDouble ? EVERYDAY_BESIDE : EVERYDAY))
      (shown.isDouble ? pairs : signs).push({ misreading, fit });
  }
  const isSequence = sequences.some(
    ({ misreading, fit }) => fit >= FEW_SEQUENCES && !shownAs(misreading.shown).isDouble,
  );
  const ofSigns = best(signs, MOST_PAIRS);
  const isLatin = ofSigns.some(({ truth }) => truth === 'gbk');
  const besides = isPartly
    ? OF_HYBRIDS
    : hybrids(text).filter((way) => (way === OF_LATIN ? !isLatin : isLatin || !isSequence));
  return [...best(sequences, MOST), ...best(pairs, MOST_PAIRS), ...ofSigns, ...besides];
}

/** Ways to read a text of signs that seems to be partly read as UTF-8, or nothing of it. */
function hybrids(text: string): readonly Misreading[] {
  // What became U+FFFD in a reader of UTF-8 may have been anything: of many nobody can tell.
  const lost = text.match(/\ufffd/g)?.length ?? 0;
  if (lost * SIGNS_A_LOSS > (text.match(/[\u0080-\ufffc]/g)?.length ?? 0)) return [];
  if (medleys(text) >= MEDLEY) return OF_HYBRIDS;
  if (!isHalfLatin(text)) return [];
  // Too short for a page of signs, it may still be one that lost a byte.
  return /[\u0100-\uffff]/.test(text) ? [OF_LATIN, OF_HYBRID] : [OF_LATIN];
}

/** The best, without those that explain far less than the first. */
function best(fits: readonly Fit[], most: number): Misreading[] {
  const sorted = [...fits].sort((a, b) => b.fit - a.fit);
  const least = (sorted[0]?.fit ?? 0) / 3;
  return sorted
    .slice(0, most)
    .filter(({ fit }) => fit >= least)
    .map(({ misreading }) => misreading);
}

/**
 * Which part of the line's characters that are neither ASCII nor Chinese the encoding shows; of a text in UTF-8, which
 * proves itself, sound words of a script that it has no letters of are let alone (`读作 читать，ä¾‹å¦‚…`).
 */
function coverage(line: string, shown: Shown, isUtf8: boolean): number {
  let symbols = 0;
  let known = 0;
  let words = 0;
  for (let i = 0; i < line.length; i += 1) {
    const unit = line.charCodeAt(i);
    if (!isForeign(unit)) continue;
    symbols += 1;
    if (shown.bytesOf(unit) >= 0) known += 1;
    else if (isUtf8 && isInWord(line, i)) words += 1;
  }
  if (words < known) symbols -= words;
  return symbols > 0 ? known / symbols : 0;
}

/** Whether a letter stands in a word of its script, with two more before or behind it: misread text mixes scripts. */
function isInWord(line: string, at: number): boolean {
  const script = scriptOf(line.charCodeAt(at));
  const isAlike = (by: number): boolean => scriptOf(line.charCodeAt(at + by)) === script;
  return script > LATIN && ((isAlike(1) && (isAlike(2) || isAlike(-1))) || (isAlike(-1) && isAlike(-2)));
}

/** The bytes of what is neither ASCII nor Chinese, and which bytes the encoding may have lost. */
function fingerprint(line: string, shown: Shown): string {
  const bytes: number[] = [...shown.fragile];
  for (let i = 0; i < line.length; i += 1) {
    const unit = line.charCodeAt(i);
    if (isForeign(unit)) bytes.push(shown.bytesOf(unit));
  }
  return bytes.join();
}

function isForeign(unit: number): boolean {
  if (unit < 0x80 || unit === 0xfffd || isHan(unit) || (unit >= 0x3000 && unit <= 0x303f)) return false;
  return unit < 0xff00 || (unit >= 0xff61 && unit <= 0xff9f);
}

/** So many characters of two bytes, and such a share of them, are what UTF-8 is made of: of sound text a sixth or a fifth are. */
const FEWEST_PAIRS = 5;
const MOSTLY_UTF8 = 0.8;

/**
 * Whether the characters a line shows are, one by one, bytes as they follow each other in the UTF-8 of Chinese: also where pairs
 * that vanished break its sequences.
 */
function isMostlyUtf8(line: string, shown: Shown): boolean {
  let pairs = 0;
  let fitting = 0;
  for (let i = 0; i < line.length; i += 1) {
    const bytes = shown.bytesOf(line.charCodeAt(i));
    if (bytes <= 0xff) continue;
    pairs += 1;
    const [first, second] = [bytes >> 8, bytes & 0xff];
    if (isTrail(first) ? isTrail(second) || isLead(second) : isLead(first) && isTrail(second)) fitting += 1;
  }
  return pairs >= FEWEST_PAIRS && fitting >= pairs * MOSTLY_UTF8;
}

const isTrail = (byte: number): boolean => byte >= 0x80 && byte <= 0xbf;
const isLead = (byte: number): boolean => (byte >= 0xe2 && byte <= 0xe9) || byte === 0xef;

/** Longest stretch of shown characters whose bytes follow each other as UTF-8 does; chance seldom makes six. */
function longestUtf8(line: string, shown: Shown): number {
  const reader = trueBytes('utf-8');
  let longest = 0;
  let current = 0;
  let waiting = NOTHING;
  for (let i = 0; i < line.length; i += 1) {
    const bytes = shown.bytesOf(line.charCodeAt(i));
    if (bytes < 0x80) {
      waiting = NOTHING;
      if (bytes < 0) current = 0;
      continue;
    }
    let fits = true;
    for (const byte of bytes <= 0xff ? [bytes] : [bytes >> 8, bytes & 0xff]) {
      let fed = reader.feed(waiting, byte);
      if (!fed) {
        fits = false;
        fed = reader.feed(NOTHING, byte);
      }
      waiting = fed && fed.waiting >= 0 ? fed.waiting : NOTHING;
    }
    current = fits ? current + 1 : 0;
    longest = Math.max(longest, current);
  }
  return longest;
}

/**
 * How many everyday characters the shown bytes make, two by two, beyond those that stand there as it is: 1 where all of
 * them are and none was, below 0 where sound text would be spoilt; in the whole line, or in the stretch of it where it is
 * greatest. What stands between ASCII and lost bytes is read from its first byte or its second.
 */
function everydayPairs(line: string, shown: Shown, truth: 'gbk' | 'big5'): number {
  let all = 0;
  let gained = 0;
  let densest = -1;
  let bytes: number[] = [];
  let sound: number[] = [];
  const weigh = (): void => {
    const readings = [0, 1].map((from) => gains(bytes, sound, from, truth));
    const [first = 0, second = 0] = readings.map((made) => made.reduce((sum, gain) => sum + gain, 0));
    all += bytes.length >> 1;
    gained += Math.max(first, second);
    for (const made of readings) {
      let inside = 0;
      for (let i = 0; i < made.length; i += 1) {
        inside += (made[i] as number) - (made[i - STRETCH] ?? 0);
        if (i >= STRETCH - 1) densest = Math.max(densest, inside / STRETCH);
      }
    }
    bytes = [];
    sound = [];
  };
  const rare = rareHan();
  for (let i = 0; i < line.length; i += 1) {
    const unit = line.charCodeAt(i);
    const made = shown.bytesOf(unit);
    const isSound = (isHan(unit) && !rare[unit]) || (unit >= 0x3000 && unit <= 0x303f) || unit >= 0xff00 ? 0.5 : 0;
    if (made < 0x80) weigh();
    else if (made > 0xff) {
      bytes.push(made >> 8, made & 0xff);
      sound.push(isSound, isSound);
    } else {
      bytes.push(made);
      sound.push(0);
    }
  }
  weigh();
  return all > 2 ? Math.max(gained / all, densest - BY_CHANCE) : 0;
}

/** For each pair of bytes from an offset on, whether it makes an everyday character, less whether one stood there. */
function gains(bytes: readonly number[], sound: readonly number[], from: number, truth: 'gbk' | 'big5'): number[] {
  const { decode } = pairTable(truth);
  const made: number[] = [];
  for (let at = from; at + 1 < bytes.length; at += 2) {
    const pair = ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
    const isEveryday =
      truth === 'gbk'
        ? (pair >= 0xb0a1 && pair <= 0xd7f9 && (pair & 0xff) >= 0xa1) || pair >> 8 === 0xa3
        : pair >= 0xa140 && pair <= 0xc67e;
    made.push((decode[pair] && isEveryday ? 1 : 0) - (sound[at] as number) - (sound[at + 1] as number));
  }
  return made;
}
