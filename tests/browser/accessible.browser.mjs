// What we put before a reader passes axe: the controls in the page, the panel, the popup's page, the composer.
import { existsSync, readdirSync } from 'node:fs';
import axe from 'axe-core';
import { expect, it } from 'vitest';
import { extensionDirectory } from '../../scripts/build.mjs';
import { sentenceToNote } from './headless-run.mjs';
import { locationOf, until } from './launch.mjs';
import { clickAction, openArticle, openPanel, readReport, selectSentence } from './reader.mjs';
import { FAMILIES, inEveryBrowser, samplePage, sampleUrl } from './stories.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Violations below a selector of a page or frame, a line each. */
async function violations(frame, selector) {
  await frame.evaluate(axe.source);
  // A frame of another process hears of the colours a moment later, and colours on their way are nobody's.
  await frame.evaluate(async () => {
    for (let i = 0; i < 3; i++) await new Promise((done) => requestAnimationFrame(done));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
  const found = await frame.evaluate(
    (include, tags) => window.axe.run({ include: [include] }, { runOnly: tags, iframes: false }),
    selector,
    RULES,
  );
  // Looking at nothing is no success.
  expect(found.passes.length).toBeGreaterThan(0);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${target} ${any[0]?.message ?? ''}`),
  );
}

/** In light and dark; without transitions, whose colours in between nobody reads. */
async function expectNone(page, frame, selector) {
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    expect.soft(await violations(frame, selector), scheme).toEqual([]);
  }
  await page.emulateMediaFeatures([]);
}

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

    it.each(pages)('%s', async (name) => {
      session ??= await start({ [sampleUrl]: samplePage('mirror.html') });
      const page = await session.openExtensionPage(name);
      await page.waitForSelector('h1');
      await expectNone(page, page, 'body');
    });
  },
  families,
);
