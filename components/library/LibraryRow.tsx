import type { Annotation } from '../../lib/domain/annotation/index.ts';
import { useWords } from '../words.ts';

export interface LibraryRowProps {
  /** Null while it is being fetched. */
  readonly note: Annotation | null;
  readonly title: string;
  readonly isSelected: boolean;
  /** `through`: all rows from the one chosen last. */
  readonly onSelect: (isSelected: boolean, through: boolean) => void;
  readonly onOpen: () => void;
  /** Leads to the words on their page; null where the address is not of the web. */
  readonly link: string | null;
}

/** One note in a row of fixed height: what it is about, what was written, where it is from. */
export function LibraryRow({ note, title, isSelected, onSelect, onOpen, link }: LibraryRowProps) {
  const t = useWords();
  if (!note) return <div class="row" aria-busy="true" />;
  const { quotes, body, tags, color, modified, deleted, selector } = note;
  const section = selector.section.path[selector.section.path.length - 1] ?? '';
  const about = [title, section, (deleted ?? modified).slice(0, 10)].filter((part) => part !== '');
  return (
    <div class="row" data-annotation-id={note.id} data-color={color} data-selected={isSelected}>
      <label class="pick">
        <input
          type="checkbox"
          checked={isSelected}
          aria-label={t('library_select', quotes.reading.slice(0, 40))}
          onClick={(event) => onSelect(event.currentTarget.checked, event.shiftKey)}
        />
      </label>
      <div class="words">
        <p class="quote" lang="zh-Hans">
          <button type="button" data-action="open" title={t('library_note_open')} onClick={onOpen}>
            {quotes.reading}
          </button>
        </p>
        <p class="body">{body}</p>
        <p class="about">
          <span class="unseen">{t(`color_${color}`)}</span>
          {tags.length > 0 && <span class="tags">{tags.map((tag) => `#${tag}`).join(' ')}</span>}
          <span class="where" lang="zh-Hans">
            {about.join(' · ')}
          </span>
          {link && !deleted && (
            <a href={link} target="_blank" rel="noreferrer">
              {t('library_open')}
            </a>
          )}
        </p>
      </div>
    </div>
  );
}
