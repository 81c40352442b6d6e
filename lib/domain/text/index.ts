export { type EditTable, packEdits, unpackEdits } from './edit-table.ts';
export { applyEdits, type Edit, type FixKind, type Replacement } from './edits.ts';
export { foldText } from './fold.ts';
export { countHan, isHan } from './han.ts';
export { mergeEdits } from './merge-edits.ts';
export { composeMaps, type OffsetMap, offsetMapOf, type Range, type Role } from './offset-map.ts';
export type { PageOffset, PlainOffset, PrintedOffset, ReadingOffset } from './offsets.ts';
export { re, reAll } from './pattern.ts';
export { driveSlices, finish, Pace, type Pause, type Slices } from './slices.ts';
