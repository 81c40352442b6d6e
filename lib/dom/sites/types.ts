/** What a site's page can tell of its article; the names are those of the rows the page would print. */
export type SiteField =
  | 'title'
  | 'author'
  | 'affiliation'
  | 'date'
  /** `刊名 2020年第2期 12-18`, `刊名 . 2020 ,43 (02) :12-18`: read as one. */
  | 'issue-line'
  | 'container'
  | 'volume'
  | 'issue'
  | 'year'
  | 'pages'
  | 'keywords'
  | 'abstract'
  | 'doi'
  | 'clc'
  | 'funding';

/** Where a field stands: the first rule that yields words wins, and every element it finds is a value of its own. */
export interface Rule {
  /** CSS selector. */
  readonly at: string;
  /** Words stand in this attribute, not in the text. */
  readonly attribute?: string;
  /** Elements inside whose text is none of it: `sup`, hidden ones, buttons. */
  readonly without?: string;
  /** Only elements (rows) whose text matches; the first group is the value. */
  readonly row?: RegExp;
}

/** A site's article pages as data. Facts about pages only: a rule says where something stands, never what it means. */
export interface Adapter {
  readonly id: string;
  readonly name: string;
  /** Host patterns as match patterns have them ('a.org', '*.a.org'); none: any host, told by path or markup. */
  readonly hosts: readonly string[];
  /** Path and query of an article's page; one must match. */
  readonly paths: readonly RegExp[];
  /** An element that must be there (CSS selector); for adapters of any host. */
  readonly needs?: string;
  /** Prints all kinds of articles: that a page is of this site says nothing for its being scholarship. */
  readonly general?: true;
  readonly fields: Readonly<Partial<Record<SiteField, readonly Rule[]>>>;
  /** Where the rules are known from. */
  readonly source: string;
  /** Month an article page was last read live with these rules; null: unverified, never seen against a live page. */
  readonly seen: string | null;
}
