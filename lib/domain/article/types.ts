/**
 * What structure is found in and what it is given as.
 * "Plain" text is the page's text repaired and in Simplified Chinese; offsets are UTF-16, into the block's own text
 * unless a name says otherwise.
 */

/** One block (paragraph, heading, list item, table cell, line between <br>) of the page, in document order. */
export interface PlainBlock {
  /** Position in the page's list of blocks. */
  readonly index: number;
  /** Plain text, white space as in the source but without leading and trailing white space; never empty. */
  readonly text: string;
  readonly hints: BlockHints;
}

/** What the markup says of a block. No layout, no computed style. */
export interface BlockHints {
  /** Local name of the nearest block-level element: p h1–h6 li td th dt dd div blockquote figcaption pre … */
  readonly tag: string;
  /** All of its text stands in <b>, <strong> or a heading element. */
  readonly bold: boolean;
  /** Share (0–1) of its characters that stand in <a href>. */
  readonly linkRatio: number;
  readonly links: readonly { readonly start: number; readonly end: number; readonly href: string }[];
  /** Ranges inside <sup>. */
  readonly sups: readonly { readonly start: number; readonly end: number }[];
  /** Class and id tokens of the block element and its ancestors, nearest first, e.g. ['bt', 'main']. */
  readonly names: readonly string[];
  /** Local names of the ancestors, nearest first, up to body: ['div', 'article']. */
  readonly ancestors: readonly string[];
  /** Blocks with the same number have the same parent element. */
  readonly parent: number;
  /** Stands in a <nav>, <aside>, <footer>, <header>, role=navigation and the like. */
  readonly landmark: string | null;
  /** Its cell, where it stands in a table. */
  readonly cell?: Cell | undefined;
}

/** A place in a table of the page: numbers from 0, in document order; columns count what `colspan` and `rowspan` take. */
export interface Cell {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  /** A <th>, or a cell of the <thead>. */
  readonly head: boolean;
}

/** The page around the blocks, repaired and in Simplified too. */
export interface PageFacts {
  readonly url: string;
  /** document.title */
  readonly title: string;
  readonly lang: string | null;
  /** <meta name|property content>, names in lower case, in document order. */
  readonly metas: readonly { readonly name: string; readonly content: string; readonly lang: string | null }[];
  /** Parsed JSON-LD objects (unknown shape, checked where used). */
  readonly jsonLd: readonly unknown[];
}

/** A stretch of one block's plain text. */
export interface Span {
  readonly block: number;
  readonly start: number;
  readonly end: number;
}

/** Where a field was found: 'citation_title', 'json-ld', 'label', 'position', 'site:fx361' … */
export interface Field<T> {
  readonly value: T;
  readonly from: string;
}

export interface Metadata {
  readonly title: Field<string> | null;
  /** Names without inner spaces for Han names. */
  readonly authors: Field<readonly string[]> | null;
  readonly affiliations: Field<readonly string[]> | null;
  /** ISO 8601, as precise as the page. */
  readonly date: Field<string> | null;
  readonly container: Field<string> | null;
  readonly volume: Field<string> | null;
  readonly issue: Field<string> | null;
  readonly pages: Field<string> | null;
  readonly doi: Field<string> | null;
  readonly keywords: Field<readonly string[]> | null;
  readonly abstract: Field<string> | null;
  /** 中图分类号. */
  readonly clc?: Field<string> | null;
  /** 基金项目. */
  readonly funding?: Field<string> | null;
}

/** A paragraph: the stretches of block text that make it, in order; notes are already left out between them. */
export interface Paragraph {
  readonly spans: readonly Span[];
  /** What it is where it is no running prose. */
  readonly kind?: ParagraphKind | undefined;
  /** Of a cell: where it stands. */
  readonly cell?: Cell | undefined;
  /** Of an item: whether its list is numbered. */
  readonly ordered?: boolean | undefined;
}

/** A cell of a table, the caption of a figure or table, a block quote, a formula, an item of a list, a line of verse. */
export type ParagraphKind = 'cell' | 'caption' | 'quote' | 'formula' | 'item' | 'verse';

export interface Section {
  /** 0 for text before the first heading, else 1.. in order of appearance of the numbering styles. */
  readonly level: number;
  /** '一、', '(一)', '1.' as printed; '' where there is none. */
  readonly label: string;
  readonly title: string;
  /** The heading runs into its paragraph ('1.标题。正文…'). */
  readonly runIn: boolean;
  /** Label and title (for a run-in head with its closing mark); null for level 0. */
  readonly heading: Span | null;
  readonly paragraphs: readonly Paragraph[];
}

/** A note of the article (spliced into a sentence, or listed at the end) or an entry of a reference list. */
export interface Note {
  /** As printed with its brackets: '(1)', '①', '[3]'. */
  readonly marker: string;
  /** The note's words without its marker: '华斌:《…》,《中国经贸导刊》2010年第21期。' */
  readonly text: string;
  /** Everything to fold away at its place: marker and note words; for a list entry the whole entry. */
  readonly spans: readonly Span[];
  /**
   * Places in the running text that carry the marker, in order; the words before it are what it proves.
   * For an inline note marks[0] lies inside `spans`: before the note's words, or at the end of the paragraph it broke.
   */
  readonly marks: readonly Span[];
  /** Spliced in the sentence ('inline') or standing in a list ('list'). */
  readonly placed: 'inline' | 'list';
  /** Position (in the same array) of the earlier note whose work this one cites again: 同上, 前引②, 同前注〔2〕. */
  readonly again?: number;
  /** Words of the text that name the work: `(周平,2019)`, `周平(2019)`, `文[3]`. Never to be cut. */
  readonly mentions?: readonly Span[];
}

export type ExcludedReason =
  | 'spam-title'
  | 'stray-mark'
  | 'recommendations'
  | 'link-farm'
  | 'navigation'
  | 'advertisement'
  | 'other';

/** Text of the page that is not the article. */
export interface Excluded {
  readonly reason: ExcludedReason;
  readonly blocks: readonly number[];
  readonly text: string;
}

/** The article as found in a page's blocks. */
export interface ArticleStructure {
  readonly isArticle: boolean;
  /** 0–1; `isArticle` is `score >= 0.5`. */
  readonly score: number;
  /** Sentences a reader understands, most telling first: '3 级编号标题 17 个', '文末注释 32 条'. */
  readonly evidence: readonly string[];
  readonly metadata: Metadata;
  /** Blocks that hold the title and other metadata (not excluded, not in sections). */
  readonly front: readonly {
    readonly kind: 'title' | 'author' | 'affiliation' | 'date' | 'keywords' | 'abstract' | 'source' | 'other';
    readonly block: number;
  }[];
  readonly sections: readonly Section[];
  /** In order of their place in the text. */
  readonly notes: readonly Note[];
  /** Entries of a list headed 参考文献; [] where the article has none. */
  readonly references: readonly Note[];
  readonly excluded: readonly Excluded[];
}
