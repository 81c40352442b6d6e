import { pairRows, pairTable } from '../encoding/index.ts';
import { type PairReader, readCompatibility, readPair, readRegionalForms, readTraditional } from './opencc-data.ts';
import { NOT_WORDS, ownWords } from './own-words.ts';

/** What conversion needs, made once from OpenCC's data: by UTF-16 unit where one unit is enough. */
export interface ScriptTables {
  /** `single[unit]` is the Simplified unit of a Traditional one, 0 where it has none. */
  readonly single: Uint16Array;
  /** 1 where a phrase, or a character outside the BMP, begins with this unit; 2 where a rule of our own looks at it. */
  readonly opens: Uint8Array;
  /** Phrases by their first unit, longest first. */
  readonly phrases: ReadonlyMap<number, readonly (readonly [string, string])[]>;
  /** 1: a form only Traditional writes; 2: a form only Simplified writes; 4: a form only Japanese writes. */
  readonly kind: Uint8Array;
}

export const TRADITIONAL_ONLY = 1;
export const SIMPLIFIED_ONLY = 2;
export const JAPANESE_ONLY = 4;

let made: ScriptTables | null = null;

/** The tables; the first call builds them (about 10 ms). */
export function scriptTables(): ScriptTables {
  made ??= build();
  return made;
}

function build(): ScriptTables {
  const single = new Uint16Array(0x10000);
  const opens = new Uint8Array(0x10000);
  const phrases = new Map<number, (readonly [string, string])[]>();
  const own: ReadonlySet<string> = new Set(ownWords().map(([from]) => from));
  /** Units that have a Simplified one. */
  const traditional: number[] = [];
  const reader: PairReader = {
    units: (from, to) => {
      if (single[from] !== 0 || from === to) return;
      single[from] = to;
      traditional.push(from);
    },
    words: (from, to) => {
      if (NOT_WORDS.has(from) && !own.has(from)) return;
      const first = from.charCodeAt(0);
      const list = phrases.get(first);
      if (!list) phrases.set(first, [[from, to]]);
      else if (!list.some(([known]) => known === from)) {
        const shorter = list.findIndex(([known]) => known.length < from.length);
        list.splice(shorter < 0 ? list.length : shorter, 0, [from, to]);
      }
      opens[first] = 1;
    },
  };
  for (const [from, to] of ownWords()) readPair(from, to, reader);
  readTraditional(reader);
  readCompatibility(reader);
  // A compatibility ideograph of a Traditional character is converted all the way.
  readCompatibility({
    units: (from) => {
      const next = single[single[from] as number] as number;
      if (next) single[from] = next;
    },
    words: () => undefined,
  });
  opens['著'.charCodeAt(0)] = 2;
  return { single, opens, phrases, kind: kinds(single, traditional, own) };
}

/** GB 2312 has them for names and old books; prose writes 于 and 后. */
const GIVEAWAYS: ReadonlySet<number> = new Set([...'於後'].map((char) => char.charCodeAt(0)));

/** First and last lead byte of Shift_JIS's first level. */
const FIRST_LEVEL = [0x88, 0x98] as const;

/**
 * Which script a character gives away, from the platform's own code pages: GB 2312 is what Simplified writes, Big5 what
 * Traditional writes, Shift_JIS (its first level: what is in common use) what Japanese writes, if OpenCC has
 * no Traditional character in it. A character is only Simplified if some Traditional form becomes it, which the names of chemistry do not (吡, 酰), and if no Traditional
 * standard has it too (Hong Kong's 税, 温). `traditional`: the units that have another in `single`; `own`: what our own words begin from.
 */
function kinds(single: Uint16Array, traditional: readonly number[], own: ReadonlySet<string>): Uint8Array {
  const kind = new Uint8Array(0x10000);
  const gbk = pairTable('gbk').encode;
  const big5 = pairTable('big5').encode;
  const isGb2312 = (unit: number): boolean => {
    const pair = gbk[unit] as number;
    return pair >= 0xb0a1 && pair <= 0xf7fe && (pair & 0xff) >= 0xa1;
  };
  const isHan = (unit: number): boolean => unit >= 0x3400 && unit < 0xa000;
  const isTarget = new Uint8Array(0x10000);
  for (let i = 0; i < traditional.length; i += 1) {
    const unit = traditional[i] as number;
    if (!isHan(unit)) continue;
    const isForm = !isGb2312(unit);
    if (isForm) isTarget[single[unit] as number] = 1;
    if (isForm || GIVEAWAYS.has(unit)) kind[unit] = TRADITIONAL_ONLY;
  }
  readRegionalForms({
    units: (from) => {
      isTarget[from] = 0;
    },
    words: (from) => {
      if (from.length === 1) isTarget[from.charCodeAt(0)] = 0;
    },
  });
  for (let i = 0; i < traditional.length; i += 1) {
    const unit = single[traditional[i] as number] as number;
    if (isTarget[unit] === 0 || !isHan(unit)) continue;
    if (kind[unit] === 0 && isGb2312(unit) && !big5[unit]) kind[unit] = SIMPLIFIED_ONLY;
  }
  const japanese = pairRows('shift_jis', ...FIRST_LEVEL).decode;
  for (let pair = 0x889f; pair <= 0x9872; pair += 1) {
    const unit = japanese[pair] as number;
    if (!isHan(unit) || big5[unit] || isGb2312(unit)) continue;
    if (!single[unit] || own.has(String.fromCharCode(unit))) kind[unit] = JAPANESE_ONLY;
  }
  return kind;
}
