import { usePageWords } from './words.ts';

export type PillView = 'served' | 'printed' | 'simplified';

export interface PillProps {
  readonly view: PillView;
  /** Positions that differ on this page; a Simplified article has no script of its own to go back to. */
  readonly views: readonly PillView[];
  readonly notes: number;
  readonly hidden: number;
  readonly hiddenShown: boolean;
  readonly onView: (view: PillView) => void;
  readonly onHidden: (shown: boolean) => void;
  readonly onPanel: () => void;
}

/** The quiet control at the page's edge: the switch, what was folded away, the notes. */
export function Pill(props: PillProps) {
  const t = usePageWords();
  return (
    <div class="pill" role="toolbar" aria-label={t('page_toolbar')}>
      <div class="switch" role="radiogroup" aria-label={t('page_view')}>
        {props.views.map((view) => (
          // biome-ignore lint/a11y/useSemanticElements: a radio input would submit with the page's forms in old engines
          <button
            key={view}
            type="button"
            role="radio"
            data-action="view"
            data-view={view}
            aria-checked={view === props.view}
            title={t(`page_view_${view}_title`)}
            onClick={() => props.onView(view)}
          >
            {t(`page_view_${view}`)}
          </button>
        ))}
      </div>
      {props.hidden > 0 && props.view !== 'served' && (
        <button
          type="button"
          class="plain"
          data-action="excluded"
          aria-pressed={props.hiddenShown}
          title={t('page_hidden_title')}
          onClick={() => props.onHidden(!props.hiddenShown)}
        >
          {t(props.hiddenShown ? 'page_hidden_fold' : 'page_hidden_show', props.hidden)}
        </button>
      )}
      <button type="button" class="plain" data-action="panel" title={t('page_panel_title')} onClick={props.onPanel}>
        {props.notes > 0 ? t('page_panel_count', props.notes) : t('page_panel')}
      </button>
    </div>
  );
}
