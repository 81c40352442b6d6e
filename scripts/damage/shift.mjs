import { decodeGbkPiece, encode } from './codecs.mjs';
import { random, sample } from './random.mjs';

/**
 * Knock the GBK bytes of a text out of step at some places: a lead byte is lost (`?`), what follows pairs wrongly
 * until an ASCII byte or a second loss, one to eight characters on, brings it back.
 * @param {string} text in either script
 * @param {{ seed?: number | string, places?: number }} [options]
 * @returns {{ text: string, places: number }}
 */
export function shiftReport(text, { seed = 1, places = 1 } = {}) {
  const next = random(`shift ${seed}`);
  const chars = [...text];
  const candidates = chars.flatMap((c, i) => (/\p{Script=Han}/u.test(c) ? [i] : []));
  const starts = sample(candidates, places, next);
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
