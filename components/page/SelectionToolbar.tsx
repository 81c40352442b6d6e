import { useState } from 'preact/hooks';
import { usePageWords } from './words.ts';

export const COPY_FORMS = ['reading', 'printed', 'both', 'link'] as const;
/** How a passage is copied: as read or as printed, with its citation, or both; or a link that leads to it. */
export type CopyForm = (typeof COPY_FORMS)[number];

export interface SelectionToolbarProps {
  readonly colors: readonly string[];
  /** Colour of the highlight under the pointer; null for a new passage. */
  readonly current: string | null;
  readonly hasNote: boolean;
  /** What can be copied; 'printed' and 'both' only where the printed words differ. */
  readonly forms: readonly CopyForm[];
  readonly onColor: (color: string) => void;
  /** How many works are cited in the passage, where the reader may ask for them here. */
  readonly cited: number;
  readonly onCited: () => void;
  readonly onNote: () => void;
  readonly onCopy: (form: CopyForm) => void;
  /** Only for an existing highlight. */
  readonly onRemove: (() => void) | null;
}

/** Colours, a note and ways to copy, for a selected passage or for the highlight that was clicked. */
export function SelectionToolbar(props: SelectionToolbarProps) {
  const t = usePageWords();
  const [copying, setCopying] = useState(false);
  // The page's selection must survive the press: it is what the buttons act on.
  const keepSelection = (event: Event) => event.preventDefault();
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = Array.from((event.currentTarget as HTMLElement).querySelectorAll('button'));
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div class="toolbar" role="toolbar" aria-label={t('page_selection')} onMouseDown={keepSelection} onKeyDown={move}>
      <div class="row">
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
        <button
          type="button"
          class="plain"
          data-action="copy"
          aria-expanded={copying}
          onClick={() => setCopying(!copying)}
        >
          {t('page_copy')}
        </button>
        {props.cited > 0 && (
          <button type="button" class="plain" data-action="cited" onClick={props.onCited}>
            {t('page_cited', props.cited)}
          </button>
        )}
        {props.onRemove && (
          <button type="button" class="plain" data-action="remove" onClick={props.onRemove}>
            {t('page_remove')}
          </button>
        )}
      </div>
      {copying && (
        <div class="row">
          {props.forms.map((form) => (
            <button
              key={form}
              type="button"
              class="plain"
              data-action="copy-as"
              data-form={form}
              onClick={() => props.onCopy(form)}
            >
              {t(`page_copy_${form}`)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
