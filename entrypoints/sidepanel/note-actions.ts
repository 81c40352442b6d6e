import type { Writing } from '../../components/Composer.tsx';
import type { Annotation, Work, WorkCorrections } from '../../lib/domain/annotation/index.ts';
import { sendToBackground } from '../../lib/messaging/index.ts';
import {
  clearDraft,
  correctWork,
  type DraftRow,
  DraftSaver,
  draftKeyOf,
  keepParting,
  type NewPassage,
  openWork,
  reattach,
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

  /** `told` hears of every attempt to keep a draft: null when it was kept, else what went wrong. */
  constructor(store: StoreContext, told: (error: unknown) => void) {
    this.#store = store;
    this.#drafts = new DraftSaver<Draft>((draft) => saveDraft(store, draft), told);
  }

  /** Takes what is being written in a note. */
  write(note: Annotation, writing: Writing): void {
    this.#drafts.write(draftOf(note, writing));
  }

  /** The page goes away: what the database may not get any more is kept without it. */
  part(): void {
    if (this.#drafts.unkept) keepParting(this.#store, this.#drafts.unkept);
    void this.flush();
  }

  /** Keeps what is pending, now. */
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

  /** Puts a note on another passage of its work; gives back how to undo it. */
  async attach(
    { id, selector, quotes, source }: Annotation,
    passage: NewPassage,
    url: string,
  ): Promise<() => Promise<void>> {
    const { workId } = await reattach(this.#store, id, passage, url);
    this.#repaint(workId);
    return async () => {
      await reattach(this.#store, id, { selector, quotes }, source);
      this.#repaint(workId);
    };
  }

  /** Keeps the reader's own values of a work's fields; the work itself where nothing of it was kept yet. */
  async correct(work: Work, source: string, corrections: WorkCorrections): Promise<void> {
    const { id } = await openWork(this.#store, work, source);
    await correctWork(this.#store, id, corrections);
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
