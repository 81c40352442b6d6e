import { useRef, useState } from 'preact/hooks';
import type { Annotation } from '../../lib/domain/annotation/index.ts';
import { useWords } from '../words.ts';
import { NoteCard } from './NoteCard.tsx';
import type { NoteActions } from './note-actions.ts';

export interface NoteListProps {
  /** In reading order. */
  readonly notes: readonly Annotation[];
  readonly actions: NoteActions;
}

interface Group {
  /** Not by its notes: one that comes first must not draw the others, and what is being written in them, anew. */
  readonly key: string;
  readonly path: string;
  /** Of the innermost section. */
  readonly title: string;
  readonly notes: Annotation[];
}

const CARD = '[data-annotation-id]';

/**
 * Notes in reading order under the headings of their sections; apart from them those that may stand at several places
 * of the page, and those that are not on it. One stop of the Tab key; arrow keys, Home and End go from note to note,
 * Enter leads to the words, `e` edits, Delete deletes.
 */
export function NoteList({ notes, actions }: NoteListProps) {
  const t = useWords();
  const list = useRef<HTMLElement>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const [editing, setEditing] = useState<ReadonlySet<string>>(new Set());
  const stateOf = ({ id }: Annotation) => actions.placeOf(id)?.state;
  const placed = notes.filter((note) => stateOf(note) !== 'uncertain' && stateOf(note) !== 'orphan');
  const uncertain = notes.filter((note) => stateOf(note) === 'uncertain');
  const orphans = notes.filter((note) => stateOf(note) === 'orphan');
  const first = placed[0] ?? uncertain[0] ?? orphans[0];
  const current = notes.some(({ id }) => id === wanted) ? wanted : first?.id;

  const edit = (id: string, isEditing: boolean) => {
    const next = new Set(editing);
    if (isEditing) next.add(id);
    else next.delete(id);
    setEditing(next);
  };
  const cards = () => Array.from(list.current?.querySelectorAll<HTMLElement>(CARD) ?? []);
  const focusCard = (card: HTMLElement | undefined) => {
    if (!card) return;
    setWanted(card.dataset.annotationId ?? null);
    card.querySelector<HTMLElement>('[data-action="jump"]')?.focus();
  };
  /** The note that had the focus goes; the keyboard stays where it was. */
  const remove = (id: string) => {
    const all = cards();
    const at = all.findIndex((card) => card.dataset.annotationId === id);
    const next = all[at + 1] ?? all[at - 1];
    if (next) focusCard(next);
    else document.getElementById('notes-title')?.focus();
    actions.onDelete(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.matches('textarea, input, select')) return;
    const card = target.closest<HTMLElement>(CARD);
    const id = card?.dataset.annotationId;
    if (!card || id === undefined) return;
    const all = cards();
    const at = all.indexOf(card);
    const run: Record<string, (() => void) | undefined> = {
      ArrowDown: () => focusCard(all[Math.min(at + 1, all.length - 1)]),
      ArrowUp: () => focusCard(all[Math.max(at - 1, 0)]),
      Home: () => focusCard(all[0]),
      End: () => focusCard(all[all.length - 1]),
      Delete: () => remove(id),
      e: () => edit(id, true),
    };
    const action = run[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };

  const cardOf = (note: Annotation) => (
    <NoteCard
      key={note.id}
      note={note}
      actions={{ ...actions, onDelete: remove }}
      isCurrent={note.id === current}
      isEditing={editing.has(note.id)}
      onEdit={(isEditing) => edit(note.id, isEditing)}
    />
  );
  return (
    <section
      ref={list}
      class="note-list"
      aria-label={t('panel_note_list')}
      onKeyDown={onKeyDown}
      onFocusCapture={(event) => {
        const id = (event.target as HTMLElement).closest<HTMLElement>(CARD)?.dataset.annotationId;
        if (id !== undefined) setWanted(id);
      }}
    >
      {groupBySection(placed).map((group) => (
        <section key={group.key} class="group">
          {group.title && (
            <h3 lang="zh-Hans" title={group.path}>
              {group.title}
            </h3>
          )}
          <ul>{group.notes.map(cardOf)}</ul>
        </section>
      ))}
      {uncertain.length > 0 && (
        <section class="group apart" data-group="uncertain" aria-labelledby="uncertain-title">
          <h3 id="uncertain-title">
            {t('panel_uncertain')}
            <span class="count">{t('panel_notes_count', uncertain.length)}</span>
          </h3>
          <p class="hint">{t('panel_uncertain_hint')}</p>
          <ul>{uncertain.map(cardOf)}</ul>
        </section>
      )}
      {orphans.length > 0 && (
        <section class="group apart" data-group="orphan" aria-labelledby="orphans-title">
          <h3 id="orphans-title">
            {t('panel_orphans')}
            <span class="count">{t('panel_notes_count', orphans.length)}</span>
          </h3>
          <p class="hint">{t('panel_orphans_hint')}</p>
          <ul>{orphans.map(cardOf)}</ul>
        </section>
      )}
    </section>
  );
}

function groupBySection(notes: readonly Annotation[]): Group[] {
  const groups: Group[] = [];
  const seen = new Map<string, number>();
  for (const note of notes) {
    const { path: titles } = note.selector.section;
    const path = titles.join(' › ');
    const last = groups[groups.length - 1];
    if (last?.path === path) last.notes.push(note);
    else {
      const times = seen.get(path) ?? 0;
      seen.set(path, times + 1);
      groups.push({ key: `${path}|${times}`, path, title: titles[titles.length - 1] ?? '', notes: [note] });
    }
  }
  return groups;
}
