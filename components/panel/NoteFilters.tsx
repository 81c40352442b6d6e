import { HIGHLIGHT_COLORS } from '../../lib/domain/annotation/index.ts';
import { useWords } from '../words.ts';
import type { FilterSection, NoteFilter } from './note-filter.ts';

export interface NoteFiltersProps {
  readonly filter: NoteFilter;
  readonly tags: readonly string[];
  readonly sections: readonly FilterSection[];
  readonly onFilter: (part: Partial<NoteFilter>) => void;
  /** Down arrow in the field: on to the list. */
  readonly onList: () => void;
}

/** Text, colour, tag and section in one row. */
export function NoteFilters({ filter, tags, sections, onFilter, onList }: NoteFiltersProps) {
  const t = useWords();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.key !== 'ArrowDown') return;
    event.preventDefault();
    onList();
  };
  return (
    <fieldset class="filters">
      <legend class="unseen">{t('panel_filter')}</legend>
      <input
        type="search"
        name="note-words"
        autocomplete="off"
        placeholder={t('panel_filter_find')}
        aria-label={t('panel_filter_words')}
        value={filter.words}
        onKeyDown={onKeyDown}
        onInput={(event) => onFilter({ words: event.currentTarget.value })}
      />
      {HIGHLIGHT_COLORS.map((color) => (
        <button
          key={color}
          type="button"
          class="dot"
          data-color={color}
          aria-pressed={filter.color === color}
          aria-label={t(`color_${color}`)}
          title={t(`color_${color}`)}
          onClick={() => onFilter({ color: filter.color === color ? null : color })}
        >
          <span class="swatch" aria-hidden="true" />
        </button>
      ))}
      {tags.length > 0 && (
        <select
          name="note-tag"
          aria-label={t('panel_filter_tag')}
          title={t('panel_filter_tag')}
          data-set={filter.tag !== ''}
          value={filter.tag}
          onChange={(event) => onFilter({ tag: event.currentTarget.value })}
        >
          <option value="" label="#">
            {t('panel_filter_every_tag')}
          </option>
          {tags.map((tag) => (
            <option key={tag} value={tag}>{`#${tag}`}</option>
          ))}
        </select>
      )}
      {sections.length > 1 && (
        <select
          name="note-section"
          lang="zh-Hans"
          aria-label={t('panel_filter_section')}
          title={t('panel_filter_section')}
          data-set={filter.section !== ''}
          value={filter.section}
          onChange={(event) => onFilter({ section: event.currentTarget.value })}
        >
          <option value="" label="§">
            {t('panel_filter_every_section')}
          </option>
          {sections.map(({ path, title, depth }) => (
            <option key={path} value={path}>{`${'　'.repeat(depth)}${title}`}</option>
          ))}
        </select>
      )}
    </fieldset>
  );
}
