import { useRef } from 'preact/hooks';
import type { Annotation } from '../lib/domain/annotation/index.ts';
import { NoteCard } from './NoteCard.tsx';
import type { NoteActions } from './note-actions.ts';

export interface NoteListProps {
  /** In reading order. */
  readonly notes: readonly Annotation[];
  readonly actions: NoteActions;
}

interface Group {
  readonly path: string;
  /** Of the innermost section. */
  readonly title: string;
  readonly notes: Annotation[];
}

/** Notes in reading order, under the headings of their sections. */
export function NoteList({ notes, actions }: NoteListProps) {
  const list = useRef<HTMLDivElement>(null);
  /** The note that had the focus goes; the keyboard stays where it was. */
  const remove = (id: string) => {
    const cards = Array.from(list.current?.querySelectorAll<HTMLElement>('[data-annotation-id]') ?? []);
    const at = cards.findIndex((card) => card.dataset.annotationId === id);
    const next = cards[at + 1] ?? cards[at - 1];
    const target = next?.querySelector<HTMLElement>('button') ?? document.getElementById('notes-title');
    target?.focus();
    actions.onDelete(id);
  };
  return (
    <div ref={list}>
      {groupBySection(notes).map((group) => (
        <section key={`${group.path}|${group.notes[0]?.id}`} class="group">
          {group.title && (
            <h3 lang="zh-Hans" title={group.path}>
              {group.title}
            </h3>
          )}
          <ul>
            {group.notes.map((note) => (
              <NoteCard key={note.id} note={note} actions={{ ...actions, onDelete: remove }} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function groupBySection(notes: readonly Annotation[]): Group[] {
  const groups: Group[] = [];
  for (const note of notes) {
    const { path: titles } = note.selector.section;
    const path = titles.join(' › ');
    const last = groups[groups.length - 1];
    if (last?.path === path) last.notes.push(note);
    else groups.push({ path, title: titles[titles.length - 1] ?? '', notes: [note] });
  }
  return groups;
}
