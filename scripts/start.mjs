// Opens the sample article in a real browser with the extension, after installing and building what is missing.
// npm start -- [--headless] [--page FILE] [--url URL] [--browser chromium|firefox] [--out DIR]
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowsers, findBrowser } from './ensure-browsers.mjs';
import { ensurePackages } from './ensure-packages.mjs';
import { root } from './run.mjs';

const SAMPLE = join(root, 'tests/pages/sample/mirror.html');
const ADDRESS = 'http://www.fx361.cc/page/2021/0128/1.shtml';
const USAGE = 'npm start -- [--headless] [--page FILE] [--url URL] [--browser chromium|firefox] [--out DIR]';

function readOptions() {
  const { values } = parseArgs({
    options: {
      headless: { type: 'boolean', default: false },
      page: { type: 'string' },
      url: { type: 'string', default: ADDRESS },
      browser: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.browser && !['chromium', 'firefox'].includes(values.browser)) throw new Error(USAGE);
  new URL(values.url);
  // npm runs us in the project's folder; paths are meant from where it was called.
  const from = process.env.INIT_CWD ?? process.cwd();
  return {
    ...values,
    page: values.page ? resolve(from, values.page) : SAMPLE,
    out: values.out ? resolve(from, values.out) : join(root, 'out/headless'),
  };
}

/** The browser to open when none was asked for: Chromium or Edge, else Firefox, else Chrome. */
function preferredFamily() {
  const chromium = findBrowser('chromium');
  if (chromium && chromium.name !== 'Chrome') return 'chromium';
  return findBrowser('firefox') || !chromium ? 'firefox' : 'chromium';
}

async function runHeadless({ page, url, browser = 'chromium', out }) {
  const { headlessRun } = await import('../tests/browser/headless-run.mjs');
  const body = readFileSync(page);
  const report = await headlessRun({ browser, body, url, out, say: console.log });
  const { title, sections, notes, readyMs, longestTaskMs } = report;
  console.log(`${title}: ${sections.length} sections, ${notes.length} notes.`);
  if (readyMs !== null) console.log(`Readable in ${readyMs} ms.`);
  if (longestTaskMs !== null) console.log(`Longest task of the main thread: ${longestTaskMs} ms.`);
  console.log(`Left in ${out}: page.png, panel.png, notes.md, report.json.`);
}

async function openWindow({ page, url, browser }) {
  const { launch } = await import('../tests/browser/launch.mjs');
  const session = await launch({
    browser,
    pages: { [url]: { body: readFileSync(page) } },
    profile: join(root, 'out/profile'),
    headless: false,
    online: true,
  });
  const closed = new Promise((done) => session.browser.once('disconnected', done));
  const tab = (await session.browser.pages())[0] ?? (await session.browser.newPage());
  await tab.goto(url);
  // In front of the first-run page.
  await tab.bringToFront();
  console.log(`${await session.version} shows ${url}, served from ${page}.`);
  console.log('Notes made there are kept for the next start. Close the window, or press Ctrl+C here, to end.');
  await closed;
  await session.close();
}

async function main() {
  const options = readOptions();
  if (options.help) return console.log(USAGE);
  await ensurePackages();
  const asked = options.browser ?? (options.headless ? 'chromium' : undefined);
  if (asked || (!findBrowser('chromium') && !findBrowser('firefox'))) await ensureBrowsers([asked ?? 'chromium']);
  const browser = asked ?? preferredFamily();
  const found = findBrowser(browser);
  const { build, extensionDirectory } = await import('./build.mjs');
  await build([browser === 'firefox' ? 'firefox' : 'chrome']);
  if (found.name === 'Chrome') {
    console.log(`Only Google Chrome was found. It no longer takes an extension from the command line; if 清读 does not
appear, load ${extensionDirectory(browser)} on chrome://extensions, or install Chromium, Edge or Firefox.`);
  }
  if (options.headless) return runHeadless({ ...options, browser });
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Error('There is no screen to open a window on. Without one: npm start -- --headless');
  }
  return openWindow({ ...options, browser });
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
