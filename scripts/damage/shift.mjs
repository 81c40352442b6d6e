import { decodeGbkPiece, encode } from './codecs.mjs';
import { random, sample } from './random.mjs';

/**
 * Lose the lead byte of some characters: each shows as `?`, and what follows pairs wrongly until a trail byte that is
 * ASCII, an ASCII byte or another loss brings it back, as it comes. An orphan lead byte eats the ASCII byte behind it.
 * @param {string} text in either script
 * @param {{ seed?: number | string, places?: number }} [options]
 * @returns {{ text: string, places: number }}
 */
export function shiftReport(text, { seed = 1, places = 1 } = {}) {
  const next = random(`shift ${seed}`);
  const chars = [...text];
  const lost = new Set(sample(hanPlaces(chars), places, next));
  const made = chars
    .map((char, i) => (lost.has(i) ? LOST : char))
    .join('')
    .split('\n')
    .map((line, n, lines) => {
      const before = lines.slice(0, n).reduce((sum, other) => sum + [...other].length + 1, 0);
      /** @type {number[][]} */
      const pieces = [[]];
      [...line].forEach((char, i) => {
        const piece = pieces.at(-1) ?? [];
        if (char === LOST) piece.push(0x3f, ...encode(chars[before + i] ?? '', 'gbk').subarray(1));
        else piece.push(...encode(char, 'gbk'));
        // Decoded piece by piece, as the pages are: a mark is found in the bytes and ends what was out of step.
        if (MARKS.includes(char)) pieces.push(piece.splice(-2), []);
      });
      return pieces.map((piece) => decodeGbkPiece(Uint8Array.from(piece)).text).join('');
    });
  return { text: made.join('\n'), places: lost.size };
}

const MARKS = '，；：？！、';
/** Stands for a character that loses its lead byte. */
const LOST = '\ue000';

const hanPlaces = (/** @type {string[]} */ chars) => chars.flatMap((c, i) => (/\p{Script=Han}/u.test(c) ? [i] : []));

/**
 * The same, but what is out of step ends anywhere, one to eight characters on, by the loss of a second byte: harsher,
 * since of a character that loses both its bytes nothing is left but `??`.
 * @param {string} text in either script
 * @param {{ seed?: number | string, places?: number }} [options]
 * @returns {{ text: string, places: number }}
 */
export function cutShiftReport(text, { seed = 1, places = 1 } = {}) {
  const next = random(`shift ${seed}`);
  const chars = [...text];
  const starts = sample(hanPlaces(chars), places, next);
  /** @type {{ text: string, shifted: boolean }[]} */
  const pieces = [];
  let at = 0;
  let done = 0;
  for (const start of starts) {
    if (start < at) continue;
    pieces.push({ text: chars.slice(at, start).join(''), shifted: false });
    let end = start + 1;
    const length = 1 + Math.floor(next() * 8);
    while (end < chars.length && end - start < length && (chars[end] ?? '').charCodeAt(0) >= 0x80) end++;
    // An ASCII byte ends the run by itself: it is paired with, or eaten by, the byte left over.
    if (end < chars.length && (chars[end] ?? '').charCodeAt(0) < 0x80 && chars[end] !== '\n') end++;
    pieces.push({ text: chars.slice(start, end).join(''), shifted: true });
    at = end;
    done++;
  }
  pieces.push({ text: chars.slice(at).join(''), shifted: false });
  const out = pieces.map(({ text: piece, shifted }) => {
    if (!shifted) return piece;
    return `?${decodeGbkPiece(encode(piece, 'gbk').subarray(1)).text}`;
  });
  return { text: out.join(''), places: done };
}

/**
 * @param {string} text
 * @param {Parameters<typeof shiftReport>[1]} [options]
 */
export const shiftDamage = (text, options) => shiftReport(text, options).text;

/**
 * @param {string} text
 * @param {Parameters<typeof cutShiftReport>[1]} [options]
 */
export const cutShiftDamage = (text, options) => cutShiftReport(text, options).text;

/** ASCII marks between Chinese characters as the full-width ones they stand for. */
export const widen = (/** @type {string} */ text) =>
  text.replace(/(?<=[\p{Script=Han}”）》])[,;:?!.](?=[\p{Script=Han}“（《]|$)/gu, (mark) => WIDE[mark] ?? mark);

/** @type {Record<string, string>} */
const WIDE = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '.': '。' };
