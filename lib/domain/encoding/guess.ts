import { pairTable } from './pair-table.ts';

/** How much of a page is looked at: enough to be sure, little enough to be quick. */
const SAMPLE = 200_000;

/** The likeliest encoding of undeclared bytes: utf-8 where they are valid UTF-8, else gb18030, big5, shift_jis, euc-kr or windows-1252. */
export function guessEncoding(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE);
  if (isUtf8(sample)) return 'utf-8';
  const scores: readonly (readonly [string, number])[] = [
    [
      'gb18030',
      scorePairs(sample, 'gbk', (pair) => pair >= 0xb0a1 && pair <= 0xf7fe && (pair & 0xff) >= 0xa1, 0xb0a1, 0xd7f9),
    ],
    ['big5', scorePairs(sample, 'big5', (pair) => pair >= 0xa440 && pair <= 0xf9d5, 0xa440, 0xc67e)],
    ['shift_jis', scorePairs(sample, 'shift_jis', (pair) => pair >= 0x8140 && pair <= 0x9872, 0x829f, 0x8396)],
    ['euc-kr', scorePairs(sample, 'euc-kr', (pair) => pair >= 0xb0a1 && pair <= 0xc8fe && (pair & 0xff) >= 0xa1, 0, 0)],
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
  encoding: 'gbk' | 'big5' | 'shift_jis' | 'euc-kr',
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
    const pair = trail === undefined ? 0 : (lead << 8) | trail;
    if (trail === undefined) break;
    if (!decode[pair]) {
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
