import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../words.ts';

/** What becomes of rows that come in. */
export interface ImportCounts {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly kept: number;
}

/** What an import would do. */
export interface ImportView {
  readonly fileName: string;
  readonly mode: 'merge' | 'replace';
  /** Only a backup can replace what is here. */
  readonly canReplace: boolean;
  readonly works: ImportCounts;
  readonly annotations: ImportCounts;
  readonly drafts: ImportCounts;
  readonly removed: number;
  /** Entries of the file that are no notes of ours. */
  readonly refused: number;
}

export interface ImportDialogProps {
  readonly view: ImportView;
  readonly isRunning: boolean;
  readonly onMode: (mode: 'merge' | 'replace') => void;
  readonly onImport: () => void;
  readonly onClose: () => void;
}

/** Shows what an import would do before it is done. Esc closes, and nothing was changed. */
export function ImportDialog({ view, isRunning, onMode, onImport, onClose }: ImportDialogProps) {
  const t = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { annotations, works, drafts } = view;
  const hasWork = [annotations, works, drafts].some((counts) => counts.new + counts.changed > 0) || view.removed > 0;
  return (
    <dialog ref={dialog} class="dialog import" aria-labelledby="import-title" onClose={onClose}>
      <form method="dialog">
        <h2 id="import-title">{t('backup_import_title')}</h2>
        <p class="hint">{view.fileName}</p>
        {view.canReplace && (
          <fieldset class="modes">
            <legend class="unseen">{t('backup_mode')}</legend>
            {(['merge', 'replace'] as const).map((mode) => (
              <label key={mode} class="check">
                <input type="radio" name="mode" checked={mode === view.mode} onChange={() => onMode(mode)} />
                <span>{t(`backup_mode_${mode}`)}</span>
              </label>
            ))}
          </fieldset>
        )}
        <table>
          <thead>
            <tr>
              <td />
              {(['new', 'changed', 'same', 'kept'] as const).map((outcome) => (
                <th key={outcome} scope="col">
                  {t(`backup_${outcome}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(['annotations', 'works', 'drafts'] as const).map((kind) => (
              <tr key={kind} data-kind={kind}>
                <th scope="row">{t(`backup_${kind}`)}</th>
                {(['new', 'changed', 'same', 'kept'] as const).map((outcome) => (
                  <td key={outcome}>{view[kind][outcome]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {view.removed > 0 && <p class="problem">{t('backup_removed', view.removed)}</p>}
        {view.mode === 'replace' && <p class="hint">{t('backup_replace_hint')}</p>}
        {view.refused > 0 && <p class="hint">{t('backup_refused', view.refused)}</p>}
        {!hasWork && <p class="hint">{t('backup_nothing')}</p>}
        <div class="tools">
          <button type="submit" name="close" class="quiet">
            {t('export_close')}
          </button>
          <button type="button" name="run" class="main" disabled={isRunning || !hasWork} onClick={onImport}>
            {t(isRunning ? 'backup_running' : view.mode === 'replace' ? 'backup_run_replace' : 'backup_run')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
