// A real damaged article through the whole headless run, compared with what it must read. It is data of the bench, not of
// the project: where it is absent the stories are skipped, and say so.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../lib/domain/text/index.ts';
import { root } from '../../scripts/run.mjs';
import { headlessRun } from './headless-run.mjs';
import { FAMILIES } from './stories.mjs';

const folder = resolve(root, process.env.QINGDU_DATA ?? '../shared', 'seed');
const present = existsSync(folder);
if (!present) console.log('skipped: no data');
const URL = 'http://www.fx361.cc/page/2021/0128/7516043.shtml';
const PAGES = process.env.QINGDU_LONG
  ? ['page.html', 'page.br.html', 'page.gbk.html', 'page.clean.html']
  : ['page.html', 'page.gbk.html'];

const MARKERS = /[①-⑳]|\(\d{1,2}\)/gu;
const bare = (text) => foldText(text.replace(MARKERS, ''));

/** The article's sentences without its end-notes, which may stand folded as markers. */
function expectedSentences(notes) {
  const lines = readFileSync(join(folder, 'article.expected.txt'), 'utf8').split(/\r?\n/);
  const from = lines.findIndex((line) => line.trim().startsWith('目前'));
  const to = lines.findIndex((line) => line.trim() === '猜你喜欢');
  let text = lines.slice(from, to).join('\n');
  for (const { raw } of notes) text = text.replace(raw, '');
  return text
    .split(/[。\n]/u)
    .map(bare)
    .filter((sentence) => sentence.length >= 8);
}

describe.skipIf(!present)(`the seed${present ? '' : ' (skipped: no data)'}`, () => {
  const expected = present ? JSON.parse(readFileSync(join(folder, 'article.expected.json'), 'utf8')) : { notes: [] };

  it.each(FAMILIES.flatMap((browser) => PAGES.map((page) => [page, browser])))('%s in %s', async (name, browser) => {
    const out = mkdtempSync(join(tmpdir(), 'qingdu-run-'));
    const report = await headlessRun({ browser, body: readFileSync(join(folder, name)), url: URL, out });
    const read = bare(report.readableText);
    expect.soft(expectedSentences(expected.notes).filter((sentence) => !read.includes(sentence))).toEqual([]);
    expect.soft(expected.notArticle.filter((junk) => report.readableText.includes(junk))).toEqual([]);
    expect.soft(report.tabTitle).toBe(expected.title);
    expect.soft(report.title).toBe(expected.title);
    expect.soft(report.authors).toEqual(expected.authors);
    expect.soft(report.affiliations.map(foldText)).toEqual([foldText(expected.affiliation)]);
    expect.soft(report.date).toBe(expected.date);
    expect.soft(report.keywords).toEqual(expected.keywords);

    const headings = report.sections.filter(({ level }) => level > 0);
    const outline = headings.map(({ level, label, title, runIn }) => ({ level, label, title, runIn }));
    const plain = (list) => list.map((heading) => foldText(JSON.stringify(heading)));
    expect.soft(plain(outline)).toEqual(plain(expected.outline));
    const silent = report.sections.filter(({ paragraphs, summary }) => paragraphs.length > 0 && summary.length === 0);
    expect.soft(silent.map(({ title }) => title)).toEqual([]);

    const found = expected.notes.filter((note) =>
      report.notes.some((one) => one.marker === note.marker && foldText(one.title ?? '') === foldText(note.title)),
    );
    expect.soft(found.length).toBeGreaterThanOrEqual(31);
    const markdown = readFileSync(join(out, 'notes.md'), 'utf8');
    for (const part of [expected.title, URL]) expect.soft(markdown).toContain(part);
    rmSync(out, { recursive: true });
  });
});
