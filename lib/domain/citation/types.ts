/** CSL-JSON item (citation-style-language/schema, csl-data.json), the subset that is filled. */
export interface CslItem {
  type:
    | 'article-journal'
    | 'article-newspaper'
    | 'article-magazine'
    | 'article'
    | 'book'
    | 'chapter'
    | 'thesis'
    | 'paper-conference'
    | 'report'
    | 'standard'
    | 'patent'
    | 'webpage'
    | 'dataset'
    | 'map'
    | 'manuscript'
    | 'document'
    | 'classic'
    | 'legislation'
    | 'legal_case'
    | 'personal_communication'
    | 'software'
    | 'periodical'
    | 'collection';
  id?: string;
  title?: string;
  author?: CslName[];
  editor?: CslName[];
  translator?: CslName[];
  'container-title'?: string;
  issued?: CslDate;
  accessed?: CslDate;
  volume?: string;
  issue?: string;
  page?: string;
  /** The part of a work that has parts: `玄宗纪下` in 《旧唐书》. */
  section?: string;
  locator?: string;
  publisher?: string;
  'publisher-place'?: string;
  edition?: string;
  genre?: string;
  number?: string;
  language?: string;
  DOI?: string;
  URL?: string;
  /** CSL's place for what it has no field for: the lists the print ends in 等 or et al., as `author translator`. */
  custom?: { 'et-al': string };
}

export type ListedRole = 'author' | 'editor' | 'translator';

export type CslName = { literal: string } | { family: string; given?: string };

/** `date-parts` as CSL has them: [[2020, 2, 22]] or, for a span, two of them. */
export interface CslDate {
  'date-parts'?: number[][];
  literal?: string;
}
