import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pageOf, qingduReport } from './engines.ts';
import { goldFolder } from './gold-folder.ts';

interface Listed {
  readonly file: string;
  readonly url: string;
  readonly isArticle: boolean;
}

/** Which pages are called an academic article: ours, and the test pages of mozilla/readability. */
export async function negativesTable(): Promise<string[]> {
  const root = resolve('tests/pages');
  const ours = JSON.parse(readFileSync(join(root, 'index.json'), 'utf8')) as Listed[];
  for (const file of readdirSync(join(root, 'layouts')).filter((name) => name.endsWith('.html')))
    ours.push({ file: `layouts/${file}`, url: 'https://example.org/a/1.html', isArticle: !file.startsWith('not-') });
  const gallery = JSON.parse(readFileSync(join(root, 'gallery/index.json'), 'utf8')) as {
    file: string;
    url: string;
    expected: unknown;
  }[];
  for (const { file, url, expected } of gallery)
    ours.push({ file: `gallery/${file}`, url, isArticle: expected !== null });
  const wrong: string[] = [];
  for (const { file, url, isArticle } of ours) {
    const report = await qingduReport(await pageOf(join(root, file), url));
    if (report.isArticle !== isArticle) wrong.push(`${file} (${report.score})`);
  }
  const lines = [`own pages: ${ours.length - wrong.length} of ${ours.length} told rightly${listed(wrong)}`];
  const folder = goldFolder('test/test-pages');
  if (folder === null) return [...lines, 'test pages of mozilla/readability: skipped: no data'];
  const names = readdirSync(join(folder, 'test/test-pages')).sort();
  const called: string[] = [];
  const near: string[] = [];
  for (const name of names) {
    const file = join(folder, 'test/test-pages', name, 'source.html');
    const report = await qingduReport(await pageOf(file, 'http://fakehost/test/page.html'));
    if (report.isArticle) called.push(`${name} (${report.score}: ${report.evidence.slice(0, 3).join('; ')})`);
    else if (report.score >= 0.3) near.push(`${name} (${report.score})`);
  }
  return [
    ...lines,
    `test pages of mozilla/readability: ${called.length} of ${names.length} called an article${listed(called)}`,
    `  nearest, 0.3 and more${listed(near)}`,
  ];
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? '' : `: ${names.join(', ')}`;
}
