import { foldText, reAll } from '../text/index.ts';
import { KNOWN_WORKS } from './known-works.ts';

const SHINGLE = 5;
const HASHES = 64;
/** Below this length (UTF-16) a text proves nothing against an equal title and author. */
const COMPARABLE = 500;
/** Share of text in common under which equal title and author are a coincidence. */
const CONTRADICTED = 0.1;
/** Share of text in common that proves a work by itself; half of an article still has 0.5. */
const SAME_TEXT = 0.3;
/** A smaller share proves it too where most of the shorter text is held by the longer: a part of the article. */
const PART = { share: 0.15, held: 0.6 };

/** What a work is known by: a DOI, else title and first author, else its text. */
export interface WorkIdentity {
  /** 'doi:10.…', 'ta:<hash of title and first author>' or 'fp:<start of the fingerprint>'. */
  readonly key: string;
  /** See `fingerprintText`. */
  readonly fingerprint: string;
}

/** Identity of a work from what its page says of it. `text` is the reading text (notes cut out). */
export function identifyWork(facts: WorkFacts): WorkIdentity {
  const fingerprint = fingerprintText(facts.text);
  if (facts.doi) return { key: `doi:${facts.doi.toLowerCase()}`, fingerprint };
  const known = KNOWN_WORKS.find((work) => compareFingerprints(work.fingerprint, fingerprint) >= SAME_TEXT);
  const named = known ?? facts;
  if (named.title) {
    const name = nameOf({ title: named.title, authors: named.authors });
    return { key: `ta:${hex(fnv1a(name, 0))}${hex(fnv1a(name, 0x9e3779b9))}`, fingerprint };
  }
  return { key: `fp:${fingerprint.slice(0, 32)}`, fingerprint };
}

/**
 * Near-duplicate fingerprint of a text: the 64 least hashes (32 bit, hex, rising) of its 5-character shingles
 * (bottom-k sketch, Broder 1997). '' for a text shorter than a shingle.
 */
export function fingerprintText(text: string): string {
  const folded = foldText(text).toLowerCase();
  // The least hashes so far, rising: once there are enough, hardly any new one is among them.
  const least: number[] = [];
  for (let i = 0; i + SHINGLE <= folded.length; i += 1) {
    let hash = 0x811c9dc5;
    for (let k = 0; k < SHINGLE; k += 1) hash = Math.imul(hash ^ folded.charCodeAt(i + k), 0x01000193);
    hash = mix(hash);
    if (least.length === HASHES && hash >= (least[HASHES - 1] as number)) continue;
    let at = least.length;
    while (at > 0 && (least[at - 1] as number) > hash) at -= 1;
    if (at > 0 && least[at - 1] === hash) continue;
    least.splice(at, 0, hash);
    if (least.length > HASHES) least.pop();
  }
  return least.reduce((out, hash) => out + hex(hash), '');
}

/** Estimated share (0–1) of shingles two texts have in common (Jaccard), from their fingerprints. */
export function compareFingerprints(a: string, b: string): number {
  const [first, second] = [hashesOf(a), hashesOf(b)];
  if (first.length === 0 || second.length === 0) return 0;
  const inFirst = new Set(first);
  const inSecond = new Set(second);
  const union = [...new Set([...first, ...second])].sort().slice(0, HASHES);
  return union.filter((hash) => inFirst.has(hash) && inSecond.has(hash)).length / union.length;
}

/**
 * Whether two texts, known by their fingerprints alone, cannot be one work whatever their pages claim: both long, of like
 * length, and hardly a phrase in common. A short one (an abstract) contradicts nothing.
 */
export function fingerprintsContradict(a: string, b: string): boolean {
  const [shorter, longer] = [shinglesOf(a), shinglesOf(b)].sort((x, y) => x - y) as [number, number];
  if (shorter < COMPARABLE || longer > shorter * 8) return false;
  return heldShare(compareFingerprints(a, b), shorter, longer) < CONTRADICTED;
}

/** How many shingles a text has, told by how closely its least hashes lie (the estimate of a bottom-k sketch). */
function shinglesOf(fingerprint: string): number {
  const hashes = hashesOf(fingerprint);
  if (hashes.length < HASHES) return hashes.length;
  return ((HASHES - 1) / (Number.parseInt(hashes[HASHES - 1] as string, 16) + 1)) * 2 ** 32;
}

/** Whether two readings are the same work, and by what that is known. */
export interface WorkComparison {
  readonly same: boolean;
  readonly by: 'doi' | 'title+author' | 'fingerprint' | 'none';
  /** 0–1: share of text in common, 1 for equal DOIs. */
  readonly score: number;
}

/** What a work says of itself; `text` is its reading text (may be empty). */
export interface WorkFacts {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly doi: string | null;
  readonly text: string;
}

/**
 * DOI first; then title and first author, which must not be contradicted by the texts where both are at hand in like
 * length (an abstract and its full text have little in common and are one work); then the texts alone.
 */
export function compareWorks(a: WorkFacts, b: WorkFacts): WorkComparison {
  if (a.doi && b.doi) {
    const same = a.doi.toLowerCase() === b.doi.toLowerCase();
    return { same, by: 'doi', score: same ? 1 : 0 };
  }
  const score = compareFingerprints(fingerprintText(a.text), fingerprintText(b.text));
  if (a.title && b.title && nameOf(a) === nameOf(b)) {
    const shorter = Math.min(a.text.length, b.text.length);
    const isComparable = shorter >= COMPARABLE && Math.max(a.text.length, b.text.length) <= shorter * 4;
    if (!isComparable || score >= CONTRADICTED) return { same: true, by: 'title+author', score };
    return { same: false, by: 'none', score };
  }
  const isSame =
    score >= SAME_TEXT || (score >= PART.share && heldShare(score, a.text.length, b.text.length) >= PART.held);
  return isSame ? { same: true, by: 'fingerprint', score } : { same: false, by: 'none', score };
}

/** How much of the shorter text (0–1) the longer holds, by the share they have in common of both together. */
function heldShare(share: number, a: number, b: number): number {
  return ((share / (1 + share)) * (a + b)) / Math.max(1, Math.min(a, b));
}

function hashesOf(fingerprint: string): string[] {
  return fingerprint.match(/.{8}/g) ?? [];
}

function nameOf({ title, authors }: Pick<WorkFacts, 'title' | 'authors'>): string {
  return `${foldName(title ?? '')}|${foldName(authors[0] ?? '')}`;
}

function foldName(name: string): string {
  return foldText(name).toLowerCase().replace(reAll`[^\p{L}\p{N}]+`, '');
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
