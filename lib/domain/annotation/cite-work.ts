import { authorNames, type CslDate, type CslItem } from '../citation/index.ts';
import { oneLine } from './markdown-text.ts';
import type { Work } from './types.ts';

/**
 * A work as CSL-JSON, from what its page told: an article in its journal, or, where no journal is known, the page at
 * `source`, read on the day `accessed` (ISO 8601). Nothing is filled by guess; null without a title. Every field is one
 * line: formats where a line is a field (RIS) or a row (CSV) are not to be broken by what a page put into a title.
 */
export function citeWork(told: Work, source: string, accessed: string): CslItem | null {
  const orNull = (field: string | null) => oneLine(field ?? '') || null;
  const work = {
    title: oneLine(told.title),
    authors: told.authors.map(oneLine).filter((name) => name !== ''),
    date: told.date,
    container: orNull(told.container),
    volume: orNull(told.volume),
    issue: orNull(told.issue),
    pages: orNull(told.pages),
    doi: orNull(told.doi),
  };
  if (work.title === '') return null;
  const issued = dateOf(work.date);
  const item: CslItem = {
    type: work.container ? 'article-journal' : 'webpage',
    title: work.title,
    author: authorNames(work.authors),
    ...(issued && { issued }),
    ...(work.doi && { DOI: work.doi }),
  };
  const read = dateOf(accessed);
  if (!work.container) return { ...item, URL: oneLine(source), ...(read && { accessed: read }) };
  return {
    ...item,
    'container-title': work.container,
    ...(work.volume && { volume: work.volume }),
    ...(work.issue && { issue: work.issue }),
    ...(work.pages && { page: work.pages }),
  };
}

/** The day of an ISO 8601 date, as precise as it is. */
function dateOf(date: string | null): CslDate | null {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(date ?? '')?.slice(1);
  return parts ? { 'date-parts': [parts.filter((part) => part !== undefined).map(Number)] } : null;
}
