import type { Annotation, PlacementReason, PlacementState } from '../../lib/domain/annotation/index.ts';
import type { Writing } from '../writing.tsx';

/** A stretch of the page's reading text, UTF-16. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where a note stands on the page. */
export interface NotePlace {
  readonly state: PlacementState;
  readonly reason: PlacementReason;
  /** Of an uncertain note, best first. */
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  readonly place: Place;
  readonly quote: string;
  /** Titles, outermost first. */
  readonly section: readonly string[];
}

/** What a note said before a change. */
export interface NoteVersion {
  readonly revision: number;
  /** When it was written, ISO 8601. */
  readonly modified: string;
  readonly body: string;
}

/** What a reader can do with a note. */
export interface NoteActions {
  /** The unsaved words of a note, where there are any; while it is being written, what was written last. */
  readonly draftOf: (note: Annotation) => Writing | null;
  /** Why what is being written cannot be kept as a draft, in the reader's words; null when it can. */
  readonly draftProblem: string | null;
  /** Null while it is looked for; then it counts as being there. */
  readonly placeOf: (id: string) => NotePlace | null;
  readonly onJump: (id: string) => void;
  readonly onShowPlace: (place: Place) => void;
  /** Puts the note on a place of the page, or on what is selected there (null). */
  readonly onAttach: (note: Annotation, place: Place | null) => void;
  readonly onDelete: (id: string) => void;
  /** Every change while a note is being edited. */
  readonly onWrite: (note: Annotation, writing: Writing) => void;
  /** Resolves to null when the words are on the disk, else to what went wrong and what to do, in the reader's words. */
  readonly onSave: (note: Annotation, writing: Writing) => Promise<string | null>;
  readonly onDiscard: (note: Annotation) => void;
  readonly onCopy: (text: string) => void;
  /** What a note said before, the latest first. */
  readonly versionsOf: (id: string) => Promise<readonly NoteVersion[]>;
}
