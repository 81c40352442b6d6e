import { usePageWords } from './words.ts';

/** One cited work as the card shows it. */
export interface CitedWork {
  readonly marker: string;
  /** As printed in the article, in Simplified. */
  readonly printed: string;
  /** GB/T 7714, null where the note is no reference that could be read. */
  readonly formatted: string | null;
  readonly lookUps: readonly { readonly place: string; readonly href: string }[];
  /** How many places of the article cite the same work, and which of them this is (from 0; −1 for none). */
  readonly places: number;
  readonly place: number;
}

export const COPY_STYLES = ['gbt7714-2015', 'bibtex', 'ris', 'csl'] as const;
export type CopyStyle = (typeof COPY_STYLES)[number];

/** The key of a style's name. */
export const wordOf = (style: CopyStyle) => `page_style_${style === 'gbt7714-2015' ? 'gbt' : style}` as const;

export interface CitationCardProps {
  readonly works: readonly CitedWork[];
  readonly pinned: boolean;
  /** What was just copied: position of the work and the style. */
  readonly copied: { readonly work: number; readonly style: CopyStyle } | null;
  readonly onPin: (pinned: boolean) => void;
  readonly onCopy: (work: number, style: CopyStyle) => void;
  readonly onPlace: (work: number, place: number) => void;
}

/** What a marker cites: the note as printed, where else it is cited, ways to copy it and to look it up. */
export function CitationCard(props: CitationCardProps) {
  const t = usePageWords();
  return (
    <div class="card" role="dialog" aria-label={t('page_citation')}>
      <button
        type="button"
        class="pin"
        data-action="pin"
        aria-pressed={props.pinned}
        title={t(props.pinned ? 'page_close' : 'page_pin')}
        aria-label={t(props.pinned ? 'page_close' : 'page_pin')}
        onClick={() => props.onPin(!props.pinned)}
      >
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path
            d={props.pinned ? 'M3.5 3.5l9 9m0-9l-9 9' : 'M5 2.5h6M6 2.5v4L4 9h8l-2-2.500v-4M8 9v5'}
            fill="none"
            stroke="currentColor"
            stroke-width="1.4"
            stroke-linecap="round"
            stroke-linejoin="round"
          />
        </svg>
      </button>
      {props.works.map((work, i) => (
        <WorkEntry key={work.marker + work.printed} work={work} at={i} {...props} />
      ))}
    </div>
  );
}

export interface WorkEntryProps extends Pick<CitationCardProps, 'copied' | 'onCopy' | 'onPlace'> {
  readonly work: CitedWork;
  readonly at: number;
}

/** A cited work with what can be done with it; in the card and in the list of references. */
export function WorkEntry({ work, at, copied, onCopy, onPlace }: WorkEntryProps) {
  const t = usePageWords();
  const done = copied?.work === at ? copied.style : null;
  return (
    <section class="work">
      <p class="printed" lang="zh-Hans">
        {work.marker && <span class="marker">{work.marker}</span>}
        {work.printed}
      </p>
      {work.places > 1 && (
        <p class="actions">
          <span class="name">{t('page_places', work.places)}</span>
          {Array.from({ length: work.places }, (_, place) => (
            <button
              key={place}
              type="button"
              class="small"
              data-action="place"
              aria-current={place === work.place ? 'true' : undefined}
              aria-label={t('page_place', place + 1)}
              title={t('page_place', place + 1)}
              onClick={() => onPlace(at, place)}
            >
              {place + 1}
            </button>
          ))}
        </p>
      )}
      {work.places === 1 && work.place < 0 && (
        <p class="actions">
          <button type="button" class="small" data-action="place" onClick={() => onPlace(at, 0)}>
            {t('page_to_place')}
          </button>
        </p>
      )}
      {work.formatted && (
        <p class="actions">
          <span class="name">{t('page_copy')}</span>
          {COPY_STYLES.map((style) => (
            <button
              key={style}
              type="button"
              class="small"
              data-action="copy-citation"
              data-style={style}
              title={style === 'gbt7714-2015' ? (work.formatted ?? '') : undefined}
              onClick={() => onCopy(at, style)}
            >
              {done === style ? t('page_copied') : t(wordOf(style))}
            </button>
          ))}
        </p>
      )}
      {work.lookUps.length > 0 && (
        <p class="actions">
          <span class="name">{t('page_look_up')}</span>
          {work.lookUps.map(({ place, href }) => (
            <a key={place} class="small" href={href} target="_blank" rel="noopener noreferrer">
              {t(`page_look_up_${place}`)}
            </a>
          ))}
        </p>
      )}
    </section>
  );
}
