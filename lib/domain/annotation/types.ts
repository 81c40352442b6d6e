/** W3C Web Annotation selectors, in reading offsets (UTF-16 code units; code points only in exports). */
export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

export interface TextPositionSelector {
  readonly type: 'TextPositionSelector';
  readonly start: number;
  readonly end: number;
  /** Surrogate pairs before `start`: what parts it from an offset in code points. */
  readonly astralBefore?: number | undefined;
}

/** Titles of the sections that hold the start of the passage, outermost first: ['二、问题', '(一)主体单一']. */
export interface SectionSelector {
  readonly type: 'SectionSelector';
  readonly path: readonly string[];
}

/** The selectors of one passage; the quote decides, position and section break ties. */
export interface PassageSelector {
  readonly quote: TextQuoteSelector;
  readonly position: TextPositionSelector;
  readonly section: SectionSelector;
}

/** One passage in its three texts. */
export interface PassageQuotes {
  readonly served: string;
  readonly printed: string;
  readonly reading: string;
}

export const HIGHLIGHT_COLORS = ['yellow', 'green', 'blue', 'pink', 'purple'] as const;
export type HighlightColor = (typeof HIGHLIGHT_COLORS)[number];

/** A note or highlight as stored. An empty `body` is a highlight without a note. Times are ISO 8601 in UTC. */
export interface Annotation {
  readonly id: string;
  readonly workId: string;
  readonly source: string;
  readonly selector: PassageSelector;
  readonly quotes: PassageQuotes;
  readonly color: HighlightColor;
  readonly body: string;
  readonly tags: readonly string[];
  readonly created: string;
  readonly modified: string;
  readonly revision: number;
  /** Soft delete: when, else null. */
  readonly deleted: string | null;
}

/** The work a note belongs to, as far as the page told. */
export interface Work {
  /** Stable key: 'doi:10…' or 'ta:<fingerprint of title and first author>'. */
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly affiliations: readonly string[];
  readonly date: string | null;
  readonly container: string | null;
  readonly volume: string | null;
  readonly issue: string | null;
  readonly pages: string | null;
  readonly doi: string | null;
  readonly keywords: readonly string[];
  readonly fingerprint: string;
}
