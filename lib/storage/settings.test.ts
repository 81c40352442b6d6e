import { expect, test } from 'vitest';
import {
  DEFAULT_SETTINGS,
  liveSettings,
  pageSettingsOf,
  readSettings,
  type Settings,
  siteModeOf,
  writeSettings,
  writeSiteMode,
} from './index.ts';
import { testStore } from './test-store.ts';

test('what was never set is its default', async () => {
  const settings = await readSettings(testStore());
  expect(settings).toEqual(DEFAULT_SETTINGS);
  expect(settings).toMatchObject({ view: 'simplified', summaries: 'folded', sitesMode: 'auto', punctuation: true });
});

test('what is set stays, the rest too', async () => {
  const store = testStore();
  await writeSettings(store, { view: 'printed', punctuation: false });
  await writeSettings(store, { summaries: 'off' });
  expect(await readSettings(store)).toEqual({
    ...DEFAULT_SETTINGS,
    view: 'printed',
    punctuation: false,
    summaries: 'off',
  });
});

test('what another version left and this one does not know does no harm', async () => {
  const store = testStore();
  await store.db.settings.bulkPut([
    { key: 'view', value: 'klingon' },
    { key: 'punctuation', value: 'yes' },
    { key: 'sites', value: { cnki: 'off', fx361: 7, toString: 'auto' } },
    { key: 'unheard-of', value: 1 },
  ]);
  expect(await readSettings(store)).toEqual({ ...DEFAULT_SETTINGS, sites: { cnki: 'off', toString: 'auto' } });
});

test('a site has its own mode, until it is taken back', async () => {
  const store = testStore();
  await writeSettings(store, { sitesMode: 'ask' });
  await Promise.all([writeSiteMode(store, 'cnki', 'off'), writeSiteMode(store, 'fx361', 'auto')]);
  const settings = await readSettings(store);
  expect(['cnki', 'fx361', 'constructor'].map((site) => siteModeOf(settings, site))).toEqual(['off', 'auto', 'ask']);
  await writeSiteMode(store, 'cnki', null);
  expect((await readSettings(store)).sites).toEqual({ fx361: 'auto' });
});

test('pages learn how they are shown, not where the reader goes', () => {
  const known = pageSettingsOf({ ...DEFAULT_SETTINGS, sites: { 'secret.example.org': 'auto' } });
  expect(JSON.stringify(known)).not.toMatch(/secret|sites|backup/);
  expect(known.view).toBe('simplified');
});

test('a change is told', async () => {
  const store = testStore();
  const seen: Settings['view'][] = [];
  const told = new Promise<void>((done) => {
    liveSettings(store).subscribe(({ view }) => {
      seen.push(view);
      if (view === 'served') done();
    });
  });
  await writeSettings(store, { view: 'served' });
  await told;
  expect(seen.at(-1)).toBe('served');
});
