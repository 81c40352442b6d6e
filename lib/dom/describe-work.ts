import { boundedWork, type Work } from '../domain/annotation/index.ts';
import { identifyWork } from '../domain/article/index.ts';
import type { ReadArticle } from './read-article.ts';

/** What an article is known by: a key, and a fingerprint of its text. */
export function identityOf({ structure, reading }: ReadArticle): {
  readonly key: string;
  readonly fingerprint: string;
} {
  const { title, authors, doi } = structure.metadata;
  return identifyWork({
    title: title?.value ?? null,
    authors: authors?.value ?? [],
    doi: doi?.value ?? null,
    text: reading.text,
  });
}

/** The work as the notes' store keeps it. */
export function describeWork(article: ReadArticle): Work {
  const { metadata } = article.structure;
  const { key, fingerprint } = identityOf(article);
  return boundedWork({
    id: key,
    title: metadata.title?.value ?? '',
    authors: metadata.authors?.value ?? [],
    affiliations: metadata.affiliations?.value ?? [],
    date: metadata.date?.value ?? null,
    container: metadata.container?.value ?? null,
    volume: metadata.volume?.value ?? null,
    issue: metadata.issue?.value ?? null,
    pages: metadata.pages?.value ?? null,
    doi: metadata.doi?.value ?? null,
    keywords: metadata.keywords?.value ?? [],
    fingerprint,
  });
}
