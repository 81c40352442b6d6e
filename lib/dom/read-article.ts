import {
  type ArticleStructure,
  type BlockHints,
  composeReading,
  findArticle,
  type PageFacts,
  type PlainBlock,
  type Reading,
} from '../domain/article/index.ts';
import { planConversion } from '../domain/script/index.ts';
import { applyEdits, composeMaps, type Edit, type FixKind, type OffsetMap, offsetMapOf } from '../domain/text/index.ts';
import { type MendOptions, mendTexts } from './mend-texts.ts';
import { type PageBlock, type PageText, readPage } from './read-page.ts';

/** A version of the whole page's text and how it was made from the one before. Edits: UTF-16, into that one. */
export interface TextVersion {
  readonly text: string;
  readonly edits: readonly Edit[];
  /** From the version before to this one. */
  readonly map: OffsetMap;
}

/** Text that is lost for good; a page range with the reason. It stays as it was served. */
export interface Unrecoverable {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** Everything known of a page: made once per version of its text, never changed. */
export interface ReadArticle {
  readonly page: PageText;
  readonly printed: TextVersion;
  readonly plain: TextVersion;
  /** Page → plain. */
  readonly toPlain: OffsetMap;
  /** The page's blocks in plain text; `plainStarts[i]` is where block i begins in `plain.text`. */
  readonly blocks: readonly PlainBlock[];
  readonly plainStarts: readonly number[];
  readonly facts: PageFacts;
  readonly structure: ArticleStructure;
  readonly reading: Reading;
  readonly unrecoverable: readonly Unrecoverable[];
  /** The bytes of the page were decoded wrongly and could not be had again: reading them anew would lose nothing. */
  readonly rereadable: boolean;
}

export interface ReadOptions extends MendOptions {
  /** Address the page was served under. */
  readonly url: string;
}

/**
 * The one road from a document to an article: read → repair (printed) → Simplified (plain) → structure → reading.
 * The document is only read. Rejects only if the document itself throws.
 */
export async function readArticle(doc: Document, options: ReadOptions): Promise<ReadArticle> {
  const page = readPage(doc, options.url);
  // The title and the meta tags are repaired with the evidence of the whole page, so they go along as blocks.
  const metas = page.facts.metas;
  const served = [...page.blocks.map((block) => block.text), page.facts.title, ...metas.map((meta) => meta.content)];
  const repair = await mendTexts(page, served, options);
  const printedTexts = served.map((text, i) => applyEdits(text, repair.edits[i] ?? []));
  const conversionEdits = planConversion(printedTexts);
  const plainTexts = printedTexts.map((text, i) => applyEdits(text, conversionEdits[i] ?? []));

  const count = page.blocks.length;
  const printed = version(page.text, served.slice(0, count), repair.edits);
  const plain = version(printed.text, printedTexts.slice(0, count), conversionEdits);
  const facts: PageFacts = {
    ...page.facts,
    title: plainTexts[count] ?? '',
    metas: metas.map((meta, i) => ({ ...meta, content: plainTexts[count + 1 + i] ?? '' })),
  };
  const { blocks, starts } = plainBlocks(page.blocks, plainTexts, (i) => {
    const repaired = repair.edits[i] ?? [];
    const converted = conversionEdits[i] ?? [];
    if (repaired.length === 0 && converted.length === 0) return null;
    const length = printedTexts[i]?.length ?? 0;
    return composeMaps(offsetMapOf(served[i]?.length ?? 0, repaired), offsetMapOf(length, converted));
  });
  const structure = findArticle(blocks, facts);
  return {
    page,
    printed,
    plain,
    toPlain: composeMaps(printed.map, plain.map),
    blocks,
    plainStarts: starts,
    facts,
    structure,
    reading: composeReading(structure, plain.text, starts),
    unrecoverable: repair.unrecoverable.flatMap(({ block, start, end, reason }) => {
      const at = page.blocks[block]?.start;
      return at === undefined ? [] : [{ start: at + start, end: at + end, reason }];
    }),
    rereadable: repair.rereadable,
  };
}

/** How many edits of each kind were made in the page's blocks. */
export function countEdits(article: ReadArticle): Partial<Record<FixKind, number>> {
  const counts: Partial<Record<FixKind, number>> = {};
  for (const { fix } of [...article.printed.edits, ...article.plain.edits]) counts[fix] = (counts[fix] ?? 0) + 1;
  return counts;
}

/** Blocks joined with "\n", each with its own edits, as one text with one list of edits. */
function version(input: string, blocks: readonly string[], edits: readonly (readonly Edit[])[]): TextVersion {
  const all: Edit[] = [];
  let at = 0;
  blocks.forEach((text, i) => {
    for (const edit of edits[i] ?? []) all.push({ ...edit, start: edit.start + at, end: edit.end + at });
    at += text.length + 1;
  });
  return { text: applyEdits(input, all), edits: all, map: offsetMapOf(input.length, all) };
}

/** A block that repair emptied keeps its place with an empty text, so that indexes stay those of the page. */
function plainBlocks(
  pageBlocks: readonly PageBlock[],
  texts: readonly string[],
  mapOf: (block: number) => OffsetMap | null,
): { blocks: PlainBlock[]; starts: number[] } {
  const starts: number[] = [];
  let at = 0;
  const blocks = pageBlocks.map((block, i): PlainBlock => {
    const text = texts[i] ?? '';
    starts.push(at);
    at += text.length + 1;
    const toPlain = mapOf(i);
    return { index: block.index, text, hints: toPlain ? movedHints(block.hints, toPlain) : block.hints };
  });
  return { blocks, starts };
}

/** The hints with their ranges carried over to the plain text. */
function movedHints(hints: BlockHints, toPlain: OffsetMap): BlockHints {
  if (hints.links.length === 0 && hints.sups.length === 0) return hints;
  return {
    ...hints,
    links: hints.links.map((link) => ({ ...link, ...toPlain.toOutputRange(link.start, link.end) })),
    sups: hints.sups.map((sup) => toPlain.toOutputRange(sup.start, sup.end)),
  };
}
