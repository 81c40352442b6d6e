import { canonicalName, decodeBytes } from './decode.ts';
import { guessEncoding } from './guess.ts';
import { prescanMeta } from './prescan.ts';

export interface Sniffed {
  /** WHATWG name, for `decodeBytes`. */
  readonly encoding: string;
  readonly from: 'bom' | 'declared' | 'meta' | 'guess';
}

/**
 * The encoding of a page, found as a browser finds it: byte order mark, then the HTTP charset, then a `<meta>` in the
 * first 1,024 bytes, else a guess from the bytes. Labels nobody knows count as absent.
 */
export function sniffEncoding(bytes: Uint8Array, options: { charset?: string | null } = {}): Sniffed {
  const marked = byteOrderMark(bytes);
  if (marked) return { encoding: marked, from: 'bom' };
  const declared = options.charset ? canonicalName(options.charset) : null;
  if (declared) return { encoding: declared, from: 'declared' };
  const label = prescanMeta(bytes);
  const meta = label ? canonicalName(label) : null;
  if (meta) return { encoding: inMeta(meta), from: 'meta' };
  return { encoding: guessEncoding(bytes), from: 'guess' };
}

function byteOrderMark([a, b, c]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return null;
}

/** A page that says UTF-16 in ASCII bytes is UTF-8; x-user-defined is windows-1252 (HTML standard). */
function inMeta(name: string): string {
  if (name.startsWith('utf-16')) return 'utf-8';
  return name === 'x-user-defined' ? 'windows-1252' : name;
}

/** Bytes of unknown encoding as text. */
export function decodeSniffed(bytes: Uint8Array, options: { charset?: string | null } = {}): string {
  return decodeBytes(bytes, sniffEncoding(bytes, options).encoding);
}
