import type { Writing } from '../../components/Composer.tsx';
import type { Annotation } from '../../lib/domain/annotation/index.ts';
import { sendToBackground } from '../../lib/messaging/index.ts';
import {
  clearDraft,
  type DraftRow,
  DraftSaver,
  draftKeyOf,
  restore,
  type StoreContext,
  saveDraft,
  saveNote,
  softDelete,
} from '../../lib/storage/index.ts';

type Draft = Omit<DraftRow, 'saved'>;

/** What the panel does to notes: each write goes to the store, then pages that show the work are told to repaint. */
export class NoteDesk {
  readonly #store: StoreContext;
  readonly #drafts: DraftSaver<Draft>;

  /** `onProblem` hears of drafts that could not be kept. */
  constructor(store: StoreContext, onProblem: (error: unknown) => void) {
    this.#store = store;
    this.#drafts = new DraftSaver<Draft>(
      (draft) => saveDraft(store, draft),
      (error) => {
        if (error !== null) onProblem(error);
      },
    );
  }

  /** Takes what is being written in a note. */
  write(note: Annotation, writing: Writing): void {
    this.#drafts.write(draftOf(note, writing));
  }

  /** Keeps what is pending, before the page goes away. */
  async flush(): Promise<void> {
    await this.#drafts.flush();
  }

  async save(note: Annotation, writing: Writing): Promise<void> {
    await this.#drafts.flush();
    await saveNote(this.#store, draftOf(note, writing));
    this.#repaint(note.workId);
  }

  /** A draft of a new note becomes one. */
  async keep(draft: DraftRow): Promise<void> {
    const { saved: _, ...words } = draft;
    await saveNote(this.#store, words);
    this.#repaint(draft.workId);
  }

  async discard(key: string): Promise<void> {
    await this.#drafts.flush();
    await clearDraft(this.#store, key);
  }

  async remove(id: string): Promise<void> {
    const { workId } = await softDelete(this.#store, id);
    this.#repaint(workId);
  }

  async restore(id: string): Promise<void> {
    const { workId } = await restore(this.#store, id);
    this.#repaint(workId);
  }

  #repaint(workId: string): void {
    void sendToBackground('work.changed', { workId }).catch((error) => console.warn('清读:', error));
  }
}

function draftOf(note: Annotation, { body, color, tags }: Writing): Draft {
  const { id: annotationId, workId, source } = note;
  const key = draftKeyOf(workId, { annotationId });
  return { key, workId, source, annotationId, passage: null, body, color, tags };
}
