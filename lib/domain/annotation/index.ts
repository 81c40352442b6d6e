export { citeWork } from './cite-work.ts';
export { foldWithMap } from './fold-with-map.ts';
export * from './formats/index.ts';
export { boundedLine, boundedWork, LIMITS } from './limits.ts';
export { escapeLine } from './markdown-text.ts';
export {
  describePassage,
  type FoldedText,
  matchInFolded,
  matchPassage,
  type SectionPlace,
  sectionPath,
} from './passage-selector.ts';
export {
  PLACEMENT_REASONS,
  PLACEMENT_STATES,
  type Placement,
  type PlacementReason,
  type PlacementState,
} from './placement.ts';
export { linkToText } from './text-link.ts';
export * from './types.ts';
