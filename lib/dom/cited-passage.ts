import { citeWork, type PassageQuotes, type Work } from '../domain/annotation/index.ts';
import { formatReference } from '../domain/citation/index.ts';

/**
 * A passage to be put into a manuscript: its words in quotation marks, then where they stand (GB/T 7714—2015). As read,
 * as printed, or printed first and read below it.
 */
export function citedPassage(
  quotes: PassageQuotes,
  form: 'reading' | 'printed' | 'both',
  work: Work,
  url: string,
  accessed: string,
): string {
  const words = form === 'both' ? [quotes.printed, quotes.reading] : [quotes[form]];
  const item = citeWork(work, url, accessed);
  const source = item ? formatReference(item, 'gbt7714-2015') : url;
  return `${words.map((text) => `“${text}”`).join('\n')}\n${source}`;
}
