import { browser } from 'wxt/browser';
import { type Handlers, listen } from '../../lib/messaging/index.ts';
import {
  emptyOldTrash,
  isQuotaError,
  lostNotes,
  openStore,
  readSettings,
  rememberNotes,
  type StoreContext,
} from '../../lib/storage/index.ts';
import { backUpIfDue } from './auto-backup.ts';
import { runCommand } from './commands.ts';
import { composerHandlers } from './composer-handlers.ts';
import { dropTokensOfTab } from './composer-tokens.ts';
import { injectCitations, injectHighlights, injectReader, injectReading, injectTools } from './inject.ts';
import { createMenus, runMenu } from './menus.ts';
import { openPanel } from './open-panel.ts';
import { openWelcome } from './open-welcome.ts';
import { fetchAhead, pageHandlers, warmEngine } from './page-handlers.ts';
import { settingsHandlers } from './settings-handlers.ts';
import { forgetTab } from './shown-works.ts';
import { lookAtOpenTabs, registerGrantedSites } from './sites.ts';
import { startReader } from './start-reader.ts';
import { workHandlers } from './work-handlers.ts';

/** Wires every event the background lives on. Called in the first task of the worker, as browsers ask. */
export function startBackground(): void {
  const store = openStore();
  const handlers: Handlers<'background'> = {
    ...workHandlers(store),
    ...composerHandlers(store),
    ...settingsHandlers(store),
    ...pageHandlers(store),
    'engine.wake': (_, { url }) => {
      if (url !== null) void fetchAhead(url).catch(() => undefined);
      void warmEngine();
      // Opens the store; who asks for the settings later need not wait for that.
      void readSettings(store).catch(() => undefined);
      return {};
    },
    'reader.look': async (_, { tabId }) => ({ started: tabId !== null && (await injectReading(tabId)) }),
    'reader.start': ({ page }, sender) => startReader(store, sender, page),
    'reader.tools': async (_, { tabId }) => ({ started: tabId !== null && (await injectTools(tabId)) }),
    'reader.citations': async (_, { tabId }) => ({ started: tabId !== null && (await injectCitations(tabId)) }),
    'reader.colours': async (_, { tabId }) => ({ done: tabId !== null && (await injectHighlights(tabId)) }),
    'reader.run': async ({ tabId }) => ({ started: await injectReader(tabId) }),
    // No `await` before it: browsers open a panel only while the reader's gesture lasts.
    'panel.open': async (_, { tabId }) => {
      await openPanel(tabId);
      return {};
    },
  };
  listen('background', handlers, (error) => (isQuotaError(error) ? 'full' : 'failed'));
  browser.commands.onCommand.addListener(runCommand);
  browser.contextMenus.onClicked.addListener(runMenu);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    createMenus();
    void registerGrantedSites();
    if (reason === 'install') void openWelcome();
    if (reason === 'install' || reason === 'update') {
      void lookAtOpenTabs().catch((error) => console.warn('清读:', error));
    }
  });
  browser.permissions.onAdded.addListener(() => void registerGrantedSites());
  browser.permissions.onRemoved.addListener(() => void registerGrantedSites());
  const keepHouse = () => {
    void backUpIfDue(store).catch((error) => console.warn('清读: no backup was made', error));
    void lostNotes(store).catch((error) => console.warn('清读:', error));
  };
  browser.tabs.onRemoved.addListener((tabId) => {
    void Promise.all([forgetTab(tabId), dropTokensOfTab(tabId)]);
    keepHouse();
  });
  browser.runtime.onStartup.addListener(() => {
    keepHouse();
    void lookAfterTrash(store).catch((error) => console.warn('清读:', error));
  });
}

async function lookAfterTrash(store: StoreContext): Promise<void> {
  if ((await emptyOldTrash(store)) > 0) await rememberNotes(store);
}
