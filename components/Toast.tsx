import { useWords } from './words.ts';

export interface ToastProps {
  /** What happened; '' for nothing. */
  readonly text: string;
  /** Takes it back, where that can be done. */
  readonly onUndo: (() => void) | null;
}

/** Says what happened, politely, at the foot of a surface; the region is always there, so that it is read out. */
export function Toast({ text, onUndo }: ToastProps) {
  const t = useWords();
  return (
    <div class="toast" role="status" data-shown={text !== ''}>
      <span>{text}</span>
      {text && onUndo && (
        <button type="button" name="undo" onClick={onUndo}>
          {t('panel_undo')}
        </button>
      )}
    </div>
  );
}
