import type { ComponentChildren } from 'preact';
import type { FixKind } from '../lib/domain/text/index.ts';
import { describeEdits } from './edit-counts.ts';
import { type Mode, ModeChoice } from './ModeChoice.tsx';
import { type ViewName, ViewSwitch } from './ViewSwitch.tsx';
import { useWords } from './words.ts';

/** What the popup knows of the page below it. */
export type PopupState =
  /** `looking`: asking the page. `running`: the reader is at work. `special`: a page of the browser's own. */
  | { readonly kind: 'looking' | 'running' | 'special' | 'pdf' | 'file' | 'failed' | 'no-article' }
  /** No reader here; it may be started. */
  | { readonly kind: 'idle' }
  /** The text stands in a page framed in this one. */
  | { readonly kind: 'framed'; readonly url: string }
  /** Listed or granted once, but the browser does not let us see it now. */
  | { readonly kind: 'refused' }
  | {
      readonly kind: 'reading';
      readonly title: string;
      readonly view: ViewName;
      readonly views: readonly ViewName[] | undefined;
      readonly edits: Readonly<Partial<Record<FixKind, number>>>;
      readonly excludedCount: number;
      readonly notesCount: number;
      readonly unrecoverable: number;
    };

/** The site of the page, where it is known. */
export interface PopupSite {
  /** As told to a reader: 中国知网, or a host. */
  readonly name: string;
  readonly mode: Mode;
  /** Qingdu may look there by itself. */
  readonly isGranted: boolean;
}

export interface PopupProps {
  readonly state: PopupState;
  readonly site: PopupSite | null;
  readonly onView: (view: ViewName) => void;
  readonly onMode: (mode: Mode) => void;
  readonly onPanel: () => void;
  readonly onRun: () => void;
  readonly onGrant: () => void;
  /** The browser was asked for a permission and did not give it. */
  readonly isDeclined: boolean;
  readonly onFramed: (url: string) => void;
  readonly onOptions: () => void;
  /** Absent while there is no library. */
  readonly onLibrary: (() => void) | null;
}

/** What Qingdu does on this page, or why it does nothing, and what can be done about it. */
export function Popup(props: PopupProps) {
  const t = useWords();
  const { state, site } = props;
  return (
    <main class="popup" data-state={state.kind}>
      <header>
        <img src="/icon/48.png" alt="" width="18" height="18" />
        <h1>{t('extensionShortName')}</h1>
        {props.onLibrary && (
          <button type="button" name="library" class="quiet" onClick={props.onLibrary}>
            {t('popup_library')}
          </button>
        )}
        <button type="button" name="options" class="quiet" onClick={props.onOptions}>
          {t('popup_options')}
        </button>
      </header>
      <PopupBody {...props} />
      {props.isDeclined && (
        <p class="hint" role="status">
          {t('popup_declined')}
        </p>
      )}
      {site?.isGranted && (
        <ModeChoice name="mode" label={t('popup_mode', site.name)} mode={site.mode} onMode={props.onMode} />
      )}
    </main>
  );
}

function PopupBody(props: PopupProps) {
  const t = useWords();
  const { state, site } = props;
  switch (state.kind) {
    case 'reading':
      return <Reading {...props} state={state} />;
    case 'looking':
    case 'running':
      return (
        <p role="status" class="busy">
          {t(state.kind === 'looking' ? 'popup_loading' : 'popup_running')}
        </p>
      );
    case 'special':
      return <Told main={t('popup_special')} hint={t('popup_special_text')} />;
    case 'pdf':
      return <Told main={t('popup_pdf')} hint={t('popup_pdf_text')} />;
    case 'file':
      return <Told main={t('popup_file')} hint={t('popup_file_text')} />;
    case 'no-article':
      return <Told main={t('popup_no_article')} hint={t('popup_no_article_text')} />;
    case 'framed':
      return (
        <Told main={t('popup_framed')} hint={t('popup_framed_text')}>
          <button type="button" name="framed" class="main" onClick={() => props.onFramed(state.url)}>
            {t('popup_framed_open')}
          </button>
          <RunButton onRun={props.onRun} words={t('popup_run')} isMain={false} />
        </Told>
      );
    case 'failed':
      return (
        <Told main={t('popup_failed')} hint={t('popup_failed_text')} isProblem>
          <RunButton onRun={props.onRun} words={t('popup_again')} />
        </Told>
      );
    case 'idle':
      return (
        <Told main={idleWords(site, t)} hint={site?.isGranted ? undefined : t('popup_idle_text')}>
          <RunButton onRun={props.onRun} words={t('popup_run')} />
          {site && !site.isGranted && <GrantButton onGrant={props.onGrant} words={t('popup_always', site.name)} />}
        </Told>
      );
    case 'refused':
      return (
        <Told main={t('popup_refused')} hint={t('popup_refused_text')} isProblem>
          {site && <GrantButton onGrant={props.onGrant} words={t('popup_grant', site.name)} isMain />}
        </Told>
      );
  }
}

function idleWords(site: PopupSite | null, t: ReturnType<typeof useWords>): string {
  if (site?.isGranted && site.mode === 'off') return t('popup_off');
  if (site?.isGranted && site.mode === 'ask') return t('popup_ask');
  return t(site?.isGranted ? 'popup_unseen' : 'popup_idle');
}

interface ToldProps {
  readonly main: string;
  readonly hint?: string | undefined;
  readonly isProblem?: boolean;
  readonly children?: ComponentChildren;
}

function Told({ main, hint, isProblem = false, children }: ToldProps) {
  return (
    <>
      <p class="told" role={isProblem ? 'alert' : 'status'}>
        {main}
      </p>
      {hint && <p class="hint">{hint}</p>}
      {children}
    </>
  );
}

interface RunButtonProps {
  readonly onRun: () => void;
  readonly words: string;
  readonly isMain?: boolean;
}

function RunButton({ onRun, words, isMain = true }: RunButtonProps) {
  return (
    <button type="button" name="run" class={isMain ? 'main' : undefined} onClick={onRun}>
      {words}
    </button>
  );
}

interface GrantButtonProps {
  readonly onGrant: () => void;
  readonly words: string;
  readonly isMain?: boolean;
}

function GrantButton({ onGrant, words, isMain = false }: GrantButtonProps) {
  return (
    <button type="button" name="grant" class={isMain ? 'main' : undefined} onClick={onGrant}>
      {words}
    </button>
  );
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
        <ul class="edits" aria-label={t('popup_edits')}>
          {done.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      {state.unrecoverable > 0 && <p class="hint">{t('popup_unrecoverable', state.unrecoverable)}</p>}
      <button type="button" name="panel" class="main" onClick={onPanel}>
        {state.notesCount > 0 ? t('popup_panel_count', state.notesCount) : t('popup_panel')}
      </button>
    </>
  );
}
