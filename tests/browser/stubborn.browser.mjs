// Pages with ideas of their own: a menu for what is selected, a scroller of their own around the article.
import { beforeAll, expect, it } from 'vitest';
import { until } from './launch.mjs';
import { boxInUi, clickInMenu, clickInUi, openArticle, selectSentence } from './reader.mjs';
import { inEveryBrowser, paintedPassages, samplePage, sampleUrl } from './stories.mjs';

const mirror = samplePage('mirror.html').body.toString('utf8');
const FIRST = '数量的增长只是问题的一面。';
/** Presses and clicks in the text end at the element that holds it, as in sites with a menu for selections. */
const ownMenu = mirror.replace(
  '</body>',
  `<script>for (const type of ['pointerdown', 'pointerup', 'mouseup', 'click', 'keyup'])
    document.body.addEventListener(type, (event) => event.stopPropagation());</script></body>`,
);
const ownScroller = mirror.replace(
  '</head>',
  '<style>html, body { height: 100%; margin: 0; overflow: hidden } .main { height: 80vh; overflow: auto }</style></head>',
);
const noSelecting = mirror.replace(
  '</head>',
  `<style>* { user-select: none !important } .wz p { -webkit-user-select: none; user-select: none }</style>
  <script>document.onselectstart = () => false</script></head>`,
);
const menuUrl = sampleUrl.replace('1.shtml', '2.shtml');
const scrollerUrl = sampleUrl.replace('1.shtml', '3.shtml');
const forbiddenUrl = sampleUrl.replace('1.shtml', '4.shtml');

inEveryBrowser('a page with ideas of its own', (start) => {
  let session;
  beforeAll(async () => {
    session = await start({
      [menuUrl]: { body: ownMenu },
      [scrollerUrl]: { body: ownScroller },
      [forbiddenUrl]: { body: noSelecting },
    });
  });

  it('keeps presses in its text to itself: words are selected, coloured and clicked all the same', async () => {
    const page = await openArticle(session, menuUrl);
    await selectSentence(page, FIRST);
    await clickInUi(page, '[data-action="highlight"][data-color="green"]');
    await until(async () => (await page.evaluate(paintedPassages)).length === 1, 'the passage to be painted');
    const at = await page.evaluate(() => {
      const { left, top } = [...CSS.highlights.get('qingdu-green')][0].getBoundingClientRect();
      return { x: left + 8, y: top + 8 };
    });
    await page.mouse.click(at.x, at.y);
    await until(() => page.evaluate(boxInUi, '[data-action="remove"]'), 'the toolbar of the highlight');
    await page.close();
  });

  it('scrolls its article in an element of its own: sections are gone to, and told', async () => {
    const page = await openArticle(session, scrollerUrl);
    await clickInMenu(page, '[data-action="outline"]');
    await until(() => page.evaluate(boxInUi, '.outline button'), 'the outline');
    const last = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('qingdu-ui');
      const button = [...shadowRoot.querySelectorAll('.outline button')].at(-1);
      button.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top } = button.getBoundingClientRect();
      return { x: left + 12, y: top + 8 };
    });
    await page.mouse.click(last.x, last.y);
    const heading = () =>
      page.evaluate(() => {
        const found = [...document.querySelectorAll('p')].find((one) => /^四、结语/.test(one.innerText));
        return found.getBoundingClientRect().top / innerHeight;
      });
    await until(async () => (await heading()) < 0.8, 'the last section to be in sight');
    expect(await heading()).toBeGreaterThan(0);
    await page.close();
  });

  it('forbids to select its words: notes are made on them all the same, on the page and in the clean view', async () => {
    const page = await openArticle(session, forbiddenUrl);
    const color = async (sentence, color, count) => {
      await selectSentence(page, sentence);
      await clickInUi(page, `[data-action="highlight"][data-color="${color}"]`);
      await until(async () => (await page.evaluate(paintedPassages)).length === count, 'the passage to be painted');
    };
    await color(FIRST, 'green', 1);
    await clickInMenu(page, '[data-action="clean"]');
    await page.waitForSelector('qingdu-clean');
    await color('过去，一座小城往往只有一家公共图书馆，', 'blue', 2);
    await clickInMenu(page, '[data-action="view"][data-value="served"]');
    expect(await page.evaluate(() => document.querySelectorAll('[data-qingdu-selectable]').length)).toBe(0);
    await page.close();
  });
});
