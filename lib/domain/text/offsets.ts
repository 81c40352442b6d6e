/**
 * Four spaces of UTF-16 offsets, one per version of the text. Mixing them does not compile.
 *
 *   page ─repair─▶ printed ─convert─▶ plain ─compose the article─▶ reading
 *
 * page:    all blocks of the page as served, joined with "\n"
 * printed: the same, repaired, in the script its author printed
 * plain:   the same, in Simplified Chinese
 * reading: the article alone (headings and paragraphs joined with "\n"), end-notes cut out, sentences joined.
 *          Structure, summaries, citations and selectors speak in reading offsets.
 */
declare const space: unique symbol;
type In<Space extends string> = number & { readonly [space]: Space };

export type PageOffset = In<'page'>;
export type PrintedOffset = In<'printed'>;
export type PlainOffset = In<'plain'>;
export type ReadingOffset = In<'reading'>;
