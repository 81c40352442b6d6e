import { usePageWords } from './words.ts';

export interface CursorBarProps {
  /** The sentence the cursor stands on, as a screen reader says it. */
  readonly said: string;
  readonly onLeft: () => void;
  readonly onClose: () => void;
}

/** Keys, and what they do; arrows are drawn, not written. */
const KEYS = [
  ['← →', 'page_cursor_sentence'],
  ['↑ ↓', 'page_cursor_paragraph'],
  ['Shift', 'page_cursor_extend'],
  ['Enter', 'page_cursor_open'],
  ['Esc', 'page_cursor_leave'],
] as const;

/**
 * Has the keyboard while the cursor goes from sentence to sentence, and says which keys there are. The keys themselves are
 * heard before the page's (entrypoints/reader.content/sentence-cursor.ts).
 */
export function CursorBar({ said, onLeft, onClose }: CursorBarProps) {
  const t = usePageWords();
  return (
    <div class="cursor-bar">
      {/* An application: a screen reader hands the arrow keys over instead of reading on by them. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is what takes the arrow keys */}
      <div class="cursor-keys" role="application" tabIndex={0} aria-label={t('page_cursor_label')} onBlur={onLeft}>
        {KEYS.map(([keys, name]) => (
          <span key={keys}>
            <kbd>{keys}</kbd> {t(name)}
          </span>
        ))}
      </div>
      <button type="button" class="plain" data-action="close" aria-label={t('page_close')} onClick={onClose}>
        ×
      </button>
      <p class="unseen" lang="zh" aria-live="polite">
        {said}
      </p>
    </div>
  );
}
