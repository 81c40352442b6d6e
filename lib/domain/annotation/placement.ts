import type { Range } from '../text/index.ts';

/**
 * How a passage was found again.
 * anchored:  its words stand there, among the words they stood among.
 * moved:     it is there for sure, but its words were edited or other words stand around it now.
 * uncertain: it may be one of the candidates, or none; the reader decides.
 * orphan:    it is not in this text.
 */
export const PLACEMENT_STATES = ['anchored', 'moved', 'uncertain', 'orphan'] as const;
export type PlacementState = (typeof PLACEMENT_STATES)[number];

/**
 * Why a passage is in its state.
 * exact:           the same words in the same surroundings (anchored).
 * context-changed: the same words, other surroundings (moved).
 * edited:          the surroundings are the same, the words were edited (moved).
 * ambiguous:       several places fit alike (uncertain).
 * weak-context:    the words are there, but nothing around them says that they are the same passage (uncertain).
 * words-changed:   the surroundings are there, but other words stand between them (uncertain).
 * removed:         the surroundings are there, and nothing between them any more (orphan).
 * not-found:       neither the words nor their surroundings (orphan).
 * no-quote:        the selector has no words to look for (orphan).
 */
export const PLACEMENT_REASONS = [
  'exact',
  'context-changed',
  'edited',
  'ambiguous',
  'weak-context',
  'words-changed',
  'removed',
  'not-found',
  'no-quote',
] as const;
export type PlacementReason = (typeof PLACEMENT_REASONS)[number];

/** Where a passage stands in a text; offsets UTF-16, into the text as it was given. */
export type Placement =
  | { readonly state: 'anchored' | 'moved'; readonly reason: PlacementReason; readonly range: Range }
  /** Best candidate first. */
  | { readonly state: 'uncertain'; readonly reason: PlacementReason; readonly candidates: readonly Range[] }
  | { readonly state: 'orphan'; readonly reason: PlacementReason };
