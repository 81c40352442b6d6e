// What the stories of faults share: an article to write about, its sentences, and what was kept.
import { until } from './launch.mjs';
import { clickAction, composerOf, openPanel, readReport, selectSentence } from './reader.mjs';
import { readStore } from './stored.mjs';
import { samplePage, sampleUrl } from './stories.mjs';

/** 3 in `npm test`, 50 in `npm run test:long`. */
export const ROUNDS = Number(process.env.QINGDU_ROUNDS ?? (process.env.QINGDU_LONG ? 50 : 3));
export const articles = { [sampleUrl]: samplePage('clean.html') };
export const SAVE = 'button[name=save]';
export const wordsIn = (frame) => frame.evaluate(() => document.querySelector('textarea[name=body]').value);
export const folded = (text) => text.replace(/\s/gu, '');
export const bodies = ({ annotations }) => annotations.map(({ body }) => body).sort();

/** Sentences to make notes on, each of some length and there once. */
export async function sentencesOf(session, page) {
  const panel = await openPanel(session, page, { report: true });
  const report = await readReport(panel);
  await panel.close();
  const text = report.sections.flatMap(({ paragraphs }) => paragraphs).join('\n');
  return text.match(/[^。！？\n]{8,40}。/gu).filter((one) => text.split(one).length === 2);
}

/** Passage number `n`, each another one: what has a note already would be opened to be edited. */
export function passageOf(sentences, n) {
  return sentences[n % sentences.length].slice(Math.floor(n / sentences.length));
}

/** Rows of the store as they are on the disk. */
export async function stored(session, page, tables) {
  const panel = await openPanel(session, page);
  const rows = await until(() => panel.evaluate(readStore, tables).catch(() => undefined), 'the store');
  await panel.close();
  return rows;
}

export async function openComposerAt(page, sentence) {
  await page.bringToFront();
  await selectSentence(page, sentence);
  await clickAction(page, 'note');
  return await composerOf(page);
}
