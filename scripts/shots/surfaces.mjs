// What is photographed, and how each surface is brought before the camera by real input.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { locationOf, until } from '../../tests/browser/launch.mjs';
import {
  clickAction,
  clickInMenu,
  clickInUi,
  openArticle,
  openPanel,
  openPopup,
  readReport,
  selectSentence,
  typeNote,
} from '../../tests/browser/reader.mjs';

export const SAMPLE_URLS = {
  listed: 'http://www.fx361.cc/page/2021/0128/1.shtml',
  /** The same page where the extension does not look by itself: as it was served. */
  unlisted: 'http://mirror.example.org/page/2021/0128/1.shtml',
  plain: 'http://www.fx361.cc/page/2021/0128/2.shtml',
};
/** Narrow enough that text can be read when two pictures stand side by side. */
const SMALL = { width: 760, height: 600 };
const PANEL = { width: 420, height: 800 };
const WIDE = { width: 1200, height: 860 };
/** A view laid over a page settles within some frames. */
const SETTLE_MS = 400;
/** The word that a note was saved goes away by itself. */
const TOAST_MS = 5000;
const NOTE = '“场所”的提法要查最早的出处。';

/** Photographs a page in both colour schemes. */
async function shootBoth(page, out, name, options = {}) {
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await sleep(SETTLE_MS);
    await page.screenshot({ path: join(out, `${name}-${scheme}.png`), ...options });
  }
  await page.emulateMediaFeatures([]);
}

/** The second section's first sentence, as the panel's report tells it. */
async function sentenceOfSection(session, page) {
  const diagnosis = await openPanel(session, page, { report: true });
  const { sections } = await readReport(diagnosis);
  await diagnosis.close();
  const second = sections.filter(({ paragraphs }) => paragraphs.length > 0)[1];
  return `${second.paragraphs[0].split('。')[0]}。`;
}

/** Points at a marker inside the window; the card opens. */
async function openCard(page) {
  const marker = await page.evaluate(() => {
    const [box] = [...document.querySelectorAll('qingdu-marker')]
      .map((element) => element.getBoundingClientRect())
      .filter(({ top, left }) => top > 200 && top < 420 && left > 160)
      .slice(1);
    return box && { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  });
  await page.mouse.move(marker.x, marker.y, { steps: 4 });
  await sleep(SETTLE_MS);
}

/** The pictures of the READMEs, in one language. */
export async function shootReadme(session, out, { withServed }) {
  mkdirSync(out, { recursive: true });
  const shoot = async (page, name) => {
    await sleep(SETTLE_MS);
    await page.screenshot({ path: join(out, name) });
  };
  if (withServed) {
    const served = await session.newPage();
    await served.setViewport(SMALL);
    await served.goto(SAMPLE_URLS.unlisted);
    await shoot(served, 'page-served.png');
    await served.close();
  }
  const page = await openArticle(session, SAMPLE_URLS.listed);
  await page.setViewport(SMALL);
  await shoot(page, 'page.png');
  await selectSentence(page, await sentenceOfSection(session, page));
  await clickAction(page, 'note');
  await typeNote(page, NOTE);
  await page.bringToFront();
  await sleep(TOAST_MS);
  await openCard(page);
  await shoot(page, 'card.png');
  const panel = await openPanel(session, page);
  await panel.setViewport(PANEL);
  await panel.waitForSelector('[data-annotation-id]');
  await shoot(panel, 'panel.png');
}

/** Every surface; `isWhole`: also those whose words are few. */
export async function shootSurfaces(session, out, { locale, isWhole }) {
  const page = await openArticle(session, SAMPLE_URLS.listed);
  if (isWhole) await shootPage(session, page, out);
  await shootPopups(session, page, out, locale);
  const options = await session.openExtensionPage('options.html');
  await options.waitForSelector('.facts');
  await options.setViewport({ width: 900, height: 900 });
  await shootBoth(options, out, `options-${locale}`, { fullPage: true });
  if (isWhole) {
    await options.setViewport({ width: 450, height: 900 });
    await shootBoth(options, out, 'options-at-200-percent', { fullPage: true });
  }
  const welcome = await session.openExtensionPage('welcome.html');
  await welcome.waitForSelector('.passage');
  await sleep(500);
  await welcome.screenshot({ path: join(out, `welcome-${locale}-before.png`) });
  await sleep(TOAST_MS / 2);
  await shootBoth(welcome, out, `welcome-${locale}`, { fullPage: true });
}

async function shootPage(session, page, out) {
  await page.setViewport(WIDE);
  await shootBoth(page, out, 'page');
  await selectSentence(page, await sentenceOfSection(session, page));
  await shootBoth(page, out, 'toolbar');
  await clickAction(page, 'note');
  const composer = await until(async () => {
    for (const one of page.frames()) if (/composer\.html/.test(await locationOf(one))) return one;
    return undefined;
  }, 'the composer');
  await composer.waitForSelector('textarea[name=body]');
  await shootBoth(page, out, 'composer');
  await typeNote(page, NOTE);
  await page.bringToFront();
  await sleep(TOAST_MS);
  await openCard(page);
  await shootBoth(page, out, 'card');
  await shootMenu(page, out);
  const panel = await openPanel(session, page);
  await panel.setViewport(PANEL);
  await panel.waitForSelector('[data-annotation-id]');
  await shootBoth(panel, out, 'panel');
  await panel.close();
  await page.bringToFront();
}

/** What the mark's menu leads to. */
async function shootMenu(page, out) {
  const leave = async () => {
    await page.mouse.move(4, 4);
    await page.keyboard.press('Escape');
  };
  await clickAction(page, 'menu');
  await shootBoth(page, out, 'menu');
  await clickInUi(page, '[data-action="outline"]');
  await shootBoth(page, out, 'outline');
  await clickInMenu(page, '[data-action="references"]');
  await shootBoth(page, out, 'references');
  await leave();
  await clickInMenu(page, '[data-action="changes"]');
  await clickAction(page, 'next');
  await sleep(SETTLE_MS);
  await shootBoth(page, out, 'changes');
  await leave();
  await leave();
  await clickInMenu(page, '[data-action="cursor"]');
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await shootBoth(page, out, 'cursor');
  await leave();
  await leave();
  await clickInMenu(page, '[data-action="outline"]');
  await clickInMenu(page, '[data-action="clean"]');
  await clickAction(page, 'menu');
  await shootBoth(page, out, 'clean-menu');
  await clickInUi(page, '[data-action="theme"][data-value="sepia"]');
  await leave();
  await page.screenshot({ path: join(out, 'clean-sepia.png') });
  await page.pdf({
    path: join(out, 'clean.pdf'),
    format: 'A4',
    margin: { top: '20mm', bottom: '20mm', left: '22mm', right: '22mm' },
  });
  await page.setViewport({ width: 320, height: 640 });
  await clickInMenu(page, '[data-action="theme"][data-value="system"]');
  await shootBoth(page, out, 'clean-at-320');
  await clickInUi(page, '[data-action="clean"]');
  await page.evaluate(() => scrollTo({ top: 700, behavior: 'instant' }));
  await shootBoth(page, out, 'page-at-320');
  await page.setViewport(WIDE);
}

async function shootPopups(session, page, out, locale) {
  const plain = await session.newPage();
  await plain.goto(SAMPLE_URLS.plain);
  const unlisted = await session.newPage();
  await unlisted.goto(SAMPLE_URLS.unlisted);
  const real = await openPopup(session, unlisted);
  await real.waitForSelector('main:not([data-state=looking])');
  await shootBoth(real, out, `popup-unlisted-${locale}`);
  const popup = await session.openExtensionPage('popup.html');
  const tabs = await popup.evaluate(async () => {
    const all = await chrome.tabs.query({});
    return all.map(({ id, url }) => ({ id, url: url ?? '' }));
  });
  const idOf = (url) => tabs.find((tab) => tab.url === url)?.id;
  const states = { reading: idOf(page.url()), plain: idOf(plain.url()), special: 1_000_000 };
  for (const [name, tab] of Object.entries(states)) {
    await popup.goto(`${session.extensionOrigin}popup.html?tab=${tab}`);
    await popup.setViewport({ width: 320, height: 600 });
    await popup.waitForSelector('main:not([data-state=looking])');
    const height = await popup.evaluate(() => document.querySelector('main').offsetHeight);
    await popup.setViewport({ width: 320, height });
    await shootBoth(popup, out, `popup-${name}-${locale}`);
  }
  await Promise.all([plain.close(), unlisted.close(), popup.close()]);
}
