import { pairTable } from '../encoding/index.ts';
import { regionalForms, traditionalToSimplified } from './opencc-data.ts';
import { NOT_WORDS, OWN_WORDS } from './own-words.ts';

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
  const { words, compatibility } = traditionalToSimplified();
  for (const [from, to] of [...OWN_WORDS, ...words, ...compatibility]) {
    if (NOT_WORDS.has(from) && !OWN.has(from)) continue;
    if (from.length === 1 && to.length === 1) {
      const unit = from.charCodeAt(0);
      if (single[unit] === 0 && from !== to) single[unit] = to.charCodeAt(0);
      continue;
    }
    const first = from.charCodeAt(0);
    const list = phrases.get(first);
    if (!list) phrases.set(first, [[from, to]]);
    else if (!list.some(([known]) => known === from)) list.push([from, to]);
    opens[first] = 1;
  }
  for (const list of phrases.values()) list.sort((a, b) => b[0].length - a[0].length);
  // A compatibility ideograph of a Traditional character is converted all the way.
  for (const [from] of compatibility) {
    const unit = from.charCodeAt(0);
    const next = single[single[unit] as number] as number;
    if (from.length === 1 && next) single[unit] = next;
  }
  opens['著'.charCodeAt(0)] = 2;
  return { single, opens, phrases, kind: kinds(single) };
}

/** GB 2312 has them for names and old books; prose writes 于 and 后. */
const GIVEAWAYS: ReadonlySet<number> = new Set([...'於後'].map((char) => char.charCodeAt(0)));
const OWN: ReadonlySet<string> = new Set(OWN_WORDS.map(([from]) => from));

/**
 * Which script a character gives away, from the platform's own code pages: GB 2312 is what Simplified writes, Big5 what
 * Traditional writes, Shift_JIS (its first level: what is in common use) what Japanese writes, if OpenCC has
 * no Traditional character in it. A character is only Simplified if some Traditional form becomes it, which the names of chemistry do not (吡, 酰), and if no Traditional
 * standard has it too (Hong Kong's 税, 温).
 */
function kinds(single: Uint16Array): Uint8Array {
  const kind = new Uint8Array(0x10000);
  const gbk = pairTable('gbk').encode;
  const big5 = pairTable('big5').encode;
  const japanese = pairTable('shift_jis').encode;
  const isGb2312 = (unit: number): boolean => {
    const pair = gbk[unit] as number;
    return pair >= 0xb0a1 && pair <= 0xf7fe && (pair & 0xff) >= 0xa1;
  };
  const target = new Uint8Array(0x10000);
  for (let unit = 0x3400; unit < 0xa000; unit += 1) {
    const plain = single[unit] as number;
    if (plain !== 0 && !isGb2312(unit)) target[plain] = 1;
  }
  for (const [from] of regionalForms()) if (from.length === 1) target[from.charCodeAt(0)] = 0;
  for (let unit = 0x3400; unit < 0xa000; unit += 1) {
    const pair = japanese[unit] as number;
    const isForm = !single[unit] || OWN.has(String.fromCharCode(unit));
    if (isForm && pair >= 0x889f && pair <= 0x9872 && !big5[unit] && !isGb2312(unit)) kind[unit] = JAPANESE_ONLY;
    else if (single[unit] && (!isGb2312(unit) || GIVEAWAYS.has(unit))) kind[unit] = TRADITIONAL_ONLY;
    else if (target[unit] && isGb2312(unit) && !big5[unit]) kind[unit] = SIMPLIFIED_ONLY;
  }
  return kind;
}
