import { askTab, type Handlers } from '../../lib/messaging/index.ts';
import {
  DEFAULT_SETTINGS,
  pageSettingsOf,
  readSettings,
  type StoreContext,
  writeSettings,
  writeSiteMode,
} from '../../lib/storage/index.ts';
import { tabsShowing } from './shown-works.ts';

type SettingsHandlers = Pick<Handlers<'background'>, 'settings.read' | 'settings.change' | 'site.change'>;

/** The background alone writes settings: extension pages see the change in the store, readers are told. */
export function settingsHandlers(store: StoreContext): SettingsHandlers {
  return {
    // A store that cannot be opened must not keep a page from being read.
    'settings.read': async () => pageSettingsOf(await readSettings(store).catch(() => DEFAULT_SETTINGS)),
    'settings.change': async ({ sitesMode, backup, ...forPages }, { side }) => {
      await writeSettings(store, side === 'page' ? { sitesMode, backup, ...forPages } : forPages);
      await tellReaders(store);
      return {};
    },
    'site.change': async ({ site, mode }) => {
      await writeSiteMode(store, site, mode);
      return {};
    },
  };
}

/** Readers that are gone meanwhile are no failure. */
async function tellReaders(store: StoreContext): Promise<void> {
  const settings = pageSettingsOf(await readSettings(store));
  const tabs = await tabsShowing();
  await Promise.allSettled(tabs.map((tabId) => askTab(tabId, 'settings.changed', settings)));
}
