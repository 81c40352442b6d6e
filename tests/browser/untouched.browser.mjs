// Pages that are no articles, on a listed site: the detector looks, and nothing else happens.
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { until } from './launch.mjs';
import { inEveryBrowser, savedPages, served } from './stories.mjs';

const saved = savedPages().filter(({ isArticle }) => !isArticle);
/** Long enough for the reader to be injected, if it were. */
const PATIENCE_MS = 2000;

/** Before anything runs in the page: counts every change after parsing. */
function countChanges() {
  window.changes = [];
  document.addEventListener('DOMContentLoaded', () => {
    const watch = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver((records) => {
      for (const { type, target } of records) window.changes.push(`${type} ${target.nodeName}`);
    }).observe(document, watch);
  });
}

const marks = (page) => page.evaluate(() => performance.getEntriesByType('mark').map(({ name }) => name));

inEveryBrowser('a page that is no article', (start) => {
  const pages = new Map();

  beforeAll(async () => {
    const session = await start(served(saved));
    for (const { file, url } of saved) {
      const page = await session.newPage();
      await page.evaluateOnNewDocument(countChanges);
      await page.goto(url);
      pages.set(file, page);
    }
    await sleep(PATIENCE_MS);
  });

  it.each(saved.map(({ file }) => [file]))('%s is left alone', async (file) => {
    const page = pages.get(file);
    await until(async () => (await marks(page)).includes('qingdu-start'), 'the detector');
    expect(await marks(page)).toEqual(['qingdu-start']);
    expect(await page.evaluate(() => [window.changes, document.querySelectorAll('qingdu-ui').length])).toEqual([[], 0]);
  });
});
