// One road: what the command line reads in a saved page is what the extension reads in it, letter by letter. Only the
// reader puts narrowed marks back to full width, so widths are folded.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { root } from '../../scripts/run.mjs';
import { openArticle, openPanel, readReport } from './reader.mjs';
import { inEveryBrowser, savedPages, served } from './stories.mjs';

const articles = savedPages().filter(({ isArticle }) => isArticle);

async function extract({ path, url }) {
  const args = [join(root, 'cli/qingdu.mjs'), 'extract', path, '--url', url];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 26 });
  return JSON.parse(stdout);
}

const folded = (value) => JSON.parse(JSON.stringify(value).normalize('NFKC'));

inEveryBrowser('one road', (start) => {
  let session;
  it.each(articles.map((article) => [article.file, article]))('%s', async (_, article) => {
    session ??= await start(served(articles));
    const page = await openArticle(session, article.url);
    const panel = await openPanel(session, page, { report: true });
    const { edits, ...seen } = await readReport(panel);
    await panel.close();
    await page.close();
    const expected = await extract(article);
    expect(folded(seen.text)).toBe(folded(expected.text));
    expect(folded(seen)).toEqual(folded(expected));
  });
});
