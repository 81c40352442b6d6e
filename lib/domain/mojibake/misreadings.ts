import type { TrueEncoding } from './true-bytes.ts';

/** One misreading: bytes of `truth` were shown as if they were `shown`. */
export interface Misreading {
  readonly shown: string;
  readonly truth: TrueEncoding;
}

/** By code point up to U+00FF, the rest as UTF-8: what half-repaired text is made of. */
export const HYBRID = 'latin1-utf8';
/** The same by a program that does not check whether what it takes for UTF-8 is. */
export const LENIENT = 'latin1-any-utf8';

/** Whether it is one of these two. */
export function isHybrid(shown: string): boolean {
  return shown === HYBRID || shown === LENIENT;
}

/** Misreadings met on real pages (research: garbled-in-the-wild), commonest first. Only these are met one upon another. */
export const COMMON: readonly Misreading[] = [
  { shown: 'gbk', truth: 'utf-8' },
  { shown: 'windows-1252', truth: 'utf-8' },
  { shown: 'windows-1252', truth: 'gbk' },
  { shown: 'windows-1254', truth: 'gbk' },
  { shown: 'windows-1251', truth: 'utf-8' },
  { shown: 'macintosh', truth: 'utf-8' },
  { shown: 'macintosh', truth: 'gbk' },
  { shown: 'cp437', truth: 'utf-8' },
  { shown: 'cp437', truth: 'gbk' },
  { shown: 'ibm866', truth: 'gbk' },
  { shown: 'ibm866', truth: 'utf-8' },
  { shown: 'windows-1251', truth: 'gbk' },
  { shown: 'windows-1252', truth: 'big5' },
  { shown: 'windows-1254', truth: 'utf-8' },
  { shown: HYBRID, truth: 'gbk' },
  { shown: 'big5', truth: 'gbk' },
  { shown: 'gbk', truth: 'big5' },
  { shown: 'big5', truth: 'utf-8' },
  { shown: 'shift_jis', truth: 'utf-8' },
  { shown: 'shift_jis', truth: 'gbk' },
  { shown: 'euc-kr', truth: 'gbk' },
];

/** Encodings that a browser, a console or a program may have been set to, the commoner ones first. */
const SHOWN: readonly string[] = [
  'windows-1252',
  'windows-1254',
  'windows-1251',
  'macintosh',
  'cp437',
  'ibm866',
  'windows-1250',
  'iso-8859-15',
  'iso-8859-2',
  'cp850',
  'windows-1253',
  'koi8-r',
  'windows-874',
  'windows-1256',
  'windows-1255',
  'windows-1258',
  'windows-1257',
  'cp852',
  'x-mac-cyrillic',
  'koi8-u',
  'iso-8859-5',
  'iso-8859-7',
  'iso-8859-3',
  'iso-8859-4',
  'iso-8859-6',
  'iso-8859-8',
  'iso-8859-10',
  'iso-8859-13',
  'iso-8859-14',
  'big5-unicode',
  'shift_jis',
  'euc-jp',
  'euc-kr',
];
const TRUTHS: readonly TrueEncoding[] = ['utf-8', 'gbk', 'big5'];

const isCommon = (made: Misreading): boolean =>
  COMMON.some(({ shown, truth }) => shown === made.shown && truth === made.truth);

/** The others that are possible. */
const RARE: readonly Misreading[] = SHOWN.flatMap((shown) => TRUTHS.map((truth) => ({ shown, truth }))).filter(
  (misreading) => !isCommon(misreading) && !(misreading.shown.startsWith('big5') && misreading.truth === 'big5'),
);

/** All misreadings, the commoner ones first. */
export const MISREADINGS: readonly Misreading[] = [...COMMON, ...RARE];
