import { decodeAs, decodeGbkByByte, decodeGbkPiece, encode, FRAGILE_SINGLE, isSingleByte } from './codecs.mjs';
import { random } from './random.mjs';

/**
 * A text's bytes read in another encoding.
 * - `none`: as a browser decodes, every byte kept; throws where the reading cannot hold all bytes
 * - `fffd`: as a browser decodes, dead bytes become U+FFFD, ASCII is kept
 * - `byte?`, `byteFffd`: as Python and iconv read GBK, one mark for every byte that begins no character
 * - `?`: as older programs do: a dead byte becomes `?` and may eat the ASCII byte after it, private characters vanish;
 *   in single-byte readings the undefined bytes are dropped and U+00A0 becomes a space
 * @param {string} text
 * @param {{ as: string, from?: string, losses?: 'none' | '?' | 'fffd' | 'byte?' | 'byteFffd', seed?: number | string, eatsAscii?: boolean, dropPrivate?: boolean, rate?: number }} options
 *   for `?` alone: `dropPrivate`: false keeps private characters, as browsers do;
 *   `eatsAscii`: decided once for the whole text (by the seed when not given); `rate`: share of the undefined single
 *   bytes that die (1 unless told)
 */
export function misread(
  text,
  { as, from = 'utf-8', losses = 'none', seed = 1, eatsAscii, dropPrivate = true, rate = 1 },
) {
  const bytes = encode(text, from);
  if (losses === 'byte?' || losses === 'byteFffd')
    return decodeGbkByByte(bytes, losses === 'byte?' ? '?' : '\ufffd').text;
  if (losses !== '?') {
    const read = decodeAs(bytes, as);
    if (losses === 'none' && read.includes('\ufffd') && !text.includes('\ufffd')) {
      throw new RangeError(`${as} cannot hold every byte of this ${from} text`);
    }
    return read;
  }
  const next = random(`misread ${seed}`);
  if (isSingleByte(as)) {
    const alive = bytes.filter((byte) => !FRAGILE_SINGLE.has(byte) || next() >= rate);
    return decodeAs(alive, as).replaceAll('\u00a0', ' ');
  }
  const keepAscii = !(eatsAscii ?? next() < 0.7);
  if (as === 'gbk' || as === 'gb18030')
    return decodeGbkPiece(bytes, { keepAscii, keepPrivate: !dropPrivate, loneEuro: true }).text;
  return decodeAs(bytes, as).replaceAll('\ufffd', '?');
}
