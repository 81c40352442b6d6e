// A reader makes a note; the browser dies; the same profile opens again: the note stands on the same words.
import { expect, it } from 'vitest';
import { sentenceToNote } from './headless-run.mjs';
import { until } from './launch.mjs';
import {
  clickAction,
  clickInUi,
  exportMarkdown,
  openArticle,
  openPanel,
  readReport,
  selectSentence,
  typeNote,
} from './reader.mjs';
import { inEveryBrowser, paintedPassages, samplePage, sampleUrl } from './stories.mjs';

const NOTE = '与上文的数据对照；p < 0.05？';
const listed = (panel) =>
  until(
    () => panel.evaluate(() => [...document.querySelectorAll('[data-annotation-id]')].map((one) => one.innerText)[0]),
    'a note in the panel',
  );
const reportOf = async (session, page) => {
  const panel = await openPanel(session, page, { report: true });
  const report = await readReport(panel);
  await panel.close();
  return report;
};
const folded = (text) => text.replace(/\s/gu, '');

inEveryBrowser('a note', (start) => {
  it('outlives a killed browser and is exported with quote, words, section and source', async () => {
    const session = await start({ [sampleUrl]: samplePage('mirror.html') });
    const page = await openArticle(session, sampleUrl);
    const report = await reportOf(session, page);
    const sentence = sentenceToNote(report);
    await selectSentence(page, sentence);
    await clickAction(page, 'note');
    await typeNote(page, NOTE);
    await until(async () => (await page.evaluate(paintedPassages)).length > 0, 'the note to be painted');
    const [painted] = await page.evaluate(paintedPassages);

    await session.killHard();
    await session.reopen();
    const again = await openArticle(session, sampleUrl);
    await until(async () => (await again.evaluate(paintedPassages)).length > 0, 'the note to be painted again');
    expect(await again.evaluate(paintedPassages)).toEqual([painted]);
    expect(painted).toContain(folded(sentence).slice(0, 6));

    const panel = await openPanel(session, again);
    const item = await listed(panel);
    expect(item).toContain(NOTE);
    const markdown = await exportMarkdown(session, panel);
    expect(folded(markdown)).toContain(folded(sentence).slice(0, 6));
    expect(markdown).toContain(NOTE);
    expect(markdown).toContain(report.title);
    expect(markdown).toContain(sampleUrl);
    const section = report.sections.filter(({ paragraphs }) => paragraphs.length > 0)[1];
    expect(markdown).toContain(section.title);
  });

  it('a colour alone marks the passage', async () => {
    const session = await start({ [sampleUrl]: samplePage('clean.html') });
    const page = await openArticle(session, sampleUrl);
    const report = await reportOf(session, page);
    const sentence = sentenceToNote(report);
    await selectSentence(page, sentence);
    await clickInUi(page, '[data-action="highlight"][data-color="yellow"]');
    await until(async () => (await page.evaluate(paintedPassages)).length === 1, 'the passage to be painted');
    expect((await page.evaluate(paintedPassages))[0]).toContain(folded(sentence).slice(0, 6));
  });
});
