import { encodeText, pairTable, upperBytes } from '../encoding/index.ts';
import { isHan } from '../text/index.ts';
import type { LanguageModel } from './language-model.ts';
import type { Steps } from './steps.ts';

/** One misreading: bytes of `truth` were shown as if they were `shown`. */
export interface Misreading {
  readonly shown: string;
  readonly truth: 'utf-8' | 'gbk' | 'big5';
}

/** By code point up to U+00FF, the rest as UTF-8: what half-repaired text is made of. */
const HYBRID = 'latin1-utf8';

/** Misreadings met on real pages (research: garbled-in-the-wild), commonest first. */
export const MISREADINGS: readonly Misreading[] = [
  { shown: 'gbk', truth: 'utf-8' },
  { shown: 'windows-1252', truth: 'utf-8' },
  { shown: 'windows-1252', truth: 'gbk' },
  { shown: 'windows-1254', truth: 'gbk' },
  { shown: 'windows-1251', truth: 'utf-8' },
  { shown: 'macintosh', truth: 'utf-8' },
  { shown: 'macintosh', truth: 'gbk' },
  { shown: 'cp437', truth: 'utf-8' },
  { shown: 'cp437', truth: 'gbk' },
  { shown: 'ibm866', truth: 'gbk' },
  { shown: 'ibm866', truth: 'utf-8' },
  { shown: 'windows-1251', truth: 'gbk' },
  { shown: 'windows-1252', truth: 'big5' },
  { shown: 'windows-1254', truth: 'utf-8' },
  { shown: HYBRID, truth: 'gbk' },
  { shown: 'big5', truth: 'gbk' },
  { shown: 'gbk', truth: 'big5' },
  { shown: 'big5', truth: 'utf-8' },
  { shown: 'shift_jis', truth: 'utf-8' },
  { shown: 'shift_jis', truth: 'gbk' },
  { shown: 'euc-kr', truth: 'gbk' },
];

/**
 * The text read rightly, or null if it cannot have been misread so. Nothing is guessed. `isCut`: the text is the
 * beginning of another, and may end inside a character.
 */
export function undo(text: string, { shown, truth }: Misreading, isCut = false): string | null {
  const bytes = shown === HYBRID ? hybridBytes(text) : encodeText(text, shown);
  if (!bytes) return null;
  return truth === 'utf-8' ? decodeUtf8(bytes, isCut) : decodePairs(bytes, truth, isCut);
}

function hybridBytes(text: string): Uint8Array | null {
  let others = 0;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0xff) others += 1;
  if (others === 0) return null;
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

function decodeUtf8(bytes: Uint8Array, isCut: boolean): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: isCut });
  } catch {
    return null;
  }
}

function decodePairs(bytes: Uint8Array, truth: 'gbk' | 'big5', isCut: boolean): string | null {
  const { decode, privateUse } = pairTable(truth);
  const units: string[] = [];
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number;
    if (byte < 0x80) {
      units.push(String.fromCharCode(byte));
      continue;
    }
    if (i + 1 === bytes.length) return isCut ? units.join('') : null;
    const pair = (byte << 8) | (bytes[i + 1] as number);
    // A journal's own sign in the private-use area was one before.
    const unit = (decode[pair] as number) || (privateUse[pair] as number);
    if (unit === 0) return null;
    units.push(String.fromCharCode(unit));
    i += 1;
  }
  return units.join('');
}

/** A chain of misreadings that explains a text, and the text read rightly. */
export interface Explanation {
  readonly chain: readonly Misreading[];
  readonly text: string;
  readonly cost: number;
}

/**
 * One layer of UTF-8 shown as windows-1252 taken off, where bytes that windows-1252 does not show were lost: a sequence
 * that misses its last byte becomes U+FFFD. Null unless nearly all of the text is such sequences.
 */
export function undoLossyLayer(text: string): string | null {
  const bytes = upperBytes('windows-1252');
  let whole = 0;
  let broken = 0;
  const made = text.replace(/[\u00c2-\u00ef](?:[\u0080-\u00c1\u00f0-\uffff]{0,2})/g, (sequence) => {
    const [lead = 0, ...trails] = Array.from(sequence, (char) => bytes.get(char.charCodeAt(0)) ?? char.charCodeAt(0));
    const wanted = lead >= 0xe0 ? 2 : 1;
    const used = trails.slice(0, wanted);
    const rest = sequence.slice(1 + used.length);
    if (used.length < wanted || used.some((byte) => byte < 0x80 || byte > 0xbf)) {
      broken += 1;
      return `\ufffd${rest}`;
    }
    whole += 1;
    const code = used.reduce((value, byte) => (value << 6) | (byte & 0x3f), lead & (wanted === 2 ? 0x0f : 0x1f));
    return String.fromCharCode(code) + rest;
  });
  return whole >= 3 && broken <= whole ? made : null;
}

/** So much of a text's beginning is weighed. */
const PROBE = 600;
const DEEPEST = 4;
/** A text so long is tried by its beginning first, and worth a pause after each misreading undone. */
const LONG = 2000;

/** The likeliest lossless chain (up to four readings), or null where nothing reads much better than the text itself. */
export function* explainLossless(text: string, model: LanguageModel): Steps<Explanation | null> {
  let level: { text: string; chain: readonly Misreading[] }[] = [{ text, chain: [] }];
  const seen = new Set([text]);
  let best = null as Explanation | null;
  const before = model.costOfWords(text.slice(0, PROBE));
  for (let depth = 1; depth <= DEEPEST && level.length > 0; depth += 1) {
    const next: typeof level = [];
    for (const { text: from, chain } of level) {
      for (const misreading of MISREADINGS) {
        if (from.length > LONG) {
          if (undo(from.slice(0, PROBE), misreading, true) === null) continue;
          yield;
        }
        const made = undo(from, misreading);
        if (made === null || seen.has(made)) continue;
        seen.add(made);
        const longer = [...chain, misreading];
        next.push({ text: made, chain: longer });
        const cost = probeCost(made, text.length, model);
        if (isBetter(cost, before) && (!best || cost < best.cost) && isChinese(made) && carries(made, depth))
          best = { chain: longer, text: made, cost };
      }
    }
    // One reading deeper than the first that makes sense: it may make much more.
    if (best && best.chain.length < depth) return best;
    level = next.slice(0, 12);
  }
  return best;
}

/** Cost of the part of a result that comes from the probe. */
function probeCost(made: string, originalLength: number, model: LanguageModel): number {
  if (originalLength <= PROBE) return model.costOfWords(made);
  return model.costOfWords(made.slice(0, Math.round((PROBE * made.length) / originalLength)));
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

/** Whether nearly all of a text that is not ASCII is Chinese characters and marks: else it was not what was written. */
export function isChinese(text: string): boolean {
  let chinese = 0;
  let other = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80 || unit === 0xfffd) continue;
    if (isHan(unit) || isChineseMark(unit)) chinese += 1;
    else other += 1;
  }
  return chinese > 0 && chinese >= other * 4;
}

/** Marks and signs of Chinese prose, kana, full-width forms, and what formulas in it use. */
function isChineseMark(unit: number): boolean {
  return (unit >= 0x3000 && unit <= 0x30ff) || unit >= 0xff00 || (unit >= 0x2010 && unit <= 0x27bf) || unit === 0xb7;
}

/** Clear evidence: a good deal cheaper, and by more than chance in a short text. */
export function isBetter(after: number, before: number): boolean {
  return after < before * 0.72 && before - after > 9;
}
