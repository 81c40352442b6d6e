import type { Annotation } from '../lib/domain/annotation/index.ts';
import type { Writing } from './Composer.tsx';

/** What a reader can do with a note. */
export interface NoteActions {
  /** The unsaved words of a note, where there are any. */
  readonly draftOf: (id: string) => Writing | null;
  readonly onJump: (id: string) => void;
  readonly onDelete: (id: string) => void;
  /** Every change while a note is being edited. */
  readonly onWrite: (note: Annotation, writing: Writing) => void;
  /** Resolves to true when the words are on the disk. */
  readonly onSave: (note: Annotation, writing: Writing) => Promise<boolean>;
  readonly onDiscard: (id: string) => void;
}
