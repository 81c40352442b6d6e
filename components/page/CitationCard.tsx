import { usePageWords } from './words.ts';

/** One cited work as the card shows it. */
export interface CitedWork {
  readonly marker: string;
  /** As printed in the article, in the shown script. */
  readonly printed: string;
  /** GB/T 7714, null where the note is no reference that could be read. */
  readonly formatted: string | null;
  readonly kind: string | null;
}

export interface CitationCardProps {
  readonly works: readonly CitedWork[];
  readonly onCopy: (text: string) => void;
  readonly copied: boolean;
}

/** What a marker cites: the note as printed, and as GB/T 7714 to copy. */
export function CitationCard({ works, onCopy, copied }: CitationCardProps) {
  const t = usePageWords();
  return (
    <div class="card" role="dialog" aria-label={t('page_citation')}>
      {works.map((work) => (
        <section key={work.marker + work.printed}>
          <p class="printed">
            <span class="marker">{work.marker}</span>
            {work.printed}
          </p>
          {work.formatted && (
            <div class="formatted">
              <p>{work.formatted}</p>
              <button
                type="button"
                class="plain"
                data-action="copy-citation"
                title={t('page_copy_gbt')}
                onClick={() => onCopy(work.formatted ?? '')}
              >
                {t(copied ? 'page_copied' : 'page_copy_gbt')}
              </button>
            </div>
          )}
        </section>
      ))}
    </div>
  );
}
