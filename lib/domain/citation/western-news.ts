import { dateOf, monthNumber, readDate } from './dates.ts';
import { type Draft, isNewspaper, tidyPages } from './draft.ts';
import type { CslItem } from './types.ts';

const PAGE = String.raw`[A-Z]?\d{1,3}(?:\s*[-–—,]\s*[A-Z]?\d{1,3})?`;
const DAY_BEHIND = new RegExp(
  String.raw`^([^,]{3,60}),\s+(?:([A-Z][a-z]{2,8})\.?\s(\d{1,2})|(\d{1,2})\s([A-Z][a-z]{2,8}))(?:,\s*(?:pp?\.\s*)?(${PAGE}))?\.?$`,
);

/** `The Harbour Times, March 3, p. A4`, `Saltworks, 3 March`: a day whose year stands before the title. */
export function readDayBehind(text: string, draft: Draft): CslItem['type'] | null {
  const found = DAY_BEHIND.exec(text.trim());
  const year = draft.issued?.['date-parts']?.[0]?.[0];
  const month = monthNumber(found?.[2] ?? found?.[5] ?? '');
  const date = found && year && month ? dateOf(year, month, Number(found[3] ?? found[4])) : null;
  if (!found?.[1] || !date) return null;
  draft.issued = date;
  draft.container = found[1].trim();
  if (found[6]) draft.page = tidyPages(found[6]);
  if (isNewspaper(draft.container) || (found[6] && !draft.URL)) return 'article-newspaper';
  return draft.URL ? 'webpage' : 'article-magazine';
}

const DAILY = new RegExp(String.raw`^([^,.:;]{3,60}?)(?:[.,]?\s*(?:;\s*)?:?\s*(?:pp?\.?\s*)?(${PAGE}))?\.?$`);

/** `The Harbour Times, p. A4`, `The Harbour Times 2011:A4`, `The Harbour Times. March 3, 2011:A4`: a paper by its name. */
export function readNewspaper(text: string, draft: Draft): CslItem['type'] | null {
  let rest = text.trim();
  let date = draft.issued ?? null;
  const at = rest.search(
    /[.,\s]\s*(?:(?:19|20)\d{2}\b|[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d{2}|\d{1,2} [A-Z][a-z]{2,8} (?:19|20)\d{2})/,
  );
  if (at > 0) {
    const behind = rest.slice(at).replace(/^[.,\s]+/, '');
    const turned = /^((?:19|20)\d{2})(?:\s([A-Z][a-z]{2})\s(\d{1,2}))?/.exec(behind);
    const day = turned ? null : readDate(behind);
    date = turned
      ? dateOf(Number(turned[1]), monthNumber(turned[2] ?? ''), Number(turned[3] ?? 0))
      : (day?.date ?? null);
    rest =
      `${rest.slice(0, at)}, ${behind.slice(turned?.[0].length ?? day?.length ?? 0).replace(/^[\s;:,]+/, '')}`.replace(
        /,\s*\.?$/,
        '',
      );
  }
  const found = DAILY.exec(rest);
  const name = found?.[1]?.trim() ?? '';
  if (!date || !isNewspaper(name) || / (?:Press|Books|Publish\w*)$/.test(name)) return null;
  draft.container = name;
  draft.issued = date;
  if (found?.[2]) draft.page = tidyPages(found[2]);
  return 'article-newspaper';
}
