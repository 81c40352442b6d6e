/**
 * When a place is taken for the passage: the rules that stand between a moved note and a note at the wrong words.
 * Measured by `npm run bench:anchor`; a change here belongs beside its figures.
 */

/** A place a passage may have: folded offsets, and how far words and surroundings agree (0–1; null: none to compare). */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** Edits within the quote. */
  readonly edits: number;
  readonly quote: number;
  readonly prefix: number | null;
  readonly suffix: number | null;
  /** The same for the outer halves of the surroundings. */
  readonly outerPrefix: number | null;
  readonly outerSuffix: number | null;
  /** How far the rest of its sentence is whole on the sides whose surroundings changed; 1 where none did. */
  readonly inSentence: number;
  /** Length of the quote's whole sentence where it stands here unchanged; else 0. */
  readonly sentence: number;
  /** It stands about where the passage stood in the text the selector was made on. */
  readonly atHint: boolean;
}

/** Folded lengths of what is looked for. */
export interface Lengths {
  readonly quote: number;
  readonly prefix: number;
  readonly suffix: number;
}

/** A side of fewer units than this proves nothing alone. */
const TELLING = 8;
/** Surroundings of unrelated Chinese text agree by 0.1 to 0.25 after alignment. */
export const AGREES = 0.5;
const SENTENCE_AGREES = 0.8;
const AGREES_ALONE = 0.7;
/** Outer halves of the surroundings that agree by less have nothing to do with each other. */
const BREAKS_OFF = 0.45;
/** The same for edited words at their old place: one side that breaks off is enough to ask. */
const BREAKS_OFF_IN_PLACE = 0.35;
/** Quote and inner surroundings that agree by more are the same words, moved. */
const SAME_WORDS = 0.9;
/** Below this they may be another passage about the same. */
const SIMILAR_WORDS = 0.88;
/** A whole sentence or line of so many units is itself wherever it was moved. */
const WHOLE_SENTENCE = 12;
/** Words that stand unchanged and only once: from this length on they need little of their surroundings, or none. */
const SPEAKING = 12;
const UNMISTAKABLE = 32;

/** Units of the passage and its surroundings that agree: what candidates are ranked by. */
export function weight({ quote, prefix, suffix }: Candidate, lengths: Lengths): number {
  return quote * lengths.quote + (prefix ?? 0) * lengths.prefix + (suffix ?? 0) * lengths.suffix;
}

/** How far all of the surroundings agree; null where there are none. */
export function surroundings({ prefix, suffix }: Candidate, lengths: Lengths): number | null {
  const length = (prefix === null ? 0 : lengths.prefix) + (suffix === null ? 0 : lengths.suffix);
  if (length === 0) return null;
  return ((prefix ?? 0) * lengths.prefix + (suffix ?? 0) * lengths.suffix) / length;
}

/** The side that agrees best, if it is long enough to prove anything. */
function betterSide({ prefix, suffix }: Candidate, lengths: Lengths): number {
  return Math.max(lengths.prefix >= TELLING ? (prefix ?? 0) : 0, lengths.suffix >= TELLING ? (suffix ?? 0) : 0);
}

/** Whether a candidate is the passage, were it the only one. `copies`: how often the very words stand in the text. */
export function isConvincing(candidate: Candidate, lengths: Lengths, copies: number): boolean {
  const isLikely =
    candidate.edits === 0 ? standsUnchanged(candidate, lengths, copies) : standsEdited(candidate, lengths);
  // Last, since it is the dearest to find out.
  return isLikely && (lengths.quote >= UNMISTAKABLE || candidate.inSentence >= SENTENCE_AGREES);
}

function standsUnchanged(candidate: Candidate, lengths: Lengths, copies: number): boolean {
  const around = surroundings(candidate, lengths);
  // Several copies without surroundings to compare are alike; section or offset may decide.
  if (around === null) return lengths.quote >= TELLING;
  if (candidate.sentence >= WHOLE_SENTENCE) return true;
  const side = betterSide(candidate, lengths);
  const agrees = around >= AGREES || side >= AGREES_ALONE;
  if (!agrees && (copies > 1 || lengths.quote < SPEAKING)) return false;
  if (!agrees && lengths.quote < UNMISTAKABLE && side < 0.4) return false;
  return lengths.quote >= SPEAKING || !isLikeness(candidate, lengths);
}

function standsEdited(candidate: Candidate, lengths: Lengths): boolean {
  const { quote, prefix, suffix } = candidate;
  // Of two or three units one may be another, but none may be missing: what is left then is no passage.
  if (lengths.quote < 4 && candidate.end - candidate.start < lengths.quote) return false;
  const around = surroundings(candidate, lengths);
  const side = betterSide(candidate, lengths);
  let agrees: boolean;
  if (around === null) agrees = lengths.quote >= UNMISTAKABLE && quote >= 0.8;
  else if (prefix !== null && suffix !== null && Math.min(prefix, suffix) >= AGREES) {
    // The surroundings hold on both sides: what stands between them is the passage if a part of it is left.
    agrees = quote >= (lengths.quote < TELLING ? 0.5 : 0.4);
  } else if (lengths.quote < TELLING) agrees = false;
  else if (side >= AGREES_ALONE) agrees = quote >= 0.6;
  else agrees = lengths.quote >= UNMISTAKABLE && quote >= 0.8 && side >= 0.4;
  return agrees && !isLikeness(candidate, lengths);
}

/**
 * A sentence that resembles the passage rather than being it: what was moved keeps its words, and what was edited in
 * place keeps its surroundings and, roughly, its offset.
 */
function isLikeness(candidate: Candidate, lengths: Lengths): boolean {
  const { prefix, suffix, outerPrefix, outerSuffix } = candidate;
  const inner = (whole: number | null, outer: number | null) =>
    whole === null ? 0 : Math.max(0, Math.min(1, 2 * whole - (outer ?? 0)));
  const [before, behind] = [inner(prefix, outerPrefix), inner(suffix, outerSuffix)];
  // Unchanged words may stand at the edge of what was moved, with one side lost: that side says nothing.
  const counts = (side: number | null) => candidate.edits > 0 || (side ?? 0) >= AGREES;
  const beforeLength = counts(prefix) ? lengths.prefix / 2 : 0;
  const behindLength = counts(suffix) ? lengths.suffix / 2 : 0;
  const all = lengths.quote + beforeLength + behindLength;
  const same = (candidate.quote * lengths.quote + before * beforeLength + behind * behindLength) / all;
  const breaksOff = Math.min(outerPrefix ?? 1, outerSuffix ?? 1) < BREAKS_OFF_IN_PLACE;
  if (same < SIMILAR_WORDS && (!candidate.atHint || breaksOff)) return true;
  return same < SAME_WORDS && Math.max(outerPrefix ?? 0, outerSuffix ?? 0) < BREAKS_OFF;
}

/**
 * Whether a place where the surroundings stand without the quote speaks louder than a place where the quote was found:
 * the passage was taken out, and what was found is another like it.
 */
export function outweighs(emptied: Candidate, found: Candidate, lengths: Lengths): boolean {
  if (Math.min(emptied.prefix ?? 0, emptied.suffix ?? 0) < 0.75) return false;
  return (surroundings(emptied, lengths) ?? 0) - (surroundings(found, lengths) ?? 0) >= 0.2;
}
