// The article alone: what lies over it works there too, and leaving gives the page back.
import { expect, it } from 'vitest';
import { until } from './launch.mjs';
import { clickInMenu, clickInUi, openArticle, selectSentence } from './reader.mjs';
import { inEveryBrowser, paintedPassages, samplePage, sampleUrl } from './stories.mjs';

inEveryBrowser('the clean view', (start) => {
  it('shows the article alone, takes highlights, opens cards, and gives the page back', async () => {
    const session = await start({ [sampleUrl]: samplePage('mirror.html') });
    const page = await openArticle(session, sampleUrl);
    const before = await page.evaluate(() => document.body.innerText);
    await clickInMenu(page, '[data-action="clean"]');
    await page.waitForSelector('qingdu-clean qingdu-p');
    const clean = await page.evaluate(() => [
      getComputedStyle(document.body).display,
      document.querySelector('qingdu-clean').innerText.includes('猜你喜欢'),
      document.querySelectorAll('qingdu-note').length > 20,
    ]);
    expect(clean).toEqual(['none', false, true]);

    const sentence = await page.evaluate(() => document.querySelectorAll('qingdu-p')[1].textContent.split('。')[0]);
    await selectSentence(page, sentence);
    await clickInUi(page, '[data-action="highlight"][data-color="green"]');
    await until(async () => (await page.evaluate(paintedPassages)).length === 1, 'the passage to be painted');
    await page.hover('qingdu-p qingdu-marker');
    await until(
      () => page.evaluate(() => document.querySelector('qingdu-ui').shadowRoot.querySelector('.card .work') !== null),
      'the card of a note',
    );

    await clickInMenu(page, '[data-action="clean"]');
    await until(() => page.evaluate(() => !document.querySelector('qingdu-clean')), 'the page to come back');
    expect(await page.evaluate(() => document.body.innerText)).toBe(before);
    expect((await page.evaluate(paintedPassages))[0]).toContain(sentence.slice(0, 6));
  });
});
