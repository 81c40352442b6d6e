import { composeMaps, type OffsetMap, offsetMapOf, type Range } from '../domain/text/index.ts';
import type { ReadArticle } from './read-article.ts';

/** The three positions of the switch: as served, repaired in its own script, Simplified Chinese. */
export type View = 'served' | 'printed' | 'simplified';
export const VIEWS: readonly View[] = ['served', 'printed', 'simplified'];

/** The text a view puts on the page and its maps. "Shown" offsets are UTF-16, into `text`. */
export interface ShownText {
  readonly view: View;
  readonly text: string;
  /** Page → shown. */
  readonly fromPage: OffsetMap;
  /** Shown → reading. */
  readonly toReading: OffsetMap;
  /** A plain range in shown offsets. */
  readonly fromPlain: (range: Range) => Range;
}

/** The text of a view of an article. */
export function shownText(article: ReadArticle, view: View): ShownText {
  const { page, printed, plain, toPlain } = article;
  let toReading: OffsetMap | null = null;
  /** A view without summaries is laid without a reading text: see `ReadArticle`. */
  const lazily = (first: OffsetMap) => {
    toReading ??= composeMaps(first, article.reading.map);
    return toReading;
  };
  if (view === 'served') {
    return {
      view,
      text: page.text,
      fromPage: offsetMapOf(page.text.length, []),
      get toReading() {
        return lazily(toPlain);
      },
      fromPlain: ({ start, end }) => toPlain.toInputRange(start, end),
    };
  }
  if (view === 'printed') {
    return {
      view,
      text: printed.text,
      fromPage: printed.map,
      get toReading() {
        return lazily(plain.map);
      },
      fromPlain: ({ start, end }) => plain.map.toInputRange(start, end),
    };
  }
  return {
    view,
    text: plain.text,
    fromPage: toPlain,
    get toReading() {
      return article.reading.map;
    },
    fromPlain: (range) => range,
  };
}
