import {
  type CitationCardProps,
  type CitedWork,
  COPY_STYLES,
  type CopyStyle,
  WorkEntry,
  wordOf,
} from './CitationCard.tsx';
import { Sheet } from './Sheet.tsx';
import { usePageWords } from './words.ts';

export interface ReferencesProps extends Pick<CitationCardProps, 'copied' | 'onCopy' | 'onPlace'> {
  readonly works: readonly CitedWork[];
  /** Copies all of them in one style: as a list, or as a file. */
  readonly onCopyAll: (style: CopyStyle) => void;
  readonly onClose: () => void;
}

/** Everything the article cites, in its order, each with its places in the text. */
export function References(props: ReferencesProps) {
  const t = usePageWords();
  return (
    <Sheet class="references" title={t('page_references', props.works.length)} focus onClose={props.onClose}>
      <p class="actions">
        <span class="name">{t('page_copy_all')}</span>
        {COPY_STYLES.map((style) => (
          <button
            key={style}
            type="button"
            class="small"
            data-action="copy-all"
            data-style={style}
            onClick={() => props.onCopyAll(style)}
          >
            {t(wordOf(style))}
          </button>
        ))}
      </p>
      {props.works.map((work, i) => (
        <WorkEntry
          key={`${i}${work.marker}`}
          work={work}
          at={i}
          copied={props.copied}
          onCopy={props.onCopy}
          onPlace={props.onPlace}
        />
      ))}
    </Sheet>
  );
}
