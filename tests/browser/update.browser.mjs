// The extension is updated while articles are open: the old reader makes way for the new one, or says that the page is to
// be loaded again. The text stays readable, and nothing stays that would do nothing.
import { beforeAll, expect, it } from 'vitest';
import { extensionDirectory } from '../../scripts/build.mjs';
import { until } from './launch.mjs';
import { chooseView, clickInUi, openArticle, readByToolbar, selectSentence } from './reader.mjs';
import { articles, folded, sentencesOf } from './rounds.mjs';
import { inEveryBrowser, paintedPassages, samplePage, sampleUrl } from './stories.mjs';

/** Not among the sites where the extension runs by itself. */
const elsewhere = 'http://mirror.example.org/article.html';
const RELOAD = /刷新此页|重新整理|Reload this page/;

/** In the page: our hosts, what stands in them, the text, and how often it was read. */
function ours() {
  const roots = [...document.querySelectorAll('qingdu-ui')].map((one) => one.shadowRoot);
  return {
    hosts: roots.length,
    buttons: roots.flatMap((root) => [...(root?.querySelectorAll('button') ?? [])]).length,
    says: roots.map((root) => root?.querySelector('[role=status]')?.textContent).join(),
    text: document.body.innerText,
    reads: performance.getEntriesByName('qingdu-readable').length,
  };
}

inEveryBrowser('an update under an open page', (start, family) => {
  let session;
  let page;
  let before;
  let sentence;
  /** Read at the reader's word; after the update the extension may not come there by itself. */
  let other;
  beforeAll(async () => {
    session = await start({ ...articles, [elsewhere]: samplePage('mirror.html') });
    if (family === 'chromium') {
      other = await session.newPage();
      await other.goto(elsewhere, { waitUntil: 'load' });
      await readByToolbar(session, other);
    }
    page = await openArticle(session, sampleUrl);
    sentence = (await sentencesOf(session, page))[2];
    await selectSentence(page, sentence);
    await clickInUi(page, '[data-action="highlight"][data-color="yellow"]');
    await until(async () => (await page.evaluate(paintedPassages)).length === 1, 'the passage to be painted');
    before = await page.evaluate(ours);
    // Loaded once more over itself: to the browser that is an update.
    await session.browser.installExtension(extensionDirectory(family));
  });

  it('leaves one reader or none: the text as it was, and a word where the page is to be loaded again', async () => {
    if (family === 'chromium') {
      await until(async () => (await page.evaluate(ours)).reads === 2, 'the new reader');
      await until(async () => (await page.evaluate(paintedPassages)).length === 1, 'the passage to be painted again');
      expect((await page.evaluate(paintedPassages)).join()).toContain(folded(sentence));
      const after = await page.evaluate(ours);
      expect([after.hosts, after.text]).toEqual([1, before.text]);
      await chooseView(page, 'served');
      await until(async () => (await page.evaluate(ours)).text !== after.text, 'the page as served');
      return;
    }
    // Firefox ends the old scripts at once: nobody is left to give the page back.
    await until(async () => RELOAD.test((await page.evaluate(ours)).says), 'the word to load the page again');
    expect(await page.evaluate(ours)).toMatchObject({ hosts: 1, buttons: 0, text: before.text });
    await page.reload({ waitUntil: 'load' });
    await until(async () => (await page.evaluate(paintedPassages)).length === 1, 'the passage to be painted again');
  });

  it.skipIf(family === 'firefox')(
    'an old reader that is on its own stops at the first touch, and says why',
    async () => {
      await other.bringToFront();
      const readable = (await other.evaluate(ours)).text;
      await other.mouse.click(400, 300);
      await until(async () => RELOAD.test((await other.evaluate(ours)).says), 'the word to load the page again');
      const after = await other.evaluate(ours);
      expect(after.buttons).toBe(0);
      expect(folded(after.text)).toBe(folded(readable));
      expect(await other.evaluate(() => document.querySelectorAll('qingdu-summary').length)).toBe(0);
    },
  );
});
