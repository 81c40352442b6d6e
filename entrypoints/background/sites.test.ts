import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ARTICLE_MATCHES, SITE_MATCHES } from '../../lib/dom/sites/table.ts';
import { packPage } from '../../lib/domain/page/index.ts';
import type { Sender } from '../../lib/messaging/index.ts';
import { type StoreContext, writeSettings, writeSiteMode } from '../../lib/storage/index.ts';
import { testStore } from '../../lib/storage/test-store.ts';
import { runCommand } from './commands.ts';
import { settingsHandlers } from './settings-handlers.ts';
import { registerGrantedSites } from './sites.ts';
import { startReader } from './start-reader.ts';

let store: StoreContext;
let injected: number[];
let badges: (string | undefined)[];
let registered: { id: string; matches?: string[] | undefined }[];

beforeEach(() => {
  fakeBrowser.reset();
  store = testStore();
  injected = [];
  badges = [];
  registered = [];
  const scripting = {
    insertCSS: async () => undefined,
    executeScript: async ({ target }: { target: { tabId: number } }) => {
      injected.push(target.tabId);
      return [];
    },
    getRegisteredContentScripts: async () => registered,
    unregisterContentScripts: async () => {
      registered = [];
    },
    registerContentScripts: async (scripts: typeof registered) => {
      if (registered.length > 0) throw new Error('Duplicate script ID');
      registered = scripts;
    },
  };
  const action = {
    setBadgeText: async ({ text }: { text?: string }) => badges.push(text),
    setTitle: async () => undefined,
    setBadgeBackgroundColor: async () => undefined,
    setBadgeTextColor: async () => undefined,
  };
  vi.spyOn(browser.i18n, 'getMessage').mockReturnValue('words');
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  Object.assign(browser, { scripting, action });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const from = (url: string): Sender => ({ side: 'content', tabId: 7, frameId: 0, url });
const cnki = from('https://kns.cnki.net/kcms/detail/1');
const place = { tag: 'p', names: [], ancestors: ['body'], parent: 0, landmark: null };
const page = packPage({
  blocks: ['關鍵詞:治理', '摘要:一'].map((text) => ({
    text,
    hints: { ...place, bold: false, linkRatio: 0, links: [], sups: [] },
  })),
  facts: { url: 'https://kns.cnki.net/kcms/detail/1', title: '治理', lang: null, metas: [], jsonLd: [] },
});
const start = (sender: Sender) => startReader(store, sender, page);
const startOn = async (sender: Sender) => (await start(sender)).started;

test('a site with an article is read, or marked, or left alone', async () => {
  expect(await startOn(cnki)).toBe(true);
  expect(injected).toEqual([7]);
  await writeSettings(store, { sitesMode: 'ask' });
  expect(await startOn(cnki)).toBe(false);
  expect(badges).toEqual(['•']);
  await writeSiteMode(store, 'cnki', 'off');
  expect(await startOn(cnki)).toBe(false);
  expect([injected, badges]).toEqual([[7], ['•']]);
  // Another host of the same listed site is the same site; any other is not.
  expect(await startOn(from('https://www.cnki.com.cn/Article/1.htm'))).toBe(false);
  await writeSiteMode(store, 'mirror.example.org', 'auto');
  expect(await startOn(from('http://mirror.example.org/1.html'))).toBe(true);
});

test('a reader that was started gets how it is to show the page and what the engine said of it; any other gets nothing', async () => {
  await writeSettings(store, { view: 'printed' });
  const { settings, analysis } = await start(cnki);
  expect(settings?.view).toBe('printed');
  expect(analysis?.conversions.texts).toEqual(['关键词:治理']);
  await writeSettings(store, { sitesMode: 'off' });
  expect(await start(cnki)).toEqual({ started: false });
});

test('the answer does not wait for the script to be in the page', async () => {
  const inject: unknown = vi.spyOn(browser.scripting, 'executeScript');
  (inject as ReturnType<typeof vi.fn>).mockReturnValue(new Promise(() => {}));
  const { started, analysis } = await start(cnki);
  expect(started).toBe(true);
  expect(analysis?.conversions.texts).toEqual(['关键词:治理']);
});

test('a store that cannot be read keeps no page from being read', async () => {
  vi.spyOn(store.db.settings, 'toArray').mockRejectedValue(new Error('corrupt'));
  expect(await startOn(cnki)).toBe(true);
});

test('granted sites are registered, listed ones are not, and calls at once do not collide', async () => {
  const grant = (origins: string[]) => {
    Object.assign(browser, { permissions: { getAll: async () => ({ origins }) } });
    return Promise.all([registerGrantedSites(), registerGrantedSites()]);
  };
  // Browsers count the patterns of our content scripts too.
  await grant([...SITE_MATCHES, ...ARTICLE_MATCHES, '*://mirror.example.org/*']);
  expect(registered.map(({ matches }) => matches)).toEqual([['*://mirror.example.org/*']]);
  await grant([...SITE_MATCHES, '<all_urls>']);
  expect(registered.map(({ matches }) => matches)).toEqual([['*://*/*']]);
  await grant([...SITE_MATCHES, ...ARTICLE_MATCHES]);
  expect(registered).toEqual([]);
});

test('a key on a page without a reader starts one', async () => {
  vi.spyOn(browser.tabs, 'sendMessage').mockRejectedValue(new Error('no receiver'));
  runCommand('toggle-view', { id: 9 } as Parameters<typeof runCommand>[1]);
  await vi.waitFor(() => expect(injected).toContain(9));
});

test('a page may set how it is shown, not where the reader goes', async () => {
  const handlers = settingsHandlers(store);
  await handlers['settings.change']({ summaries: 'off', sitesMode: 'off', backup: true }, cnki);
  expect(await handlers['settings.read']({}, cnki)).toMatchObject({ summaries: 'off' });
  expect(await startOn(cnki)).toBe(true);
  expect(await store.db.settings.get('backup')).toBeUndefined();
});
