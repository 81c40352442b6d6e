import type { formatReference, lookUpWork } from '../domain/citation/index.ts';
import type { citedPassage } from './cited-passage.ts';
import type { CitedWorks } from './cited-works.ts';
import type { extractReportInSlices } from './extract-report.ts';
import type { ReadArticle } from './read-article.ts';

/** All that is known of citations: a script of its own, since a page is read for a while before a first card is asked for. */
export interface Citations {
  readonly citedWorks: (article: ReadArticle) => CitedWorks;
  readonly formatReference: typeof formatReference;
  readonly lookUpWork: typeof lookUpWork;
  readonly citedPassage: typeof citedPassage;
  readonly extractReportInSlices: typeof extractReportInSlices;
}

type World = typeof globalThis & { qingduCitations?: Citations };

/** Lays it ready for the other scripts in the same world of the page. */
export function offerCitations(citations: Citations): void {
  (globalThis as World).qingduCitations = citations;
}

/** What was laid ready; null where it was not loaded yet. */
export function citationsHere(): Citations | null {
  return (globalThis as World).qingduCitations ?? null;
}
