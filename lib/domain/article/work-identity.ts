import { foldText } from '../text/index.ts';

const SHINGLE = 5;
const HASHES = 16;

/** What a work is known by: a DOI, else title and first author, else its text. */
export interface WorkIdentity {
  /** 'doi:10.…', 'ta:<hash of title and first author>' or 'fp:<start of the fingerprint>'. */
  readonly key: string;
  /** 16 MinHash values (32 bit, hex) over the 5-character shingles of the folded reading text; '' for an empty text. */
  readonly fingerprint: string;
}

/** Identity of a work from what its page says of it. `text` is the reading text (notes cut out). */
export function identifyWork(facts: {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly doi: string | null;
  readonly text: string;
}): WorkIdentity {
  const fingerprint = fingerprintText(facts.text);
  if (facts.doi) return { key: `doi:${facts.doi.toLowerCase()}`, fingerprint };
  if (facts.title) {
    const name = `${foldName(facts.title)}|${foldName(facts.authors[0] ?? '')}`;
    return { key: `ta:${hex(fnv1a(name, 0))}${hex(fnv1a(name, 0x9e3779b9))}`, fingerprint };
  }
  return { key: `fp:${fingerprint.slice(0, 32)}`, fingerprint };
}

/** Near-duplicate fingerprint of a text (Broder's MinHash); linear in its length. */
export function fingerprintText(text: string): string {
  const folded = foldText(text).toLowerCase();
  if (folded.length < SHINGLE) return '';
  const least = new Uint32Array(HASHES).fill(0xffffffff);
  for (let i = 0; i + SHINGLE <= folded.length; i += 1) {
    let hash = 0x811c9dc5;
    for (let k = 0; k < SHINGLE; k += 1) hash = Math.imul(hash ^ folded.charCodeAt(i + k), 0x01000193);
    for (let h = 0; h < HASHES; h += 1) {
      const mixed = mix(hash ^ Math.imul(h + 1, 0x9e3779b1));
      if (mixed < (least[h] as number)) least[h] = mixed;
    }
  }
  return Array.from(least, hex).join('');
}

/** Share (0–1) of equal MinHash values: an estimate of the share of text two works have in common. */
export function compareFingerprints(a: string, b: string): number {
  if (a === '' || b === '' || a.length !== b.length) return 0;
  let equal = 0;
  for (let h = 0; h < HASHES; h += 1) if (a.slice(h * 8, h * 8 + 8) === b.slice(h * 8, h * 8 + 8)) equal += 1;
  return equal / HASHES;
}

function foldName(name: string): string {
  return foldText(name)
    .toLowerCase()
    .replace(/[\p{P}\p{S}]/gu, '');
}

function fnv1a(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** Finaliser of MurmurHash3 (public domain). */
function mix(hash: number): number {
  let x = hash;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
