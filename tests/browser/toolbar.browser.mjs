// On a site that is not listed the extension waits for the reader's click, and then reads there too.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { until } from './launch.mjs';
import { boxInUi, openPopup, readByToolbar, selectSentence, shownText, waitForPopup } from './reader.mjs';
import { FAMILIES, inEveryBrowser, samplePage, sampleUrl } from './stories.mjs';

const URL = 'http://mirror.example.org/a/1.html';
const PDF = `%PDF-1.1
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>endobj
trailer<</Root 1 0 R>>`;

// Firefox's driver has no way to press a button of the toolbar.
const families = FAMILIES.filter((family) => family === 'chromium');

inEveryBrowser(
  'a site that is not listed',
  (start) => {
    it('is read after a click on the toolbar, not before', async () => {
      const session = await start({ [URL]: samplePage('mirror.html') });
      expect(session.isListed(URL)).toBe(false);
      const page = await session.newPage();
      await page.goto(URL);
      const served = await shownText(page);
      await sleep(1000);
      expect(await shownText(page)).toBe(served);
      await readByToolbar(session, page);
      expect(await shownText(page)).not.toBe(served);
      expect(await page.title()).toBe('小城公共书房可持续运营的现实困境与优化路径');
    });

    it('offers its tools for what was selected before', async () => {
      const session = await start({ [URL]: samplePage('clean.html') });
      const page = await session.newPage();
      await page.goto(URL);
      await shownText(page);
      await selectSentence(page, '数量的增长只是问题的一面');
      await readByToolbar(session, page);
      await until(() => page.evaluate(boxInUi, '.toolbar'), 'the toolbar of the passage');
    });

    it('says of a PDF that it is one, whatever its address', async () => {
      const pdfs = [sampleUrl.replace('1.shtml', 'paper'), URL.replace(/[^/]*$/, 'paper.pdf')];
      const session = await start(Object.fromEntries(pdfs.map((url) => [url, { body: PDF, type: 'application/pdf' }])));
      for (const url of pdfs) {
        const page = await session.newPage();
        await page.goto(url).catch(() => {});
        await waitForPopup(await openPopup(session, page), 'pdf');
        await page.close();
      }
    });
  },
  families,
);
