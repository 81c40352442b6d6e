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

/** A note without its words: enough to filter, sort and count. */
interface Entry {
  readonly id: string;
  readonly workId: string;
  readonly created: string;
  readonly modified: string;
  readonly deleted: boolean;
  readonly color: HighlightColor;
  readonly tags: readonly string[];
  /** In the reading text, UTF-16. */
  readonly start: number;
  readonly text: string;
  /** The block its words are in. */
  readonly block: number;
}

/** Notes a block holds. A change joins one block's text anew, not all. */
const BLOCK = 1000;
/** Between notes; no query holds it. */
const END = '\n';

interface Block {
  readonly members: Set<string>;
  /** The texts of its notes, one behind another; null when they changed. */
  joined: { readonly text: string; readonly ids: readonly string[]; readonly starts: Uint32Array } | null;
}

/**
 * Full-text search over all notes, in memory: folded texts joined in blocks and looked through from end to end, which
 * for Chinese finds any run of characters, needs no segmentation, and keeps nothing but the text.
 */
export class NoteIndex {
  readonly #entries = new Map<string, Entry>();
  readonly #blocks: Block[] = [];
  readonly #works = new Map<string, { readonly text: string; readonly order: number }>();
  #sorted: { readonly sort: NoteSort; readonly entries: readonly Entry[] } | null = null;

  get size(): number {
    return this.#entries.size;
  }

  /** The works notes belong to, the one opened last first. */
  setWorks(works: readonly Pick<Work, 'id' | 'title' | 'authors'>[]): void {
    this.#works.clear();
    for (const [order, { id, title, authors }] of works.entries()) {
      this.#works.set(id, { text: fold([title, ...authors].join(END)), order });
    }
    this.#sorted = null;
  }

  /** Takes notes that are new or have changed. */
  put(notes: readonly Annotation[]): void {
    for (const note of notes) {
      const known = this.#entries.get(note.id);
      const block = known?.block ?? this.#blockWithRoom();
      const { id, workId, created, modified, color, tags, selector } = note;
      const start = selector.position.start;
      const deleted = note.deleted !== null;
      this.#entries.set(id, { id, workId, created, modified, deleted, color, tags, start, text: textOf(note), block });
      const held = this.#blocks[block] as Block;
      held.members.add(id);
      held.joined = null;
    }
    this.#sorted = null;
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
    this.#sorted = null;
  }

  /** Ids of the notes a query asks for, in its order. */
  find({ words, workId, colors, tags, deleted, sort }: NoteQuery): string[] {
    const found = this.#search(words);
    const out: string[] = [];
    for (const entry of this.#inOrder(sort)) {
      if (entry.deleted !== deleted) continue;
      if (workId !== null && entry.workId !== workId) continue;
      if (colors.size > 0 && !colors.has(entry.color)) continue;
      if (tags.size > 0 && ![...tags].every((tag) => entry.tags.includes(tag))) continue;
      if (found && !found.has(entry.id)) continue;
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

  /** Notes that hold every word; null where none is asked for. */
  #search(words: string): Set<string> | null {
    const terms = [...new Set(words.split(/\s+/u).map(fold))].filter((term) => term !== '');
    // The longest is the rarest: what it finds is looked through for the others.
    terms.sort((a, b) => b.length - a.length);
    const [first, ...others] = terms;
    if (first === undefined) return null;
    const inWork = new Map(terms.map((term) => [term, this.#worksWith(term)]));
    const found = new Set<string>();
    const take = (id: string) => {
      const entry = this.#entries.get(id) as Entry;
      const holds = (term: string) => entry.text.includes(term) || inWork.get(term)?.has(entry.workId);
      if (others.every(holds)) found.add(id);
    };
    for (const block of this.#blocks) for (const id of idsWith(this.#joined(block), first)) take(id);
    const works = inWork.get(first);
    if (works && works.size > 0) {
      for (const { id, workId } of this.#entries.values()) if (works.has(workId)) take(id);
    }
    return found;
  }

  #worksWith(term: string): Set<string> {
    return new Set([...this.#works].flatMap(([id, { text }]) => (text.includes(term) ? [id] : [])));
  }

  #joined(block: Block): NonNullable<Block['joined']> {
    if (block.joined) return block.joined;
    const ids = [...block.members];
    const starts = new Uint32Array(ids.length);
    let at = 0;
    const texts = ids.map((id, i) => {
      const { text } = this.#entries.get(id) as Entry;
      starts[i] = at;
      at += text.length + END.length;
      return text;
    });
    block.joined = { text: texts.join(END), ids, starts };
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
      const order = (entry: Entry) => this.#works.get(entry.workId)?.order ?? this.#works.size;
      const latest = (a: string, b: string) => (a < b ? 1 : a > b ? -1 : 0);
      const compare: Record<NoteSort, (a: Entry, b: Entry) => number> = {
        modified: (a, b) => latest(a.modified, b.modified),
        created: (a, b) => latest(a.created, b.created),
        work: (a, b) => order(a) - order(b) || latest(b.workId, a.workId) || a.start - b.start,
      };
      this.#sorted = { sort, entries: [...this.#entries.values()].sort(compare[sort]) };
    }
    return this.#sorted.entries;
  }
}

/** The notes of a block that hold a term, each once: after a hit the search goes on behind its note. */
function idsWith({ text, ids, starts }: NonNullable<Block['joined']>, term: string): string[] {
  const out: string[] = [];
  let note = 0;
  for (let at = text.indexOf(term); at >= 0; ) {
    while (note + 1 < ids.length && (starts[note + 1] as number) <= at) note += 1;
    out.push(ids[note] as string);
    if (note + 1 >= ids.length) break;
    at = text.indexOf(term, starts[note + 1]);
  }
  return out;
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
