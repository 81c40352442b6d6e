import { pairTable } from './pair-table.ts';

/** How much of a page is looked at: enough to be sure, little enough to be quick. */
const SAMPLE = 200_000;

/**
 * The likeliest encoding of undeclared bytes: utf-8 where they are valid UTF-8, else what the shape of the bytes gives
 * away (UTF-16 without a mark, ISO-2022-JP, EUC-JP, EUC-KR, Russian), else gb18030, big5, shift_jis or windows-1252 by how
 * everyday their characters would be.
 */
export function guessEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE);
  const wide = guessUtf16(sample);
  if (wide) return wide;
  if (isUtf8(sample)) return hasEscapes(sample) ? 'iso-2022-jp' : 'utf-8';
  const shaped = guessEuc(sample) ?? guessCyrillic(sample);
  if (shaped) return shaped;
  const scores: readonly (readonly [string, number])[] = [
    [
      'gb18030',
      scorePairs(sample, 'gbk', (pair) => pair >= 0xb0a1 && pair <= 0xf7fe && (pair & 0xff) >= 0xa1, 0xb0a1, 0xd7f9),
    ],
    ['big5', scorePairs(sample, 'big5', (pair) => pair >= 0xa440 && pair <= 0xf9d5, 0xa440, 0xc67e)],
    ['shift_jis', scorePairs(sample, 'shift_jis', (pair) => pair >= 0x8140 && pair <= 0x9872, 0x829f, 0x8396)],
  ];
  let best: readonly [string, number] = ['windows-1252', 0.45];
  for (const entry of scores) if (entry[1] > best[1]) best = entry;
  return best[0];
}

/** Valid UTF-8, a sequence cut off at the end of the sample allowed; lone damage in a long text is forgiven. */
function isUtf8(bytes: Uint8Array): boolean {
  let multi = 0;
  let bad = 0;
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i] as number;
    if (byte < 0x80) {
      i += 1;
      continue;
    }
    const length = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    if (length === 0 || byte >= 0xf5) {
      bad += 1;
      i += 1;
      continue;
    }
    let good = 1;
    while (good < length && i + good < bytes.length && ((bytes[i + good] as number) & 0xc0) === 0x80) good += 1;
    if (good === length || i + good >= bytes.length) multi += 1;
    else bad += 1;
    i += good;
  }
  return bad === 0 || bad * 50 < multi;
}

/**
 * Share of the bytes above 7F that stand in pairs of the encoding's everyday characters (the commonest zone counts
 * more), less what cannot be decoded at all.
 */
function scorePairs(
  bytes: Uint8Array,
  encoding: 'gbk' | 'big5' | 'shift_jis',
  everyday: (pair: number) => boolean,
  firstCommon: number,
  lastCommon: number,
): number {
  const { decode } = pairTable(encoding);
  let high = 0;
  let score = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const lead = bytes[i] as number;
    if (lead < 0x80) continue;
    if (encoding === 'shift_jis' && lead >= 0xa1 && lead <= 0xdf) {
      high += 1;
      continue;
    }
    const trail = bytes[i + 1];
    if (encoding === 'gbk' && isFourByte(bytes, i)) {
      high += 2;
      score += 1.2;
      i += 3;
      continue;
    }
    const pair = trail === undefined ? 0 : (lead << 8) | trail;
    if (trail === undefined) break;
    if (!decode[pair]) {
      if (encoding === 'big5' && isHkscs(lead, trail)) {
        high += 2;
        i += 1;
        continue;
      }
      high += 1;
      score -= 2;
      continue;
    }
    high += 2;
    if (pair >= firstCommon && pair <= lastCommon) score += 2;
    else if (everyday(pair)) score += 1;
    else score += 0.6;
    i += 1;
  }
  return high === 0 ? 0 : score / high;
}

/** A pair of Hong Kong's zones, which not every platform decodes: neither for nor against. */
function isHkscs(lead: number, trail: number): boolean {
  return ((lead >= 0x87 && lead <= 0xa0) || lead >= 0xfa) && (trail >= 0xa1 || (trail >= 0x40 && trail <= 0x7e));
}

/** A character of four bytes, as GB18030 has them. */
function isFourByte(bytes: Uint8Array, at: number): boolean {
  const isDigit = (byte = 0): boolean => byte >= 0x30 && byte <= 0x39;
  const lead = bytes[at + 2] ?? 0;
  return isDigit(bytes[at + 1]) && lead >= 0x81 && lead <= 0xfe && isDigit(bytes[at + 3]);
}

/** UTF-16 without a byte order mark: nearly every second byte is what the high half of Chinese or Latin text is. */
function guessUtf16(bytes: Uint8Array): string | null {
  const units = bytes.length >> 1;
  if (units < 2 || bytes.length % 2 !== 0) return null;
  const zeros = [0, 0];
  const fits = [0, 0];
  const common = [0, 0];
  for (let i = 0; i < units * 2; i += 1) {
    const byte = bytes[i] as number;
    const side = i & 1;
    if (byte === 0) zeros[side] = (zeros[side] as number) + 1;
    const isHigh = byte === 0 || byte === 0x20 || byte === 0x30 || byte === 0xff || (byte >= 0x4e && byte <= 0x9f);
    if (isHigh) fits[side] = (fits[side] as number) + 1;
    if (byte >= 0x4e && byte <= 0x7f) common[side] = (common[side] as number) + 1;
  }
  const [even = 0, odd = 0] = fits;
  const [evenZeros = 0, oddZeros = 0] = zeros;
  // Zeros on one side alone are ASCII in UTF-16; without any, text of Chinese alone must not be valid UTF-8 too.
  if (oddZeros * 5 >= units && evenZeros * 20 < units) return 'utf-16le';
  if (evenZeros * 5 >= units && oddZeros * 20 < units) return 'utf-16be';
  if (units < 8 || isUtf8(bytes)) return null;
  // Most Han characters in use stand below U+8000, where the lead bytes of no other encoding are.
  const [evenCommon = 0, oddCommon = 0] = common;
  if (odd >= units * 0.98 && even < units * 0.8 && oddCommon * 3 >= units) return 'utf-16le';
  return even >= units * 0.98 && odd < units * 0.8 && evenCommon * 3 >= units ? 'utf-16be' : null;
}

/** The escapes of ISO-2022-JP: into JIS X 0208, and back. */
function hasEscapes(bytes: Uint8Array): boolean {
  for (let i = bytes.indexOf(0x1b); i >= 0; i = bytes.indexOf(0x1b, i + 1)) {
    if (bytes[i + 1] === 0x24 && (bytes[i + 2] === 0x42 || bytes[i + 2] === 0x40)) return true;
  }
  return false;
}

/** Pairs of A1–FE that GB 2312 has too: much hiragana is EUC-JP; nothing but the rows of hangul is EUC-KR. */
function guessEuc(bytes: Uint8Array): string | null {
  let pairs = 0;
  let bad = 0;
  let hiragana = 0;
  let words = 0;
  let hangul = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const lead = bytes[i] as number;
    if (lead < 0x80) continue;
    const trail = bytes[i + 1];
    if (trail === undefined) break;
    if (lead < 0xa1 || trail < 0xa1) {
      bad += 1;
      continue;
    }
    pairs += 1;
    if (lead === 0xa4) hiragana += 1;
    if (lead >= 0xb0) words += 1;
    if (lead >= 0xb0 && lead <= 0xc8) hangul += 1;
    i += 1;
  }
  if (pairs < 6 || bad * 50 > pairs) return null;
  if (hiragana * 5 >= pairs) return 'euc-jp';
  return words >= 12 && hangul >= words * 0.97 ? 'euc-kr' : null;
}

/** Where the small letters of Russian stand. */
const CYRILLIC: readonly (readonly [string, (byte: number) => boolean])[] = [
  ['windows-1251', (byte) => byte >= 0xe0 || byte === 0xb8],
  ['koi8-r', (byte) => (byte >= 0xc0 && byte <= 0xdf) || byte === 0xa3],
  ['ibm866', (byte) => (byte >= 0xa0 && byte <= 0xaf) || (byte >= 0xe0 && byte <= 0xef) || byte === 0xf1],
];

/** Russian in one byte a letter: words between spaces, nearly all of small letters. */
function guessCyrillic(bytes: Uint8Array): string | null {
  let high = 0;
  let words = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    if ((bytes[i] as number) < 0x80) continue;
    high += 1;
    if (i === 0 || (bytes[i - 1] as number) < 0x80) words += 1;
  }
  if (high < 12 || words * 14 < high) return null;
  for (const [name, isSmall] of CYRILLIC) {
    let small = 0;
    for (const byte of bytes) if (byte >= 0x80 && isSmall(byte)) small += 1;
    if (small >= high * 0.88) return name;
  }
  return null;
}
