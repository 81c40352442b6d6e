// A reader in a hurry: selects from back to front, scrolls away, begins the next note before the last one is saved.
import { beforeAll, expect, it } from 'vitest';
import { until } from './launch.mjs';
import { boxInUi, clickAction, clickInUi, composerOf, openArticle, selectSentence, typeNote } from './reader.mjs';
import { stored } from './rounds.mjs';
import { inEveryBrowser, samplePage, sampleUrl } from './stories.mjs';

const FIRST = '数量的增长只是问题的一面。';
const SECOND = '过去，一座小城往往只有一家公共图书馆，';
const bare = (text) => text.replace(/[\s,，]/gu, '');

inEveryBrowser('a reader in a hurry', (start) => {
  let session;
  let page;
  beforeAll(async () => {
    session = await start({ [sampleUrl]: samplePage('mirror.html') });
    page = await openArticle(session, sampleUrl);
  });
  const toolbar = () => page.evaluate(boxInUi, '.toolbar');
  /** A press on selected words would drag them. */
  const unselect = () => page.evaluate(() => getSelection().removeAllRanges());
  const settled = () => page.evaluate(() => new Promise((done) => setTimeout(done, 400)));

  it('has the toolbar within the window whatever was selected, and it goes where its words go', async () => {
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    const all = await until(toolbar, 'the toolbar after everything was selected');
    expect(all.y).toBeGreaterThan(0);
    expect(all.y).toBeLessThan(await page.evaluate(() => innerHeight));

    await unselect();
    await selectSentence(page, FIRST);
    await settled();
    const before = await until(toolbar, 'the toolbar');
    await page.evaluate(() => scrollBy({ top: 100, behavior: 'instant' }));
    await settled();
    expect((await toolbar()).y).toBeCloseTo(before.y - 100, -1);
    await page.evaluate(() => scrollBy({ top: 2000, behavior: 'instant' }));
    await until(async () => !(await toolbar()), 'the toolbar to go with its words');
    await page.evaluate(() => scrollBy({ top: -2100, behavior: 'instant' }));
    await settled();
    expect((await toolbar()).y).toBeCloseTo(before.y, -1);
  });

  it('begins another note while one is open: each is of its own passage, and nothing written is lost', async () => {
    await unselect();
    await selectSentence(page, FIRST);
    await clickAction(page, 'note');
    const first = await composerOf(page);
    await page.keyboard.type('没写完的第一条');
    await selectSentence(page, SECOND);
    await clickAction(page, 'note');
    await until(() => first.detached || !page.frames().includes(first), 'the first composer to make way');
    await typeNote(page, '第二条');
    const { annotations, drafts } = await stored(session, page);
    expect(annotations.map(({ quotes, body }) => [bare(quotes.reading), body])).toEqual([[bare(SECOND), '第二条']]);
    expect(drafts.map(({ passage, body }) => [bare(passage.quotes.reading), body])).toEqual([
      [bare(FIRST), '没写完的第一条'],
    ]);
  });

  it('selects the same words again and takes another colour: there is one highlight, in that colour', async () => {
    const passage = '2016年以后，各地陆续把闲置门面、';
    const colors = () =>
      page.evaluate((words) => {
        const count = (name) =>
          [...(CSS.highlights.get(`qingdu-${name}`) ?? [])].filter((one) => `${one}` === words).length;
        return ['yellow', 'blue'].map(count);
      }, passage);
    for (const [color, then] of [
      ['yellow', [1, 0]],
      ['blue', [0, 1]],
    ]) {
      await unselect();
      await selectSentence(page, passage);
      const before = await colors();
      await clickInUi(page, `[data-action="highlight"][data-color="${color}"]`);
      await until(async () => String(await colors()) !== String(before), 'the colour');
      expect(await colors()).toEqual(then);
    }
  });
});
