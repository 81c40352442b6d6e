import { QingduDatabase, type StoreContext } from './database.ts';

/** The notes' store of the extension's origin: Dexie in extension pages and the background, nowhere else. */
export {
  type AnnotationChanges,
  createAnnotation,
  listAnnotations,
  liveAnnotations,
  type NewAnnotation,
  NoSuchAnnotationError,
  readAnnotation,
  restore,
  softDelete,
  updateAnnotation,
} from './annotations.ts';
export type { StoreContext } from './database.ts';
export { DraftSaver } from './draft-saver.ts';
export { clearDraft, draftKeyOf, liveDrafts, readDraft, saveDraft } from './drafts.ts';
export { readKept, writeKept } from './kept.ts';
export { saveNote } from './notes.ts';
export { type CopyRow, type DraftRow, type NewPassage, workOf } from './rows.ts';
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
export { listCopies, openWork, readWork, recognizeWork } from './works.ts';

/** The store with the system's clock and random ids; each may be given for a test. */
export function openStore(options: { name?: string; now?: () => string; newId?: () => string } = {}): StoreContext {
  return {
    db: new QingduDatabase(options.name),
    now: options.now ?? (() => new Date().toISOString()),
    newId: options.newId ?? (() => crypto.randomUUID()),
  };
}
