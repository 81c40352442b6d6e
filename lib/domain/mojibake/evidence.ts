import type { Link } from './lossless.ts';

/** Encodings as people write them. */
const NAMES: Readonly<Record<string, string>> = {
  gbk: 'GBK',
  big5: 'Big5',
  'big5-unicode': 'Big5',
  'euc-jp': 'EUC-JP',
  'euc-kr': 'EUC-KR',
  cp850: 'CP850',
  cp852: 'CP852',
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16BE',
  shift_jis: 'Shift_JIS',
  macintosh: 'Macintosh',
  ibm866: 'CP866',
  cp437: 'CP437',
};

/** What is said to readers of a chain of misreadings that was undone. */
export function evidenceOf(chain: readonly Link[]): string {
  const steps = chain.map(({ shown, truth }) => `${NAMES[truth] ?? truth} 被误读为 ${NAMES[shown] ?? shown}`);
  return `${steps.join('，又')}，按原字节重新读出`;
}
