// Starts a real browser with the built extension: Chromium over CDP, Firefox over WebDriver BiDi, one interface.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { extensionDirectory } from '../../scripts/build.mjs';
import { findBrowser } from '../../scripts/ensure-browsers.mjs';
import { servePages } from './serve-pages.mjs';

/** A driver's command that gets no answer fails by name, long before its story's time is over. */
const ANSWER_MS = 40_000;
/** The same in every run, so that what the extension stored is found again by the next start of the profile. */
const FIREFOX_UUID = '5b7c1f0a-7d0e-4a54-9d0b-2f6c8e1a9d37';
const VIEWPORT = { width: 1280, height: 900 };

/**
 * @typedef {object} Start
 * @property {'chromium' | 'firefox'} browser
 * @property {Record<string, import('./serve-pages.mjs').Served>} pages
 * @property {string} [profile] a folder to keep; else one is made and removed
 * @property {boolean} [headless]
 * @property {boolean} [online] sites without a page in `pages` are reached as usual; else they do not exist
 * @property {boolean} [welcome] the first-run page stays open; else it is closed before anything is measured
 * @property {string} [extension] a built extension's folder
 * @property {string[]} [args] further arguments to the browser
 * @property {Record<string, unknown>} [prefs] further preferences of Firefox
 * @property {boolean} [bare] without the extension
 *
 * @param {Start} start
 */
export async function launch({
  browser: family,
  pages,
  profile,
  headless = true,
  online = false,
  welcome = false,
  extension,
  args = [],
  prefs = {},
  bare = false,
}) {
  const found = findBrowser(family);
  if (!found) throw new Error(`No ${family} on this machine.`);
  const directory = extension ?? extensionDirectory(family);
  const keepsProfile = profile !== undefined;
  const isFirstRun = !keepsProfile || !existsSync(profile);
  const folder = profile ?? mkdtempSync(join(tmpdir(), 'qingdu-profile-'));
  const downloads = join(folder, 'downloads');
  mkdirSync(downloads, { recursive: true });
  const proxy = await servePages(pages);

  const start = family === 'firefox' ? startFirefox : startChromium;
  const open = () => start({ found, directory, folder, downloads, proxy, headless, online, args, prefs, bare });
  let running = await open();
  if (isFirstRun && !welcome && !bare) await closeWelcome(running);

  const session = {
    family,
    proxy,
    downloads,
    /** The driver's own browser object. */
    get browser() {
      return running.browser;
    },
    get extensionOrigin() {
      return running.origin;
    },
    get version() {
      return running.browser.version();
    },

    /** Whether the extension looks at an address by itself. */
    isListed(url) {
      const { content_scripts: scripts } = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'));
      const { hostname } = new URL(url);
      return scripts
        .flatMap(({ matches }) => matches)
        .map((match) => match.replace(/^.*:\/\/(.*?)\/.*$/, '$1'))
        .some((host) => hostname === host.replace('*.', '') || (host[0] === '*' && hostname.endsWith(host.slice(1))));
    },

    async newPage() {
      const page = await running.browser.newPage();
      if (headless) await page.setViewport(VIEWPORT);
      return page;
    },

    /**
     * Opens a page of the extension in a tab. Firefox lets no driver go to such an address: there, `viaTab` names a page
     * whose click makes the extension open its panel.
     */
    async openExtensionPage(path, clickThatOpens, timeoutMs = undefined) {
      if (family === 'chromium') {
        const page = await this.newPage();
        await page.goto(running.origin + path);
        return page;
      }
      const known = new Set(await running.browser.pages());
      await clickThatOpens();
      const seen = new Map();
      const page = await until(
        async () => {
          for (const candidate of await running.browser.pages()) {
            if (known.has(candidate)) continue;
            seen.set(candidate, await locationOf(candidate));
            if (seen.get(candidate).startsWith(running.origin)) return candidate;
          }
          return undefined;
        },
        'a tab opened by the extension',
        timeoutMs,
      ).catch((error) => {
        throw new Error(`${error.message} New tabs: ${JSON.stringify([...seen.values()])}`);
      });
      if (headless) await page.setViewport(VIEWPORT);
      return page;
    },

    /** The files a page offered for download since `before`, once they are complete. */
    async downloaded(action, suffix) {
      const before = new Set(readdirSync(downloads));
      await action();
      // Firefox begins under a name of its own and gives the file its true one later.
      return until(() => {
        const name = readdirSync(downloads).find((file) => !before.has(file) && file.endsWith(suffix));
        const file = name && join(downloads, name);
        if (!file || !existsSync(file) || existsSync(`${file}.part`)) return undefined;
        return readFileSync(file, 'utf8') || undefined;
      }, `a download ending in ${suffix}`);
    },

    /** Ends the browser as a crash or a power cut would. */
    async killHard() {
      const child = running.browser.process();
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
      // The driver puts Firefox's preferences back when it hears of the end.
      const inUse = () => existsSync(join(folder, 'firefox', 'user.js.puppeteer'));
      await until(() => !inUse(), 'the profile to be let go', 3000).catch(() => {});
    },

    /** Runs code with the browser's own rights. Firefox started with `--remote-allow-system-access` only. */
    async privileged(expression) {
      const { connection } = running.browser;
      const { result: tree } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
      const target = { context: tree.contexts[0].context };
      const { result } = await connection.send('script.evaluate', { expression, target, awaitPromise: true });
      if (result.type !== 'success') throw new Error(JSON.stringify(result.exceptionDetails));
      return result.result.value;
    },

    /** Starts the browser again on the same profile. */
    async reopen() {
      running = await open();
    },

    async close() {
      await running.browser.close().catch(() => {});
      await proxy.close();
      if (!keepsProfile) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
  return session;
}

async function startChromium({ found, directory, folder, downloads, proxy, headless, online, args, bare }) {
  const browser = await puppeteer.launch({
    browser: 'chrome',
    protocolTimeout: ANSWER_MS,
    executablePath: found.path,
    headless,
    userDataDir: join(folder, 'chromium'),
    pipe: true,
    enableExtensions: true,
    ignoreDefaultArgs: headless ? [] : ['--enable-automation'],
    defaultViewport: null,
    downloadBehavior: { policy: 'allow', downloadPath: downloads },
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(online
        ? [`--proxy-pac-url=${proxy.autoConfig}`]
        : [`--proxy-server=127.0.0.1:${proxy.port}`, '--proxy-bypass-list=<-loopback>']),
      `--ignore-certificate-errors-spki-list=${proxy.fingerprint}`,
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable',
      '--disable-session-crashed-bubble',
      '--hide-crash-restore-bubble',
      ...args,
    ],
  });
  if (bare) return { browser, origin: '' };
  const id = await browser.installExtension(directory);
  await browser.waitForTarget((target) => target.type() === 'service_worker' && target.url().includes(id));
  return { browser, origin: `chrome-extension://${id}/` };
}

/** The first-run page comes by itself, some moments after the installation. */
async function closeWelcome({ browser, origin }) {
  const page = await until(() => findPage(browser, `${origin}welcome.html`), 'the first-run page', 5000).catch(
    () => null,
  );
  await page?.close();
}

/** The open page at an address; undefined while there is none. */
export async function findPage(browser, address) {
  for (const page of await browser.pages()) if ((await locationOf(page)) === address) return page;
  return undefined;
}

async function startFirefox({ found, directory, folder, downloads, proxy, headless, online, args, prefs, bare }) {
  const { id } = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8')).browser_specific_settings.gecko;
  const userDataDir = join(folder, 'firefox');
  mkdirSync(userDataDir, { recursive: true });
  const browser = await puppeteer.launch({
    browser: 'firefox',
    protocolTimeout: ANSWER_MS,
    executablePath: found.path,
    headless,
    userDataDir,
    acceptInsecureCerts: true,
    defaultViewport: null,
    args,
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [id]: FIREFOX_UUID }),
      // An add-on loaded for one session leaves its notes to the next one.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      'extensions.originControls.grantByDefault': true,
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.useDownloadDir': true,
      'browser.download.alwaysOpenPanel': false,
      'browser.download.manager.showWhenStarting': false,
      'network.proxy.type': online ? 2 : 1,
      'network.proxy.autoconfig_url': proxy.autoConfig,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy.port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'network.proxy.no_proxies_on': '',
      'network.proxy.allow_hijacking_localhost': true,
      'dom.security.https_first': false,
      'services.settings.server': 'data:,',
      ...prefs,
    },
  });
  if (bare) return { browser, origin: '' };
  await browser.installExtension(directory);
  return { browser, origin: `moz-extension://${FIREFOX_UUID}/` };
}

/** In Firefox `page.url()` of a page of the extension says `about:blank`. */
export async function locationOf(page) {
  const answer = page.evaluate(() => location.href).catch(() => '');
  return Promise.race([answer, sleep(2000, '', { ref: false })]);
}

/**
 * Asks again until there is an answer.
 * @template T
 * @param {() => T | Promise<T>} ask
 * @param {string} what for the message when there is none
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(ask, what, timeoutMs = 20_000) {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`Waited ${timeoutMs / 1000} s in vain for ${what}.`);
    await sleep(50);
  }
}
