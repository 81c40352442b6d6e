import { decodeGbkAsBrowsers, decodeGbkByByte, decodeGbkPiece, encode } from './codecs.mjs';
import { random, sample } from './random.mjs';

/**
 * @typedef {object} ShiftPlace what one loss did, in code points of the true text
 * @property {number} start the character that lost its lead byte
 * @property {number} end where the text is in step again
 * @property {string} eaten ASCII that orphan bytes took along
 * @property {string} gone characters of which no byte is left
 */

/**
 * @typedef {object} ShiftReport
 * @property {string} text
 * @property {ShiftPlace[]} places
 */

/**
 * @typedef {object} ShiftOptions
 * @property {number | string} [seed]
 * @property {number} [places] how many characters lose their lead byte
 * @property {readonly number[]} [at] which ones instead (code points)
 * @property {Reader} [reader] who reads the bytes. `old`: an orphan lead byte eats the ASCII behind
 *   it, pairs of the user-defined zones vanish, and the text is cut at full-width marks first, as the mirrors do; `kept`:
 *   the same, but ASCII stays; `browser`: WHATWG rules (U+FFFD, ASCII stays, the zones are private-use characters);
 *   `byte`: as Python and iconv, a `?` for every byte that begins no character, the next byte read anew
 */

/** @typedef {'old' | 'kept' | 'browser' | 'byte'} Reader */

/**
 * Lose the lead byte of some characters: each shows as `?`, and what follows pairs wrongly until a trail byte that is
 * ASCII, an ASCII byte or another loss brings it back, as it comes.
 * @param {string} text in either script
 * @param {ShiftOptions} [options]
 * @returns {ShiftReport}
 */
export function shiftReport(text, { seed = 1, places = 1, at, reader = 'old' } = {}) {
  const chars = [...text];
  const starts = at ?? sample(hanPlaces(chars), places, random(`shift ${seed}`));
  const lost = new Set(starts);
  /** @type {ShiftPlace[]} */
  const found = [];
  let out = '';
  let piece = new Piece();
  const close = () => {
    out += piece.read(reader, found);
    piece = new Piece();
  };
  chars.forEach((char, i) => {
    // Decoded piece by piece, as the pages are: a mark is found in the bytes and ends what was out of step.
    const isMark = (reader === 'old' || reader === 'kept') && MARKS.includes(char);
    if (isMark || char === '\n') close();
    piece.add(char, i, lost.has(i));
    if (isMark || char === '\n') close();
  });
  close();
  return { text: out, places: found };
}

const MARKS = '，；：？！、';
const HAN = /\p{Script=Han}/u;

const hanPlaces = (/** @type {string[]} */ chars) => chars.flatMap((c, i) => (HAN.test(c) ? [i] : []));

/** @type {Record<Reader, (bytes: Uint8Array) => { text: string, spans: import('./codecs.mjs').Span[] }>} */
const READERS = {
  old: (bytes) => decodeGbkPiece(bytes),
  kept: (bytes) => decodeGbkPiece(bytes, { keepAscii: true }),
  browser: decodeGbkAsBrowsers,
  byte: (bytes) => decodeGbkByByte(bytes, '?'),
};

/** Bytes that are decoded together, and which character each belongs to. */
class Piece {
  /** @type {number[]} */
  #bytes = [];
  /** Character (code point of the text) of every byte. @type {number[]} */
  #owner = [];
  /** @type {Map<number, string>} */
  #chars = new Map();
  /** Offsets into the bytes of the marks that stand for a lost lead. @type {number[]} */
  #losses = [];

  add(/** @type {string} */ char, /** @type {number} */ index, /** @type {boolean} */ isLost) {
    const bytes = [...encode(char, 'gbk')];
    if (isLost) {
      this.#losses.push(this.#bytes.length);
      bytes[0] = 0x3f;
    }
    this.#bytes.push(...bytes);
    this.#owner.push(...bytes.map(() => index));
    this.#chars.set(index, char);
  }

  read(/** @type {Reader} */ reader, /** @type {ShiftPlace[]} */ found) {
    const bytes = Uint8Array.from(this.#bytes);
    const { text, spans } = READERS[reader](bytes);
    const shown = new Uint8Array(bytes.length).fill(1);
    for (const { start, end, shows } of spans) if (!shows) shown.fill(0, start, end);
    for (const loss of this.#losses) shown[loss] = 0;
    for (const loss of this.#losses) {
      // In step again: the first character of which both bytes were read together.
      let at = spans.findIndex(({ start }) => start > loss);
      while (at >= 0 && at < spans.length && !this.#isWhole(spans[at])) at += 1;
      const stop = at < 0 || at >= spans.length ? bytes.length : (spans[at]?.start ?? bytes.length);
      const owners = new Set(this.#owner.slice(loss, stop));
      const left = new Set([...owners].filter((o) => this.#owner.some((other, k) => other === o && shown[k])));
      const eaten = [...owners].map((o) => this.#chars.get(o) ?? '').filter((c) => c < '\x80');
      found.push({
        start: this.#owner[loss] ?? 0,
        end: (this.#owner[stop - 1] ?? 0) + 1,
        eaten: eaten.join(''),
        gone: [...owners]
          .filter((o) => !left.has(o) && (this.#chars.get(o) ?? '') >= '\x80')
          .map((o) => this.#chars.get(o))
          .join(''),
      });
    }
    return text;
  }

  /** Whether what was read is one character of the text, whole. @param {{ start: number, end: number, shows: boolean } | undefined} span */
  #isWhole(span) {
    if (!span?.shows) return false;
    const owner = this.#owner[span.start];
    const all = this.#owner.slice(span.start, span.end).every((other) => other === owner);
    return all && this.#owner[span.start - 1] !== owner && this.#owner[span.end] !== owner;
  }
}

/**
 * The same, but what is out of step ends anywhere, one to eight characters on, by the loss of a second byte: harsher,
 * since of a character that loses both its bytes nothing is left but `??`.
 * @param {string} text in either script
 * @param {ShiftOptions} [options]
 * @returns {ShiftReport}
 */
export function cutShiftReport(text, { seed = 1, places = 1, at: chosen, reader = 'old' } = {}) {
  const next = random(`shift ${seed}`);
  const chars = [...text];
  const starts = sample(hanPlaces(chars), places, next);
  /** @type {ShiftPlace[]} */
  const found = [];
  let out = '';
  let at = 0;
  for (const start of starts) {
    if (start < at) continue;
    let end = start + 1;
    const length = 1 + Math.floor(next() * 8);
    while (end < chars.length && end - start < length && (chars[end] ?? '').charCodeAt(0) >= 0x80) end++;
    // An ASCII byte ends the run by itself: it is paired with, or eaten by, the byte left over.
    if (reader === 'old' && end < chars.length && (chars[end] ?? '').charCodeAt(0) < 0x80 && chars[end] !== '\n') end++;
    if (chosen && !chosen.includes(start)) continue;
    out += chars.slice(at, start).join('');
    const piece = new Piece();
    for (let i = start; i < end; i += 1) piece.add(chars[i] ?? '', i, i === start);
    out += piece.read(reader, found);
    at = end;
  }
  return { text: out + chars.slice(at).join(''), places: found };
}

/**
 * @param {string} text
 * @param {ShiftOptions} [options]
 */
export const shiftDamage = (text, options) => shiftReport(text, options).text;

/**
 * @param {string} text
 * @param {ShiftOptions} [options]
 */
export const cutShiftDamage = (text, options) => cutShiftReport(text, options).text;

/** ASCII marks between Chinese characters as the full-width ones they stand for. */
export const widen = (/** @type {string} */ text) =>
  text.replace(/(?<=[\p{Script=Han}”）》])[,;:?!.](?=[\p{Script=Han}“（《]|$)/gu, (mark) => WIDE[mark] ?? mark);

/** @type {Record<string, string>} */
const WIDE = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '.': '。' };
