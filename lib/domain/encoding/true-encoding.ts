import { canonicalName } from './decode.ts';
import { guessEncoding } from './guess.ts';

/** So many sequences of two bytes and more, all of them valid UTF-8: nothing else looks so by chance. */
const PROOF = 6;
/** One broken sequence in so many is a wound of the page, not another encoding. */
const WOUNDS = 50;

/**
 * The encoding a page's bytes are really in, where that is not the one it was `shown` in; null where the two agree or
 * the bytes prove nothing. UTF-8 proves itself by its sequences (a text of GBK or Big5 bytes forms none by chance); the
 * double-byte encodings are told apart by how many of their pairs are everyday characters (`guessEncoding`). `shown` and
 * the result: WHATWG names (`document.characterSet` in any case).
 */
export function trueEncoding(bytes: Uint8Array, shown: string): string | null {
  const name = canonicalName(shown);
  if (name === null || name.startsWith('utf-16')) return null;
  const { sequences, broken } = utf8Sequences(bytes);
  if (sequences >= PROOF && broken * WOUNDS < sequences) return name === 'utf-8' ? null : 'utf-8';
  if (name === 'utf-8' && broken < PROOF) return null;
  const guess = guessEncoding(bytes);
  if (guess === 'utf-8' || guess === 'windows-1252' || family(guess) === family(name)) return null;
  return guess;
}

function family(name: string): string {
  return name === 'gbk' || name === 'gb18030' ? 'gb18030' : name;
}

/** Sequences of two bytes and more that UTF-8 allows, and places where it is broken. Linear. */
function utf8Sequences(bytes: Uint8Array): { sequences: number; broken: number } {
  let sequences = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i] as number;
    i += 1;
    if (byte < 0x80) continue;
    let wanted = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
    if (byte < 0xc2 || byte > 0xf4) wanted = -1;
    while (wanted > 0 && ((bytes[i] ?? 0) & 0xc0) === 0x80) {
      wanted -= 1;
      i += 1;
    }
    if (wanted === 0) sequences += 1;
    else broken += 1;
  }
  return { sequences, broken };
}
