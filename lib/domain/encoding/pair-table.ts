import { addEten, addJapaneseSigns, addUnifiedHangul, unicodeBig5 } from './pair-additions.ts';

/**
 * Double-byte encodings as two typed arrays, made from the platform's own TextDecoder in one decode of all byte pairs.
 * GBK is read through the gb18030 decoder, as browsers do; where Node's ICU gives private-use characters that the
 * Encoding Standard maps, the standard's character is put in.
 * `big5-unicode` is Big5 by the table of the Unicode Consortium.
 */
export type PairEncoding = 'gbk' | 'big5' | 'big5-unicode' | 'shift_jis' | 'euc-kr' | 'euc-jp';

export interface PairTable {
  /** `decode[lead << 8 | trail]` is the UTF-16 unit of the pair, 0 where the pair is undefined, private or not BMP. */
  readonly decode: Uint16Array;
  /** `encode[unit]` is `lead << 8 | trail`, 0 where the encoding has no such pair; private-use units have theirs. */
  readonly encode: Uint16Array;
  /** Pairs that decode, or once decoded, to private-use characters (GBK's user-defined zones): pair → unit. */
  readonly privateUse: Uint16Array;
  /** Those pairs, ascending. */
  readonly privatePairs: Uint16Array;
}

/** The same, while it is made. */
type PairRows = Omit<PairTable, 'privatePairs'> & { readonly privatePairs: number[] };

/** Rows of GBK that older programs have in the private-use area: first pair, last, first unit. */
const GBK_OLDER_ROWS: readonly (readonly [number, number, number])[] = [
  [0xa3a0, 0xa3a0, 0xe5e5],
  [0xa989, 0xa995, 0xe7e7],
  [0xfe50, 0xfea0, 0xe815],
];

/** GB18030 pairs whose character (Encoding Standard index) older programs have in the private-use area: pair, unit, there. */
const GBK_LATER: readonly (readonly [number, number, number])[] = [
  [0xa2e3, 0x20ac, 0xe76c],
  [0xa8bc, 0x1e3f, 0xe7c7],
  [0xa8bf, 0x01f9, 0xe7c8],
  [0xa6d9, 0xfe10, 0xe78d],
  [0xa6da, 0xfe12, 0xe78e],
  [0xa6db, 0xfe11, 0xe78f],
  [0xa6dc, 0xfe13, 0xe790],
  [0xa6dd, 0xfe14, 0xe791],
  [0xa6de, 0xfe15, 0xe792],
  [0xa6df, 0xfe16, 0xe793],
  [0xa6ec, 0xfe17, 0xe794],
  [0xa6ed, 0xfe18, 0xe795],
  [0xa6f3, 0xfe19, 0xe796],
  [0xfe59, 0x9fb4, 0xe81e],
  [0xfe61, 0x9fb5, 0xe826],
  [0xfe66, 0x9fb6, 0xe82b],
  [0xfe67, 0x9fb7, 0xe82c],
  [0xfe6d, 0x9fb8, 0xe832],
  [0xfe7e, 0x9fb9, 0xe843],
  [0xfe90, 0x9fba, 0xe854],
  [0xfea0, 0x9fbb, 0xe864],
];

const tables = new Map<PairEncoding, PairTable>();

/** The table of a double-byte encoding; built once, about 5 ms. */
export function pairTable(encoding: PairEncoding): PairTable {
  let table = tables.get(encoding);
  if (!table) {
    table = build(encoding);
    tables.set(encoding, table);
  }
  return table;
}

function build(encoding: PairEncoding): PairTable {
  if (encoding === 'big5-unicode') {
    return {
      ...unicodeBig5(pairTable('big5')),
      privateUse: new Uint16Array(0x10000),
      privatePairs: new Uint16Array(0),
    };
  }
  const table = pairRows(encoding, 0x81, 0xfe);
  if (encoding === 'gbk') {
    for (const [pair, unit, before] of GBK_LATER) {
      put(table, pair, unit);
      table.privateUse[pair] = before;
    }
    for (const [first, last, firstUnit] of GBK_OLDER_ROWS) {
      let unit = firstUnit;
      for (let pair = first; pair <= last; pair += 1) {
        if ((pair & 0xff) === 0x7f) continue;
        table.privateUse[pair] ||= unit;
        unit += 1;
      }
    }
  }
  if (encoding === 'big5') {
    addEten(table);
    putUserDefined(table);
  } else if (encoding === 'euc-kr') addUnifiedHangul(table);
  else if (encoding !== 'gbk') addJapaneseSigns(table);
  const { encode, privateUse } = table;
  const later = encoding === 'gbk' ? olderPairs() : [];
  const all = Uint16Array.from(table.privatePairs.concat(later)).sort();
  const privatePairs = all.filter((pair, i) => pair !== all[i - 1]);
  for (let i = 0; i < privatePairs.length; i += 1) {
    const pair = privatePairs[i] as number;
    const unit = privateUse[pair] as number;
    if (!encode[unit]) encode[unit] = pair;
  }
  return { ...table, privatePairs };
}

/** Pairs of GBK that older programs have in the private-use area. */
function olderPairs(): number[] {
  const pairs = GBK_LATER.map(([pair]) => pair);
  for (const [first, last] of GBK_OLDER_ROWS) {
    for (let pair = first; pair <= last; pair += 1) if ((pair & 0xff) !== 0x7f) pairs.push(pair);
  }
  return pairs;
}

/**
 * The rows from one lead byte to another as the platform decodes them; all other pairs are 0. Most tables are asked for
 * before anything is compiled, so the loop calls nothing for a pair that has one character, as nearly all have.
 */
export function pairRows(encoding: Exclude<PairEncoding, 'big5-unicode'>, first: number, last: number): PairRows {
  const decode = new Uint16Array(0x10000);
  const encode = new Uint16Array(0x10000);
  const privateUse = new Uint16Array(0x10000);
  const privatePairs: number[] = [];
  const from = encoding === 'big5' ? Math.max(first, BIG5_FIRST) : first;
  const to = encoding === 'big5' ? Math.min(last, BIG5_LAST) : last;
  // lead, trail, newline for every pair: the newline brings the decoder back in step after an undefined pair.
  const bytes = new Uint8Array((to - from + 1) * 191 * 3).fill(NEWLINE);
  let at = 0;
  for (let lead = from; lead <= to; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      bytes[at] = lead;
      bytes[at + 1] = trail;
      at += 3;
    }
  }
  const text = new TextDecoder(encoding === 'gbk' ? 'gb18030' : encoding).decode(bytes);
  at = 0;
  for (let lead = from; lead <= to; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const unit = text.charCodeAt(at);
      if (unit === NEWLINE || text.charCodeAt(at + 1) !== NEWLINE) {
        at = text.indexOf('\n', at) + 1;
        continue;
      }
      at += 2;
      if (unit === 0xfffd || trail === 0x7f) continue;
      const pair = (lead << 8) | trail;
      if (unit >= 0xe000 && unit <= 0xf8ff) {
        privateUse[pair] = unit;
        privatePairs.push(pair);
      } else {
        decode[pair] = unit;
        // The first pair wins, as encoders do; compatibility copies in Big5 (F9D6…) come later.
        if (encode[unit] === 0) encode[unit] = pair;
      }
    }
  }
  return { decode, encode, privateUse, privatePairs };
}

const NEWLINE = 0x0a;

/**
 * Hong Kong's own rows before and behind these are left out, which browsers have and Node has not: half of their characters
 * are two units, and a text of which every second character has no bytes is not read. (`decodeBytes` knows them.)
 */
const BIG5_FIRST = 0xa1;
const BIG5_LAST = 0xf9;

/** Where older programs show Big5's user-defined zones (first lead, first trail, last lead) in the private-use area. */
const BIG5_ZONES: readonly (readonly [number, number, number, number])[] = [
  [0xfa, 0x40, 0xfe, 0xe000],
  [0x8e, 0x40, 0xa0, 0xe311],
  [0x81, 0x40, 0x8d, 0xeeb8],
  [0xc6, 0xa1, 0xc8, 0xf6b1],
];

/** Code page 950's private-use characters, which the Encoding Standard does not show. */
function putUserDefined({ encode }: PairRows): void {
  for (const [first, firstTrail, last, firstUnit] of BIG5_ZONES) {
    let unit = firstUnit;
    for (let lead = first; lead <= last; lead += 1) {
      for (let trail = lead === first ? firstTrail : 0x40; trail <= 0xfe; trail += 1) {
        if (trail > 0x7e && trail < 0xa1) continue;
        encode[unit] = (lead << 8) | trail;
        unit += 1;
      }
    }
  }
}

function put({ decode, encode, privateUse }: PairRows, pair: number, unit: number): void {
  privateUse[pair] = 0;
  decode[pair] = unit;
  if (encode[unit] === 0) encode[unit] = pair;
}
