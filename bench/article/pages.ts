import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { foldText } from '../../lib/domain/text/index.ts';
import { ENGINES, pageOf, type Said } from './engines.ts';

/** What is known of an article, as `article.expected.json` says it. */
interface Expected {
  readonly title: string;
  readonly authors: readonly string[];
  readonly date: string;
  readonly notArticle: readonly string[];
  readonly outline: readonly { readonly level: number; readonly title: string }[];
  readonly notes: readonly unknown[];
}

const URL = 'http://www.fx361.cc/page/2021/0128/1.shtml';

/** Pages with known answers: the seed (where its data is) and our sample article. */
function casesOf(): { name: string; file: string; expected: Expected }[] {
  const seed = join(process.env.QINGDU_DATA ?? '../shared', 'seed');
  const sample = resolve('tests/pages/sample');
  return [
    ...casesIn(seed, 'seed', ['page.html', 'page.gbk.html', 'page.br.html', 'page.clean.html']),
    ...casesIn(sample, 'sample', ['mirror.html', 'mirror.gbk.html', 'mirror-br.html', 'clean.html']),
  ];
}

function casesIn(folder: string, name: string, files: readonly string[]) {
  const known = join(folder, 'article.expected.json');
  if (!existsSync(known)) return [];
  const expected = JSON.parse(readFileSync(known, 'utf8')) as Expected;
  return files.map((file) => ({ name: `${name}/${file}`, file: join(folder, file), expected }));
}

/** Metadata, headings, notes and what leaks in, engine by engine. */
export async function pagesTable(): Promise<string[]> {
  const lines = ['| page | engine | title | authors | date | headings, levels | notes | leaked |', '|-|-|-|-|-|-|-|-|'];
  for (const { name, file, expected } of casesOf()) {
    const page = await pageOf(file, URL);
    for (const [engine, read] of Object.entries(ENGINES)) {
      const said = await read(page).catch((error: unknown) => String(error));
      lines.push(`| ${name} | ${engine} | ${typeof said === 'string' ? said : judged(said, expected)} |`);
    }
  }
  return lines;
}

function judged(said: Said, expected: Expected): string {
  const yes = (right: boolean) => (right ? 'yes' : 'no');
  const bare = (text: string) =>
    foldText(text).replace(/^(?:[一二三四五六七八九十]+[,、]|\([一二三四五六七八九十]+\)|\d+\.)/, '');
  const heads = said.headings.map((head) => ({ ...head, title: bare(head.title) }));
  const found = expected.outline.filter(({ title }) => heads.some((head) => head.title === bare(title)));
  const levels = found.filter(({ title, level }) =>
    heads.some((head) => head.title === bare(title) && head.level === level),
  );
  const text = foldText(said.text);
  const leaked = expected.notArticle.filter((words) => text.includes(foldText(words)));
  return [
    yes(said.title !== null && foldText(said.title) === foldText(expected.title)),
    yes(said.authors.map(foldText).join() === expected.authors.map(foldText).join()),
    yes(said.date?.slice(0, 10) === expected.date.slice(0, 10)),
    `${found.length}, ${levels.length} of ${expected.outline.length}`,
    `${said.notes} of ${expected.notes.length}`,
    `${leaked.length} of ${expected.notArticle.length}`,
  ].join(' | ');
}
