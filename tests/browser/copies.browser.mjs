// The same work on several sites, garbled on some: a note made on one copy stands on the same words of every other.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { foldText } from '../../lib/domain/text/index.ts';
import { sentenceToNote } from './headless-run.mjs';
import { until } from './launch.mjs';
import { clickInUi, openArticle, openPanel, readReport, selectSentence } from './reader.mjs';
import { inEveryBrowser, paintedPassages, samplePage, sampleUrl } from './stories.mjs';

const HOSTS = [
  sampleUrl,
  'https://www.cnki.net/kcms/detail/1.html',
  'https://d.wanfangdata.com.cn/periodical/1',
  'https://www.fx361.com/page/2021/0128/1.shtml',
];
const seedFolder = join(process.env.QINGDU_DATA ?? '../shared', 'seed');
const seedPage = (name) => ({ body: readFileSync(join(seedFolder, name)) });
const START = 8;

/** Addresses of the copies, each under a host of its own. */
const at = (copies) => Object.fromEntries(copies.map((copy, i) => [HOSTS[i].replace('https:', 'http:'), copy]));

async function highlight(page, sentence) {
  await selectSentence(page, sentence);
  await clickInUi(page, '[data-action="highlight"][data-color="yellow"]');
}

async function painted(page, count) {
  return until(async () => {
    const [text = ''] = await page.evaluate(paintedPassages);
    const parts = await page.evaluate(() => [...CSS.highlights].filter(([name]) => name === 'qingdu-yellow').length);
    // The copies differ in the width of their marks.
    return parts > 0 && text.length >= count ? foldText(text) : undefined;
  }, 'the notes to be painted');
}

async function followsEverywhere(session, pages) {
  const [first, second, ...others] = Object.keys(pages);
  const page = await openArticle(session, first);
  const panel = await openPanel(session, page, { report: true });
  const report = await readReport(panel);
  await panel.close();
  const sentence = sentenceToNote(report);
  await highlight(page, sentence);
  const words = await painted(page, START);
  await page.close();

  // The other way round: a second note, made on a clean copy, beside the first.
  const clean = await openArticle(session, second);
  expect(await painted(clean, START)).toContain(words.slice(0, START));
  const [, , last] = report.sections.filter(({ paragraphs }) => paragraphs.length > 0);
  const another = last.paragraphs.at(-1).split('。')[0];
  await highlight(clean, another);
  const both = await painted(clean, words.length + START);
  await clean.close();
  for (const url of [first, ...others]) {
    const copy = await openArticle(session, url);
    expect(await painted(copy, words.length + START), url).toBe(both);
    await copy.close();
  }
}

inEveryBrowser('a note made on one copy of a work', (start) => {
  it('stands on the same words of the sample on every other site', async () => {
    const pages = at(['mirror.html', 'clean.html', 'mirror-br.html', 'mirror.gbk.html'].map(samplePage));
    await followsEverywhere(await start(pages), pages);
  });

  it.skipIf(!existsSync(seedFolder))('stands on the same words of the article that began it all', async () => {
    const pages = at(['page.html', 'page.clean.html', 'page.br.html', 'page.gbk.html'].map(seedPage));
    await followsEverywhere(await start(pages), pages);
  });
});
