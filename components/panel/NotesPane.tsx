import { useRef, useState } from 'preact/hooks';
import type { Annotation } from '../../lib/domain/annotation/index.ts';
import { useWords } from '../words.ts';
import { DraftList, type DraftListProps } from './DraftList.tsx';
import { NoteFilters } from './NoteFilters.tsx';
import { NoteList } from './NoteList.tsx';
import type { NoteActions } from './note-actions.ts';
import { EVERY_NOTE, filterNotes, isFiltering, type NoteFilter, sectionsOf, tagsOf } from './note-filter.ts';

export interface NotesPaneProps {
  /** In reading order; null while they are being fetched. */
  readonly notes: readonly Annotation[] | null;
  readonly drafts: DraftListProps;
  readonly actions: NoteActions;
  readonly onExport: () => void;
  /** Asks how the notes are to go out. */
  readonly onExportChoice: () => void;
}

/** The reader's notes of the work: drafts, filters, the list. */
export function NotesPane({ notes, drafts, actions, onExport, onExportChoice }: NotesPaneProps) {
  const t = useWords();
  const [filter, setFilter] = useState<NoteFilter>(EVERY_NOTE);
  const pane = useRef<HTMLElement>(null);
  const count = notes?.length ?? 0;
  const shown = notes && filterNotes(notes, filter);
  const filters = isFiltering(filter);
  const lost = (notes ?? []).filter(({ id }) => {
    const state = actions.placeOf(id)?.state;
    return state === 'uncertain' || state === 'orphan';
  }).length;
  const firstOf = (selector: string) => pane.current?.querySelector<HTMLElement>(`${selector} [data-action="jump"]`);
  const clear = () => setFilter(EVERY_NOTE);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || !filters) return;
    event.preventDefault();
    clear();
  };
  return (
    <section ref={pane} class="notes" aria-labelledby="notes-title" onKeyDown={onKeyDown}>
      <div class="bar">
        <h2 id="notes-title" tabIndex={-1}>
          {t('panel_notes')}
        </h2>
        <span class="count" role="status">
          {filters
            ? t('panel_notes_filtered', shown?.length ?? 0, count)
            : count > 0
              ? t('panel_notes_count', count)
              : ''}
        </span>
        <span class="room" />
        <button type="button" name="export-markdown" class="quiet" disabled={count === 0} onClick={onExport}>
          {t('panel_export')}
        </button>
        <button type="button" name="export" disabled={count === 0} onClick={onExportChoice}>
          {t('export_open')}
        </button>
      </div>
      <DraftList {...drafts} />
      {notes && (count > 1 || filters) && (
        <NoteFilters
          filter={filter}
          tags={tagsOf(notes)}
          sections={sectionsOf(notes)}
          onFilter={(part) => setFilter((last) => ({ ...last, ...part }))}
          onList={() => firstOf('.note-list')?.focus()}
        />
      )}
      {lost > 0 && !filters && (
        <p class="hint lost-count">
          <button type="button" name="lost" class="link" onClick={() => firstOf('.apart')?.focus()}>
            {t('panel_lost', lost)}
          </button>
        </p>
      )}
      {notes && count === 0 && (
        <div class="empty">
          <p>{t('panel_empty_title')}</p>
          <p class="hint">{t('panel_empty_text')}</p>
        </div>
      )}
      {filters && shown?.length === 0 && (
        <p class="empty">
          {t('panel_filter_none')}
          <button type="button" name="clear-filter" class="link" onClick={clear}>
            {t('panel_filter_clear')}
          </button>
        </p>
      )}
      {shown && <NoteList notes={shown} actions={actions} />}
    </section>
  );
}
