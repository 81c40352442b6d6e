// One article read, annotated and exported by the shipped build without a window; what came out is left in a folder.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch, until } from './launch.mjs';
import { watchMainThread } from './main-thread.mjs';
import {
  clickAction,
  exportMarkdown,
  openPanel,
  readByToolbar,
  readReport,
  readyMs,
  selectSentence,
  shownText,
  typeNote,
  waitForReadable,
} from './reader.mjs';

/** What is below the window is laid in the frames after the mark. */
const SETTLE_MS = 300;
/** About the width of a browser's side panel. */
const PANEL_VIEWPORT = { width: 460, height: 900 };
const NOTE = '这一句值得再查原文。';

/** The first sentence of the second section that has paragraphs (of the only one, if there is one). */
export function sentenceToNote({ sections }) {
  const withText = sections.filter(({ paragraphs }) => paragraphs.length > 0);
  const text = (withText[1] ?? withText[0])?.paragraphs[0];
  if (!text) throw new Error('The report has no section with paragraphs.');
  const ends = /(?:[。！？!?]|\.(?![\d.]))["'”’」』)）】]*/gu;
  for (const { index, 0: mark } of text.matchAll(ends))
    if (index >= 6) return text.slice(0, index + mark.length).trim();
  return text.trim();
}

/**
 * @param {{ browser: 'chromium' | 'firefox', body: Buffer, url: string, out: string, extension?: string, say?: (words: string) => void }} run
 */
export async function headlessRun({ browser, body, url, out, extension, say = () => {} }) {
  mkdirSync(out, { recursive: true });
  const session = await launch({ browser, extension, pages: { [url]: { body } } });
  try {
    say(`${await session.version}: opening ${url}`);
    const page = await session.newPage();
    const mainThread = await watchMainThread(session, page);
    await page.goto(url, { waitUntil: 'load' });
    if (browser === 'chromium' && !session.isListed(url)) await readByToolbar(session, page);
    else await waitForReadable(page);
    await sleep(SETTLE_MS);
    const measured = { readyMs: await readyMs(page), longestTaskMs: (await mainThread?.stop()) ?? null };
    await page.bringToFront();
    const readableText = await shownText(page);
    const tabTitle = await page.title();
    await page.screenshot({ path: join(out, 'page-top.png') });

    const first = await openPanel(session, page, { report: true });
    const report = await readReport(first);
    await first.close();
    const sentence = sentenceToNote(report);
    say(`Readable; making a note on: ${sentence}`);
    await selectSentence(page, sentence);
    await clickAction(page, 'note');
    await typeNote(page, NOTE);
    await page.screenshot({ path: join(out, 'page.png') });

    const panel = await openPanel(session, page);
    await until(
      () => panel.evaluate(() => document.querySelectorAll('[data-annotation-id]').length > 0),
      'the note in the panel',
    );
    await panel.setViewport(PANEL_VIEWPORT);
    await panel.screenshot({ path: join(out, 'panel.png') });
    const markdown = await exportMarkdown(session, panel);
    writeFileSync(join(out, 'notes.md'), markdown);
    const version = await session.version;
    const result = { ...report, readableText, tabTitle, ...measured, browser, version };
    writeFileSync(join(out, 'report.json'), `${JSON.stringify(result, null, 2)}\n`);
    return result;
  } finally {
    await session.close();
  }
}
