import type { ExportedWork } from '../../lib/domain/annotation/index.ts';
import {
  destroy,
  inReadingOrder,
  listCopies,
  readAnnotations,
  readWorks,
  rememberNotes,
  reviseAnnotations,
  type StoreContext,
  trash,
  untrash,
  workOf,
} from '../../lib/storage/index.ts';

/** What the library does to many notes at once: all of them or none, then pages that show their works are told. */
export class NoteShelf {
  readonly #store: StoreContext;
  readonly #changed: (workIds: ReadonlySet<string>) => void;

  constructor(store: StoreContext, changed: (workIds: ReadonlySet<string>) => void) {
    this.#store = store;
    this.#changed = changed;
  }

  /** Adds tags to notes or takes them away; gives back how to undo it. */
  async tag(ids: readonly string[], names: readonly string[], isAdded: boolean): Promise<() => Promise<void>> {
    const before = new Map((await readAnnotations(this.#store, ids)).map(({ id, tags }) => [id, tags]));
    const tagged = await reviseAnnotations(this.#store, ids, ({ tags }) => ({
      tags: isAdded ? [...new Set([...tags, ...names])] : tags.filter((tag) => !names.includes(tag)),
    }));
    this.#tell(tagged);
    return async () => {
      this.#tell(await reviseAnnotations(this.#store, ids, ({ id, tags }) => ({ tags: before.get(id) ?? tags })));
    };
  }

  async remove(ids: readonly string[]): Promise<void> {
    this.#tell(await trash(this.#store, ids));
  }

  async restore(ids: readonly string[]): Promise<void> {
    this.#tell(await untrash(this.#store, ids));
  }

  async destroy(ids: readonly string[]): Promise<void> {
    await destroy(this.#store, ids);
    await rememberNotes(this.#store);
  }

  /** Notes under their works, as an export wants them; works in the order their first note comes in. */
  async gather(ids: readonly string[]): Promise<ExportedWork[]> {
    const byWork = Map.groupBy(await readAnnotations(this.#store, ids), ({ workId }) => workId);
    const works = await readWorks(this.#store, [...byWork.keys()]);
    const out: ExportedWork[] = [];
    for (const row of works) {
      const notes = [...(byWork.get(row.id) ?? [])].sort(inReadingOrder);
      const [copy] = await listCopies(this.#store, row.id);
      out.push({ work: workOf(row), source: copy?.url ?? notes[0]?.source ?? '', notes, cited: row.cited });
    }
    return out;
  }

  #tell(notes: readonly { readonly workId: string }[]): void {
    this.#changed(new Set(notes.map(({ workId }) => workId)));
  }
}
