import type { Annotation, HighlightColor, PassageQuotes, PassageSelector, Work } from '../domain/annotation/index.ts';

/** A work as kept: what its pages told, and over it what the reader put right. Read it through `workOf`. */
export interface WorkRow {
  readonly id: string;
  /** Ids under which other pages know the same work. */
  readonly aliases: readonly string[];
  /** Title and first author, folded; '' where that would prove nothing. */
  readonly nameKey: string;
  /** As the pages told; a field a page left open is filled from the next one that tells it. */
  readonly told: Work;
  /** References as the pages printed them. */
  readonly cited: readonly string[];
  /** The reader's own values; they win. */
  readonly corrected: Partial<Work>;
  readonly created: string;
  readonly opened: string;
}

/** An address at which a work was read. */
export interface CopyRow {
  /** Without the fragment. */
  readonly url: string;
  readonly workId: string;
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** A passage that has no note yet. */
export interface NewPassage {
  readonly selector: PassageSelector;
  readonly quotes: PassageQuotes;
}

/** What was being written and is not saved. */
export interface DraftRow {
  /** `note:<annotation id>` or a key of the passage (`draftKeyOf`). */
  readonly key: string;
  readonly workId: string;
  readonly source: string;
  /** The note that is being changed, else null. */
  readonly annotationId: string | null;
  /** The passage a new note is about, else null. */
  readonly passage: NewPassage | null;
  readonly body: string;
  readonly color: HighlightColor;
  readonly tags: readonly string[];
  readonly saved: string;
}

/** What a note said before a change. */
export interface HistoryRow {
  readonly annotationId: string;
  /** The note's revision that said so, and when it was written. */
  readonly revision: number;
  readonly modified: string;
  readonly body: string;
}

/** One setting, by name. */
export interface SettingRow {
  readonly key: string;
  readonly value: unknown;
}

export type AnnotationRow = Annotation;

/** The work as a reader should see it. */
export function workOf(row: WorkRow): Work {
  return { ...row.told, ...row.corrected, id: row.id };
}
