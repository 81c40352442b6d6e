import type { HighlightColor } from '../../lib/domain/annotation/index.ts';
import { useWords } from '../words.ts';

/** The draft of a new note. */
export interface DraftView {
  readonly key: string;
  readonly quote: string;
  readonly body: string;
  readonly color: HighlightColor;
}

export interface DraftListProps {
  readonly drafts: readonly DraftView[];
  readonly onKeep: (key: string) => void;
  readonly onDiscard: (key: string) => void;
}

/** What was being written when something broke off: nothing of it is lost until the reader says so. */
export function DraftList({ drafts, onKeep, onDiscard }: DraftListProps) {
  const t = useWords();
  if (drafts.length === 0) return null;
  return (
    <section class="drafts" aria-labelledby="drafts-title">
      <h3 id="drafts-title">{t('panel_drafts')}</h3>
      <ul>
        {drafts.map(({ key, quote, body, color }) => (
          <li key={key} class="note" data-draft={key} data-color={color}>
            <blockquote class="quote" lang="zh-Hans">
              {quote}
            </blockquote>
            {body && <p class="body">{body}</p>}
            <div class="tools">
              <button type="button" data-action="keep" onClick={() => onKeep(key)}>
                {t('panel_draft_keep')}
              </button>
              <button type="button" data-action="discard" class="quiet" onClick={() => onDiscard(key)}>
                {t('panel_draft_discard')}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
