import { foldText } from '../text/index.ts';
import type { Annotation, HighlightColor, Work } from './types.ts';

/** What is asked of the index; an empty set or string asks nothing. */
export interface NoteQuery {
  /** Words that must all be there: in the quote, the note, a tag, or the work's title or authors. */
  readonly words: string;
  readonly workId: string | null;
  readonly colors: ReadonlySet<HighlightColor>;
  /** All of them. */
  readonly tags: ReadonlySet<string>;
  /** Deleted notes instead of the others. */
  readonly deleted: boolean;
  readonly sort: NoteSort;
}

/** `modified`, `created`: the latest first; `work`: by work (the one opened last first), in reading order. */
export const NOTE_SORTS = ['modified', 'created', 'work'] as const;
export type NoteSort = (typeof NOTE_SORTS)[number];

/** A note as the index keeps it: enough to filter, sort and count, and its words, folded. */
interface Entry {
  readonly id: string;
  readonly workId: string;
  /** As `sortableTime` gives it. */
  readonly created: number;
  readonly modified: number;
  readonly deleted: boolean;
  readonly color: HighlightColor;
  readonly tags: readonly string[];
  /** In the reading text, UTF-16. */
  readonly start: number;
  readonly text: string;
  /** The block its words are in. */
  readonly block: number;
  /** The search that found it last. */
  foundBy: number;
}

/** Notes a block holds. A change joins one block's text anew, not all. */
const BLOCK = 1000;
/** Between notes; no query holds it. */
const END = '\n';
/** Up to so many changed notes are put in their place in the order; more, and everything is sorted anew. */
const FEW = 200;

interface Block {
  readonly members: Set<string>;
  /** The texts of its notes, one behind another; null when they changed. */
  joined: { readonly text: string; readonly entries: readonly Entry[]; readonly starts: Uint32Array } | null;
}

/**
 * Full-text search over all notes, in memory: folded texts joined in blocks and looked through from end to end, which
 * for Chinese finds any run of characters, needs no segmentation, and keeps nothing but the text.
 */
export class NoteIndex {
  readonly #entries = new Map<string, Entry>();
  readonly #blocks: Block[] = [];
  readonly #works = new Map<string, { readonly text: string; readonly order: number }>();
  #sorted: { readonly sort: NoteSort; readonly entries: Entry[] } | null = null;
  #search = 0;

  get size(): number {
    return this.#entries.size;
  }

  /** The works notes belong to, the one opened last first. */
  setWorks(works: readonly Pick<Work, 'id' | 'title' | 'authors'>[]): void {
    this.#works.clear();
    for (const [order, { id, title, authors }] of works.entries()) {
      this.#works.set(id, { text: fold([title, ...authors].join(END)), order });
    }
    if (this.#sorted?.sort === 'work') this.#sorted = null;
  }

  /** Takes notes that are new or have changed. */
  put(notes: readonly Annotation[]): void {
    const changed: Entry[] = [];
    for (const note of notes) {
      const block = this.#entries.get(note.id)?.block ?? this.#blockWithRoom();
      const { id, workId, color, tags, selector } = note;
      const entry: Entry = {
        id,
        workId,
        created: sortableTime(note.created),
        modified: sortableTime(note.modified),
        deleted: note.deleted !== null,
        color,
        tags,
        start: selector.position.start,
        text: textOf(note),
        block,
        foundBy: 0,
      };
      this.#entries.set(id, entry);
      changed.push(entry);
      const held = this.#blocks[block] as Block;
      held.members.add(id);
      held.joined = null;
    }
    this.#reorder(new Set(notes.map(({ id }) => id)), changed);
  }

  /** Forgets notes that are gone for good. */
  remove(ids: readonly string[]): void {
    for (const id of ids) {
      const entry = this.#entries.get(id);
      if (!entry) continue;
      this.#entries.delete(id);
      const held = this.#blocks[entry.block] as Block;
      held.members.delete(id);
      held.joined = null;
    }
    this.#reorder(new Set(ids), []);
  }

  /** Ids of the notes a query asks for, in its order. */
  find({ words, workId, colors, tags, deleted, sort }: NoteQuery): string[] {
    const search = this.#mark(words);
    const wanted = [...tags];
    const out: string[] = [];
    for (const entry of this.#inOrder(sort)) {
      if (search !== null && entry.foundBy !== search) continue;
      if (entry.deleted !== deleted) continue;
      if (workId !== null && entry.workId !== workId) continue;
      if (colors.size > 0 && !colors.has(entry.color)) continue;
      if (wanted.length > 0 && !wanted.every((tag) => entry.tags.includes(tag))) continue;
      out.push(entry.id);
    }
    return out;
  }

  /** How many notes, not deleted, each work, colour and tag has. */
  counts(): { works: Map<string, number>; colors: Map<HighlightColor, number>; tags: Map<string, number> } {
    const works = new Map<string, number>();
    const colors = new Map<HighlightColor, number>();
    const tags = new Map<string, number>();
    const count = <Key>(map: Map<Key, number>, key: Key) => map.set(key, (map.get(key) ?? 0) + 1);
    for (const entry of this.#entries.values()) {
      if (entry.deleted) continue;
      count(works, entry.workId);
      count(colors, entry.color);
      for (const tag of entry.tags) count(tags, tag);
    }
    return { works, colors, tags };
  }

  /** Marks the notes that hold every word with the number that is given back; null where none is asked for. */
  #mark(words: string): number | null {
    const terms = termsOf(words);
    // The longest is the rarest: what it finds is looked through for the others.
    terms.sort((a, b) => b.length - a.length);
    const [first, ...others] = terms;
    if (first === undefined) return null;
    this.#search += 1;
    const search = this.#search;
    const inWork = new Map(terms.map((term) => [term, this.#worksWith(term)]));
    const take = (entry: Entry) => {
      const holds = (term: string) => entry.text.includes(term) || inWork.get(term)?.has(entry.workId);
      if (others.length === 0 || others.every(holds)) entry.foundBy = search;
    };
    for (const block of this.#blocks) forEachWith(this.#joined(block), first, take);
    const works = inWork.get(first);
    if (works && works.size > 0) {
      for (const entry of this.#entries.values()) if (works.has(entry.workId)) take(entry);
    }
    return search;
  }

  #worksWith(term: string): Set<string> {
    return new Set([...this.#works].flatMap(([id, { text }]) => (text.includes(term) ? [id] : [])));
  }

  #joined(block: Block): NonNullable<Block['joined']> {
    if (block.joined) return block.joined;
    const entries = Array.from(block.members, (id) => this.#entries.get(id) as Entry);
    const starts = new Uint32Array(entries.length);
    let at = 0;
    for (const [i, { text }] of entries.entries()) {
      starts[i] = at;
      at += text.length + END.length;
    }
    block.joined = { text: entries.map(({ text }) => text).join(END), entries, starts };
    return block.joined;
  }

  #blockWithRoom(): number {
    const last = this.#blocks.length - 1;
    if (last >= 0 && (this.#blocks[last] as Block).members.size < BLOCK) return last;
    this.#blocks.push({ members: new Set(), joined: null });
    return last + 1;
  }

  #inOrder(sort: NoteSort): readonly Entry[] {
    if (this.#sorted?.sort !== sort) {
      this.#sorted = { sort, entries: [...this.#entries.values()].sort(this.#comparing(sort)) };
    }
    return this.#sorted.entries;
  }

  /** Keeps the order when a few notes changed. */
  #reorder(ids: ReadonlySet<string>, changed: readonly Entry[]): void {
    if (!this.#sorted) return;
    if (ids.size > FEW) {
      this.#sorted = null;
      return;
    }
    const { sort } = this.#sorted;
    const compare = this.#comparing(sort);
    const entries = this.#sorted.entries.filter(({ id }) => !ids.has(id));
    for (const entry of changed) {
      let low = 0;
      let high = entries.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (compare(entries[middle] as Entry, entry) <= 0) low = middle + 1;
        else high = middle;
      }
      entries.splice(low, 0, entry);
    }
    this.#sorted = { sort, entries };
  }

  #comparing(sort: NoteSort): (a: Entry, b: Entry) => number {
    if (sort === 'modified') return (a, b) => b.modified - a.modified;
    if (sort === 'created') return (a, b) => b.created - a.created;
    const order = ({ workId }: Entry) => this.#works.get(workId)?.order ?? this.#works.size;
    return (a, b) =>
      order(a) - order(b) || (a.workId < b.workId ? -1 : Number(a.workId > b.workId)) || a.start - b.start;
  }
}

/** Whether a note holds every word of a search, as `NoteIndex` would find it. */
export function holdsWords(note: Annotation, words: string): boolean {
  const terms = termsOf(words);
  if (terms.length === 0) return true;
  const text = textOf(note);
  return terms.every((term) => text.includes(term));
}

/** The words of a search, folded, each once. */
function termsOf(words: string): string[] {
  return [...new Set(words.split(/\s+/u).map(fold))].filter((term) => term !== '');
}

/** Every note of a block that holds a term, once: after a hit the search goes on behind its note. */
function forEachWith(
  { text, entries, starts }: NonNullable<Block['joined']>,
  term: string,
  take: (entry: Entry) => void,
) {
  let note = 0;
  for (let at = text.indexOf(term); at >= 0; ) {
    while (note + 1 < entries.length && (starts[note + 1] as number) <= at) note += 1;
    take(entries[note] as Entry);
    note += 1;
    if (note >= entries.length) break;
    at = text.indexOf(term, starts[note]);
  }
}

/** An ISO 8601 time in UTC as a number that sorts alike: its digits without the century, `261101083000123`. */
function sortableTime(time: string): number {
  return Number(time.replace(/\D/g, '').padEnd(17, '0').slice(2, 17));
}

/** A note's words in every form one may look for them in. */
function textOf({ quotes, body, tags }: Annotation): string {
  const { reading, printed } = quotes;
  return [reading, printed === reading ? '' : printed, body, tags.join(' ')].map(fold).join('\u0001');
}

/** Without case, width, space and kind of quotation mark. */
function fold(text: string): string {
  return foldText(text).toLowerCase();
}
