// What stood above the article is folded, its room is not: nothing that is read moves, neither at first nor later.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { until } from './launch.mjs';
import { clickInUi, openArticle } from './reader.mjs';
import { inEveryBrowser, samplePage, sampleUrl } from './stories.mjs';

const SAMPLES = ['mirror.html', 'mirror-br.html', 'mirror.gbk.html', 'clean.html', 'utf8-as-gbk.html'];
const slow = '/slow.js';
/** A page that was seen before it is read: its last script takes its time. */
const seen = (name, more = '') => ({
  body: Buffer.from(
    samplePage(name)
      .body.toString('latin1')
      .replace(/<\/body>/i, `${more}<script src="${slow}"></script></body>`),
    'latin1',
  ),
});
/** Something of the page stands in the room, so nothing of ours does; the browser is not to keep the text in place. */
const occupied = `<style>html { overflow-anchor: none }</style>
  <div style="position:absolute;top:8px;left:45%;width:10%;height:80px;background:#789"></div>`;
const occupiedUrl = new URL('/page/2021/0128/9.shtml', sampleUrl).href;
const urlOf = (i) => new URL(`/page/2021/0128/${i + 10}.shtml`, sampleUrl).href;

const held = (page) => page.evaluate(() => document.querySelectorAll('[data-qingdu-held]').length);
const band = (page) =>
  page.evaluate(() => {
    const element = document.querySelector('qingdu-ui')?.shadowRoot.querySelector('.band') ?? null;
    return element && { text: element.textContent, top: element.getBoundingClientRect().top };
  });

/** In the page: writes down frame by frame how many elements keep their room, and where a sentence of the article is. */
function watchSentence() {
  const read = [...document.querySelectorAll('p')].filter((p) => p.innerText.length > 80)[2];
  window.frames_ = [];
  const look = () => {
    const rooms = document.querySelectorAll('[data-qingdu-held]').length;
    window.frames_.push([rooms, read.getBoundingClientRect().top]);
    requestAnimationFrame(look);
  };
  look();
}

/** How far (CSS px) the sentence moved at most from one frame to the next when room went. */
const jumped = (page) =>
  page.evaluate(() =>
    Math.max(
      ...window.frames_.slice(1).map(([rooms, top], i) => {
        const [before, was] = window.frames_[i];
        return rooms < before ? Math.abs(top - was) : -1;
      }),
    ),
  );

inEveryBrowser('the room above the article', (start, family) => {
  let session;
  const begin = async () => {
    session ??= await start({
      [new URL(slow, sampleUrl).href]: {
        body: '',
        type: 'text/javascript',
        headers: { 'cache-control': 'no-store' },
        afterMs: 300,
      },
      [occupiedUrl]: seen('mirror.html', occupied),
      ...Object.fromEntries(SAMPLES.map((name, i) => [urlOf(i), seen(name)])),
    });
    return session;
  };

  it.runIf(family === 'chromium')('is not printed', async () => {
    const page = await openArticle(await begin(), urlOf(0));
    expect(await held(page)).toBeGreaterThan(0);
    await page.emulateMediaType('print');
    const heights = await page.evaluate(() =>
      [...document.querySelectorAll('[data-qingdu-held]')].map((one) => one.getBoundingClientRect().height),
    );
    expect(Math.max(...heights)).toBe(0);
    await page.close();
  });

  it.each(SAMPLES.map((name, i) => [name, urlOf(i)]))('is kept on %s: the page stands still', async (_, url) => {
    const page = await openArticle(await begin(), url, {
      before: (fresh) =>
        fresh.evaluateOnNewDocument(() => {
          window.shifted = 0;
          if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
          new PerformanceObserver((list) => {
            for (const { value } of list.getEntries()) window.shifted += value;
          }).observe({ type: 'layout-shift', buffered: true });
        }),
    });
    await until(
      () => page.evaluate(() => Boolean(document.querySelector('qingdu-ui')?.shadowRoot.querySelector('.pill'))),
      'us',
    );
    await sleep(500);
    expect(await held(page)).toBeGreaterThan(0);
    // Firefox does not tell; there it is 0.
    expect(await page.evaluate(() => window.shifted)).toBeLessThanOrEqual(0.1);
    await page.close();
  });

  it('holds what was done to the page, stays when one comes back, and gives way to the page’s own', async () => {
    const page = await openArticle(await begin(), urlOf(0));
    await until(() => band(page), 'the band');
    const { text } = await band(page);
    expect(text).toMatch(/\d{3}/);
    expect(text).toContain('陆禾');
    // It covers nothing of the page.
    const covered = await page.evaluate(() => {
      const { bottom } = document.querySelector('qingdu-ui').shadowRoot.querySelector('.band').getBoundingClientRect();
      const range = document.createRange();
      const title = [...document.querySelectorAll('h1, h2, .bt')].find((one) => one.innerText.includes('小城公共书房'));
      range.selectNodeContents(title);
      return bottom > range.getBoundingClientRect().top;
    });
    expect(covered).toBe(false);
    const { top } = await band(page);
    await page.evaluate(watchSentence);
    await page.evaluate(() => scrollTo({ top: 700, behavior: 'instant' }));
    await sleep(600);
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    await sleep(400);
    expect((await band(page)).top).toBe(top);
    expect(await jumped(page)).toBeLessThanOrEqual(2);
    await clickInUi(page, '[data-action="band-served"]');
    await until(async () => !(await band(page)), 'the band to go');
    expect(await page.evaluate(() => document.body.innerText)).toContain('注册送88元体验金');
    await page.close();
  });

  it.each(['scroll', 'wheel', 'drag'])('goes without moving what is read, by %s', async (how) => {
    const page = await openArticle(await begin(), occupiedUrl);
    await until(
      () => page.evaluate(() => Boolean(document.querySelector('qingdu-ui')?.shadowRoot.querySelector('.pill'))),
      'us',
    );
    expect(await held(page)).toBeGreaterThan(0);
    expect(await band(page)).toBeNull();
    await page.evaluate(watchSentence);
    await page.mouse.move(400, 400);
    if (how === 'wheel') for (let i = 0; i < 5; i++) await page.mouse.wheel({ deltaY: 120 });
    else {
      if (how === 'drag') await page.mouse.down();
      await page.evaluate(() => scrollTo({ top: 600, behavior: 'instant' }));
    }
    if (how === 'drag') {
      await page.mouse.move(500, 440, { steps: 4 });
      await sleep(600);
      expect(await held(page)).toBeGreaterThan(0);
      await page.mouse.up();
    }
    await until(async () => (await held(page)) === 0, 'the room to go');
    await sleep(100);
    const moved = await jumped(page);
    expect(moved).toBeGreaterThanOrEqual(0);
    expect(moved).toBeLessThanOrEqual(2);
    if (family === 'chromium') expect(await page.evaluate(() => scrollY)).toBeLessThan(600);
    await page.close();
  });
});
