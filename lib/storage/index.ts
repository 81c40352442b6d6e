import { QingduDatabase, type StoreContext } from './database.ts';

/** The notes' store of the extension's origin: Dexie in extension pages and the background, nowhere else. */
export {
  type AnnotationChanges,
  createAnnotation,
  inReadingOrder,
  listAnnotations,
  listHistory,
  liveAnnotations,
  type NewAnnotation,
  NoSuchAnnotationError,
  newestChange,
  readAnnotation,
  reattach,
  restore,
  reviseAnnotations,
  softDelete,
  updateAnnotation,
} from './annotations.ts';
export { type BackupProblem, backupParts, type ReadBackup, readBackup } from './backup.ts';
export type { StoreContext } from './database.ts';
export { DraftSaver } from './draft-saver.ts';
export { clearDraft, draftKeyOf, liveDrafts, readDraft, saveDraft } from './drafts.ts';
export { applyImport, type Counts, type ImportMode, type ImportReport, previewImport, rowsOfNotes } from './import.ts';
export { readKept, writeKept } from './kept.ts';
export { NoteDesk } from './note-desk.ts';
export { saveNote } from './notes.ts';
export { keepParting, takeParting } from './parting-draft.ts';
export { isQuotaError } from './quota.ts';
export { allAnnotations, readAnnotations } from './read-many.ts';
export type { Rows } from './row-shapes.ts';
export { type CopyRow, type DraftRow, type HistoryRow, type NewPassage, type WorkRow, workOf } from './rows.ts';
export {
  DEFAULT_SETTINGS,
  liveSettings,
  type PageSettings,
  pageSettingsOf,
  readSettings,
  SETTING_CHOICES,
  type Settings,
  SITE_MODES,
  type SiteMode,
  siteModeOf,
  writeSettings,
  writeSiteMode,
} from './settings.ts';
export { destroy, emptyOldTrash, liveTrash, TRASH_DAYS, trash, untrash } from './trash.ts';
export { liveAnnotationsById, watchAnnotations } from './watch.ts';
export { lostNotes, rememberNotes } from './witness.ts';
export {
  correctWork,
  listCopies,
  listWorks,
  liveWork,
  liveWorks,
  openWork,
  readWork,
  readWorks,
  recognizeWork,
} from './works.ts';

/** The store with the system's clock and random ids; each may be given for a test. */
export function openStore(options: { name?: string; now?: () => string; newId?: () => string } = {}): StoreContext {
  return {
    db: new QingduDatabase(options.name),
    now: options.now ?? (() => new Date().toISOString()),
    newId: options.newId ?? (() => crypto.randomUUID()),
  };
}
