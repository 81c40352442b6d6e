import type { HighlightColor } from '../../lib/domain/annotation/index.ts';
import { Choice, Tick } from '../Choice.tsx';
import { ColorChoice } from '../ColorChoice.tsx';
import { useWords } from '../words.ts';
import { SitesSection, type SitesSectionProps } from './SitesSection.tsx';

/** What is set here and shown of it. */
export interface ReadingOptions {
  readonly view: 'simplified' | 'printed' | 'served';
  readonly summaries: 'open' | 'folded' | 'off';
  readonly excluded: 'folded' | 'dimmed';
  readonly appearance: 'system' | 'light' | 'dark';
  readonly noteColor: HighlightColor;
  readonly punctuation: boolean;
  readonly keepForms: boolean;
  readonly outline: boolean;
}

export interface Shortcut {
  readonly name: string;
  /** 'Alt+Q'; '' where the reader, or another extension, took it away. */
  readonly keys: string;
}

export interface DataFacts {
  readonly works: number;
  readonly notes: number;
  readonly drafts: number;
  /** Bytes on the disk; null where the browser does not tell. */
  readonly bytes: number | null;
  /** The browser promised not to clear it by itself. */
  readonly isPersistent: boolean;
}

export interface OptionsPageProps {
  readonly sites: SitesSectionProps;
  readonly reading: ReadingOptions;
  readonly shortcuts: readonly Shortcut[];
  /** null until counted. */
  readonly data: DataFacts | null;
  readonly version: string;
  /** What was not saved, in words; null when all was. */
  readonly problem: string | null;
  readonly onSet: (part: Partial<ReadingOptions>) => void;
  readonly onShortcuts: () => void;
  readonly onWelcome: () => void;
  /** Absent while there is no library. */
  readonly onLibrary: (() => void) | null;
}

const SECTIONS = ['sites', 'reading', 'appearance', 'shortcuts', 'data', 'about'] as const;

/** Everything a reader can set, on one page. */
export function OptionsPage(props: OptionsPageProps) {
  const t = useWords();
  const { reading, onSet } = props;
  return (
    <div class="options">
      <header>
        <img src="/icon/48.png" alt="" width="28" height="28" />
        <h1>{t('options_title')}</h1>
        <nav aria-label={t('options_sections')}>
          {SECTIONS.map((name) => (
            <a key={name} href={`#${name}`}>
              {t(`options_${name}`)}
            </a>
          ))}
        </nav>
      </header>
      <main>
        {props.problem && (
          <p class="problem" role="alert">
            {props.problem}
          </p>
        )}
        <SitesSection {...props.sites} />
        <section id="reading" aria-labelledby="reading-title">
          <h2 id="reading-title">{t('options_reading')}</h2>
          <Choice
            name="view"
            value={reading.view}
            choices={['simplified', 'printed', 'served']}
            words="options_view"
            hint
            onChoose={(view) => onSet({ view })}
          />
          <Choice
            name="summaries"
            value={reading.summaries}
            choices={['open', 'folded', 'off']}
            words="options_summaries"
            hint
            onChoose={(summaries) => onSet({ summaries })}
          />
          <Tick
            name="outline"
            checked={reading.outline}
            words="options_outline"
            onTick={(outline) => onSet({ outline })}
          />
          <Choice
            name="excluded"
            value={reading.excluded}
            choices={['folded', 'dimmed']}
            words="options_excluded"
            hint
            onChoose={(excluded) => onSet({ excluded })}
          />
          <Tick
            name="punctuation"
            checked={reading.punctuation}
            words="options_punctuation"
            onTick={(punctuation) => onSet({ punctuation })}
          />
          <Tick
            name="keepForms"
            checked={reading.keepForms}
            words="options_keep_forms"
            onTick={(keepForms) => onSet({ keepForms })}
          />
          <div class="setting">
            <p class="legend" aria-hidden="true">
              {t('options_color')}
            </p>
            <ColorChoice name="color" value={reading.noteColor} onChange={(noteColor) => onSet({ noteColor })} />
          </div>
        </section>
        <section id="appearance" aria-labelledby="appearance-title">
          <h2 id="appearance-title">{t('options_appearance')}</h2>
          <Choice
            name="appearance"
            value={reading.appearance}
            choices={['system', 'light', 'dark']}
            words="options_colors"
            onChoose={(appearance) => onSet({ appearance })}
          />
        </section>
        <Shortcuts {...props} />
        <Data {...props} />
        <About {...props} />
      </main>
    </div>
  );
}

/** Keys that work on a page beside the commands; they cannot be changed. */
const PAGE_KEYS = [
  ['sentence', '← →'],
  ['paragraph', '↑ ↓'],
  ['extend', 'Shift'],
  ['act', 'Enter'],
  ['card', 'Tab'],
  ['leave', 'Esc'],
] as const;

function Shortcuts({ shortcuts, onShortcuts }: OptionsPageProps) {
  const t = useWords();
  return (
    <section id="shortcuts" aria-labelledby="shortcuts-title">
      <h2 id="shortcuts-title">{t('options_shortcuts')}</h2>
      <dl class="keys">
        {shortcuts.map(({ name, keys }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{keys === '' ? <span class="hint">{t('options_no_keys')}</span> : <kbd>{keys}</kbd>}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('options_page_keys')}</h3>
      <dl class="keys">
        {PAGE_KEYS.map(([name, keys]) => (
          <div key={name}>
            <dt>{t(`options_key_${name}`)}</dt>
            <dd>
              <kbd>{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <button type="button" name="shortcuts" onClick={onShortcuts}>
        {t('options_change_keys')}
      </button>
    </section>
  );
}

function Data({ data, onLibrary }: OptionsPageProps) {
  const t = useWords();
  return (
    <section id="data" aria-labelledby="data-title">
      <h2 id="data-title">{t('options_data')}</h2>
      <p class="hint">{t('options_data_text')}</p>
      {data && (
        <ul class="facts">
          <li>{t('options_works', data.works)}</li>
          <li>{t('options_notes', data.notes)}</li>
          {data.drafts > 0 && <li>{t('options_drafts', data.drafts)}</li>}
          {data.bytes !== null && <li>{t('options_bytes', megabytes(data.bytes))}</li>}
          <li>{t(data.isPersistent ? 'options_persistent' : 'options_not_persistent')}</li>
        </ul>
      )}
      {onLibrary && (
        <button type="button" name="library" onClick={onLibrary}>
          {t('options_library')}
        </button>
      )}
    </section>
  );
}

/** What ships in the package, and under what licence. */
const MADE_WITH: readonly (readonly [name: string, licence: string, url: string])[] = [
  ['OpenCC, opencc-js', 'Apache-2.0, MIT', 'https://github.com/BYVoid/OpenCC'],
  ['Preact', 'MIT', 'https://preactjs.com/'],
  ['Dexie.js', 'Apache-2.0', 'https://dexie.org/'],
  ['Valibot', 'MIT', 'https://valibot.dev/'],
  ['Floating UI', 'MIT', 'https://floating-ui.com/'],
  ['fflate', 'MIT', 'https://github.com/101arrowz/fflate'],
];

function About({ version, onWelcome }: OptionsPageProps) {
  const t = useWords();
  return (
    <section id="about" aria-labelledby="about-title">
      <h2 id="about-title">{t('options_about')}</h2>
      <p>{t('options_version', version)}</p>
      <p class="hint">{t('options_private')}</p>
      <p class="hint">{t('options_made_with')}</p>
      <ul class="made">
        {MADE_WITH.map(([name, licence, url]) => (
          <li key={name}>
            <a href={url} target="_blank" rel="noreferrer">
              {name}
            </a>{' '}
            <span class="hint">{licence}</span>
          </li>
        ))}
      </ul>
      <button type="button" name="welcome" onClick={onWelcome}>
        {t('options_welcome')}
      </button>
    </section>
  );
}

/** With one digit behind the point; never "0.0". */
function megabytes(bytes: number): string {
  return Math.max(0.1, bytes / 1_000_000).toFixed(1);
}
