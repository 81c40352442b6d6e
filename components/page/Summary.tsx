import { usePageWords } from './words.ts';

export interface SummaryProps {
  readonly sentences: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  /** The summary of the whole article, at its top. */
  readonly whole: boolean;
  readonly onJump: (start: number, end: number) => void;
}

/** What a section says, in its own sentences; each leads to where it stands. */
export function Summary({ sentences, whole, onJump }: SummaryProps) {
  const t = usePageWords();
  return (
    // No landmark: a dozen of the same name would only crowd a screen reader's list of them.
    <div
      class={whole ? 'summary whole' : 'summary'}
      role="note"
      aria-label={t(whole ? 'page_summary_article' : 'page_summary')}
    >
      <span class="label">{t(whole ? 'page_summary_article' : 'page_summary')}</span>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence.start}>
            <button type="button" title={t('page_summary_jump')} onClick={() => onJump(sentence.start, sentence.end)}>
              {sentence.text}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
