import { byteRuns } from './escaped-bytes.ts';

/** A way to write characters in ASCII. */
export interface EscapeForm {
  /** For people. */
  readonly what: string;
  /** Without this a text has none of it. */
  readonly sign: string;
  /** Runs of escapes, global. */
  readonly run: RegExp;
  /** Whether the form is code's own too: then it is left in code and in quotation marks of code. */
  readonly isCode: boolean;
  /** Whether addresses are written so. */
  readonly isAddress: boolean;
  /** Decodes all runs of a text, in order; null where one is none. */
  decode(runs: readonly string[]): (string | null)[];
}

/** What Chinese is written with. */
export const CHINESE = /[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”‘’—…]/;
/** Of units of which any digits make some or other: no ASCII, no other scripts. */
const CHINESE_ONLY = /^(?:[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f\u00a0-\u00bf×÷\u2010-\u27bf]|[\ud83c-\ud83e].)+$/;

const fromUnits =
  (unit: RegExp, isChineseOnly = false, radix = 16) =>
  (runs: readonly string[]): (string | null)[] =>
    runs.map((run) => {
      const codes = Array.from(run.matchAll(unit), ([, digits]) => Number.parseInt(digits as string, radix));
      if (codes.length === 0 || codes.some((code) => code > 0x10ffff || code < 0x20)) return null;
      // Half of a pair is no character.
      const made = codes
        .map((code) => (code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code)))
        .join('');
      return made.isWellFormed() && (!isChineseOnly || CHINESE_ONLY.test(made)) ? made : null;
    });

/** `unit` finds an escape's digits, or an ASCII character between two escapes; line ends that fold a line are skipped. */
const fromBytes =
  (unit: RegExp, radix: number) =>
  (runs: readonly string[]): (string | null)[] =>
    byteRuns(
      runs.map((run) =>
        Uint8Array.from(run.matchAll(unit), ([char, digits]) =>
          digits ? Number.parseInt(digits, radix) : char.charCodeAt(0),
        ),
      ),
    );

/** `~{VPND~}` (RFC 1843): GB 2312 in seven bits. */
const fromHz = (runs: readonly string[]): (string | null)[] =>
  byteRuns(runs.map((run) => Uint8Array.from(run.slice(2, -2), (char) => char.charCodeAt(0) | 0x80)));

/** `+Ti1lhw-` (RFC 2152): UTF-16 in base64, of which Chinese alone is taken. */
const fromUtf7 = (runs: readonly string[]): (string | null)[] =>
  runs.map((run) => {
    const digits = run.replace(/^\+|-$/g, '');
    const rest = (digits.length * 6) % 16;
    let made = '';
    try {
      const bytes = atob(digits.padEnd(Math.ceil(digits.length / 4) * 4, '='));
      for (let i = 0; i + 1 < bytes.length; i += 2) {
        made += String.fromCharCode((bytes.charCodeAt(i) << 8) | bytes.charCodeAt(i + 1));
      }
    } catch {
      return null;
    }
    return rest < 6 && made.isWellFormed() && CHINESE_ONLY.test(made) ? made : null;
  });

/** Forms met in prose, listings and mail. */
export const ESCAPE_FORMS: readonly EscapeForm[] = [
  {
    what: '\\u 转义',
    sign: '\\u',
    run: /(?<!\\)(?:(?:\\\\u[0-9a-fA-F]{4}){2,}|\\\\u[0-9a-fA-F]{4}(?!\\))|(?:\\u[0-9a-fA-F]{4})+|(?:\\u\{[0-9a-fA-F]{2,6}\})+/g,
    isCode: true,
    isAddress: false,
    decode: fromUnits(/u\{?([0-9a-fA-F]{2,6})/g),
  },
  {
    // Bytes taken for characters before they were escaped, as some exports write JSON.
    what: '\\u00 转义',
    sign: '\\u00',
    run: /(?<!\\)(?:\\u00[0-9a-fA-F]{2})+/g,
    isCode: true,
    isAddress: false,
    decode: fromBytes(/u00([0-9a-fA-F]{2})/g, 16),
  },
  {
    what: '%u 转义',
    sign: '%u',
    run: /(?:%u[0-9a-fA-F]{4})+/g,
    isCode: false,
    isAddress: true,
    decode: fromUnits(/u([0-9a-fA-F]{4})/g),
  },
  {
    // A program took the backslashes away.
    what: '丢了反斜线的 u 转义',
    sign: 'u',
    run: /(?<![\\%])(?:u[0-9a-f]{4})+/g,
    isCode: false,
    isAddress: true,
    decode: fromUnits(/u([0-9a-f]{4})/g, true),
  },
  {
    what: '_x 转义',
    sign: '_x',
    run: /(?:_x[0-9a-fA-F]{4}_)+/g,
    isCode: false,
    isAddress: false,
    decode: fromUnits(/x([0-9a-fA-F]{4})/g, true),
  },
  {
    what: '丢了 & 的实体',
    sign: '#',
    run: /(?<!&)(?:#\d{2,6};)+/g,
    isCode: false,
    isAddress: true,
    decode: fromUnits(/#(\d{2,6})/g, true, 10),
  },
  {
    what: 'U+ 码位',
    sign: '<U+',
    run: /(?:<U\+[0-9a-fA-F]{4,6}>)+/g,
    isCode: false,
    isAddress: false,
    decode: fromUnits(/\+([0-9a-fA-F]{4,6})/g),
  },
  {
    what: '尖括号里的字节',
    sign: '<',
    run: /(?:<[0-9a-fA-F]{2}>[@-~]?)+/g,
    isCode: false,
    isAddress: false,
    decode: fromBytes(/<([0-9a-fA-F]{2})>|[\s\S]/g, 16),
  },
  {
    what: '\\x 转义',
    sign: '\\x',
    run: /(?<!\\)(?:\\\\x[0-9a-fA-F]{2}){4,}|(?:\\x[0-9a-fA-F]{2}[@-[\]-~]?)+/g,
    isCode: true,
    isAddress: false,
    decode: fromBytes(/\\{1,2}x([0-9a-fA-F]{2})|[\s\S]/g, 16),
  },
  {
    what: '八进制转义',
    sign: '\\',
    run: /(?:\\[0-3][0-7]{2}[@-[\]-~]?)+/g,
    isCode: false,
    isAddress: false,
    decode: fromBytes(/\\([0-7]{3})|[\s\S]/g, 8),
  },
  {
    what: '百分号转义',
    sign: '%',
    run: /(?:%[0-9a-fA-F]{2}[@-~]?)+/g,
    isCode: false,
    isAddress: true,
    decode: fromBytes(/%([0-9a-fA-F]{2})|[\s\S]/g, 16),
  },
  {
    what: '多次百分号转义',
    sign: '%25',
    run: /(?:%25(?:25)*[0-9a-fA-F]{2}[@-~]?)+/g,
    isCode: false,
    isAddress: true,
    decode: fromBytes(/%25(?:25)*([0-9a-fA-F]{2})|[\s\S]/g, 16),
  },
  {
    what: 'quoted-printable',
    sign: '=',
    run: /(?:=[0-9a-fA-F]{2}(?:=\r?\n)?[@-~]?)+/g,
    isCode: false,
    isAddress: true,
    decode: fromBytes(/=([0-9a-fA-F]{2})(?:=\r?\n)?|[\s\S]/g, 16),
  },
  {
    what: 'HZ 编码',
    sign: '~{',
    run: /~\{(?:[!-w][!-~])+~\}/g,
    isCode: false,
    isAddress: false,
    decode: fromHz,
  },
  {
    what: 'UTF-7 编码',
    sign: '+',
    run: /(?<![+/=])\+[A-Za-z0-9+/]{3,}(?:-|(?![A-Za-z0-9+/=-]))/g,
    isCode: false,
    isAddress: true,
    decode: fromUtf7,
  },
];
