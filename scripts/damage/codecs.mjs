/**
 * Encoders and forgiving decoders, built from the platform's own TextDecoder.
 * Everything works on `Uint8Array`s; nothing here is random.
 */

const ASCII_END = 0x80;

/**
 * The upper half of CP437, which no browser decodes.
 */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/**
 * 80–9F of windows-1252: some Node versions decode this label as Latin-1. Five bytes are undefined (C1 controls).
 */
const CP1252_HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** @type {Record<string, string>} */
const ALIASES = {
  cp1252: 'windows-1252',
  latin1: 'windows-1252',
  cp866: 'ibm866',
  macroman: 'macintosh',
  sjis: 'shift_jis',
};

const label = (/** @type {string} */ name) => ALIASES[name.toLowerCase()] ?? name.toLowerCase();

/** Browsers read gbk as gb18030; some Node versions have an older decoder under that name. */
const decoderOf = (/** @type {string} */ name, options = {}) =>
  new TextDecoder(name === 'gbk' ? 'gb18030' : name, options);

const DOUBLE = new Set(['gbk', 'gb18030', 'big5', 'shift_jis', 'euc-kr', 'euc-jp']);

/** @typedef {{ encode: Map<string, readonly [number, number]>, decode: (string | undefined)[] }} PairTable */

/** @type {Map<string, PairTable>} */
const pairTables = new Map();

/**
 * All two-byte characters of an encoding.
 * @param {string} name
 * @returns {PairTable}
 */
export function pairTable(name) {
  const key = label(name);
  const known = pairTables.get(key);
  if (known) return known;
  const decoder = decoderOf(key);
  const encode = new Map();
  const decode = new Array(0x10000);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      // One character, or a base with a combining mark (Big5): never a character plus an ASCII letter.
      if (text.includes('\ufffd') || (text.length > 1 && [...text].some((c) => c.charCodeAt(0) < ASCII_END))) continue;
      if (text.length > 1 && (text.codePointAt(0) ?? 0) < 0x10000 && key === 'shift_jis') continue;
      decode[(lead << 8) | trail] = text;
      if (!encode.has(text)) encode.set(text, [lead, trail]);
    }
  }
  const table = { encode, decode };
  pairTables.set(key, table);
  return table;
}

/** @type {Map<string, string[]>} */
const singleTables = new Map();

/**
 * The 128 upper characters of a single-byte encoding.
 * @param {string} name
 */
function upperHalf(name) {
  const key = label(name);
  const known = singleTables.get(key);
  if (known) return known;
  const decoder = key === 'cp437' ? undefined : new TextDecoder(key);
  const table = Array.from({ length: 128 }, (_, i) => {
    if (!decoder) return CP437[i] ?? '\ufffd';
    if (key === 'windows-1252') return i < 32 ? (CP1252_HIGH[i] ?? '\ufffd') : String.fromCharCode(0x80 + i);
    return decoder.decode(Uint8Array.of(0x80 + i));
  });
  singleTables.set(key, table);
  return table;
}

/**
 * @param {string} text
 * @param {string} encoding utf-8 or a two-byte encoding
 * @param {(char: string) => readonly number[]} [unknown] bytes of a character the encoding has not; `?` unless told
 */
export function encode(text, encoding, unknown = () => [0x3f]) {
  const name = label(encoding);
  if (name === 'utf-8') return new TextEncoder().encode(text);
  if (!DOUBLE.has(name)) throw new RangeError(`cannot encode to ${encoding}`);
  const table = pairTable(name).encode;
  /** @type {number[]} */
  const bytes = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < ASCII_END) bytes.push(code);
    else bytes.push(...(table.get(char) ?? unknown(char)));
  }
  return Uint8Array.from(bytes);
}

/** Is the pair in one of GBK's three user-defined zones? */
export const userDefined = (/** @type {number} */ lead, /** @type {number} */ trail) =>
  (lead >= 0xa1 && lead <= 0xa7 && trail >= 0x40 && trail <= 0xa0) ||
  (((lead >= 0xaa && lead <= 0xaf) || lead >= 0xf8) && lead <= 0xfe && trail >= 0xa1);

/** What GB 18030 gave two bytes to and GBK has not: € at A2E3, ḿ, ǹ, parts of characters, vertical marks, rare Han. */
const UNASSIGNED = /[\ue000-\uf8ff€ḿǹ〾⿰-⿻\u2e80-\u2eff\u3400-\u4dbf\ufe10-\ufe19\u9fb4-\u9fbb]/;

/**
 * Decode GBK as the mirrors do: an orphan lead byte becomes `?` and eats an ASCII byte it cannot pair with;
 * pairs of the user-defined zones vanish.
 * @param {Uint8Array} bytes
 * @param {{ keepAscii?: boolean, keepPrivate?: boolean, loneEuro?: boolean }} [how]
 *   `keepAscii`: do not eat; `keepPrivate`: user-defined pairs stay; `loneEuro`: byte 80 is the euro sign
 * @returns {{ text: string, spans: Span[], lost: number, vanished: number, dead: number, eaten: string }} `dead`: pairs GBK lacks; `eaten`: the ASCII that orphans took along
 */
export function decodeGbkPiece(bytes, { keepAscii = false, keepPrivate = false, loneEuro = false } = {}) {
  const table = pairTable('gbk').decode;
  const counts = { lost: 0, vanished: 0, dead: 0, eaten: '' };
  /** @type {Span[]} */
  const spans = [];
  let text = '';
  for (let i = 0; i < bytes.length; i++) {
    const start = i;
    const lead = bytes[i] ?? 0;
    const trail = bytes[i + 1];
    const char = trail === undefined ? undefined : table[(lead << 8) | trail];
    let shows = true;
    if (lead < ASCII_END) text += String.fromCharCode(lead);
    else if (loneEuro && lead === 0x80) text += '€';
    else if (trail !== undefined && !keepPrivate && userDefined(lead, trail)) {
      counts.vanished++;
      shows = false;
      i++;
    } else if (char !== undefined && (keepPrivate || !UNASSIGNED.test(char))) {
      text += char;
      i++;
    } else {
      text += '?';
      shows = false;
      counts.lost++;
      if (trail !== undefined && (trail >= ASCII_END || !keepAscii)) {
        if (trail < ASCII_END) counts.eaten += String.fromCharCode(trail);
        else counts.dead++;
        i++;
      }
    }
    spans.push({ start, end: i + 1, shows });
  }
  return { text, spans, ...counts };
}

/** @typedef {{ start: number, end: number, shows: boolean }} Span bytes read together; whether anything shows them */

/**
 * Decode GBK as browsers do (WHATWG), with the bytes that were read together. U+FFFD takes a lead byte alone before
 * ASCII, else both bytes; the user-defined zones are private-use characters.
 * @param {Uint8Array} bytes
 */
export function decodeGbkAsBrowsers(bytes) {
  const decoder = decoderOf('gbk');
  /** @type {Span[]} */
  const spans = [];
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    const next = bytes[i + 1];
    const alone = lead <= 0x80 || lead === 0xff || next === undefined;
    const pair = alone ? '' : decoder.decode(bytes.subarray(i, i + 2));
    const length = alone || (next < ASCII_END && pair.startsWith('\ufffd')) ? 1 : 2;
    const shown = length === 2 ? pair : decoder.decode(bytes.subarray(i, i + 1));
    spans.push({ start: i, end: i + length, shows: !shown.startsWith('\ufffd') });
    text += shown;
    i += length;
  }
  return { text, spans };
}

/**
 * Decode GBK as Python and iconv do: a byte that begins no character is one mark, the byte behind it is read anew.
 * @param {Uint8Array} bytes @param {string} mark
 */
export function decodeGbkByByte(bytes, mark) {
  const table = pairTable('gbk').decode;
  /** @type {Span[]} */
  const spans = [];
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    const trail = bytes[i + 1] ?? 0;
    const char = table[(lead << 8) | trail];
    const isPair = lead >= ASCII_END && char !== undefined && !userDefined(lead, trail) && !UNASSIGNED.test(char);
    const length = isPair ? 2 : 1;
    const shows = isPair || lead < ASCII_END;
    text += isPair ? char : shows ? String.fromCharCode(lead) : mark;
    spans.push({ start: i, end: i + length, shows });
    i += length;
  }
  return { text, spans };
}

/**
 * Decode with the platform's decoder (WHATWG rules): losses are U+FFFD, ASCII is never eaten.
 * @param {Uint8Array} bytes
 * @param {string} encoding
 */
export function decodeAs(bytes, encoding) {
  const name = label(encoding);
  if (name === 'utf-8' || DOUBLE.has(name)) return decoderOf(name, { ignoreBOM: true }).decode(bytes);
  const upper = upperHalf(name);
  return Array.from(bytes, (b) => (b < ASCII_END ? String.fromCharCode(b) : upper[b - ASCII_END])).join('');
}

/** The bytes of windows-1252 and its kin that most programs drop: undefined ones, soft hyphen. */
export const FRAGILE_SINGLE = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xad]);

export const isSingleByte = (/** @type {string} */ encoding) =>
  !DOUBLE.has(label(encoding)) && label(encoding) !== 'utf-8';
