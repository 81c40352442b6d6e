// What we put before a reader passes axe: the controls in the page, the panel, the popup's page, the composer.
import { existsSync, readdirSync } from 'node:fs';
import { it } from 'vitest';
import { extensionDirectory } from '../../scripts/build.mjs';
import { expectNone } from './axe.mjs';
import { sentenceToNote } from './headless-run.mjs';
import { locationOf, until } from './launch.mjs';
import { clickAction, clickInMenu, clickInUi, openArticle, openPanel, readReport, selectSentence } from './reader.mjs';
import { FAMILIES, inEveryBrowser, samplePage, sampleUrl } from './stories.mjs';

const built = extensionDirectory('chromium');
const pages = (existsSync(built) ? readdirSync(built) : []).filter((name) =>
  /^(?!composer|sidepanel).*\.html$/.test(name),
);
const families = FAMILIES.filter((family) => family === 'chromium');

inEveryBrowser(
  'accessible',
  (start) => {
    let session;
    it('in the page, the composer and the panel', async () => {
      session ??= await start({ [sampleUrl]: samplePage('mirror.html') });
      const page = await openArticle(session, sampleUrl);
      const panel = await openPanel(session, page, { report: true });
      const report = await readReport(panel);
      await expectNone(panel, panel, 'body');
      await page.bringToFront();
      await selectSentence(page, sentenceToNote(report));
      await expectNone(page, page, 'qingdu-ui');
      await clickAction(page, 'note');
      const composer = await until(async () => {
        for (const one of page.frames()) if (/composer\.html/.test(await locationOf(one))) return one;
        return undefined;
      }, 'the composer');
      await composer.waitForSelector('textarea[name=body]');
      await expectNone(page, composer, 'body');
    });

    it('in everything that opens over the page', async () => {
      session ??= await start({ [sampleUrl]: samplePage('mirror.html') });
      const page = await openArticle(session, sampleUrl);
      const expectUi = () => expectNone(page, page, 'qingdu-ui');
      const leave = () => page.keyboard.press('Escape');
      await expectNone(page, page, 'qingdu-summary');
      await expectNone(page, page, 'qingdu-marker');
      await clickAction(page, 'menu');
      await expectUi();
      await clickInUi(page, '.menu [data-action="outline"]');
      await clickInMenu(page, '[data-action="references"]');
      await expectUi();
      await leave();
      await clickInMenu(page, '[data-action="changes"]');
      await clickAction(page, 'next');
      await clickInUi(page, '.card [data-action="report"]');
      await expectUi();
      await leave();
      await leave();
      await clickInMenu(page, '[data-action="cursor"]');
      await page.keyboard.press('ArrowDown');
      await expectUi();
      await page.keyboard.press('Enter');
      await expectUi();
      await leave();
      await leave();
      await page.focus('p qingdu-marker');
      await page.keyboard.press('Enter');
      await expectUi();
      await page.close();
    });

    it('in the clean view, on every paper', async () => {
      session ??= await start({ [sampleUrl]: samplePage('mirror.html') });
      const page = await openArticle(session, sampleUrl);
      await clickInMenu(page, '[data-action="clean"]');
      await page.waitForSelector('qingdu-clean');
      await clickAction(page, 'menu');
      await expectNone(page, page, 'qingdu-ui');
      await page.keyboard.press('Escape');
      for (const theme of ['light', 'sepia', 'dark', 'system']) {
        await clickInMenu(page, `[data-action="theme"][data-value="${theme}"]`);
        await page.keyboard.press('Escape');
        await expectNone(page, page, 'qingdu-clean');
      }
      await page.close();
    });

    it.each(pages)('%s', async (name) => {
      session ??= await start({ [sampleUrl]: samplePage('mirror.html') });
      const page = await session.openExtensionPage(name);
      await page.waitForSelector('h1');
      await expectNone(page, page, 'body');
    });
  },
  families,
);
