import { isPairEncoding, type PairEncoding, pairTable, undefinedBytes, upperHalf } from '../encoding/index.ts';
import { byteRange } from './true-bytes.ts';

/** Which bytes a wrong reading can lose: the tables of the encoding they were shown in say it. */
export interface Losses {
  /**
   * Bytes that die alone, as one `?` or U+FFFD, before the byte `next`: they begin no character of the encoding. -1: the
   * next byte is not known; 0: the text ends.
   */
  before(next: number): readonly number[];
  /** Bytes that are a mark of their own also where a pair that is undefined is one mark. */
  readonly alone: readonly number[];
  /** Pairs that die together as one mark (lead, trail): undefined, and no pair of a user-defined zone. */
  readonly pairs: readonly (readonly [number, number])[];
}

const known = new Map<string, Losses>();

/** What reading bytes as `shown` loses (a WHATWG name or a code page of DOS); `besides`: a character that was lost too. */
export function lossesOf(shown: string, besides = ''): Losses {
  let losses = known.get(shown + besides);
  if (!losses) {
    if (isPairEncoding(shown)) losses = ofPairs(shown);
    else {
      const dead = undefinedBytes(shown);
      const half = upperHalf(shown);
      if (besides !== '' && half.includes(besides)) dead.push(0x80 + half.indexOf(besides));
      losses = dead.length > 0 ? ofSingles(dead) : ANY;
    }
    known.set(shown + besides, losses);
  }
  return losses;
}

function ofSingles(dead: readonly number[]): Losses {
  return { before: () => dead, alone: dead, pairs: [] };
}

/** Every character of a single-byte page may have been one that a later program could not write. */
export const ANY: Losses = ofSingles(byteRange(0x80, 0xff));

function ofPairs(shown: PairEncoding): Losses {
  const { decode } = pairTable(shown);
  const isLead = (byte: number): boolean =>
    shown === 'shift_jis'
      ? (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc)
      : byte >= 0x81 && byte <= 0xfe;
  const isSingle = (byte: number): boolean => shown === 'shift_jis' && byte >= 0xa1 && byte <= 0xdf;
  const lists = new Map<number, readonly number[]>();
  const before = (next: number): readonly number[] => {
    const made = lists.get(next);
    if (made) return made;
    const dead: number[] = [];
    for (let byte = 0x80; byte <= 0xff; byte += 1) {
      if (isSingle(byte)) continue;
      if (!isLead(byte) || next === 0 || dies(shown, decode, byte, next)) dead.push(byte);
    }
    lists.set(next, dead);
    return dead;
  };
  const pairs: [number, number][] = [];
  for (let lead = 0x80; lead <= 0xfe; lead += 1) {
    // Some programs take 80 for a lead byte, though no pair begins with it.
    if (!isLead(lead) && lead !== 0x80) continue;
    for (let trail = 0x80; trail <= 0xfe; trail += 1) {
      if (!decode[(lead << 8) | trail] && !(shown === 'gbk' && isUserDefined(lead, trail))) pairs.push([lead, trail]);
    }
  }
  return { before, alone: byteRange(0x80, 0xff).filter((byte) => !isLead(byte) && !isSingle(byte)), pairs };
}

/** Whether a lead byte makes no character with the next byte; with one that is not known, whether it may not. */
function dies(shown: PairEncoding, decode: Uint16Array, byte: number, next: number): boolean {
  const isDead = (trail: number): boolean =>
    trail < 0x40 || !decode[(byte << 8) | trail] || isLater(shown, byte, trail);
  if (next >= 0) return isDead(next);
  // Of GBK only the trails that UTF-8 has are asked: its own bytes hardly die.
  for (let trail = 0x80; trail <= (shown === 'gbk' ? 0xbf : 0xfe); trail += 1) if (isDead(trail)) return true;
  return false;
}

/**
 * Whether a pair was added to its encoding later: browsers read it, programs that keep to the national standard (Python,
 * iconv) do not. EUC-KR: those of code page 949; Japanese: those of NEC and IBM.
 */
function isLater(shown: PairEncoding, lead: number, trail: number): boolean {
  const pair = (lead << 8) | trail;
  switch (shown) {
    case 'euc-kr':
      return lead < 0xa1 || trail < 0xa1;
    case 'euc-jp':
      return (lead > 0xa8 && lead < 0xb0) || lead > 0xf4;
    case 'shift_jis':
      return (pair > 0x84be && pair < 0x889f) || pair > 0xeaa4;
    default:
      return false;
  }
}

/** Whether a pair stands in one of GBK's three user-defined zones. */
function isUserDefined(lead: number, trail: number): boolean {
  if (lead >= 0xa1 && lead <= 0xa7) return trail <= 0xa0;
  return trail >= 0xa1 && ((lead >= 0xaa && lead <= 0xaf) || lead >= 0xf8);
}
