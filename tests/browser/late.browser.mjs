// What a page does after it was read: text that comes late, another article at another address, another converter.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { until } from './launch.mjs';
import { clickInUi, openArticle, shownText } from './reader.mjs';
import { inEveryBrowser, samplePage, sampleUrl } from './stories.mjs';

/** Longer than the reader waits for a page to rest, and than reading takes. */
const SETTLED_MS = 1500;
const NAVIGATIONS = 50;

const article = samplePage('clean.html');
const mirror = samplePage('mirror.html');
/** A page with a script of its own at its end. */
const withScript = ({ body }, script) => ({
  body: Buffer.from(body.toString('utf8').replace(/<\/body>/i, `<script>${script}</script></body>`)),
});

inEveryBrowser('late content', (start, family) => {
  it('is mended where it comes, and what was read before is not touched', async () => {
    const session = await start({ [sampleUrl]: mirror });
    const page = await openArticle(session, sampleUrl);
    await clickInUi(page, '[data-action="menu"]');
    await page.keyboard.press('Escape');
    await page.evaluate(() => {
      const all = [...document.querySelectorAll('p')].filter((p) => p.innerText.length > 80);
      const last = all[all.length - 1];
      window.kept = [...document.querySelectorAll('qingdu-marker'), ...all.map((p) => p.firstChild)];
      window.writes = 0;
      new MutationObserver((records) => {
        window.writes += records.length;
      }).observe(all[0], { childList: true, subtree: true, characterData: true });
      const late = document.createElement('p');
      late.className = last.className;
      late.textContent = '後來補上的一段:公共書房與社區(qū)的應(yīng)急預(yù)案應當一併考慮,讀者與館員各有其責。';
      last.after(late);
    });
    await until(
      () =>
        page.evaluate(() => document.body.innerText.includes('后来补上的一段：公共书房与社区的应急预案应当一并考虑')),
      'the late paragraph to be mended',
    );
    expect(await page.evaluate(() => window.kept.every((node) => node.isConnected))).toBe(true);
    expect(await page.evaluate(() => window.writes)).toBe(0);
  });

  it('of a page that draws its text anew, again and again, is mended every time', async () => {
    const redraw = `
      const box = document.querySelector('.wz');
      const drawn = [...box.children].map((one) => one.cloneNode(true));
      window.redraw = () => box.replaceChildren(...drawn.map((one) => one.cloneNode(true)));`;
    const session = await start({ [sampleUrl]: withScript(mirror, redraw) });
    const page = await openArticle(session, sampleUrl);
    const markers = () => page.evaluate(() => document.querySelectorAll('qingdu-marker').length);
    const before = await markers();
    for (let round = 0; round < 5; round++) {
      await sleep(SETTLED_MS);
      await page.evaluate(() => window.redraw());
      expect(await markers()).toBe(0);
      await until(async () => (await markers()) === before, `the text to be mended in round ${round}`, 10_000);
      expect(await page.evaluate(() => /\(sh/.test(document.body.innerText))).toBe(false);
    }
  });

  it('is left to another converter that wants the same words otherwise', async () => {
    const converter = `
      window.conversions = 0;
      const back = (node) => {
        if (!/书/.test(node.data)) return;
        window.conversions += 1;
        node.data = node.data.replaceAll('书', '書');
      };
      const walk = (root) => {
        if (root.nodeType === 3) return back(root);
        const all = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (all.nextNode()) back(all.currentNode);
      };
      new MutationObserver((records) => {
        for (const { type, target, addedNodes } of records) type === 'characterData' ? back(target) : addedNodes.forEach(walk);
      }).observe(document.body, { childList: true, subtree: true, characterData: true });`;
    const session = await start({ [sampleUrl]: withScript(mirror, converter) });
    const page = await openArticle(session, sampleUrl);
    let before = -1;
    await until(async () => {
      await sleep(SETTLED_MS);
      const now = await page.evaluate(() => window.conversions);
      const rests = now === before;
      before = now;
      return rests;
    }, 'the two converters to come to rest');
    expect(before).toBeGreaterThan(0);
    expect(await page.evaluate(() => /書房/.test(document.querySelector('p ~ p ~ p ~ p').innerText))).toBe(true);
    expect(await page.evaluate(() => /\(sh/.test(document.body.innerText))).toBe(false);
  });

  it('is read anew from the site where the page was decoded wrongly, once the reader asks', async () => {
    const misread = { body: article.body, type: 'text/html; charset=gbk', headers: { 'cache-control': 'no-store' } };
    const session = await start({ [sampleUrl]: misread });
    const page = await openArticle(session, sampleUrl);
    const asked = () => session.proxy.requests.filter((url) => url === sampleUrl).length;
    expect(asked()).toBe(1);
    await clickInUi(page, '[data-action="reread"]');
    await until(() => asked() === 2, 'the one request that the reader asked for');
    await until(
      () => page.evaluate(() => document.body.innerText.includes('可以找到一处安静明亮的阅读场所')),
      'the true text',
    );
    await until(
      () => page.evaluate(() => !document.querySelector('qingdu-ui').shadowRoot.querySelector('[data-action=reread]')),
      'the button to go',
    );
    expect(asked()).toBe(2);
  });

  it('of another address is another article; nothing is left of the one before', async () => {
    const other = '/page/2022/0303/2.shtml';
    const router = `
      const pages = new Map();
      const home = location.pathname;
      pages.set(home, [...document.body.childNodes].filter((node) => node.localName !== 'script'));
      window.go = async (path) => {
        if (!pages.has(path)) {
          const html = await (await fetch(path)).text();
          const body = new DOMParser().parseFromString(html, 'text/html').body;
          pages.set(path, [...body.childNodes]);
        }
        history.pushState({}, '', path);
        document.body.replaceChildren(...pages.get(path).map((node) => node.cloneNode(true)));
        document.title = path;
      };`;
    const second = Buffer.from(article.body.toString('utf8').replaceAll('小城', '大城'));
    const session = await start({
      [sampleUrl]: withScript(mirror, router),
      [new URL(other, sampleUrl).href]: { body: second },
    });
    const page = await openArticle(session, sampleUrl);
    const home = new URL(sampleUrl).pathname;
    const shows = (words) =>
      until(async () => (await page.evaluate(() => document.body.innerText)).includes(words), `${words} on the page`);
    await page.evaluate((path) => window.go(path), other);
    await shows('大城公共书房');
    await until(() => page.evaluate(() => document.querySelectorAll('qingdu-marker').length > 0), 'its notes');

    const count = async () => {
      const dom = await page.evaluate(() => ({
        hosts: document.querySelectorAll('qingdu-ui, qingdu-summary').length,
        markers: document.querySelectorAll('qingdu-marker').length,
      }));
      if (family !== 'chromium') return { ...dom, nodes: 0, listeners: 0 };
      const cdp = await page.createCDPSession();
      await cdp.send('HeapProfiler.collectGarbage');
      const { metrics } = await cdp.send('Performance.enable').then(() => cdp.send('Performance.getMetrics'));
      await cdp.detach();
      const of = (name) => metrics.find((one) => one.name === name)?.value ?? 0;
      return { ...dom, nodes: of('Nodes'), listeners: of('JSEventListeners') };
    };
    await sleep(SETTLED_MS);
    const once = await count();
    for (let i = 0; i < NAVIGATIONS; i++) {
      await page.evaluate((path) => window.go(path), i % 2 ? other : home);
      await sleep(i % 25 === 24 ? SETTLED_MS : 20);
    }
    await shows('大城公共书房');
    await sleep(SETTLED_MS);
    await shownText(page);
    // On a busy machine the last article waits for its turn.
    await until(async () => (await count()).hosts === once.hosts, 'the last article to be laid', 30_000);
    const after = await count();
    expect(after.hosts).toBe(once.hosts);
    expect(after.markers).toBe(once.markers);
    // The page keeps both of its articles; ours may lag by one reading.
    expect(after.nodes).toBeLessThan(once.nodes * 1.5 + 500);
    expect(after.listeners).toBeLessThan(once.listeners * 1.5 + 20);

    await page.evaluate(() => {
      history.pushState({}, '', '/about');
      document.body.innerHTML = '<p>關於本站:聯繫我們。</p>';
    });
    // Where no article is, nothing of ours stands on the page.
    const ours = () =>
      page.evaluate(
        () =>
          [...document.querySelectorAll('*')].filter(({ localName, attributes }) =>
            [localName, ...[...attributes].map(({ name }) => name)].some((name) => /^(data-)?qingdu-/.test(name)),
          ).length,
      );
    await until(async () => (await ours()) === 0, 'our mark to go');
    expect(await page.evaluate(() => document.body.innerText)).toContain('關於本站');
    // And it comes back with an article.
    await page.evaluate((path) => window.go(path), home);
    await shows('小城公共书房');
    await until(
      () => page.evaluate(() => Boolean(document.querySelector('qingdu-ui')?.shadowRoot.querySelector('.pill'))),
      'our mark to come back',
    );
  });
});
