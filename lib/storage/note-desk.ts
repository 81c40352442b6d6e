import type { Annotation, Work, WorkCorrections } from '../domain/annotation/index.ts';
import { type AnnotationChanges, reattach, restore, softDelete } from './annotations.ts';
import type { StoreContext } from './database.ts';
import { DraftSaver } from './draft-saver.ts';
import { clearDraft, draftKeyOf, saveDraft } from './drafts.ts';
import { saveNote } from './notes.ts';
import { keepParting } from './parting-draft.ts';
import type { DraftRow, NewPassage } from './rows.ts';
import { correctWork, openWork } from './works.ts';

type Draft = Omit<DraftRow, 'saved'>;
type Writing = Required<AnnotationChanges>;

export interface DeskListener {
  /** Every attempt to keep a draft: null when it was kept, else what went wrong. */
  readonly drafted: (error: unknown) => void;
  /** Notes of a work were written: pages that show it are to be told. */
  readonly changed: (workId: string) => void;
}

/** What an extension page does to notes. Each write is durable when it resolves; drafts are kept while one writes. */
export class NoteDesk {
  readonly #store: StoreContext;
  readonly #changed: DeskListener['changed'];
  readonly #drafts: DraftSaver<Draft>;
  /** By note: the newest words written here, and when they came or were last known to be kept. */
  readonly #written = new Map<string, { readonly words: Writing; at: string }>();

  constructor(store: StoreContext, { drafted, changed }: DeskListener) {
    this.#store = store;
    this.#changed = changed;
    this.#drafts = new DraftSaver<Draft>(async (draft) => {
      await saveDraft(store, draft);
      const written = this.#written.get(draft.annotationId ?? '');
      if (written) written.at = store.now();
    }, drafted);
  }

  /** Takes what is being written in a note. */
  write(note: Annotation, writing: Writing): void {
    this.#written.set(note.id, { words: writing, at: this.#store.now() });
    this.#drafts.write(draftOf(note, writing));
  }

  /**
   * The unsaved words of a note: those written here as long as the store has none that are newer. A list that is drawn
   * anew while somebody types asks before the store has heard of the last keys.
   */
  unsaved(note: Annotation, kept: DraftRow | null): Writing | null {
    const written = this.#written.get(note.id);
    if (!written) return kept;
    if (this.#drafts.unkept?.annotationId === note.id) return written.words;
    if (kept) return kept.saved > written.at ? kept : written.words;
    return note.modified > written.at ? null : written.words;
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
    this.#written.delete(note.id);
    this.#changed(note.workId);
  }

  /** A draft of a new note becomes one. */
  async keep(draft: DraftRow): Promise<void> {
    const { saved: _, ...words } = draft;
    await saveNote(this.#store, words);
    this.#changed(draft.workId);
  }

  /** Gives up the unsaved words of a note. */
  async discard(note: Annotation): Promise<void> {
    await this.discardDraft(draftKeyOf(note.workId, { annotationId: note.id }));
    this.#written.delete(note.id);
  }

  async discardDraft(key: string): Promise<void> {
    await this.#drafts.flush();
    await clearDraft(this.#store, key);
  }

  async remove(id: string): Promise<void> {
    const { workId } = await softDelete(this.#store, id);
    this.#changed(workId);
  }

  async restore(id: string): Promise<void> {
    const { workId } = await restore(this.#store, id);
    this.#changed(workId);
  }

  /** Puts a note on another passage of its work; gives back how to undo it. */
  async attach(note: Annotation, passage: NewPassage, url: string): Promise<() => Promise<void>> {
    const { id, selector, quotes, source, workId } = note;
    const put = async (where: NewPassage, address: string) => {
      await reattach(this.#store, id, where, address);
      this.#changed(workId);
    };
    await put(passage, url);
    return () => put({ selector, quotes }, source);
  }

  /** Keeps the reader's own values of a work's fields; the work itself where nothing of it was kept yet. */
  async correct(work: Work, source: string, corrections: WorkCorrections): Promise<void> {
    const { id } = await openWork(this.#store, work, source);
    await correctWork(this.#store, id, corrections);
  }
}

function draftOf(note: Annotation, { body, color, tags }: Writing): Draft {
  const { id: annotationId, workId, source } = note;
  const key = draftKeyOf(workId, { annotationId });
  return { key, workId, source, annotationId, passage: null, body, color, tags };
}
