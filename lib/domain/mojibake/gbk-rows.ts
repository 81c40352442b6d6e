import { pairTable } from '../encoding/index.ts';

/** The characters of GBK by one of their two bytes, as UTF-16 units. */
export interface GbkRows {
  /** By trail byte, whatever the lead. */
  readonly byTrail: readonly Uint16Array[];
  /** By trail byte, lead A1…FE only; lead 81…A0 only. */
  readonly byTrailHigh: readonly Uint16Array[];
  readonly byTrailLow: readonly Uint16Array[];
  /** By lead byte: trails 80…FE. */
  readonly byLead: readonly Uint16Array[];
  /** By lead byte: what could be the first half of a pair of the user-defined zones. */
  readonly zoneA: readonly Uint16Array[];
  readonly zoneB: readonly Uint16Array[];
  /** Trail bytes that make no character with some lead behind them: both are lost at once. */
  readonly deadTrails: readonly number[];
  /** The characters with trail byte `trail` whose lead makes no character behind the byte `dead`. */
  behindDead(dead: number, trail: number): Uint16Array;
  /** By UTF-16 unit the pair that shows it, private-use characters included; 0 for none. */
  readonly shownPair: Uint16Array;
}

let rows: GbkRows | null = null;

export function gbkRows(): GbkRows {
  rows ??= build();
  return rows;
}

function build(): GbkRows {
  const { decode, encode, privateUse } = pairTable('gbk');
  const shownPair = encode.slice();
  privateUse.forEach((unit, pair) => {
    if (unit) shownPair[unit] = pair;
  });
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  const lists = (): number[][] => bytes.map(() => []);
  const [all, high, low, byLead, zoneA, zoneB] = [lists(), lists(), lists(), lists(), lists(), lists()];
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const unit = decode[(lead << 8) | trail] as number;
      if (unit === 0) continue;
      all[trail]?.push(unit);
      (lead >= 0xa1 ? high : low)[trail]?.push(unit);
      if (trail < 0x80) continue;
      byLead[lead]?.push(unit);
      if (isZoneALead(trail)) zoneA[lead]?.push(unit);
      else if (isZoneBLead(trail)) zoneB[lead]?.push(unit);
    }
  }
  const typed = (made: readonly number[][]): Uint16Array[] => made.map((list) => Uint16Array.from(list));
  const byTrail = typed(all);
  const behind = new Map<number, Uint16Array>();
  return {
    byTrail,
    byTrailHigh: typed(high),
    byTrailLow: typed(low),
    byLead: typed(byLead),
    zoneA: typed(zoneA),
    zoneB: typed(zoneB),
    deadTrails: bytes.filter((byte) => byte >= 0x80 && bytes.some((lead) => isDeadPair(byte, lead))),
    behindDead: (dead, trail) => {
      const key = (dead << 8) | trail;
      let list = behind.get(key);
      if (!list) {
        list = (byTrail[trail] as Uint16Array).filter((unit) => isDeadPair(dead, (encode[unit] as number) >> 8));
        behind.set(key, list);
      }
      return list;
    },
    shownPair,
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
