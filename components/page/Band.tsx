import type { Box } from './Floating.tsx';
import { usePageWords } from './words.ts';

export interface BandProps {
  /** In the page, CSS px: it scrolls with the text. */
  readonly box: Box;
  /** Authors, journal, date: what is known of them, in one line. */
  readonly by: string;
  /** What was done to the page, in words. */
  readonly done: readonly string[];
  readonly onServed: () => void;
  readonly onClean: () => void;
  /** Null where nothing was changed. */
  readonly onChanges: (() => void) | null;
}

/** CSS px: from this height on there is room for two lines. */
const TWO_LINES = 56;

/** Says whose the article is and what was done to its page, where the site's own header stood. */
export function Band({ box, by, done, onServed, onClean, onChanges }: BandProps) {
  const t = usePageWords();
  const { x, y, width, height } = box;
  return (
    <section
      class="band"
      aria-label={t('page_band')}
      style={{ left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` }}
    >
      <div>
        <span class="mark" aria-hidden="true">
          清
        </span>
        <div class="words">
          {by !== '' && height >= TWO_LINES && <p class="by">{by}</p>}
          <p class="done">{done.join(' · ')}</p>
        </div>
        <div class="actions">
          {onChanges && (
            <button type="button" class="plain" data-action="band-changes" onClick={onChanges}>
              {t('page_band_changes')}
            </button>
          )}
          <button
            type="button"
            class="plain"
            data-action="band-served"
            title={t('page_view_served_title')}
            onClick={onServed}
          >
            {t('page_view_served')}
          </button>
          <button type="button" class="plain" data-action="band-clean" title={t('page_clean_title')} onClick={onClean}>
            {t('page_clean')}
          </button>
        </div>
      </div>
    </section>
  );
}
