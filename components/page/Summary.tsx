import { useState } from 'preact/hooks';
import { usePageWords } from './words.ts';

export interface SummaryProps {
  readonly sentences: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  /** The summary of the whole article, at its top. */
  readonly whole: boolean;
  /** Whether it begins with all sentences shown, or with a line of the first. */
  readonly open: boolean;
  readonly onJump: (start: number, end: number) => void;
}

/** What a section says, in its own sentences; each leads to where it stands. Folded it is one quiet line. */
export function Summary({ sentences, whole, open, onJump }: SummaryProps) {
  const t = usePageWords();
  const [shown, setShown] = useState(open);
  const name = t(whole ? 'page_summary_article' : 'page_summary');
  return (
    // No landmark: a dozen of the same name would only crowd a screen reader's list of them.
    <div class={shown ? 'summary open' : 'summary'} role="note" aria-label={name}>
      <button
        type="button"
        class="fold"
        data-action="fold"
        aria-expanded={shown}
        title={t(shown ? 'page_summary_fold' : 'page_summary_open')}
        onClick={() => setShown(!shown)}
      >
        <span class="label">{name}</span>
        {!shown && <span class="teaser">{sentences[0]?.text}</span>}
      </button>
      {shown && (
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence.start}>
              <button
                type="button"
                data-action="jump"
                title={t('page_summary_jump')}
                onClick={() => onJump(sentence.start, sentence.end)}
              >
                {sentence.text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
