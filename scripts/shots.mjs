// Photographs what a reader sees: the few pictures the READMEs show, into docs/images. node scripts/shots.mjs
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensurePackages } from './ensure-packages.mjs';
import { root } from './run.mjs';

const LISTED = 'http://www.fx361.cc/page/2021/0128/1.shtml';
/** The same page where the extension does not look by itself: as it was served. */
const UNLISTED = 'http://mirror.example.org/page/2021/0128/1.shtml';
const SAMPLE = join(root, 'tests/pages/sample/mirror.html');
/** Narrow enough that text can be read when two pictures stand side by side. */
const SMALL = { width: 760, height: 600 };
const PANEL = { width: 420, height: 800 };
/** A view laid over a page settles within some frames. */
const SETTLE_MS = 400;

/**
 * A copy of the built extension that speaks one language whatever the browser speaks: its words stand in for those of
 * every other language. Browsers often come with no language but English.
 */
function speaking(locale, built) {
  const directory = mkdtempSync(join(tmpdir(), `qingdu-${locale}-`));
  cpSync(built, directory, { recursive: true });
  for (const other of ['en', 'zh_CN', 'zh_TW']) {
    cpSync(join(built, '_locales', locale), join(directory, '_locales', other), { recursive: true });
  }
  return directory;
}

/** The pictures of the READMEs, in one language. */
async function shootReadme(session, out, { withServed }) {
  const { openArticle, openPanel, readReport, selectSentence, clickAction, typeNote } = await import(
    '../tests/browser/reader.mjs'
  );
  mkdirSync(out, { recursive: true });
  const shoot = async (page, name) => {
    await sleep(SETTLE_MS);
    await page.screenshot({ path: join(out, name) });
  };

  if (withServed) {
    const served = await session.newPage();
    await served.setViewport(SMALL);
    await served.goto(UNLISTED);
    await shoot(served, 'page-served.png');
    await served.close();
  }

  const page = await openArticle(session, LISTED);
  await page.setViewport(SMALL);
  await shoot(page, 'page.png');

  const diagnosis = await openPanel(session, page, { report: true });
  const { sections } = await readReport(diagnosis);
  await diagnosis.close();
  const first = sections.filter(({ paragraphs }) => paragraphs.length > 0)[1];
  const sentence = first.paragraphs[0].split('。')[0];
  await selectSentence(page, `${sentence}。`);
  await clickAction(page, 'note');
  await typeNote(page, '“场所”的提法要查最早的出处。');

  await page.bringToFront();
  const marker = await page.evaluate(() => {
    const [box] = [...document.querySelectorAll('qingdu-marker')]
      .map((element) => element.getBoundingClientRect())
      .filter(({ top, left }) => top > 200 && top < 420 && left > 160)
      .slice(1);
    return box && { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  });
  await page.mouse.move(marker.x, marker.y, { steps: 4 });
  // The word that the note was saved goes away by itself.
  await sleep(5000);
  await shoot(page, 'card.png');

  const panel = await openPanel(session, page);
  await panel.setViewport(PANEL);
  await panel.waitForSelector('[data-annotation-id]');
  await shoot(panel, 'panel.png');
}

async function main() {
  await ensurePackages();
  const { build, extensionDirectory } = await import('./build.mjs');
  const { launch } = await import('../tests/browser/launch.mjs');
  await build(['chrome']);
  const body = readFileSync(SAMPLE);
  for (const [locale, out] of [
    ['en', join(root, 'docs/images')],
    ['zh_CN', join(root, 'docs/images/zh-CN')],
  ]) {
    const extension = speaking(locale, extensionDirectory('chromium'));
    const session = await launch({
      browser: 'chromium',
      extension,
      pages: { [LISTED]: { body }, [UNLISTED]: { body } },
    });
    try {
      await shootReadme(session, out, { withServed: locale === 'en' });
    } finally {
      await session.close();
      rmSync(extension, { recursive: true, force: true });
    }
  }
}

await main();
