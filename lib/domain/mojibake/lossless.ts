import { encodeText, isPairEncoding } from '../encoding/index.ts';
import { countHan, isHan } from '../text/index.ts';
import { decodePairs, decodeUnbrokenPairs, decodeUtf8 } from './decode-bytes.ts';
import type { LanguageModel } from './language-model.ts';
import { COMMON, HYBRID, MISREADINGS, type Misreading } from './misreadings.ts';
import type { Steps } from './steps.ts';
import { utf16Readings } from './utf16.ts';

/** The bytes a text was read from, by the encoding it was shown in; each is encoded once. */
class BytesOf {
  readonly #text: string;
  readonly #known = new Map<string, Uint8Array | null>();
  /** Whether it holds the middle dot that Windows writes for what code page 932 has not. */
  readonly hasDot: boolean;

  constructor(text: string) {
    this.#text = text;
    this.hasDot = text.includes('・');
  }

  /** Null if the encoding shows no such text. */
  shownAs(encoding: string): Uint8Array | null {
    let bytes = this.#known.get(encoding);
    if (bytes === undefined) {
      bytes = encoding === HYBRID ? hybridBytes(this.#text) : encodeText(this.#text, encoding);
      this.#known.set(encoding, bytes);
    }
    return bytes;
  }
}

/**
 * The text read rightly, or null if it cannot have been misread so. Nothing is guessed. `isCut`: the text is the
 * beginning of another, and may end inside a character.
 */
function undo(bytes: BytesOf, { shown, truth }: Misreading, isCut = false): string | null {
  if (bytes.hasDot && shown === 'shift_jis') return null;
  const shownBytes = bytes.shownAs(shown);
  if (!shownBytes) return null;
  return truth === 'utf-8' ? decodeUtf8(shownBytes, isCut) : decodePairs(shownBytes, truth, isCut);
}

/**
 * An excerpt that begins or ends inside a character read rightly, without the bytes of those; null where it is none, or
 * shown two bytes a character: but UTF-8 as GBK proves itself.
 */
function undoExcerpt(bytes: BytesOf, { shown, truth }: Misreading, { before, after }: Around): string | null {
  const isTold = shown === 'gbk' ? truth === 'utf-8' : shown !== HYBRID && !isPairEncoding(shown);
  const all = isTold ? bytes.shownAs(shown) : null;
  if (!all) return null;
  // Where sound text stands beside it, nothing was cut off.
  const mayBegin = before === '';
  const mayEnd = after === '';
  if (truth !== 'utf-8')
    return mayBegin && (all[0] ?? 0) >= 0x80 ? decodeUnbrokenPairs(all.subarray(1), truth, mayEnd) : null;
  let from = 0;
  while (mayBegin && from < 2 && ((all[from] ?? 0) & 0xc0) === 0x80) from += 1;
  return decodeUtf8(all.subarray(from), mayEnd);
}

/** Other languages' own writing is weighed so far. */
const LONGEST_PROVEN = 200;
/** So many Chinese characters of UTF-8 in a row no words of another language make. */
const FEWEST_PROVEN = 2;

/** Whether a short text is UTF-8 shown in a single-byte page, all of it: then it is no other language, whatever its letters. */
export function isShownUtf8(text: string): boolean {
  if (text.length > LONGEST_PROVEN) return false;
  const bytes = new BytesOf(text);
  return COMMON.some((misreading) => {
    if (misreading.truth !== 'utf-8' || isPairEncoding(misreading.shown)) return false;
    const made = undo(bytes, misreading);
    return made !== null && countHan(made) >= FEWEST_PROVEN && isChinese(made);
  });
}

/**
 * Whether a text read from GBK, all that is no UTF-8 in it as Latin-1, has no byte by itself among its signs: then it may
 * be what is left of a text of which all such bytes were dropped. Half of everyday characters have one.
 */
function showsNoByte(text: string): boolean {
  return !/[\u0080-\u00bf]/.test(text);
}

/**
 * Whether what was made of GBK that was partly read as UTF-8 is too dear (nats) to be text: any signs make characters so, and
 * what shows no byte by itself may be but a remnant.
 */
export function isPoorHybrid(text: string, made: string, cost: number): boolean {
  return cost > countHan(made) * (showsNoByte(text) ? DEAREST_BARE : DEAREST_RARE);
}

function hybridBytes(text: string): Uint8Array | null {
  let others = 0;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0xff) others += 1;
  if (others === 0 || text.includes('\ufffd')) return null;
  const out = new Uint8Array(text.length + others * 2);
  const encoder = new TextEncoder();
  let at = 0;
  for (const char of text) {
    const code = char.codePointAt(0) as number;
    if (code <= 0xff) {
      out[at] = code;
      at += 1;
      continue;
    }
    const bytes = encoder.encode(char);
    out.set(bytes, at);
    at += bytes.length;
  }
  return out.subarray(0, at);
}

/** One step of a chain: what an encoding was taken for. */
export interface Link {
  readonly shown: string;
  readonly truth: string;
}

/** A chain of misreadings that explains a text, and the text read rightly. */
export interface Explanation {
  readonly chain: readonly Link[];
  readonly text: string;
  readonly cost: number;
  /** Whether it is an excerpt that begins or ends inside a character. */
  readonly isCut: boolean;
}

/** Whether the bytes of a text that was read so were partly read as UTF-8: then they may have been others too. */
export function isPartlyUtf8({ chain }: Explanation): boolean {
  return chain[0]?.shown === HYBRID;
}

/** So much of a text's beginning is weighed, in UTF-16 units. */
export const PROBE = 600;
const DEEPEST = 4;
/** What it costs to take a text for an excerpt. */
const CUT = 6;
/**
 * What a Chinese character costs at the most, on the average of a text, marks included: of bytes that any text of another
 * language makes pairs of, and of readings that nothing else speaks for.
 */
const DEAREST = 9.5;
const DEAREST_RARE = 8;
/** The same where GBK was partly read as UTF-8, and nothing shows that any of it was not. */
const DEAREST_BARE = 6;
/** Rare misreadings of pairs as other pairs need as many characters as so long a chain: any pairs are some others. */
const PAIRS_OF_PAIRS = 3;
/** Beneath a layer that UTF-8 proves any page is possible that UTF-8 proves as well. */
const INNER: readonly Misreading[] = MISREADINGS.filter(
  (misreading) => COMMON.includes(misreading) || (misreading.truth === 'utf-8' && !isPairEncoding(misreading.shown)),
);
/** A text so long is tried by its beginning first, and worth a pause after each misreading undone. */
const LONG = 2000;

/** What stands before and behind a run: a reading is weighed where it stands. */
export interface Around {
  readonly before: string;
  readonly after: string;
}

const ALONE: Around = { before: '', after: '' };

/**
 * The likeliest lossless chain (up to four readings), or null where nothing reads much better than the text itself. Costs
 * are those of the text between what stands around it, without what that costs by itself.
 */
export function* explainLossless(text: string, model: LanguageModel, around = ALONE): Steps<Explanation | null> {
  const apart = model.costOfWords(around.before) + model.costOfWords(around.after);
  const costOf = (part: string): number => model.costOfWords(around.before + part + around.after) - apart;
  let level: { text: string; chain: readonly Misreading[] }[] = [{ text, chain: [] }];
  const seen = new Set([text]);
  let best = null as Explanation | null;
  const before = costOf(text.slice(0, PROBE));
  for (let depth = 1; depth <= DEEPEST && level.length > 0; depth += 1) {
    const next: typeof level = [];
    for (const { text: from, chain } of level) {
      const bytes = new BytesOf(from);
      const beginning = from.length > LONG ? new BytesOf(from.slice(0, PROBE)) : null;
      for (const misreading of depth === 1 ? MISREADINGS : chain.at(-1)?.truth === 'utf-8' ? INNER : COMMON) {
        if (beginning) {
          if (undo(beginning, misreading, true) === null) continue;
          yield;
        }
        const longer = [...chain, misreading];
        // Any bytes make pairs, few of them words.
        const isRare = !COMMON.includes(misreading);
        const isProof = misreading.truth === 'utf-8' || misreading.shown === HYBRID;
        const isBare = misreading.shown === HYBRID && showsNoByte(from);
        const dearest = isBare ? DEAREST_BARE : isProof ? Number.POSITIVE_INFINITY : isRare ? DEAREST_RARE : DEAREST;
        const weigh = (made: string | null, penalty: number): void => {
          if (made === null || seen.has(made)) return;
          seen.add(made);
          const beginning = probed(made, text.length);
          const cost = costOf(beginning) + penalty;
          if (cost > (countHan(beginning) + lettersAmid(beginning)) * dearest) return;
          const isAllProof = longer.every(({ truth }) => truth === 'utf-8');
          const isPairs = isRare && !isProof && isPairEncoding(misreading.shown);
          const depthOfProof = isPairs ? PAIRS_OF_PAIRS : isAllProof ? Math.min(depth, 1) : depth;
          if (
            isBetter(cost, before) &&
            (!best || cost < best.cost) &&
            isChinese(made, isAllProof, lettersAmid(made) > 0) &&
            carries(made, depthOfProof)
          )
            best = { chain: longer, text: made, cost, isCut: penalty > 0 };
        };
        const made = undo(bytes, misreading);
        if (made !== null && !seen.has(made) && COMMON.includes(misreading)) next.push({ text: made, chain: longer });
        weigh(made, 0);
        if (depth > 1) continue;
        const excerpt = undoExcerpt(bytes, misreading, around);
        // Where the whole reads the same but for its ends, nothing was cut: an ASCII sign there costs no words.
        if (excerpt !== null && !made?.includes(bodyOf(excerpt))) weigh(excerpt, CUT);
      }
    }
    if (depth === 1) best = cheaper(best, bestOfUtf16(text, model));
    // One reading deeper than the first that makes sense: it may make much more.
    if (best && best.chain.length < depth) return best;
    level = next.slice(0, 12);
  }
  return best;
}

function cheaper(one: Explanation | null, other: Explanation | null): Explanation | null {
  return other && (!one || other.cost < one.cost) ? other : one;
}

/** The likeliest reading of a text of which UTF-16 is one side, or null. Any units make others: words must prove them. */
function bestOfUtf16(text: string, model: LanguageModel): Explanation | null {
  if (text.length > LONG && !bestOfUtf16(text.slice(0, PROBE), model)) return null;
  let best: Explanation | null = null;
  for (const { shown, truth, text: made } of utf16Readings(text)) {
    if (!isChinese(made) || !carries(made, PAIRS_OF_PAIRS)) continue;
    const beginning = probed(made, text.length);
    const cost = model.costOfWords(beginning);
    const isText = cost <= countHan(beginning) * DEAREST_RARE && isBetter(cost, model.costOfText(text.slice(0, PROBE)));
    if (isText) best = cheaper(best, { chain: [{ shown, truth }], text: made, cost, isCut: false });
  }
  return best;
}

/** A text without the ends that a cut could have touched. */
function bodyOf(text: string): string {
  return text.slice(2, Math.max(3, text.length - 2));
}

/** The part of a result that comes from the probe. */
function probed(made: string, originalLength: number): string {
  return originalLength <= PROBE ? made : made.slice(0, Math.round((PROBE * made.length) / originalLength));
}

/**
 * Whether a reading holds enough to prove a chain so long: with twenty misreadings a step, a chain of four turns any two
 * symbols into some character or other.
 */
function carries(made: string, depth: number): boolean {
  if (depth === 1) return true;
  const seen = new Set<number>();
  for (let i = 0; i < made.length && seen.size <= depth; i += 1) {
    const unit = made.charCodeAt(i);
    if (isHan(unit)) seen.add(unit);
  }
  return seen.size > depth;
}

/**
 * Whether nearly all of a text that is not ASCII is Chinese characters and marks: else it was not what was written.
 * `isProof`: its bytes prove it; then words of other scripts may stand in it (`俄语 спасибо`); `isAmid`: so much Chinese
 * stands around them that they may, and pinyin too.
 */
export function isChinese(text: string, isProof = false, isAmid = false): boolean {
  let chinese = 0;
  let other = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80 || unit === 0xfffd || isOfEmoji(unit)) continue;
    if (((isProof || isAmid) && isOtherScript(unit)) || (isAmid && PINYIN.test(String.fromCharCode(unit)))) continue;
    if (isHan(unit) || isChineseMark(unit)) chinese += 1;
    else other += 1;
  }
  return chinese > 0 && chinese >= other * 4;
}

/** So many Chinese characters in a text, and so many to a letter of another script, are no chance: its words stand amid them. */
const AMID = 8;
const TO_LETTER = 0.5;

/** How many letters of other scripts stand amid so much Chinese that they are words of a text on them; else 0. */
function lettersAmid(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (isOtherScript(unit) || (unit > 0xdf && unit < 0x262 && PINYIN.test(String.fromCharCode(unit)))) letters += 1;
  }
  const han = letters > 0 ? countHan(text) : 0;
  return han >= AMID && han >= letters * TO_LETTER ? letters : 0;
}

/** Halves of characters beyond the BMP, and what joins or colours them. */
function isOfEmoji(unit: number): boolean {
  return (unit >= 0xd800 && unit <= 0xdfff) || unit === 0x200d || unit === 0xfe0f;
}

/** Letters of pinyin beyond ASCII, as GBK has them. */
const PINYIN = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêɑńňǹɡ]/;

/** Letters of scripts that no Western page shows: Greek, Cyrillic and on, Korean. */
function isOtherScript(unit: number): boolean {
  return (unit >= 0x370 && unit < 0x1e00) || (unit >= 0xac00 && unit <= 0xd7a3);
}

/** Marks and signs of Chinese prose, kana, full-width forms, and what formulas in it use. */
function isChineseMark(unit: number): boolean {
  return (unit >= 0x3000 && unit <= 0x30ff) || unit >= 0xff00 || (unit >= 0x2010 && unit <= 0x27bf) || unit === 0xb7;
}

/** Clear evidence: a good deal cheaper, and by more than chance in a short text. */
export function isBetter(after: number, before: number): boolean {
  return after < before * 0.72 && before - after > 9;
}
