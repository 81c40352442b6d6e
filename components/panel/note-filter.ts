import { type Annotation, type HighlightColor, holdsWords } from '../../lib/domain/annotation/index.ts';

/** Which notes of a work are shown; an empty string or null asks nothing. */
export interface NoteFilter {
  /** Words that must all be there: in the quote, the note or a tag. */
  readonly words: string;
  readonly color: HighlightColor | null;
  readonly tag: string;
  /** Titles from the outermost section to the wanted one, joined. */
  readonly section: string;
}

export const EVERY_NOTE: NoteFilter = { words: '', color: null, tag: '', section: '' };

/** A section that holds notes. */
export interface FilterSection {
  readonly path: string;
  readonly title: string;
  /** 0: outermost. */
  readonly depth: number;
}

const JOIN = ' › ';

export function isFiltering({ words, color, tag, section }: NoteFilter): boolean {
  return words.trim() !== '' || color !== null || tag !== '' || section !== '';
}

/** The notes a filter lets through, in their order. */
export function filterNotes(notes: readonly Annotation[], filter: NoteFilter): readonly Annotation[] {
  if (!isFiltering(filter)) return notes;
  const { words, color, tag, section } = filter;
  return notes.filter(
    (note) =>
      (color === null || note.color === color) &&
      (tag === '' || note.tags.includes(tag)) &&
      (section === '' || pathsOf(note).includes(section)) &&
      holdsWords(note, words),
  );
}

/** Tags of the notes, the most used first. */
export function tagsOf(notes: readonly Annotation[]): string[] {
  const counts = new Map<string, number>();
  for (const tag of notes.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([tag]) => tag);
}

/** Sections that hold notes, in the order of the notes. */
export function sectionsOf(notes: readonly Annotation[]): FilterSection[] {
  const sections = new Map<string, FilterSection>();
  for (const note of notes) {
    for (const [depth, path] of pathsOf(note).entries()) {
      sections.set(path, { path, title: note.selector.section.path[depth] ?? '', depth });
    }
  }
  return [...sections.values()];
}

/** Every section a note is in, outermost first. */
function pathsOf({ selector }: Annotation): string[] {
  const { path } = selector.section;
  return path.map((_, depth) => path.slice(0, depth + 1).join(JOIN));
}
