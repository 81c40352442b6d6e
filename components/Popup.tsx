import type { FixKind } from '../lib/domain/text/index.ts';
import { describeEdits } from './edit-counts.ts';
import { type ViewName, ViewSwitch } from './ViewSwitch.tsx';
import { useWords } from './words.ts';

/** What the popup knows of the page below it. */
export type PopupState =
  | { readonly kind: 'looking' | 'idle' | 'running' | 'no-article' | 'special' }
  | { readonly kind: 'refused'; readonly host: string }
  | {
      readonly kind: 'reading';
      readonly title: string;
      readonly view: ViewName;
      readonly views: readonly ViewName[] | undefined;
      readonly edits: Readonly<Partial<Record<FixKind, number>>>;
      readonly excludedCount: number;
      readonly unrecoverable: number;
    };

export interface PopupProps {
  readonly state: PopupState;
  readonly onView: (view: ViewName) => void;
  readonly onPanel: () => void;
  readonly onRun: () => void;
  readonly onGrant: () => void;
}

/** What Qingdu does on this page, or why it does nothing. */
export function Popup(props: PopupProps) {
  const t = useWords();
  return (
    <main class="popup" data-state={props.state.kind}>
      <h1>
        <img src="/icon/48.png" alt="" width="20" height="20" />
        {t('extensionShortName')}
      </h1>
      <PopupBody {...props} />
    </main>
  );
}

function PopupBody(props: PopupProps) {
  const t = useWords();
  const { state } = props;
  switch (state.kind) {
    case 'reading':
      return <Reading {...props} state={state} />;
    case 'looking':
    case 'running':
      return <p role="status">{t(state.kind === 'looking' ? 'popup_loading' : 'popup_running')}</p>;
    case 'special':
      return <p>{t('popup_special')}</p>;
    case 'no-article':
      return <p role="status">{t('popup_no_article')}</p>;
    case 'idle':
      return (
        <>
          <p>{t('popup_idle')}</p>
          <p class="hint">{t('popup_idle_text')}</p>
          <button type="button" name="run" class="main" onClick={props.onRun}>
            {t('popup_run')}
          </button>
        </>
      );
    case 'refused':
      return (
        <>
          <p role="alert">{t('popup_refused')}</p>
          <p class="hint">{t('popup_refused_text')}</p>
          <button type="button" name="grant" class="main" onClick={props.onGrant}>
            {t('popup_grant', state.host)}
          </button>
        </>
      );
  }
}

function Reading({ state, onView, onPanel }: PopupProps & { readonly state: PopupState & { kind: 'reading' } }) {
  const t = useWords();
  const done = describeEdits(state.edits, t);
  if (state.excludedCount > 0) done.push(t('popup_excluded', state.excludedCount));
  return (
    <>
      <p class="work" lang="zh-Hans">
        <span class="unseen">{t('popup_reading')}</span>
        {state.title || t('panel_untitled')}
      </p>
      <ViewSwitch view={state.view} views={state.views} onView={onView} />
      {done.length === 0 ? (
        <p class="hint">{t('popup_unchanged')}</p>
      ) : (
        <ul class="edits">
          {done.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      {state.unrecoverable > 0 && <p class="hint">{t('popup_unrecoverable', state.unrecoverable)}</p>}
      <button type="button" name="panel" class="main" onClick={onPanel}>
        {t('popup_panel')}
      </button>
    </>
  );
}
