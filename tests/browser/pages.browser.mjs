// The extension's own pages: the first run, the options, the popup; what is set there is what pages do.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { SITES } from '../../lib/dom/sites/table.ts';
import { extensionDirectory } from '../../scripts/build.mjs';
import { findPage, until } from './launch.mjs';
import { clickButton, openArticle, openPopup, shownText, waitForPopup } from './reader.mjs';
import { FAMILIES, inEveryBrowser, samplePage, sampleUrl } from './stories.mjs';

const UNLISTED = 'http://mirror.example.org/a/1.html';
const TITLE = '小城公共书房可持续运营的现实困境与优化路径';

const clickLabel = (page, name, value) => clickButton(page, `label:has(input[name="${name}"][value="${value}"])`);

inEveryBrowser('the first run', (start) => {
  it('repairs a passage before the reader’s eyes, and leads to the options', async () => {
    const session = await start({ [sampleUrl]: samplePage('mirror.html') }, { welcome: true });
    const page = await until(
      () => findPage(session.browser, `${session.extensionOrigin}welcome.html`),
      'the first-run page',
    );
    await page.bringToFront();
    const passage = () => page.evaluate(() => document.querySelector('.passage')?.textContent ?? '');
    await until(async () => /書\(shū\)房/.test(await passage()), 'the passage as served');
    await until(async () => (await passage()).includes('变成居民日常活动的一部分。'), 'the passage repaired');
    await clickLabel(page, 'view', 'printed');
    await until(async () => (await passage()).includes('變成居民日常活動的一部分。'), 'the passage in its own script');

    // From there to the options: in Firefox no driver can open them.
    await clickButton(page, 'button[name=options]');
    const options = await until(
      () => findPage(session.browser, `${session.extensionOrigin}options.html`),
      'the options',
    );
    await options.bringToFront();
    await options.waitForSelector('.facts');
    await clickLabel(options, 'view', 'served');
    const article = await openArticle(session, sampleUrl);
    expect(await article.title()).not.toBe(TITLE);
  });
});

const inChromium = FAMILIES.filter((family) => family === 'chromium');

inEveryBrowser(
  'options and popup',
  (start) => {
    let session;
    const pages = { [sampleUrl]: samplePage('mirror.html'), [UNLISTED]: samplePage('mirror.html') };

    it('what is set holds on open pages and new ones', async () => {
      session ??= await start(pages);
      const page = await openArticle(session, sampleUrl);
      const options = await session.openExtensionPage('options.html');
      await options.waitForSelector('.facts');
      const rows = await options.$$eval('li[data-site]', (list) => list.map((row) => row.dataset.site));
      expect(rows, 'each listed site once, and none the reader did not grant').toEqual(SITES.map(({ id }) => id));
      await clickLabel(options, 'summaries', 'off');
      await until(() => page.evaluate(() => !document.querySelector('qingdu-summary')), 'the summaries to go');
      await clickLabel(options, 'view', 'printed');
      const isPrinted = () => page.evaluate(() => document.body.innerText.includes('公共閱讀空間研究的演進'));
      await page.bringToFront();
      await until(isPrinted, 'the open page in its own script');
      await page.reload();
      await until(isPrinted, 'the page in its own script again');
      expect(await page.evaluate(() => document.querySelector('qingdu-summary'))).toBeNull();
      await options.bringToFront();
      await clickLabel(options, 'appearance', 'dark');
      await until(
        () => options.evaluate(() => getComputedStyle(document.body).backgroundColor === 'rgb(31, 36, 38)'),
        'dark colours',
      );
      await clickLabel(options, 'view', 'simplified');
      await clickLabel(options, 'summaries', 'open');
      await page.bringToFront();
      await until(() => page.evaluate(() => document.querySelector('qingdu-summary')), 'the summaries to come back');
      expect(await isPrinted()).toBe(false);
      await page.close();
      await options.close();
    });

    it('a site that is asked first waits for the toolbar; one that is off is left alone', async () => {
      session ??= await start(pages);
      const options = await session.openExtensionPage('options.html');
      await options.waitForSelector('li[data-site=fx361] select');
      const choose = async (mode) => {
        await options.select('li[data-site=fx361] select', mode);
        await until(
          () =>
            options.evaluate((wanted) => document.querySelector('li[data-site=fx361] select').value === wanted, mode),
          'the choice to be kept',
        );
      };
      await choose('ask');
      const page = await session.newPage();
      await page.goto(sampleUrl);
      const badge = () =>
        options.evaluate(async (url) => {
          const [tab] = (await chrome.tabs.query({})).filter((one) => one.url === url);
          return chrome.action.getBadgeText({ tabId: tab.id });
        }, sampleUrl);
      await until(async () => (await badge()) === '•', 'a dot on the toolbar button');
      expect(await page.title()).not.toBe(TITLE);
      await choose('off');
      await page.reload();
      await shownText(page);
      expect(await badge()).toBe('');
      expect(await page.title()).not.toBe(TITLE);
      await choose('');
      await page.reload();
      await until(async () => (await page.title()) === TITLE, 'the page to be read');
      await page.close();
      await options.close();
    });

    it('the popup switches the view of the tab it hangs over, and a page without a reader can be read', async () => {
      session ??= await start(pages);
      const page = await session.newPage();
      await page.goto(UNLISTED);
      const popup = await openPopup(session, page);
      await waitForPopup(popup, 'idle');
      expect(await popup.evaluate(() => document.body.textContent)).toContain('mirror.example.org');
      await clickButton(popup, 'button[name=run]');
      await waitForPopup(popup, 'reading');
      expect(await page.title()).toBe(TITLE);
      await clickLabel(popup, 'view', 'served');
      await until(async () => (await page.title()) !== TITLE, 'the page as served');
    });
  },
  inChromium,
);

/** A copy of the built extension to which the browser grants other hosts: no driver can answer its question. */
function withHosts(change) {
  const directory = mkdtempSync(join(tmpdir(), 'qingdu-hosts-'));
  cpSync(extensionDirectory('chromium'), directory, { recursive: true });
  const file = join(directory, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.host_permissions = change(manifest.host_permissions);
  writeFileSync(file, JSON.stringify(manifest));
  return directory;
}

inEveryBrowser(
  'permissions',
  (start) => {
    let extension;
    afterAll(() => rmSync(extension, { recursive: true, force: true }));

    it('a site the reader granted is read by itself; a listed one that was taken away says so', async () => {
      extension = withHosts((hosts) => [
        ...hosts.filter((host) => !host.includes('fx361')),
        '*://mirror.example.org/*',
      ]);
      const pages = { [sampleUrl]: samplePage('mirror.html'), [UNLISTED]: samplePage('mirror.html') };
      const session = await start(pages, { extension });
      const page = await openArticle(session, UNLISTED);
      expect(await page.title()).toBe(TITLE);

      const options = await session.openExtensionPage('options.html');
      const stateOf = (site) =>
        options.evaluate((key) => document.querySelector(`li[data-site="${key}"]`)?.dataset.granted, site);
      await until(async () => (await stateOf('mirror.example.org')) === 'true', 'the granted site in the options');
      expect(await stateOf('cnki')).toBe('true');
      expect(await stateOf('fx361')).toBe('false');
      expect(await options.$('li[data-site=fx361] button[name=grant]')).not.toBeNull();

      const refused = await session.newPage();
      await refused.goto(sampleUrl);
      const popup = await openPopup(session, refused);
      await waitForPopup(popup, 'refused');
      expect(await popup.$('button[name=grant]')).not.toBeNull();
    });
  },
  inChromium,
);
