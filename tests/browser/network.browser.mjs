// What goes over the network while a reader reads, notes and exports: the same requests as without the extension, and none
// more. Everything the browser asks for passes the proxy, whoever asks.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { sentenceToNote } from './headless-run.mjs';
import { until } from './launch.mjs';
import {
  clickAction,
  exportMarkdown,
  openArticle,
  openPanel,
  readReport,
  selectSentence,
  typeNote,
} from './reader.mjs';
import { inEveryBrowser, samplePage, sampleUrl } from './stories.mjs';

const at = (path) => new URL(path, sampleUrl).href;
const mirrorUrl = at('/page/2021/0129/2.shtml');
const plainUrl = at('/news/today.shtml');
const dress = (body) =>
  body
    .toString('utf8')
    .replace(
      '</head>',
      `<link rel="stylesheet" href="/look.css"><link rel="icon" href="/icon.png"><script src="/page.js"></script></head>`,
    );
const PAGES = {
  [sampleUrl]: { body: dress(samplePage('clean.html').body) },
  [mirrorUrl]: { body: dress(samplePage('mirror.html').body) },
  [plainUrl]: {
    body: dress(
      Buffer.from('<title>今日</title></head><body><p>今天天气很好。</p><iframe src="/frame.html"></iframe>'),
    ),
  },
  [at('/frame.html')]: { body: '<p>框架里的话。</p>' },
  [at('/look.css')]: { body: 'p { line-height: 1.8 }', type: 'text/css' },
  [at('/icon.png')]: { body: '', type: 'image/png' },
  // A request a page makes late, by itself.
  [at('/page.js')]: { body: 'setTimeout(() => fetch("/late.json"), 300);', type: 'text/javascript' },
  [at('/late.json')]: { body: '{}', type: 'application/json' },
};

/** Addresses and how often each was asked for; what the browser asks of its maker is not ours. */
function counted(requests) {
  const counts = {};
  for (const url of requests) if (new URL(url).host === new URL(sampleUrl).host) counts[url] = (counts[url] ?? 0) + 1;
  return counts;
}
const hosts = (requests) => new Set(requests.map((url) => new URL(url).host));

inEveryBrowser('the network', (start, family) => {
  it('sees nothing of the extension', async () => {
    const bare = await start(PAGES, { bare: true });
    for (const url of [sampleUrl, mirrorUrl, plainUrl]) {
      const page = await bare.newPage();
      await page.goto(url, { waitUntil: 'load' });
      await sleep(800);
    }
    const without = [...bare.proxy.requests];
    await bare.close();

    const session = await start(PAGES);
    const own = family === 'chromium' ? await watchExtension(session) : [];
    const page = await openArticle(session, sampleUrl);
    await openArticle(session, mirrorUrl);
    const other = await session.newPage();
    await other.goto(plainUrl, { waitUntil: 'load' });
    await sleep(800);
    const first = await openPanel(session, page, { report: true });
    const report = await readReport(first);
    await first.close();
    await selectSentence(page, sentenceToNote(report));
    await clickAction(page, 'note');
    await typeNote(page, '见 http://www.fx361.cc/secret.html');
    const panel = await openPanel(session, page);
    await until(() => panel.evaluate(() => document.querySelector('[data-annotation-id]') !== null), 'the note');
    await exportMarkdown(session, panel);
    const requests = [...session.proxy.requests];
    expect(counted(requests)).toEqual(counted(without));
    const strange = [...hosts(requests)].filter((host) => !hosts(without).has(host) && !OF_THE_BROWSER.test(host));
    expect(strange).toEqual([]);
    // The worker and the pages of the extension: their own files and nothing else.
    for (const url of own) expect(url).toMatch(/^(?:chrome-extension|blob|data):/);
    if (family === 'chromium') expect(own.length).toBeGreaterThan(0);
  });
});

/** Hosts of its maker that a browser asks by itself, at times of its own. */
const OF_THE_BROWSER = /(?:^|\.)(?:google|googleapis|gvt1|gstatic|mozilla|firefox)\.(?:com|org|net)$/;

/** Every request of the worker and of the pages of the extension (Chromium), as they come. */
async function watchExtension(session) {
  const seen = [];
  const watch = async (target) => {
    if (!target.url().startsWith(session.extensionOrigin)) return;
    const driver = await target.createCDPSession().catch(() => undefined);
    driver?.on('Network.requestWillBeSent', ({ request }) => seen.push(request.url));
    await driver?.send('Network.enable').catch(() => {});
  };
  session.browser.on('targetcreated', watch);
  session.browser.on('targetchanged', watch);
  for (const target of session.browser.targets()) await watch(target);
  return seen;
}
