import { boundedWork, type Work } from '../domain/annotation/index.ts';
import { identifyWork, type Metadata } from '../domain/article/index.ts';
import type { ReadArticle } from './read-article.ts';

/** What a page says of its work, without where it says so; null and empty where it says nothing. */
export function plainMetadata({
  title,
  authors,
  affiliations,
  date,
  container,
  volume,
  issue,
  pages,
  doi,
  keywords,
}: Metadata) {
  return {
    title: title?.value ?? null,
    authors: authors?.value ?? [],
    affiliations: affiliations?.value ?? [],
    date: date?.value ?? null,
    container: container?.value ?? null,
    volume: volume?.value ?? null,
    issue: issue?.value ?? null,
    pages: pages?.value ?? null,
    doi: doi?.value ?? null,
    keywords: keywords?.value ?? [],
  };
}

/** What an article is known by: a key, and a fingerprint of its text. */
export function identityOf({ structure, reading }: ReadArticle): {
  readonly key: string;
  readonly fingerprint: string;
} {
  const { title, authors, doi } = plainMetadata(structure.metadata);
  return identifyWork({ title, authors, doi, text: reading.text });
}

/** The work as the notes' store keeps it. */
export function describeWork(article: ReadArticle): Work {
  const told = plainMetadata(article.structure.metadata);
  const { key, fingerprint } = identityOf(article);
  return boundedWork({ ...told, id: key, title: told.title ?? '', fingerprint });
}
