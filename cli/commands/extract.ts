import { extractReport } from '../../lib/dom/extract-report.ts';
import { readFileArticle } from '../read-file.ts';

/** `extract FILE.html [--url URL]`: the article as one JSON object. */
export async function extract(args: readonly string[]): Promise<number> {
  const { article, summary } = await readFileArticle(args);
  process.stdout.write(`${JSON.stringify(extractReport(article, summary), null, 1)}\n`);
  return 0;
}
