import { dateOf, monthNumber, readDate } from './dates.ts';
import { type Draft, isNewspaper, tidyPages } from './draft.ts';
import { trimMarks, trimStop } from './flat.ts';
import { readPeriod } from './pieces.ts';

export type SerialKind = 'article-journal' | 'article-newspaper' | 'article-magazine';

const PAGES = String.raw`[A-Za-z]?\d[\w.]{0,9}(?:\s*[-–—+,]\s*[A-Za-z]?\d[\w.]{0,9}){0,5}`;
const CHICAGO = new RegExp(
  String.raw`^(.{2,120}?),?\s+(?:[Vv]ol\.?\s*)?(\d{1,4})(?:,\s*(?:no|nos|issue)\.?\s*([\w/–-]{1,10}))?\s*\(\s*(?:([A-Z][a-z]+)\.?\s*(?:\d{1,2},?\s*)?)?(\d{4})\s*\)(?:\s*[:,]\s*(?:pp?\.\s*)?(${PAGES}))?`,
);
const ISSUED = new RegExp(
  String.raw`^(.{2,120}?),?\s+no\.\s*([\w/–-]{1,10})\s*\(\s*(?:[A-Z][a-z]+\.?\s*)?(\d{4})\s*\)(?:\s*[:,]\s*(${PAGES}))?`,
);
const VANCOUVER = new RegExp(
  String.raw`^(.{2,120}?)[.,]?\s+(\d{4})(?:\s+([A-Z][a-z]{2})[a-z]*(?:[-/][A-Z][a-z]{2})?(?:\s+(\d{1,2}))?)?\s*;\s*(\d{1,4})?\s*(?:\(([^()]{1,16})\))?\s*(?::\s*(${PAGES}))?`,
);
/** ACM: `Journal. 27, 3 (2014), 201–219`. */
const ACM = new RegExp(
  String.raw`^(.{2,120}?)\.?\s(\d{1,4}),\s(\d{1,4}(?:[-–/]\d{1,3})?)\s\((?:[A-Z][a-z]{2,8}\.?\s)?(\d{4})\)(?:,\s(${PAGES}))?\.?$`,
);
/** The humanities' `Journal, 27.3 (2014), pp. 201–219`. */
const POINTED = new RegExp(
  String.raw`^(.{2,120}?),?\s(\d{1,4})\.(\d{1,3}(?:[-–/]\d{1,3})?)\s*\((?:[A-Z][a-z]{2,8}\.?\s)?(\d{4})\)(?:[,:]\s*(?:pp?\.\s*)?(${PAGES}))?\.?$`,
);
/** `Journal 44, 1–22 (2017)`, `Journal 44(3), 1–22 (2017)`. */
const SPRINGER = new RegExp(
  String.raw`^(.{2,120}?),?\s(\d{1,4})(?:\s?\((\d{1,4}(?:[-–/]\d{1,3})?)\))?,\s(${PAGES})\s\((\d{4})\)\.?$`,
);
const LAW =
  /^(\d{1,4})\s+([A-Z][A-Za-z.&'’ ]{2,60}?)\s+(\d{1,5})(?:,\s*(\d{1,5}(?:\s*[-–—]\s*\d{1,5})?))?\s*\((?:[^()]{0,20}\s)?(\d{4})\)/;
const LABELLED = /,?\s+(?:vol\.?|no\.?|pp?\.|issue)\s*\d/i;

/** Reads journal, volume, issue, year and pages into the draft; null if the text does not read so. */
export function readSerial(text: string, draft: Draft): SerialKind | null {
  const tail = text.trim();
  const law = LAW.exec(tail);
  if (law) return set(draft, { container: law[2], volume: law[1], page: law[3], year: law[5] });
  const springer = SPRINGER.exec(tail);
  if (springer)
    return set(draft, {
      container: springer[1],
      volume: springer[2],
      issue: springer[3],
      page: springer[4],
      year: springer[5],
    });
  const acm = ACM.exec(tail) ?? POINTED.exec(tail);
  if (acm) return set(draft, { container: acm[1], volume: acm[2], issue: acm[3], year: acm[4], page: acm[5] });
  const chicago = CHICAGO.exec(tail);
  if (chicago)
    return set(draft, {
      container: chicago[1],
      volume: chicago[2],
      issue: chicago[3],
      year: chicago[5],
      page: chicago[6],
    });
  const issued = ISSUED.exec(tail);
  if (issued) return set(draft, { container: issued[1], issue: issued[2], year: issued[3], page: issued[4] });
  const daily = /^[^,.]{3,60}, p\. [A-Z]?\d{1,3}, [A-Z]/.test(tail) ? readDaily(tail, draft) : null;
  if (daily) return daily;
  const labelled = LABELLED.exec(tail);
  if (labelled) return readLabelled(tail, labelled.index, draft);
  const vancouver = VANCOUVER.exec(tail);
  if (vancouver) {
    set(draft, {
      container: vancouver[1],
      volume: vancouver[5],
      issue: vancouver[6],
      year: vancouver[2],
      page: vancouver[7],
    });
    const date = dateOf(Number(vancouver[2]), vancouver[3] ? monthNumber(vancouver[3]) : 0, Number(vancouver[4] ?? 0));
    if (date) draft.issued = date;
    return 'article-journal';
  }
  return readDaily(tail, draft) ?? readOther(tail, draft);
}

interface Parts {
  readonly container?: string | undefined;
  readonly volume?: string | undefined;
  readonly issue?: string | undefined;
  readonly year?: string | undefined;
  readonly page?: string | undefined;
}

function set(draft: Draft, parts: Parts): SerialKind {
  if (parts.container)
    draft.container = /\.\s.*\.[\s,]*$/.test(parts.container) ? trimMarks(parts.container) : trimStop(parts.container);
  if (parts.volume) draft.volume = parts.volume;
  if (parts.issue) draft.issue = parts.issue.replace(/\s*[–—]\s*/g, '-').trim();
  if (parts.page) draft.page = tidyPages(parts.page);
  const date = parts.year ? dateOf(Number(parts.year)) : null;
  if (date && !draft.issued) draft.issued = date;
  return 'article-journal';
}

/** MLA and IEEE: `Journal, vol. 12, no. 3, 2010, pp. 45–67`. */
function readLabelled(tail: string, at: number, draft: Draft): SerialKind {
  const labels = tail.slice(at);
  const volume = /vol\.?\s*(\d{1,4})/i.exec(labels)?.[1];
  const issue = /(?:no|issue)\.?\s*([\d/–-]{1,9})/i.exec(labels)?.[1];
  const page = new RegExp(String.raw`pp?\.\s*(${PAGES})`).exec(labels)?.[1]?.replace(/,\s*(?:1[6-9]|20)\d{2}$/, '');
  const year = /(?<!\d)((?:1[6-9]|20)\d{2})(?!\d)/.exec(labels.replace(/pp?\.\s*[\d–-]+/, ''))?.[1];
  const container = tail.slice(0, at).replace(/,\s*$/, '');
  // `Journal, 98(5), pp.8-9`: volume and issue without their labels.
  const bare = volume ? null : /,\s*(\d{1,4})\s*(?:\(\s*(\d{1,3}(?:[-–/]\d{1,3})?)\s*\))?$/.exec(container);
  if (bare)
    return set(draft, {
      container: container.slice(0, bare.index),
      volume: bare[1],
      issue: bare[2] ?? issue,
      page,
      year,
    });
  return set(draft, { container, volume, issue, page, year });
}

/** `New York Times, March 3, 2010, A1`. */
function readDaily(tail: string, draft: Draft): SerialKind | null {
  const match =
    /^([^,.]{3,60})[.,]\s*(?:[A-Z][a-z]+ ed\., )?(?:p\.\s*([A-Z]?\d{1,3}),\s*)?(?=(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}))/.exec(
      tail,
    );
  if (!match?.[1]) return null;
  const rest = tail.slice(match[0].length);
  const day = readDate(rest);
  if (!day) return null;
  draft.container = match[1].trim();
  draft.issued = day.date;
  const page = new RegExp(String.raw`^\s*[,:]\s*(?:sec\.?\s*\w+,\s*)?(?:pp?\.?\s*)?(${PAGES})`).exec(
    rest.slice(day.length),
  );
  if (page?.[1] ?? match[2]) draft.page = tidyPages(page?.[1] ?? match[2] ?? '');
  return isNewspaper(draft.container) || /^The\s/.test(draft.container) ? 'article-newspaper' : 'article-magazine';
}

function readOther(tail: string, draft: Draft): SerialKind | null {
  const period = readPeriod(tail);
  if (!period || /:/.test(period.container) || !(period.volume || period.issue)) return null;
  return set(draft, {
    container: period.container,
    volume: period.volume,
    issue: period.issue,
    page: period.page,
    year: period.year ? String(period.year) : undefined,
  });
}
