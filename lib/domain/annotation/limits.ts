import type { Work } from './types.ts';

/**
 * What is kept of a work and told of a page at most, in UTF-16 units and entries: far above anything an article has,
 * so that no page can make the extension carry or store without end.
 */
export const LIMITS = {
  id: 200,
  line: 2_000,
  names: 400,
  name: 400,
  sections: 4_000,
  body: 2_000_000,
  tags: 1_000,
  tag: 200,
} as const;

/** A line cut to what may be kept; never inside a surrogate pair. */
export function boundedLine(text: string, most: number = LIMITS.line): string {
  return text.length <= most ? text : text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '');
}

/** A work with its fields cut to what may be kept. */
export function boundedWork(work: Work): Work {
  const names = (list: readonly string[]) => list.slice(0, LIMITS.names).map((name) => boundedLine(name, LIMITS.name));
  const line = (text: string | null) => text && boundedLine(text, LIMITS.name);
  return {
    ...work,
    id: boundedLine(work.id, LIMITS.id),
    title: boundedLine(work.title),
    authors: names(work.authors),
    affiliations: names(work.affiliations),
    date: line(work.date),
    container: line(work.container),
    volume: line(work.volume),
    issue: line(work.issue),
    pages: line(work.pages),
    doi: line(work.doi),
    keywords: names(work.keywords),
  };
}
