import { pairTable } from '../encoding/index.ts';

/** Bytes as UTF-8; null where they are none. `isCut`: a character at the end may be cut off, and goes. */
export function decodeUtf8(bytes: Uint8Array, isCut: boolean): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: isCut });
  } catch {
    return null;
  }
}

/** Bytes as GBK or Big5; null where a pair is none of it. `isCut` as above. */
export function decodePairs(bytes: Uint8Array, truth: 'gbk' | 'big5', isCut: boolean): string | null {
  const { decode, privateUse } = pairTable(truth);
  const units: string[] = [];
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number;
    if (byte < 0x80) {
      units.push(String.fromCharCode(byte));
      continue;
    }
    if (i + 1 === bytes.length) return isCut ? units.join('') : null;
    const pair = (byte << 8) | (bytes[i + 1] as number);
    // A journal's own sign in the private-use area was one before.
    const unit = (decode[pair] as number) || (privateUse[pair] as number);
    if (unit === 0) return null;
    units.push(String.fromCharCode(unit));
    i += 1;
  }
  return units.join('');
}
