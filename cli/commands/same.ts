import { extractReport } from '../../lib/dom/extract-report.ts';
import { compareWorks } from '../../lib/domain/article/index.ts';
import { readFileArticle } from '../read-file.ts';

/** `same A.html B.html`: whether two pages carry the same work, and by what that is known. */
export async function same(args: readonly string[]): Promise<number> {
  const [a, b, ...more] = args;
  if (!a || !b || more.length > 0) throw new Error('two files are needed: same A.html B.html');
  const [first, second] = [await readWork(a), await readWork(b)];
  process.stdout.write(`${JSON.stringify(compareWorks(first, second))}\n`);
  return 0;
}

async function readWork(file: string) {
  const { article, summary } = await readFileArticle([file]);
  const { title, authors, doi, text } = extractReport(article, summary);
  return { title, authors, doi, text };
}
