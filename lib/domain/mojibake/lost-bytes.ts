import { pairTable } from '../encoding/index.ts';

/** Which bytes a wrong reading can lose: the tables of the encoding they were shown in say it. */
export interface Losses {
  /**
   * Bytes that die alone, as one `?` or U+FFFD, before the byte `next`: they begin no character of the encoding. -1: the
   * next byte is not known; 0: the text ends.
   */
  before(next: number): readonly number[];
  /** Pairs that die together as one mark (lead, trail): undefined, and no pair of a user-defined zone. */
  readonly pairs: readonly (readonly [number, number])[];
}

const known = new Map<string, Losses>();

/** What reading bytes as `shown` loses (a WHATWG name or cp437). */
export function lossesOf(shown: string): Losses {
  let losses = known.get(shown);
  if (!losses) {
    losses = shown === 'gbk' || shown === 'big5' || shown === 'shift_jis' ? ofPairs(shown) : ofSingles();
    known.set(shown, losses);
  }
  return losses;
}

/** Every character of a single-byte page may have been one that a later program could not write. */
function ofSingles(): Losses {
  const all = Array.from({ length: 128 }, (_, i) => 0x80 + i);
  return { before: () => all, pairs: [] };
}

function ofPairs(shown: 'gbk' | 'big5' | 'shift_jis'): Losses {
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
      if (!isLead(byte) || next === 0 || dies(decode, byte, next)) dead.push(byte);
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
  return { before, pairs };
}

/** Whether a lead byte makes no character with the next byte; with one that is not known, whether it may not. */
function dies(decode: Uint16Array, byte: number, next: number): boolean {
  if (next >= 0) return next < 0x40 || !decode[(byte << 8) | next];
  for (let trail = 0x80; trail <= 0xbf; trail += 1) if (!decode[(byte << 8) | trail]) return true;
  return false;
}

/** Whether a pair stands in one of GBK's three user-defined zones. */
function isUserDefined(lead: number, trail: number): boolean {
  if (lead >= 0xa1 && lead <= 0xa7) return trail <= 0xa0;
  return trail >= 0xa1 && ((lead >= 0xaa && lead <= 0xaf) || lead >= 0xf8);
}
