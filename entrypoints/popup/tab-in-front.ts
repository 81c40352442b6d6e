import { browser } from 'wxt/browser';
import { listedSiteOf, matchesOfSite } from '../../lib/dom/sites/table.ts';

export interface TabInFront {
  readonly id: number;
  /** `browser`: pages where no extension may run. `unknown`: we may not see where the tab is. */
  readonly kind: 'web' | 'file' | 'browser' | 'unknown';
  readonly hostname: string;
  /** Its address ends as that of a PDF does. */
  readonly isNamedPdf: boolean;
}

/** The tab the popup hangs over, or the given one. */
export async function currentTab(fixedTab: number | null): Promise<TabInFront | null> {
  const tab =
    fixedTab === null
      ? (await browser.tabs.query({ active: true, currentWindow: true }))[0]
      : await browser.tabs.get(fixedTab).catch(() => undefined);
  if (tab?.id === undefined) return null;
  if (!tab.url) return { id: tab.id, kind: 'unknown', hostname: '', isNamedPdf: false };
  const { protocol, hostname, pathname } = new URL(tab.url);
  const isWeb = protocol === 'http:' || protocol === 'https:';
  return {
    id: tab.id,
    kind: isWeb ? 'web' : protocol === 'file:' ? 'file' : 'browser',
    hostname,
    isNamedPdf: /\.pdf$/i.test(pathname),
  };
}

export interface SiteInFront {
  /** Under which the reader's choice for it is kept. */
  readonly key: string;
  readonly name: string;
  /** What is asked for, to look there by itself. */
  readonly origins: readonly string[];
  readonly isListed: boolean;
  readonly isGranted: boolean;
}

/** The site of a tab; null where a site means nothing. */
export async function findSite({ kind, hostname }: TabInFront): Promise<SiteInFront | null> {
  if (kind !== 'web') return null;
  const listed = listedSiteOf(hostname);
  const origins = listed ? matchesOfSite(listed) : [`*://${hostname}/*`];
  const isGranted = await browser.permissions.contains({ origins });
  return { key: listed?.id ?? hostname, name: listed?.name ?? hostname, origins, isListed: listed !== null, isGranted };
}
