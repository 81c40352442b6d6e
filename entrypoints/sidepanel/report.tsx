import { useWords } from '../../components/words.ts';

export interface ReportProps {
  /** Absent while no reader answers. */
  readonly report: unknown;
  readonly onBack: () => void;
}

/** Diagnostics: what `extract` prints for the page, as the extension sees it. */
export function Report({ report, onBack }: ReportProps) {
  const t = useWords();
  return (
    <main class="report">
      <button type="button" name="back" onClick={onBack}>
        {t('panel_back')}
      </button>
      {report ? (
        <pre id="qingdu-report">{JSON.stringify(report, null, 2)}</pre>
      ) : (
        <p role="status">{t('panel_loading')}</p>
      )}
    </main>
  );
}
