import { useRef, useState } from 'preact/hooks';
import {
  type Annotation,
  HIGHLIGHT_COLORS,
  NOTE_SORTS,
  type NoteQuery,
  type NoteSort,
} from '../../lib/domain/annotation/index.ts';
import { parseTags } from '../tags.ts';
import { useWords } from '../words.ts';
import { Keeping, type KeepingProps } from './Keeping.tsx';
import { LibraryRow } from './LibraryRow.tsx';
import { WindowedList } from './WindowedList.tsx';

const ROW_HEIGHT = 112;
/** Tags shown as buttons; the others are in the list beside them. */
const TAGS_SHOWN = 12;

/** A work in the list on the side. */
export interface LibraryWork {
  readonly id: string;
  readonly title: string;
  readonly count: number;
}

export interface LibraryProps {
  /** Works with notes. */
  readonly works: readonly LibraryWork[];
  /** Notes there are, and notes in the trash. */
  readonly total: number;
  readonly trashed: number;
  readonly query: NoteQuery;
  readonly onQuery: (part: Partial<NoteQuery>) => void;
  /** What the query found, in its order. */
  readonly ids: readonly string[];
  /** The most used first. */
  readonly tags: readonly string[];
  /** Notes read so far; null when all are. */
  readonly reading: number | null;
  readonly noteOf: (id: string) => Annotation | null;
  readonly linkOf: (note: Annotation) => string | null;
  readonly onWindow: (from: number, to: number) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: readonly string[], isSelected: boolean) => void;
  readonly onOpen: (id: string) => void;
  readonly onTag: (tags: readonly string[], isAdded: boolean) => void;
  readonly onDelete: () => void;
  readonly onRestore: () => void;
  readonly onDestroy: () => void;
  readonly onExport: () => void;
  readonly keeping: KeepingProps;
}

/** Everything the reader wrote: search as one types, filters, many notes at a time, the trash, backups. */
export function Library(props: LibraryProps) {
  const t = useWords();
  const { query, onQuery, ids, selected, works } = props;
  const [tagLine, setTagLine] = useState('');
  const lastPicked = useRef<number | null>(null);
  const titles = new Map(works.map(({ id, title }) => [id, title]));
  const countOfSelected = selected.size;
  const areAll = ids.length > 0 && countOfSelected === ids.length;

  const pick = (index: number, isSelected: boolean, through: boolean) => {
    const from = through && lastPicked.current !== null ? lastPicked.current : index;
    props.onSelect(ids.slice(Math.min(from, index), Math.max(from, index) + 1), isSelected);
    lastPicked.current = index;
  };
  const tag = (isAdded: boolean) => {
    const tags = parseTags(tagLine);
    if (tags.length === 0) return;
    props.onTag(tags, isAdded);
    setTagLine('');
  };
  const place = query.deleted ? 'trash' : (query.workId ?? '');
  const goTo = (value: string) =>
    onQuery(
      value === 'trash' ? { deleted: true, workId: null } : { deleted: false, workId: value === '' ? null : value },
    );

  return (
    <main class="library">
      <aside>
        <h1>{t('library_title')}</h1>
        <select
          class="places"
          aria-label={t('library_works')}
          value={place}
          onChange={(event) => goTo(event.currentTarget.value)}
        >
          <option value="">{`${t('library_all')} (${props.total})`}</option>
          {works.map(({ id, title, count }) => (
            <option key={id} value={id}>{`${title || t('panel_untitled')} (${count})`}</option>
          ))}
          <option value="trash">{`${t('library_trash')} (${props.trashed})`}</option>
        </select>
        <nav aria-label={t('library_works')}>
          <Place name="" title={t('library_all')} count={props.total} place={place} onPlace={goTo} />
          <ul class="works" lang="zh-Hans">
            {works.map(({ id, title, count }) => (
              <li key={id}>
                <Place name={id} title={title || t('panel_untitled')} count={count} place={place} onPlace={goTo} />
              </li>
            ))}
          </ul>
          <Place name="trash" title={t('library_trash')} count={props.trashed} place={place} onPlace={goTo} />
        </nav>
        <Keeping {...props.keeping} />
      </aside>
      <section class="found" aria-label={t('library_notes')}>
        <div class="ask">
          <input
            type="search"
            name="search"
            autocomplete="off"
            placeholder={t('library_search')}
            aria-label={t('library_search')}
            value={query.words}
            onInput={(event) => onQuery({ words: event.currentTarget.value })}
          />
          <select
            name="sort"
            aria-label={t('library_sort')}
            value={query.sort}
            onChange={(event) => onQuery({ sort: event.currentTarget.value as NoteSort })}
          >
            {NOTE_SORTS.map((sort) => (
              <option key={sort} value={sort}>
                {t(`library_sort_${sort}`)}
              </option>
            ))}
          </select>
        </div>
        <fieldset class="chips">
          <legend class="unseen">{t('library_filter')}</legend>
          {HIGHLIGHT_COLORS.map((color) => (
            <button
              key={color}
              type="button"
              class="chip dot"
              data-color={color}
              aria-pressed={query.colors.has(color)}
              aria-label={t(`color_${color}`)}
              title={t(`color_${color}`)}
              onClick={() => onQuery({ colors: toggled(query.colors, color) })}
            >
              <span class="swatch" aria-hidden="true" />
            </button>
          ))}
          {[...new Set([...query.tags, ...props.tags.slice(0, TAGS_SHOWN)])].map((name) => (
            <button
              key={name}
              type="button"
              class="chip"
              aria-pressed={query.tags.has(name)}
              onClick={() => onQuery({ tags: toggled(query.tags, name) })}
            >
              #{name}
            </button>
          ))}
          {props.tags.length > TAGS_SHOWN && (
            <select
              name="tag"
              aria-label={t('library_more_tags')}
              value=""
              onChange={(event) => onQuery({ tags: toggled(query.tags, event.currentTarget.value) })}
            >
              <option value="">{t('library_more_tags')}</option>
              {props.tags.slice(TAGS_SHOWN).map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </fieldset>
        <div class="many">
          <label class="all">
            <input
              type="checkbox"
              name="all"
              aria-label={t('library_all')}
              checked={areAll}
              ref={(box) => {
                if (box) box.indeterminate = countOfSelected > 0 && !areAll;
              }}
              disabled={ids.length === 0}
              onClick={() => props.onSelect(ids, !areAll)}
            />
            <span role="status">
              {props.reading !== null
                ? t('library_reading', props.reading)
                : countOfSelected > 0
                  ? t('library_selected', countOfSelected)
                  : t('library_count', ids.length)}
            </span>
          </label>
          {query.deleted ? (
            <>
              <button type="button" name="restore" disabled={countOfSelected === 0} onClick={props.onRestore}>
                {t('library_restore')}
              </button>
              <button
                type="button"
                name="destroy"
                class="quiet"
                disabled={countOfSelected === 0}
                onClick={props.onDestroy}
              >
                {t('library_destroy')}
              </button>
            </>
          ) : (
            <>
              {countOfSelected > 0 && (
                <form
                  class="tagging"
                  onSubmit={(event) => {
                    event.preventDefault();
                    tag(true);
                  }}
                >
                  <input
                    type="text"
                    name="tags"
                    autocomplete="off"
                    aria-label={t('composer_tags')}
                    placeholder={t('composer_tags')}
                    value={tagLine}
                    onInput={(event) => setTagLine(event.currentTarget.value)}
                  />
                  <button type="submit" name="tag" disabled={tagLine.trim() === ''}>
                    {t('library_tag')}
                  </button>
                  <button
                    type="button"
                    name="untag"
                    class="quiet"
                    disabled={tagLine.trim() === ''}
                    onClick={() => tag(false)}
                  >
                    {t('library_untag')}
                  </button>
                </form>
              )}
              {countOfSelected > 0 && (
                <button type="button" name="delete" class="quiet" onClick={props.onDelete}>
                  {t('panel_note_delete')}
                </button>
              )}
              <button type="button" name="export" disabled={ids.length === 0} onClick={props.onExport}>
                {t(countOfSelected > 0 ? 'library_export_selected' : 'library_export_all')}
              </button>
            </>
          )}
        </div>
        {query.deleted && <p class="hint">{t('library_trash_hint')}</p>}
        {ids.length === 0 && props.reading === null && (
          <p class="empty">{t(props.total + props.trashed === 0 ? 'library_empty' : 'library_none')}</p>
        )}
        <WindowedList
          label={t('library_notes')}
          count={ids.length}
          rowHeight={ROW_HEIGHT}
          resetKey={`${place}|${query.words}|${query.sort}|${[...query.colors]}|${[...query.tags]}`}
          onWindow={props.onWindow}
        >
          {(index) => {
            const id = ids[index] as string;
            const note = props.noteOf(id);
            return (
              <LibraryRow
                note={note}
                title={(note && titles.get(note.workId)) ?? ''}
                isSelected={selected.has(id)}
                onSelect={(isSelected, through) => pick(index, isSelected, through)}
                onOpen={() => props.onOpen(id)}
                link={note && props.linkOf(note)}
              />
            );
          }}
        </WindowedList>
      </section>
    </main>
  );
}

interface PlaceProps {
  readonly name: string;
  readonly title: string;
  readonly count: number;
  readonly place: string;
  readonly onPlace: (name: string) => void;
}

function Place({ name, title, count, place, onPlace }: PlaceProps) {
  return (
    <button
      type="button"
      class="place"
      data-place={name}
      aria-current={name === place ? 'page' : undefined}
      onClick={() => onPlace(name)}
    >
      <span>{title}</span>
      <span class="count">{count}</span>
    </button>
  );
}

function toggled<Item>(set: ReadonlySet<Item>, item: Item): Set<Item> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}
