import { pairTable } from '../encoding/index.ts';

/** The characters of GBK by their lead byte, as UTF-16 units in the order of their pairs. Made when asked for. */
export interface GbkRows {
  /** By lead byte, 81…FE: trails 80…FE; those that could be the first half of a pair of the user-defined zones. */
  byLead(lead: number): Uint16Array;
  zoneA(lead: number): Uint16Array;
  zoneB(lead: number): Uint16Array;
  /** Trail bytes that make no character with some lead behind them: both are lost at once. */
  readonly deadTrails: readonly number[];
  /** By UTF-16 unit the pair that shows it, private-use characters included; 0 for none. */
  readonly shownPair: Uint16Array;
}

let rows: GbkRows | null = null;

export function gbkRows(): GbkRows {
  rows ??= build();
  return rows;
}

function build(): GbkRows {
  const { decode, encode, privateUse, privatePairs } = pairTable('gbk');
  const shownPair = encode.slice();
  for (let i = 0; i < privatePairs.length; i += 1) {
    const pair = privatePairs[i] as number;
    shownPair[privateUse[pair] as number] = pair;
  }
  const found = new Uint16Array(0x100);
  const ofLead = (fits: (trail: number) => boolean) => (lead: number) => {
    let size = 0;
    for (let trail = 0x80; trail <= 0xfe; trail += 1) {
      const unit = fits(trail) ? (decode[(lead << 8) | trail] as number) : 0;
      if (unit === 0) continue;
      found[size] = unit;
      size += 1;
    }
    return found.slice(0, size);
  };
  const deadTrails: number[] = [];
  for (let byte = 0x80; byte <= 0xff; byte += 1) {
    for (let lead = 0xfe; lead >= 0x81; lead -= 1) {
      if (!isDeadPair(byte, lead)) continue;
      deadTrails.push(byte);
      break;
    }
  }
  return {
    byLead: kept(ofLead(() => true)),
    zoneA: kept(ofLead(isZoneALead)),
    zoneB: kept(ofLead(isZoneBLead)),
    deadTrails,
    shownPair,
  };
}

/** The same, made once for every number. */
function kept(make: (key: number) => Uint16Array): (key: number) => Uint16Array {
  const made = new Map<number, Uint16Array>();
  return (key) => {
    let list = made.get(key);
    if (!list) {
      list = make(key);
      made.set(key, list);
    }
    return list;
  };
}

/** Whether two bytes read as one pair are no character, and no pair of a user-defined zone either. */
export function isDeadPair(first: number, second: number): boolean {
  if (first < 0x80 || second < 0x81 || second > 0xfe) return false;
  const { decode, privateUse } = pairTable('gbk');
  const pair = (first << 8) | second;
  if (isZoneALead(first) && second <= 0xa0) return false;
  if (isZoneBLead(first) && second >= 0xa1) return false;
  return decode[pair] === 0 || privateUse[pair] !== 0;
}

/** Leads of the user-defined zone whose trails are 40…A0. */
export function isZoneALead(byte: number): boolean {
  return byte >= 0xa1 && byte <= 0xa7;
}

/** Leads of the user-defined zones whose trails are A1…FE. */
export function isZoneBLead(byte: number): boolean {
  return (byte >= 0xaa && byte <= 0xaf) || byte >= 0xf8;
}
