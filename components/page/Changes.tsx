import { usePageWords } from './words.ts';

/** The kinds of change a reader tells apart by their underline. */
export const CHANGE_KINDS = ['garbled', 'gloss', 'script', 'other'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One place where the text was changed. */
export interface Change {
  readonly kind: ChangeKind;
  /** Key of the words for what was done. */
  readonly name: string;
  /** What stood there, '' for nothing. */
  readonly before: string;
  /** What stands there now, '' for nothing. */
  readonly after: string;
  /** What proves it, in the words of whoever found it. */
  readonly evidence: string;
}

export interface ChangeCardProps {
  readonly changes: readonly Change[];
  readonly reported: boolean;
  readonly onReport: () => void;
}

/** What stood here as served, what was done, and why. */
export function ChangeCard({ changes, reported, onReport }: ChangeCardProps) {
  const t = usePageWords();
  return (
    <div class="card change" role="dialog" aria-label={t('page_change')}>
      {changes.map(({ name, kind, before, after, evidence }) => (
        <section key={name + before}>
          <p>
            <span class="kind" data-kind={kind}>
              {t(name)}
            </span>
            <del lang="zh">{before || t('page_nothing')}</del> → <ins lang="zh">{after || t('page_nothing')}</ins>
          </p>
          {evidence && <p class="evidence">{evidence}</p>}
        </section>
      ))}
      <p class="actions">
        <button type="button" class="small" data-action="report" title={t('page_report_title')} onClick={onReport}>
          {t(reported ? 'page_copied' : 'page_report')}
        </button>
      </p>
    </div>
  );
}

export interface ChangesBarProps {
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** Kinds that are not underlined at the moment. */
  readonly off: readonly ChangeKind[];
  readonly onKind: (kind: ChangeKind, on: boolean) => void;
  readonly onStep: (step: 1 | -1) => void;
  readonly onClose: () => void;
}

/** The legend of the underlines, which can be put out one by one, and the way from change to change. */
export function ChangesBar({ counts, off, onKind, onStep, onClose }: ChangesBarProps) {
  const t = usePageWords();
  return (
    <div class="changes" role="toolbar" aria-label={t('page_changes_bar')}>
      {CHANGE_KINDS.filter((kind) => counts[kind] > 0).map((kind) => (
        <button
          key={kind}
          type="button"
          class="plain kind"
          data-action="kind"
          data-kind={kind}
          aria-pressed={!off.includes(kind)}
          onClick={() => onKind(kind, off.includes(kind))}
        >
          {t(`page_kind_${kind}`)} {counts[kind]}
        </button>
      ))}
      <span class="rule" />
      <button
        type="button"
        class="plain"
        data-action="previous"
        aria-label={t('page_previous')}
        onClick={() => onStep(-1)}
      >
        ‹
      </button>
      <button type="button" class="plain" data-action="next" aria-label={t('page_next')} onClick={() => onStep(1)}>
        ›
      </button>
      <button type="button" class="plain" data-action="close" aria-label={t('page_close')} onClick={onClose}>
        ×
      </button>
    </div>
  );
}
