import { pairTable } from './pair-table.ts';
import { isOwnTable, upperHalf } from './single-byte.ts';

/**
 * Decodes bytes as a browser does (WHATWG Encoding Standard, replacement mode, BOM removed), with the same result on
 * Node 20, whose TextDecoder differs for windows-1252, gbk and big5. `encoding`: a WHATWG name or label.
 * Throws RangeError for a label nobody knows.
 */
export function decodeBytes(bytes: Uint8Array, encoding: string): string {
  const name = canonicalName(encoding);
  if (name === null) throw new RangeError(`unknown encoding: ${encoding}`);
  if (name === 'gbk' || name === 'gb18030') return fixGb18030(new TextDecoder('gb18030').decode(bytes));
  if (name === 'big5') return decodeBig5(bytes);
  if (name === 'windows-1252' || isOwnTable(name)) return decodeSingle(bytes, upperHalf(name));
  return new TextDecoder(name).decode(bytes);
}

/** The WHATWG name of an encoding label (`GB2312` → `gbk`), or null. Labels are the platform's own. */
export function canonicalName(label: string): string | null {
  const trimmed = label.trim().toLowerCase();
  if (isOwnTable(trimmed)) return trimmed;
  try {
    return new TextDecoder(trimmed).encoding;
  } catch {
    return null;
  }
}

function decodeSingle(bytes: Uint8Array, half: string): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 8192) {
    const units = Array.from(bytes.subarray(from, from + 8192), (byte) =>
      byte < 0x80 ? byte : half.charCodeAt(byte - 0x80),
    );
    parts.push(String.fromCharCode(...units));
  }
  return parts.join('');
}

/** Private-use characters that old ICU gives for characters Unicode got later; the rest is untouched. */
const GB18030_LATER: ReadonlyMap<string, string> = new Map(
  (
    [
      [0xe5e5, 0x3000],
      [0xe76c, 0x20ac],
      [0xe7c7, 0x1e3f],
      [0xe7c8, 0x01f9],
      [0xe78d, 0xfe10],
      [0xe78e, 0xfe12],
      [0xe78f, 0xfe11],
      [0xe790, 0xfe13],
      [0xe791, 0xfe14],
      [0xe792, 0xfe15],
      [0xe793, 0xfe16],
      [0xe794, 0xfe17],
      [0xe795, 0xfe18],
      [0xe796, 0xfe19],
      [0xe81e, 0x9fb4],
      [0xe826, 0x9fb5],
      [0xe82b, 0x9fb6],
      [0xe82c, 0x9fb7],
      [0xe832, 0x9fb8],
      [0xe843, 0x9fb9],
      [0xe854, 0x9fba],
      [0xe864, 0x9fbb],
    ] as const
  ).map(([from, to]) => [String.fromCharCode(from), String.fromCharCode(to)]),
);

function fixGb18030(text: string): string {
  return text.replace(/[\ue5e5\ue76c-\ue7c8\ue81e-\ue864]/g, (char) => GB18030_LATER.get(char) ?? char);
}

/** The standard's Big5 decoder over the platform's pairs. */
function decodeBig5(bytes: Uint8Array): string {
  const { decode } = pairTable('big5');
  const supplementary = new TextDecoder('big5');
  const out: string[] = [];
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number;
    if (byte < 0x80) {
      out.push(String.fromCharCode(byte));
      continue;
    }
    const trail = bytes[i + 1];
    const isPair =
      byte !== 0x80 &&
      byte !== 0xff &&
      trail !== undefined &&
      ((trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe));
    if (!isPair) {
      out.push('\ufffd');
      // A pair broken by a byte that is no trail loses that byte too, unless it is ASCII.
      if (byte !== 0x80 && byte !== 0xff && trail !== undefined && trail >= 0x80) i += 1;
      continue;
    }
    const unit = decode[(byte << 8) | trail] as number;
    const char = unit ? String.fromCharCode(unit) : rarePair(supplementary, byte, trail);
    out.push(char);
    if (char !== '\ufffd' || trail >= 0x80) i += 1;
  }
  return out.join('');
}

let supplement: ReadonlyMap<number, string> = new Map();

/** Characters for Big5 pairs (`lead << 8 | trail`) that the platform lacks, as Node does those of Hong Kong (HKSCS). */
export function supplementBig5(pairs: ReadonlyMap<number, string>): void {
  supplement = pairs;
}

/** Pairs outside the BMP or with a combining mark (HKSCS); U+FFFD where neither the platform nor the supplement has them. */
function rarePair(decoder: TextDecoder, lead: number, trail: number): string {
  const text = decoder.decode(Uint8Array.of(lead, trail));
  if (!/[\ufffd\ue000-\uf8ff]/.test(text)) return text;
  return supplement.get((lead << 8) | trail) ?? '\ufffd';
}
