import { useEffect, useState } from 'preact/hooks';
import type { FixKind, Range } from '../lib/domain/text/index.ts';
import { Choice } from './Choice.tsx';
import { EverywhereTick } from './EverywhereTick.tsx';
import { describeEdits } from './edit-counts.ts';
import type { Mode } from './ModeChoice.tsx';
import { type ViewName, ViewSwitch } from './ViewSwitch.tsx';
import { useWords } from './words.ts';

/** A passage in the three views, and in each what repair touched (UTF-16). */
export interface RepairedExample {
  readonly views: Readonly<Record<ViewName, { readonly text: string; readonly marks: readonly Range[] }>>;
  readonly edits: Readonly<Partial<Record<FixKind, number>>>;
}

export interface WelcomeProps {
  /** null while the engine is at work. */
  readonly example: RepairedExample | null;
  readonly mode: Mode;
  /** The browser allows the listed sites. */
  readonly isGranted: boolean;
  readonly isEverywhere: boolean;
  /** Names of the listed sites. */
  readonly sites: readonly string[];
  readonly onMode: (mode: Mode) => void;
  readonly onGrant: () => void;
  readonly onEverywhere: (isWanted: boolean) => void;
  readonly onOptions: () => void;
}

const KEPT = ['welcome_keep_notes', 'welcome_keep_switch', 'welcome_keep_private'] as const;

/** The first-run page: what Qingdu does, shown on a passage, and where it may do so. */
export function Welcome(props: WelcomeProps) {
  const t = useWords();
  return (
    <main class="welcome">
      <header>
        <img src="/icon/48.png" alt="" width="22" height="22" />
        {t('extensionName')}
      </header>
      <h1>{t('welcome_heading')}</h1>
      <p class="lead">{t('welcome_lead')}</p>
      <Example example={props.example} />
      <section aria-labelledby="where">
        <h2 id="where">{t('welcome_where')}</h2>
        <p class="hint">{t('welcome_where_text', props.sites.join('、'))}</p>
        {!props.isGranted && (
          <div class="grant">
            <p class="problem">{t('welcome_refused')}</p>
            <button type="button" name="grant" class="main" onClick={props.onGrant}>
              {t('welcome_grant')}
            </button>
          </div>
        )}
        <Choice
          name="sites-mode"
          value={props.mode}
          choices={['auto', 'ask']}
          words="site_mode"
          hint
          onChoose={props.onMode}
        />
        <EverywhereTick isEverywhere={props.isEverywhere} onEverywhere={props.onEverywhere} />
      </section>
      <section aria-labelledby="keep">
        <h2 id="keep">{t('welcome_keep')}</h2>
        <ul class="keep">
          {KEPT.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </section>
      <div class="next">
        <button type="button" name="options" onClick={props.onOptions}>
          {t('welcome_options')}
        </button>
      </div>
    </main>
  );
}

/** Long enough to see how bad it was. */
const LOOK_MS = 1800;

/** A damaged passage that is repaired in front of the reader; the switch goes back and forth. */
function Example({ example }: { readonly example: RepairedExample | null }) {
  const t = useWords();
  const [view, setView] = useState<ViewName>('served');
  const [isTouched, setTouched] = useState(false);
  useEffect(() => {
    // Where nothing should move by itself, the reader turns the switch.
    if (!example || isTouched || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const timer = setTimeout(() => setView('simplified'), LOOK_MS);
    return () => clearTimeout(timer);
  }, [example, isTouched]);
  const choose = (next: ViewName) => {
    setTouched(true);
    setView(next);
  };
  const shown = example?.views[view];
  return (
    <section class="example" aria-label={t('welcome_example')} aria-busy={example === null}>
      <ViewSwitch view={view} views={undefined} onView={choose} />
      <p class="passage" lang={view === 'simplified' ? 'zh-Hans' : 'zh-Hant'}>
        {shown && <Marked text={shown.text} marks={shown.marks} />}
      </p>
      <ul class="edits">
        {(view === 'served' ? [t('welcome_served')] : describeEdits(example?.edits ?? {}, t)).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  );
}

function Marked({ text, marks }: { readonly text: string; readonly marks: readonly Range[] }) {
  let at = 0;
  const parts = marks.flatMap(({ start, end }) => {
    const part = [text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>];
    at = end;
    return part;
  });
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
