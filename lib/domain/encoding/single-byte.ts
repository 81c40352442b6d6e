/**
 * The upper halves (bytes 80–FF) of single-byte encodings, as browsers decode them (WHATWG Encoding Standard).
 * Read from the platform's TextDecoder; only what a platform lacks is written here: Node 20 decodes windows-1252 as
 * Latin-1, and no platform knows CP437 (the IBM PC's first code page; 128 characters, fixed since 1981).
 */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
const WINDOWS_1252_80_9F = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export type SingleByteEncoding =
  | 'windows-1252'
  | 'windows-1251'
  | 'windows-1254'
  | 'macintosh'
  | 'ibm866'
  | 'cp437'
  | (string & {});

const halves = new Map<string, string>();

/** The 128 characters of bytes 80–FF (UTF-16, one unit each; U+FFFD where the byte is undefined). */
export function upperHalf(encoding: SingleByteEncoding): string {
  let half = halves.get(encoding);
  if (half === undefined) {
    half = buildUpperHalf(encoding);
    halves.set(encoding, half);
  }
  return half;
}

function buildUpperHalf(encoding: string): string {
  if (encoding === 'cp437') return CP437;
  if (encoding === 'windows-1252') {
    return WINDOWS_1252_80_9F + Array.from({ length: 96 }, (_, i) => String.fromCharCode(0xa0 + i)).join('');
  }
  const decoder = new TextDecoder(encoding);
  let half = '';
  for (let byte = 0x80; byte < 0x100; byte += 1) {
    const char = decoder.decode(Uint8Array.of(byte));
    half += char.length === 1 ? char : '\ufffd';
  }
  return half;
}

const reverses = new Map<string, ReadonlyMap<number, number>>();

/** From a UTF-16 code unit to the byte (80–FF) that the encoding shows as that character. */
export function upperBytes(encoding: SingleByteEncoding): ReadonlyMap<number, number> {
  let reverse = reverses.get(encoding);
  if (!reverse) {
    const half = upperHalf(encoding);
    const made = new Map<number, number>();
    for (let i = 0; i < half.length; i += 1) {
      const unit = half.charCodeAt(i);
      if (unit !== 0xfffd) made.set(unit, 0x80 + i);
    }
    reverse = made;
    reverses.set(encoding, reverse);
  }
  return reverse;
}
