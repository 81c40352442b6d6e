// All notes in one place: searched in Chinese, tagged together, deleted and had back; a backup goes out and comes in
// again, and the page that shows the work follows.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { expectNone } from './axe.mjs';
import { findPage, until } from './launch.mjs';
import {
  clickAction,
  clickButton,
  clickInUi,
  openArticle,
  openPanel,
  readReport,
  selectSentence,
  typeNote,
} from './reader.mjs';
import { inEveryBrowser, paintedPassages, samplePage, sampleUrl } from './stories.mjs';

const NOTE = '“场所”的提法要查最早的出处';

async function openLibrary(session, panel) {
  await panel.bringToFront();
  // Nothing moves the button away any more.
  await panel.waitForSelector('.note:nth-child(1)');
  await clickButton(panel, 'button[name=library]');
  const library = await until(
    () => findPage(session.browser, `${session.extensionOrigin}library.html`),
    'the library in a tab',
  );
  await library.bringToFront();
  return library;
}
const rows = (library) => library.evaluate(() => document.querySelectorAll('.row[data-annotation-id]').length);
const listed = (library, count) => until(async () => (await rows(library)) === count, `${count} notes in the library`);
const paintedOn = (page, count) =>
  until(async () => (await page.evaluate(paintedPassages)).length === count, `${count} colours on the page`);

inEveryBrowser('the library', (start) => {
  it('searches, tags, deletes, backs up and takes in again; pages and panels follow', async () => {
    const session = await start({ [sampleUrl]: samplePage('mirror.html') });
    const page = await openArticle(session, sampleUrl);
    const diagnosis = await openPanel(session, page, { report: true });
    const { sections } = await readReport(diagnosis);
    await diagnosis.close();
    const [one, two] = sections
      .flatMap(({ paragraphs }) => paragraphs)
      .flatMap((text) => (text.match(/[^。]+。/g) ?? []).slice(1, -1))
      .filter((sentence) => sentence.length > 20);
    await selectSentence(page, one);
    await clickAction(page, 'note');
    await typeNote(page, NOTE);
    await selectSentence(page, two);
    await clickInUi(page, '[data-action="highlight"][data-color="green"]');
    await paintedOn(page, 2);
    const panel = await openPanel(session, page);
    const library = await openLibrary(session, panel);
    await listed(library, 2);

    // Chinese is found wherever it stands, quotes and notes alike.
    await library.focus('[name=search]');
    await library.keyboard.type('的提法');
    await listed(library, 1);
    await library.focus('[name=search]');
    for (let i = 0; i < 3; i++) await library.keyboard.press('Backspace');
    await listed(library, 2);

    // Tags for all at once; the panel shows them.
    await clickButton(library, 'input[name=all]');
    await library.waitForSelector('.tagging input');
    await library.focus('.tagging input');
    await library.keyboard.type('待查');
    await library.keyboard.press('Enter');
    await until(
      () => panel.evaluate(() => document.querySelectorAll('.note .tags').length === 2),
      'the tags in the panel',
    );

    const backup = JSON.parse(await session.downloaded(() => clickButton(library, 'button[name=backup]'), '.json'));
    expect(backup.tables.annotations).toHaveLength(2);

    if (session.family === 'chromium') {
      await expectNone(library, library, 'body');
      await clickButton(library, '.row [data-action="open"]');
      await expectNone(library, library, 'dialog');
      await library.keyboard.press('Escape');
    }

    // Deleted here, gone from the page; in the trash; the backup brings them back everywhere.
    await clickButton(library, 'button[name=delete]');
    await listed(library, 0);
    await paintedOn(page, 0);
    await clickButton(library, '[data-place=trash]');
    await listed(library, 2);
    await clickButton(library, '[data-place=""]');
    const file = await library.$('input[type=file]');
    await file.uploadFile(
      join(
        session.downloads,
        readdirSync(session.downloads).find((name) => /backup/.test(name)),
      ),
    );
    await library.waitForSelector('dialog.import');
    expect(
      await library.evaluate(() => document.querySelector('tr[data-kind=annotations]').textContent.replace(/\D/g, '')),
    ).toBe('0200');
    await clickButton(library, 'dialog.import button[name=run]');
    await listed(library, 2);
    await paintedOn(page, 2);

    // Many go out as one file.
    await clickButton(library, 'button[name=export]');
    const markdown = await session.downloaded(() => clickButton(library, 'button[name=download]'), '.md');
    expect(markdown).toContain(NOTE);
    // The work is Traditional: its quotes go out as printed.
    expect(markdown).toContain('小城往往只有一家公共圖書館');
  });
});
