import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { SiteRow } from '../../components/options/SitesSection.tsx';
import { grantedBeyond, matchesOfSite, SITES } from '../../lib/dom/sites/table.ts';
import type { Settings } from '../../lib/storage/index.ts';

export const EVERYWHERE = '*://*/*';

export interface Granted {
  readonly isEverywhere: boolean;
  /** Ids of the listed sites the browser allows at this moment. */
  readonly listed: readonly string[];
  /** Host patterns the reader granted beyond them: 'a.org' or '*.a.org'. */
  readonly own: readonly string[];
}

/** What the browser allows, followed as it changes here or in the browser's own settings. */
export function useGranted(): Granted {
  const [granted, setGranted] = useState<Granted>({ isEverywhere: false, listed: SITES.map(({ id }) => id), own: [] });
  useEffect(() => {
    const look = () => void readGranted().then(setGranted, (error) => console.warn('清读:', error));
    look();
    const { onAdded, onRemoved } = browser.permissions;
    onAdded.addListener(look);
    onRemoved.addListener(look);
    // Site access that is changed on the toolbar sends no event everywhere.
    addEventListener('focus', look);
    return () => {
      onAdded.removeListener(look);
      onRemoved.removeListener(look);
      removeEventListener('focus', look);
    };
  }, []);
  return granted;
}

async function readGranted(): Promise<Granted> {
  const { origins = [] } = await browser.permissions.getAll();
  const listed = await Promise.all(
    SITES.map(async (site) =>
      (await browser.permissions.contains({ origins: matchesOfSite(site) })) ? [site.id] : [],
    ),
  );
  return {
    isEverywhere: await browser.permissions.contains({ origins: [EVERYWHERE] }),
    listed: listed.flat(),
    own: grantedBeyond(origins)
      .filter((origin) => !origin.includes('://*/'))
      .map((origin) => origin.replace(/^[^:/]*:\/\//, '').replace(/\/.*$/s, '')),
  };
}

/** Every site a choice can be made for: the listed ones, then the reader's own. */
export function siteRows({ listed, own }: Granted, { sites }: Settings): SiteRow[] {
  const modeOf = (key: string) => (Object.hasOwn(sites, key) ? (sites[key] ?? null) : null);
  return [
    ...SITES.map(
      (site): SiteRow => ({
        key: site.id,
        name: site.name,
        hosts: site.hosts.map((host) => host.replace('*.', '')),
        isGranted: listed.includes(site.id),
        isOwn: false,
        // Chrome holds what the manifest asks for; Firefox lets go of it.
        isRevocable: import.meta.env.FIREFOX && listed.includes(site.id),
        mode: modeOf(site.id),
      }),
    ),
    ...own.map((host): SiteRow => {
      const key = host.replace('*.', '');
      return { key, name: key, hosts: [key], isGranted: true, isOwn: true, isRevocable: true, mode: modeOf(key) };
    }),
  ];
}

/** The permission of a row of the table. */
export function originsOf(key: string): string[] {
  const listed = SITES.find(({ id }) => id === key);
  return listed ? matchesOfSite(listed) : [`*://${key}/*`];
}

/** The host a reader means who typed or pasted `text`; null where it is none. */
export function hostOf(text: string): string | null {
  const typed = text.trim();
  try {
    const { hostname, protocol } = new URL(/^\w+:\/\//.test(typed) ? typed : `https://${typed}`);
    const isHost = /^(?:https?):$/.test(protocol) && /^[\w.-]+$/.test(hostname) && hostname !== '';
    return isHost ? hostname : null;
  } catch {
    return null;
  }
}
