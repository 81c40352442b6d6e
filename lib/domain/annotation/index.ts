export { Anchorer, anchor, whereItStood } from './anchor.ts';
export { citeWork } from './cite-work.ts';
export * from './formats/index.ts';
export { boundedLine, boundedWork, LIMITS } from './limits.ts';
export { escapeLine } from './markdown-text.ts';
export { holdsWords, NOTE_SORTS, NoteIndex, type NoteQuery, type NoteSort } from './note-index.ts';
export { describePassage, type SectionPlace, sectionPath } from './passage-selector.ts';
export {
  PLACEMENT_REASONS,
  PLACEMENT_STATES,
  type Placement,
  type PlacementReason,
  type PlacementState,
} from './placement.ts';
export { indexInSlices, type TextIndex } from './text-index.ts';
export { linkToText } from './text-link.ts';
export * from './types.ts';
export { packVariants, unpackVariants, type VariantTable } from './variants.ts';
export { fieldText, readField, WORK_FIELDS, type WorkCorrections, type WorkField } from './work-fields.ts';
