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

const fromUnits =
  (unit: RegExp) =>
  (runs: readonly string[]): (string | null)[] =>
    runs.map((run) => {
      const codes = Array.from(run.matchAll(unit), ([, hex]) => Number.parseInt(hex as string, 16));
      if (codes.length === 0 || codes.some((code) => code > 0x10ffff || code < 0x20)) return null;
      // Half of a pair is no character.
      const made = codes
        .map((code) => (code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code)))
        .join('');
      return made.isWellFormed() ? made : null;
    });

const fromBytes =
  (unit: RegExp, radix: number) =>
  (runs: readonly string[]): (string | null)[] =>
    byteRuns(runs.map((run) => Uint8Array.from(run.match(unit) ?? [], (digits) => Number.parseInt(digits, radix))));

/** Forms met in prose, listings and mail. */
export const ESCAPE_FORMS: readonly EscapeForm[] = [
  {
    what: '\\u 转义',
    sign: '\\u',
    run: /(?<!\\)(?:\\\\u[0-9a-fA-F]{4}){2,}|(?:\\u[0-9a-fA-F]{4})+|(?:\\u\{[0-9a-fA-F]{2,6}\})+/g,
    isCode: true,
    isAddress: false,
    decode: fromUnits(/u\{?([0-9a-fA-F]{2,6})/g),
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
    what: 'U+ 码位',
    sign: '<U+',
    run: /(?:<U\+[0-9a-fA-F]{4,6}>)+/g,
    isCode: false,
    isAddress: false,
    decode: fromUnits(/\+([0-9a-fA-F]{4,6})/g),
  },
  {
    what: '\\x 转义',
    sign: '\\x',
    run: /(?<!\\)(?:\\\\x[0-9a-fA-F]{2}){4,}|(?:\\x[0-9a-fA-F]{2})+/g,
    isCode: true,
    isAddress: false,
    decode: fromBytes(/[0-9a-fA-F]{2}/g, 16),
  },
  {
    what: '八进制转义',
    sign: '\\',
    run: /(?:\\[0-3][0-7]{2})+/g,
    isCode: false,
    isAddress: false,
    decode: fromBytes(/[0-7]{3}/g, 8),
  },
  {
    what: '百分号转义',
    sign: '%',
    run: /(?:%[0-9a-fA-F]{2})+/g,
    isCode: false,
    isAddress: true,
    decode: fromBytes(/[0-9a-fA-F]{2}/g, 16),
  },
  {
    what: 'quoted-printable',
    sign: '=',
    run: /(?:=[0-9A-F]{2}(?:=\r?\n)?)+/g,
    isCode: false,
    isAddress: true,
    decode: fromBytes(/[0-9A-F]{2}/g, 16),
  },
];
