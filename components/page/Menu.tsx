import { useLayoutEffect, useRef } from 'preact/hooks';
import { Choice } from './Choice.tsx';
import { CleanChoices, type CleanStyle } from './CleanChoices.tsx';
import { usePageWords } from './words.ts';

export type PageView = 'served' | 'printed' | 'simplified';
export type SummaryMode = 'open' | 'folded' | 'off';

export interface MenuProps {
  /** Null while the clean view is not open. */
  readonly style: CleanStyle | null;
  readonly onStyle: (part: Partial<CleanStyle>) => void;
  readonly onPrint: () => void;
  readonly view: PageView;
  /** Positions that differ on this page; a Simplified article has no script of its own to go back to. */
  readonly views: readonly PageView[];
  readonly notes: number;
  readonly hidden: number;
  readonly hiddenShown: boolean;
  readonly summaries: SummaryMode;
  /** How many changes were made on the page. */
  readonly changes: number;
  readonly changesShown: boolean;
  readonly sections: number;
  readonly outlineShown: boolean;
  readonly cited: number;
  readonly onView: (view: PageView) => void;
  readonly onHidden: (shown: boolean) => void;
  readonly onSummaries: (mode: SummaryMode) => void;
  readonly onChanges: (shown: boolean) => void;
  readonly onOutline: (shown: boolean) => void;
  readonly onReferences: () => void;
  readonly onClean: () => void;
  readonly onCursor: () => void;
  readonly onPanel: () => void;
}

const SUMMARY_MODES: readonly SummaryMode[] = ['open', 'folded', 'off'];

/** Everything that can be chosen about this page; opened from the pill. */
export function Menu(props: MenuProps) {
  const t = usePageWords();
  const box = useRef<HTMLDivElement>(null);
  // Before the next key, not after the next frame.
  useLayoutEffect(() => box.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus(), []);
  const isMended = props.view !== 'served';
  return (
    <div class="menu" role="dialog" aria-label={t('page_toolbar')} ref={box}>
      <Choice
        label={t('page_view')}
        action="view"
        value={props.view}
        options={props.views.map((view) => [view, t(`page_view_${view}`), t(`page_view_${view}_title`)])}
        onChoose={props.onView}
      />
      {isMended && (
        <Choice
          label={t('page_summaries')}
          action="summaries"
          value={props.summaries}
          options={SUMMARY_MODES.map((mode) => [mode, t(`page_summaries_${mode}`), ''])}
          onChoose={props.onSummaries}
        />
      )}
      {isMended && props.changes > 0 && (
        <Toggle action="changes" on={props.changesShown} onToggle={props.onChanges}>
          {t('page_changes', props.changes)}
        </Toggle>
      )}
      {props.style && <CleanChoices style={props.style} onStyle={props.onStyle} />}
      {isMended && !props.style && props.hidden > 0 && (
        <Toggle action="excluded" on={props.hiddenShown} title={t('page_hidden_title')} onToggle={props.onHidden}>
          {t('page_hidden', props.hidden)}
        </Toggle>
      )}
      {props.sections > 1 && (
        <Toggle action="outline" on={props.outlineShown} onToggle={props.onOutline}>
          {t('page_outline')}
        </Toggle>
      )}
      <div class="row">
        {isMended && (
          <button type="button" class="plain" data-action="clean" title={t('page_clean_title')} onClick={props.onClean}>
            {t(props.style ? 'page_clean_leave' : 'page_clean')}
          </button>
        )}
        {props.style && (
          <button type="button" class="plain" data-action="print" onClick={props.onPrint}>
            {t('page_print')}
          </button>
        )}
        <button
          type="button"
          class="plain"
          data-action="cursor"
          title={t('page_cursor_title')}
          onClick={props.onCursor}
        >
          {t('page_cursor')}
        </button>
        {props.cited > 0 && (
          <button type="button" class="plain" data-action="references" onClick={props.onReferences}>
            {t('page_references', props.cited)}
          </button>
        )}
        <button type="button" class="plain" data-action="panel" title={t('page_panel_title')} onClick={props.onPanel}>
          {props.notes > 0 ? t('page_panel_count', props.notes) : t('page_panel')}
        </button>
      </div>
    </div>
  );
}

interface ToggleProps {
  readonly action: string;
  readonly on: boolean;
  readonly title?: string;
  readonly onToggle: (on: boolean) => void;
  readonly children: preact.ComponentChildren;
}

function Toggle({ action, on, title, onToggle, children }: ToggleProps) {
  return (
    <button
      type="button"
      role="switch"
      class="line toggle"
      data-action={action}
      aria-checked={on}
      title={title}
      onClick={() => onToggle(!on)}
    >
      <span class="name">{children}</span>
      <span class="knob" aria-hidden="true" />
    </button>
  );
}
