import { articleMarkdown } from '../../lib/dom/article-markdown.ts';
import { readFileArticle } from '../read-file.ts';

/** `clean FILE.html [--url URL]`: the article as Markdown. */
export async function clean(args: readonly string[]): Promise<number> {
  const { article, summary, url } = await readFileArticle(args);
  if (!article.structure.isArticle) {
    process.stderr.write(`qingdu clean: no article found (score ${article.structure.score.toFixed(2)})\n`);
    return 1;
  }
  process.stdout.write(articleMarkdown(article, summary, url));
  return 0;
}
