// The panel beside an article whose text changed: notes without a sure place are told apart and put where the reader
// says; the list is filtered and worked by keys; what was being written outlives the panel.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../scripts/run.mjs';
import { expectNone } from './axe.mjs';
import { until } from './launch.mjs';
import { clickButton, clickInUi, openArticle, openPanel, readReport, selectSentence } from './reader.mjs';
import { inEveryBrowser, sampleUrl } from './stories.mjs';

const OTHER = 'http://www.cnki.net/kcms/detail/1.html';
const sample = readFileSync(join(root, 'tests/pages/sample/clean.html'), 'utf8');

/** Three sentences of one section, none the first of its paragraph. */
function sentencesOf(report) {
  const sentences = report.sections
    .flatMap(({ paragraphs }) => paragraphs)
    .flatMap((text) => (text.match(/[^。]+。/g) ?? []).slice(1, -1))
    .filter((sentence) => sentence.length > 24 && sample.split(sentence).length === 2);
  return [sentences[0], sentences[3], sentences[6], sentences[8]];
}

const ids = (panel, group) =>
  panel.evaluate(
    (wanted) => [...document.querySelectorAll(`${wanted} [data-annotation-id]`)].map((one) => one.dataset.annotationId),
    group,
  );
const listed = (panel, group, count) =>
  until(async () => (await ids(panel, group)).length === count, `${count} notes in ${group}`);
const APART = { uncertain: '[data-group="uncertain"]', orphan: '[data-group="orphan"]' };
const paintedIn = (page, color) =>
  page.evaluate((name) => [...(CSS.highlights.get(`qingdu-${name}`) ?? [])].map(String).join(''), color);

inEveryBrowser('the panel', (start) => {
  it('tells notes without a sure place apart, attaches them anew, filters, deletes, takes back, loses nothing', async () => {
    const pages = { [sampleUrl]: { body: sample } };
    const session = await start(pages);
    const first = await openArticle(session, sampleUrl);
    const diagnosis = await openPanel(session, first, { report: true });
    const [kept, gone, changed, other] = sentencesOf(await readReport(diagnosis));
    await diagnosis.close();
    for (const [sentence, color] of [
      [kept, 'yellow'],
      [gone, 'green'],
      [changed, 'blue'],
    ]) {
      await selectSentence(first, sentence);
      await clickInUi(first, `[data-action="highlight"][data-color="${color}"]`);
      await until(() => paintedIn(first, color), `${color} to be painted`);
    }
    await first.close();

    // The same work on another site: one sentence was taken out, one was written anew.
    const replacement =
      '此处原有一句，经编者改写，另述其事，与先前所见已无一语相同，读者宜自行比对两个版本的出入再作判断。';
    session.proxy.set(OTHER, { body: sample.replace(gone, '').replace(changed, replacement) });
    const page = await openArticle(session, OTHER);
    const panel = await openPanel(session, page);
    await listed(panel, '.note-list', 3);
    await listed(panel, APART.orphan, 1);
    await listed(panel, APART.uncertain, 1);

    if (session.family === 'chromium') {
      await panel.setViewport({ width: 320, height: 900 });
      await clickButton(panel, 'button[name=correct]');
      await panel.waitForSelector('button[name=close-work]');
      await clickButton(panel, '.note [data-action="edit"]');
      await expectNone(panel, panel, 'body');
      await clickButton(panel, 'button[name=close-work]');
      await clickButton(panel, '.editor [data-action="close"]');
    }

    // A candidate is shown, then chosen.
    await clickButton(panel, `${APART.uncertain} [data-action="show-place"]`);
    await until(() => paintedIn(page, 'flash'), 'the candidate to be shown');
    expect(await paintedIn(page, 'blue')).toBe('');
    await panel.bringToFront();
    await clickButton(panel, `${APART.uncertain} [data-action="choose-place"]`);
    await listed(panel, APART.uncertain, 0);
    await until(() => paintedIn(page, 'blue'), 'the chosen place to be painted');

    // New words for the one that was taken out.
    await selectSentence(page, other);
    await panel.bringToFront();
    await clickButton(panel, `${APART.orphan} [data-action="attach"]`);
    await listed(panel, APART.orphan, 0);
    await until(
      async () => (await paintedIn(page, 'green')).includes(other.slice(0, 8)),
      'the new words to be painted',
    );

    // Filters, and Esc.
    await clickButton(panel, '.filters [data-color="green"]');
    await listed(panel, '.note-list', 1);
    await panel.keyboard.press('Escape');
    await listed(panel, '.note-list', 3);

    // Delete and Ctrl+Z, by keys alone.
    const [top] = await ids(panel, '.note-list');
    await panel.focus(`[data-annotation-id="${top}"] [data-action="jump"]`);
    await panel.keyboard.press('Delete');
    await listed(panel, '.note-list', 2);
    await panel.keyboard.down('Control');
    await panel.keyboard.press('z');
    await panel.keyboard.up('Control');
    await listed(panel, '.note-list', 3);

    // The panel is closed in the middle of a word.
    await panel.focus(`[data-annotation-id="${top}"] [data-action="jump"]`);
    await panel.keyboard.press('e');
    await panel.waitForSelector('textarea[name=note-body]');
    await panel.keyboard.type('写到一半');
    await panel.close();
    await page.bringToFront();
    const again = await openPanel(session, page);
    await listed(again, '.note-list', 3);
    const unsaved = () => again.evaluate(() => document.querySelectorAll('.unsaved').length === 1);
    await until(unsaved, 'the words that were not saved');
    await clickButton(again, `[data-annotation-id="${top}"] [data-action="edit"]`);
    const written = await again.evaluate(() => document.querySelector('textarea[name=note-body]').value);
    expect(written).toBe('写到一半');
  });
});
