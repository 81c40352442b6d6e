import { useWords } from './words.ts';

export interface PanelNoticeProps {
  readonly kind: 'loading' | 'absent' | 'broken';
}

/** The panel where it has no work to show. */
export function PanelNotice({ kind }: PanelNoticeProps) {
  const t = useWords();
  return (
    <main class="panel notice" data-state={kind}>
      {kind === 'loading' && <p role="status">{t('panel_loading')}</p>}
      {kind === 'broken' && (
        <p class="problem" role="alert">
          {t('panel_error_store')}
        </p>
      )}
      {kind === 'absent' && (
        <>
          <h1>{t('panel_absent_title')}</h1>
          <p class="hint">{t('panel_absent_text')}</p>
        </>
      )}
    </main>
  );
}
