import type { Note, ReadingNote } from '../domain/article/index.ts';
import { type CslItem, parseReference } from '../domain/citation/index.ts';
import { foldText, type Range } from '../domain/text/index.ts';
import type { ReadArticle } from './read-article.ts';

/** A note or reference of the article and the work it names. */
export interface Cited {
  readonly note: Note;
  /** The work; of 同上, 前引② and the like, that of the note they point back to. Null where none can be told. */
  readonly item: CslItem | null;
  /** Reading offsets (UTF-16) of all places that cite the same work, in order. */
  readonly places: readonly number[];
}

/** Words of the text that name a work: 张三（2020）. The range is of the reading text (UTF-16). */
export interface Mention {
  readonly range: Range;
  readonly cited: Cited;
}

/** What the article cites, note by note, and which notes name the same work. Made when a first card is asked for. */
export class CitedWorks {
  readonly notes: readonly Cited[];
  readonly references: readonly Cited[];
  /** In the order of the text. */
  readonly mentions: readonly Mention[];
  readonly #byNote = new Map<Note, Cited>();

  constructor({ reading }: ReadArticle) {
    const places = new Map<string, Set<number>>();
    const notes = told(reading.notes, places);
    const references = told(reading.references, places);
    const cite = ({ note, item, key }: Told): Cited => {
      const cited = { note, item, places: [...(places.get(key) ?? [])].sort((a, b) => a - b) };
      this.#byNote.set(note, cited);
      return cited;
    };
    this.notes = notes.map(cite);
    this.references = references.map(cite);
    this.mentions = [...reading.notes, ...reading.references]
      .flatMap(({ note, mentions }) => {
        const cited = this.#byNote.get(note);
        return cited ? mentions.map((range) => ({ range, cited })) : [];
      })
      .sort((a, b) => a.range.start - b.range.start);
  }

  /** The mentions that hold a reading offset. */
  mentionedAt(offset: number): readonly Mention[] {
    return this.mentions.filter(({ range }) => range.start <= offset && offset < range.end);
  }

  /** Every work called or named within a reading range, each once. */
  within({ start, end }: Range): readonly Cited[] {
    const items = new Map<CslItem | Note, Cited>();
    for (const cited of this.#byNote.values()) {
      const isThere = cited.places.some((at) => start < at && at <= end);
      if (isThere && !items.has(cited.item ?? cited.note)) items.set(cited.item ?? cited.note, cited);
    }
    return [...items.values()];
  }

  of(note: Note): Cited | null {
    return this.#byNote.get(note) ?? null;
  }
}

interface Told {
  readonly note: Note;
  readonly item: CslItem | null;
  readonly key: string;
}

function told(list: readonly ReadingNote[], places: Map<string, Set<number>>): Told[] {
  const found: Told[] = [];
  list.forEach(({ note, calls, mentions }, i) => {
    const first = note.again === undefined ? undefined : found[note.again];
    const item = first?.item ?? parseReference(note.text);
    const key = first?.key ?? keyOf(item) ?? `${i} ${note.marker} ${note.text}`;
    const known = places.get(key) ?? new Set();
    for (const call of calls) known.add(call);
    for (const { end } of mentions) known.add(end);
    places.set(key, known);
    found.push({ note, item, key });
  });
  return found;
}

/** Two notes with the same title and first author name one work; without an author the title alone must be long. */
function keyOf(item: CslItem | null): string | null {
  const title = foldText(item?.title ?? '').toLowerCase();
  if (title === '') return null;
  const name = item?.author?.[0] ?? item?.editor?.[0];
  const author = name ? foldText('literal' in name ? name.literal : name.family).toLowerCase() : '';
  return author !== '' || title.length >= 8 ? `${title}\n${author}` : null;
}
