/**
 * The upper halves (bytes 80–FF) of single-byte encodings, as browsers decode them (WHATWG Encoding Standard).
 * Read from the platform's TextDecoder; only what a platform lacks is written here: Node 20 decodes windows-1252 as
 * Latin-1, and no platform knows the code pages of DOS consoles (437, 850, 852; 128 characters each, long fixed).
 */
const OWN: Readonly<Record<string, string>> = {
  cp437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  cp852:
    'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
};
const WINDOWS_1252_80_9F = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** A WHATWG name, or one of `cp437`, `cp850`, `cp852`. */
export type SingleByteEncoding = 'windows-1252' | 'cp437' | 'cp850' | 'cp852' | (string & {});

/** Whether an encoding is one that no platform decodes, whose table is written here. */
export function isOwnTable(name: string): boolean {
  return Object.hasOwn(OWN, name);
}

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

const UPPER_BYTES = Uint8Array.from({ length: 128 }, (_, i) => 0x80 + i);

function buildUpperHalf(encoding: string): string {
  const own = OWN[encoding];
  if (own !== undefined) return own;
  if (encoding === 'windows-1252') {
    return WINDOWS_1252_80_9F + Array.from({ length: 96 }, (_, i) => String.fromCharCode(0xa0 + i)).join('');
  }
  const half = new TextDecoder(encoding).decode(UPPER_BYTES);
  // Node gives private-use characters for the bytes that Thai leaves undefined.
  return encoding === 'windows-874' ? half.replace(/[\ue000-\uf8ff]/g, '\ufffd') : half;
}

/**
 * Bytes (80–FF) that an encoding does not define: those without a character, and in the pages of Windows those that
 * browsers show as C1 controls.
 */
export function undefinedBytes(encoding: SingleByteEncoding): number[] {
  const half = upperHalf(encoding);
  const isControlled = encoding.startsWith('windows-');
  const bytes: number[] = [];
  for (let i = 0; i < 128; i += 1) {
    const unit = half.charCodeAt(i);
    if (unit === 0xfffd || (isControlled && unit < 0xa0)) bytes.push(0x80 + i);
  }
  return bytes;
}

const reverses = new Map<string, ReadonlyMap<number, number>>();

/**
 * From a UTF-16 code unit to the byte (80–FF) that the encoding shows as that character. In the pages of Windows a C1
 * control stands for the byte of its own number: programs that take them for ISO 8859 show it so.
 */
export function upperBytes(encoding: SingleByteEncoding): ReadonlyMap<number, number> {
  let reverse = reverses.get(encoding);
  if (!reverse) {
    const half = upperHalf(encoding);
    const made = new Map<number, number>();
    if (encoding.startsWith('windows-')) for (let unit = 0x80; unit < 0xa0; unit += 1) made.set(unit, unit);
    for (let i = 0; i < half.length; i += 1) {
      const unit = half.charCodeAt(i);
      if (unit !== 0xfffd) made.set(unit, 0x80 + i);
    }
    reverse = made;
    reverses.set(encoding, reverse);
  }
  return reverse;
}
