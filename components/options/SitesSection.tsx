import { useState } from 'preact/hooks';
import { Choice } from '../Choice.tsx';
import { EverywhereTick } from '../EverywhereTick.tsx';
import type { Mode } from '../ModeChoice.tsx';
import { useWords } from '../words.ts';

/** A site as the options show it. */
export interface SiteRow {
  readonly key: string;
  readonly name: string;
  /** Hosts, as a reader would say them. */
  readonly hosts: readonly string[];
  readonly isGranted: boolean;
  /** Granted by the reader beyond the listed ones. */
  readonly isOwn: boolean;
  /** The browser lets us give the permission back ourselves. */
  readonly isRevocable: boolean;
  /** The reader's choice; null: like all others. */
  readonly mode: Mode | null;
}

export interface SitesSectionProps {
  readonly mode: Mode;
  readonly sites: readonly SiteRow[];
  readonly isEverywhere: boolean;
  /** Why the last site could not be added; null when nothing went wrong. */
  readonly problem: string | null;
  readonly onMode: (mode: Mode) => void;
  readonly onSiteMode: (key: string, mode: Mode | null) => void;
  readonly onGrant: (key: string) => void;
  readonly onRevoke: (key: string) => void;
  readonly onAdd: (host: string) => void;
  readonly onEverywhere: (isWanted: boolean) => void;
}

const MODES: readonly Mode[] = ['auto', 'ask', 'off'];

/** Where Qingdu looks by itself, what it does there, and what the browser allows at this moment. */
export function SitesSection(props: SitesSectionProps) {
  const t = useWords();
  return (
    <section id="sites" aria-labelledby="sites-title">
      <h2 id="sites-title">{t('options_sites')}</h2>
      <p class="hint">{t('options_sites_text')}</p>
      <Choice name="sites-mode" value={props.mode} choices={MODES} words="site_mode" hint onChoose={props.onMode} />
      <ul class="sites">
        {props.sites.map((site) => (
          <SiteLine key={site.key} site={site} {...props} />
        ))}
      </ul>
      <AddSite {...props} />
      <EverywhereTick isEverywhere={props.isEverywhere} onEverywhere={props.onEverywhere} />
    </section>
  );
}

function SiteLine({ site, onSiteMode, onGrant, onRevoke }: SitesSectionProps & { readonly site: SiteRow }) {
  const t = useWords();
  return (
    <li data-site={site.key} data-granted={site.isGranted}>
      <div class="about">
        <span class="name">{site.name}</span>
        {site.hosts.join(' ') !== site.name && <span class="hosts">{site.hosts.join(' ')}</span>}
      </div>
      {site.isGranted ? (
        <>
          <select
            aria-label={t('options_site_mode', site.name)}
            value={site.mode ?? ''}
            onChange={(event) => onSiteMode(site.key, (event.currentTarget.value || null) as Mode | null)}
          >
            <option value="">{t('options_site_same')}</option>
            {MODES.map((mode) => (
              <option key={mode} value={mode}>
                {t(`site_mode_${mode}`)}
              </option>
            ))}
          </select>
          {site.isRevocable && (
            <button
              type="button"
              name="revoke"
              class="quiet"
              aria-label={t('options_revoke_site', site.name)}
              onClick={() => onRevoke(site.key)}
            >
              {t('options_revoke')}
            </button>
          )}
        </>
      ) : (
        <>
          <span class="refused">{t('options_refused')}</span>
          <button
            type="button"
            name="grant"
            aria-label={t('options_grant_site', site.name)}
            onClick={() => onGrant(site.key)}
          >
            {t('options_grant')}
          </button>
        </>
      )}
    </li>
  );
}

function AddSite({ problem, onAdd }: SitesSectionProps) {
  const t = useWords();
  const [host, setHost] = useState('');
  return (
    <form
      class="add"
      onSubmit={(event) => {
        event.preventDefault();
        onAdd(host);
      }}
    >
      <label for="add-host">{t('options_add')}</label>
      <input
        id="add-host"
        type="text"
        name="host"
        inputMode="url"
        autocomplete="off"
        spellcheck={false}
        placeholder="journal.example.edu.cn"
        value={host}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : 'add-problem'}
        onInput={(event) => setHost(event.currentTarget.value)}
      />
      <button type="submit" name="add">
        {t('options_grant')}
      </button>
      {problem && (
        <p class="problem" role="alert" id="add-problem">
          {problem}
        </p>
      )}
    </form>
  );
}
