import { usePageWords } from './words.ts';

export interface SelectionToolbarProps {
  readonly colors: readonly string[];
  /** Colour of the highlight under the pointer; null for a new passage. */
  readonly current: string | null;
  readonly hasNote: boolean;
  readonly onColor: (color: string) => void;
  readonly onNote: () => void;
  /** Only for an existing highlight. */
  readonly onRemove: (() => void) | null;
}

/** Colours and a note for a selected passage, or for the highlight that was clicked. */
export function SelectionToolbar(props: SelectionToolbarProps) {
  const t = usePageWords();
  // The page's selection must survive the press: it is what the buttons act on.
  const keepSelection = (event: Event) => event.preventDefault();
  return (
    <div class="toolbar" role="toolbar" aria-label={t('page_selection')} onMouseDown={keepSelection}>
      {props.colors.map((color) => (
        <button
          key={color}
          type="button"
          class="color"
          data-action="highlight"
          data-color={color}
          aria-label={t('page_highlight', t(`color_${color}`))}
          aria-pressed={props.current === color}
          title={t('page_highlight', t(`color_${color}`))}
          onClick={() => props.onColor(color)}
        />
      ))}
      <span class="rule" />
      <button type="button" class="plain" data-action="note" onClick={props.onNote}>
        {t(props.hasNote ? 'page_note_edit' : 'page_note')}
      </button>
      {props.onRemove && (
        <button type="button" class="plain" data-action="remove" onClick={props.onRemove}>
          {t('page_remove')}
        </button>
      )}
    </div>
  );
}
