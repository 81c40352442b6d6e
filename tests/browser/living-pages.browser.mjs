// Pages that live: an application that draws its article late, a list that grows without end, a page that comes back out of
// the browser's memory, an article in a frame.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { findPage, locationOf, until } from './launch.mjs';
import { clickButton, openArticle, openPopup, shownText, waitForPopup, waitForReadable } from './reader.mjs';
import { FAMILIES, inEveryBrowser, samplePage, sampleUrl } from './stories.mjs';

const mirror = samplePage('mirror.html').body.toString('utf8');
const frameUrl = new URL('/page/2021/0128/2.shtml', sampleUrl).href;
const shellUrl = new URL('/app.html', sampleUrl).href;
const plainUrl = new URL('/read/3.html', sampleUrl).href;
const otherUrl = new URL('/other.html', sampleUrl).href;
/** An application's shell: it draws its article when it is told to, at an address of its own. */
const shell = `<!DOCTYPE html><meta charset="utf-8"><title>期刊</title><body><p id="home">首頁</p><script>
  window.draw = async (path) => {
    const html = await (await fetch(path)).text();
    history.pushState({}, '', path);
    document.body.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
  };
</script>`;
const framing = `<!DOCTYPE html><meta charset="utf-8"><title>閱讀器</title>
  <body style="margin:0"><iframe src="${frameUrl}" style="width:100vw;height:90vh;border:0"></iframe>`;
/** Every time its end is reached, a further paragraph comes, as broken as the rest. */
const growing = mirror.replace(
  /<\/body>/i,
  `<script>
    let count = 0;
    addEventListener('scroll', () => {
      if (count >= 12 || innerHeight + scrollY < document.documentElement.scrollHeight - 600) return;
      const all = [...document.querySelectorAll('p')].filter((p) => p.textContent.length > 80);
      const more = document.createElement('p');
      more.className = all.at(-1).className;
      more.textContent = '第' + ++count + '段後來補上:公共書房與社區(qū)的應(yīng)急預(yù)案應當一併考慮,讀者與館員各有其責,不可偏廢。';
      all.at(-1).after(more);
    });
  </script></body>`,
);

inEveryBrowser('a living page', (start) => {
  let session;
  const begin = async () => {
    session ??= await start({
      [sampleUrl]: { body: growing },
      [frameUrl]: { body: mirror },
      [plainUrl]: { body: mirror },
      [shellUrl]: { body: shell },
      [otherUrl]: { body: '<!DOCTYPE html><meta charset="utf-8"><title>别处</title><p>別處。</p>' },
    });
    return session;
  };

  it('is noticed when it becomes an article, and not before', async () => {
    const page = await (await begin()).newPage();
    await page.goto(shellUrl);
    await sleep(1000);
    expect(
      await page.evaluate(() => [document.querySelector('qingdu-ui'), document.querySelector('#home').textContent]),
    ).toEqual([null, '首頁']);
    await page.evaluate((path) => window.draw(path), new URL(frameUrl).pathname);
    await waitForReadable(page);
    expect(await shownText(page)).toContain('公共书房');
    await page.close();
  });

  it('is mended to its end while it grows, and its earlier text is not written anew', async () => {
    const page = await openArticle(await begin(), sampleUrl);
    const marked = await page.evaluate(() => document.querySelectorAll('qingdu-marker').length);
    await until(
      async () => {
        await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
        await sleep(100);
        return page.evaluate(() => /第12段后来补上[:：]公共书房与社区的应急预案/.test(document.body.innerText));
      },
      'the last paragraph to be mended',
      120_000,
    );
    const now = await page.evaluate(() => ({
      left: document.body.innerText.match(/\(q[ūu]\)/g)?.length ?? 0,
      markers: document.querySelectorAll('qingdu-marker').length,
      hosts: document.querySelectorAll('qingdu-ui').length,
    }));
    expect(now).toEqual({ left: 0, markers: marked, hosts: 1 });
    await page.close();
  }, 180_000);

  // At an article's address what reads the page is there from the start; elsewhere it is sent for.
  it.each([
    ['qingdu-start', sampleUrl],
    ['qingdu-start', plainUrl],
    ['qingdu-readable', sampleUrl],
  ])('left at the mark %s it is read when it comes back (%s)', async (mark, url) => {
    const session = await begin();
    const page = await session.newPage();
    await page.evaluateOnNewDocument(
      (name, address, next) => {
        if (location.href !== address || sessionStorage.getItem(name)) return;
        sessionStorage.setItem(name, 'left');
        new PerformanceObserver((marks) => {
          if (marks.getEntriesByName(name).length === 0) return;
          // Left before it is loaded a page is no step in the history.
          const leave = () => setTimeout(() => location.assign(next));
          if (document.readyState === 'complete') leave();
          else addEventListener('load', leave);
        }).observe({ entryTypes: ['mark'] });
      },
      mark,
      url,
      otherUrl,
    );
    await page.goto(url, { waitUntil: 'domcontentloaded' }).catch(() => {});
    await until(async () => (await locationOf(page)) === otherUrl, 'the next page');
    await page.evaluate(() => history.back()).catch(() => {});
    await until(async () => (await locationOf(page)) === url, 'the page before');
    await waitForReadable(page);
    const hosts = () => page.evaluate(() => document.querySelectorAll('qingdu-ui').length);
    await until(async () => (await hosts()) === 1, 'the controls of the page that came back');
    await page.close();
  });

  it('comes back as it was left', async () => {
    const page = await openArticle(await begin(), sampleUrl);
    const before = await page.evaluate(() => document.body.innerText);
    await page.goto(otherUrl);
    // Out of memory there is no loading that the driver could wait for.
    await page.evaluate(() => history.back());
    await until(async () => (await locationOf(page)) === sampleUrl, 'the page before');
    await waitForReadable(page);
    await until(async () => (await page.evaluate(() => document.body.innerText)) === before, 'the mended page');
    const hosts = () => page.evaluate(() => document.querySelectorAll('qingdu-ui').length);
    await until(async () => (await hosts()) === 1, 'the controls of the page that came back');
    await page.close();
  });
});

inEveryBrowser(
  'an article in a frame',
  (start) => {
    it('is not read there; the popup says so and opens it by itself', async () => {
      const session = await start({ [sampleUrl]: { body: framing }, [frameUrl]: { body: mirror } });
      const page = await session.newPage();
      await page.goto(sampleUrl);
      const popup = await openPopup(session, page);
      await waitForPopup(popup, 'framed');
      await clickButton(popup, 'button[name=framed]');
      const opened = await until(() => findPage(session.browser, frameUrl), 'the framed page in a tab');
      await opened.bringToFront();
      await waitForReadable(opened);
    });
  },
  FAMILIES.filter((family) => family === 'chromium'),
);
