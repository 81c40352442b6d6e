import { type ArticleStructure, composeReading, type PageFacts, type Reading } from '../domain/article/index.ts';
import {
  type Analyse,
  conversionEditsOf,
  conversionsOf,
  countFixes,
  type PageAnalysis,
  type PageInput,
  repairsOf,
} from '../domain/page/index.ts';
import {
  applyEdits,
  composeMaps,
  type Edit,
  type FixKind,
  mergeEdits,
  type OffsetMap,
  offsetMapOf,
  type Pause,
} from '../domain/text/index.ts';
import { inputOf, maybeMisread, type PageText, readPage, type ServedOf } from './read-page.ts';
import { type PageBytes, type Reread, rereadPage } from './reread-page.ts';

/** A version of the whole page's text and how it was made from the one before. */
export interface TextVersion {
  readonly text: string;
  /** UTF-16, into the version before. Of a long page's conversion there are very many: made when first asked for. */
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
  /** `plainStarts[i]` is where block i of the page begins in `plain.text`. */
  readonly plainStarts: readonly number[];
  readonly facts: PageFacts;
  readonly structure: ArticleStructure;
  /** Made when first asked for: not every page that is laid needs it. */
  readonly reading: Reading;
  readonly unrecoverable: readonly Unrecoverable[];
  /** The bytes of the page were decoded wrongly and could not be had again: reading them anew would lose nothing. */
  readonly rereadable: boolean;
  /** How many edits of each kind were made in the page's blocks. */
  readonly fixes: () => Partial<Record<FixKind, number>>;
}

export interface ReadOptions {
  /** Address the page was served under. */
  readonly url: string;
  /** The engine: `analysePage` itself, or a way to where it runs. */
  readonly analyse: Analyse;
  /** The page's bytes; asked only where the text looks as if they were decoded wrongly. */
  readonly bytes?: PageBytes;
  /** Where a view is laid over the page already: what the site has in the nodes it wrote. */
  readonly servedOf?: ServedOf;
  /** The document as it was just read: it is not read again. */
  readonly page?: PageText;
  /** Called between pieces of work: a promise to wait for, or nothing to go on. */
  readonly pause?: Pause;
}

/**
 * The one road from a document to an article: read → repair (printed) → Simplified (plain) → structure → reading.
 * The document is only read. Rejects if the document itself throws or `analyse` rejects.
 */
export async function readArticle(
  doc: Document,
  { url, analyse, bytes, servedOf, page = readPage(doc, url, servedOf), pause = () => undefined }: ReadOptions,
): Promise<ReadArticle> {
  const input = inputOf(page);
  const wholly = async (what: PageInput): Promise<PageAnalysis> => {
    const analysis = await analyse(what);
    if (!analysis) throw new Error('no analysis');
    return analysis;
  };
  const read = { page, input, reread: [], rereadable: false, pause };
  if (!bytes || !maybeMisread(page, bytes.shown)) return compose({ ...read, analysis: await wholly(input) });
  const sound = await analyse({ ...input, stopIfDamaged: true });
  if (sound) return compose({ ...read, analysis: sound });
  const reread = await rereadPage(page, bytes).catch((): 'missing' => 'missing');
  if (reread && reread !== 'missing') {
    const truth = withTruth(input, reread);
    return compose({ ...read, input: truth, analysis: await wholly(truth), reread: reread.edits });
  }
  const analysis = await wholly(input);
  const rereadable = reread === 'missing' && analysis.repairs.words.includes('encoding');
  return compose({ ...read, analysis, rereadable });
}

/** The page as its bytes say it is. */
function withTruth({ blocks, facts }: PageInput, { edits }: Reread): PageInput {
  const count = blocks.length;
  const moved = (i: number, hints: PageInput['blocks'][number]['hints'], length: number) => {
    const map = offsetMapOf(length, edits[i] ?? []);
    return {
      ...hints,
      links: hints.links.map((link) => ({ ...link, ...map.toOutputRange(link.start, link.end) })),
      sups: hints.sups.map((sup) => map.toOutputRange(sup.start, sup.end)),
    };
  };
  return {
    blocks: blocks.map(({ text, hints }, i) => ({
      text: applyEdits(text, edits[i] ?? []),
      hints: moved(i, hints, text.length),
    })),
    facts: {
      ...facts,
      title: applyEdits(facts.title, edits[count] ?? []),
      metas: facts.metas.map((meta, i) => ({ ...meta, content: applyEdits(meta.content, edits[count + 1 + i] ?? []) })),
    },
  };
}

interface Read {
  readonly page: PageText;
  /** What was analysed: the page as served, or as read anew from its bytes by the edits `reread`. */
  readonly input: PageInput;
  readonly analysis: PageAnalysis;
  readonly reread: readonly (readonly Edit[])[];
  readonly rereadable: boolean;
  readonly pause: Pause;
}

async function compose({ page, input, analysis, reread, rereadable, pause }: Read): Promise<ReadArticle> {
  await pause();
  const count = page.blocks.length;
  const served = page.blocks.map((block) => block.text);
  const found = repairsOf(analysis, count);
  const repairs =
    reread.length === 0 ? found : served.map((text, i) => mergeEdits(text, reread[i] ?? [], found[i] ?? []));
  const printedTexts = input.blocks.map(({ text }, i) => applyEdits(text, found[i] ?? []));
  await pause();
  const conversions = conversionsOf(analysis, count);
  const plainTexts = printedTexts.map((text, i) => conversions[i]?.text ?? text);
  const mended = inPage(served, repairs);
  const printed: TextVersion =
    mended.length === 0
      ? { text: page.text, edits: mended, map: offsetMapOf(page.text.length, []) }
      : version(page.text.length, printedTexts, mended);
  // Offsets pass through changes of equal length unmoved, so the uneven ones make the map.
  const uneven = inPage(
    printedTexts,
    conversions.map((conversion) => conversion?.uneven ?? []),
  );
  let fixes: Partial<Record<FixKind, number>> | null = null;
  let scriptEdits: readonly Edit[] | null = null;
  const even = version(printed.text.length, plainTexts, uneven);
  const plain: TextVersion = {
    text: even.text,
    map: even.map,
    get edits() {
      scriptEdits ??= inPage(printedTexts, conversionEditsOf(printedTexts, conversions));
      return scriptEdits;
    },
  };
  const plainStarts = startsOf(plainTexts);
  const { structure } = analysis;
  let reading: Reading | null = null;
  await pause();
  return {
    page,
    printed,
    plain,
    toPlain: composeMaps(printed.map, plain.map),
    plainStarts,
    facts: analysis.facts,
    structure,
    get reading() {
      reading ??= composeReading(structure, plain.text, plainStarts);
      return reading;
    },
    unrecoverable: analysis.unrecoverable.flatMap((lost) => {
      const at = page.blocks[lost.block]?.start;
      if (at === undefined) return [];
      const map = offsetMapOf(served[lost.block]?.length ?? 0, reread[lost.block] ?? []);
      const { start, end } = map.toInputRange(lost.start, lost.end);
      return [{ start: at + start, end: at + end, reason: lost.reason }];
    }),
    rereadable,
    fixes: () => {
      fixes ??= countFixes(repairs, printedTexts, conversions);
      return fixes;
    },
  };
}

function version(inputLength: number, texts: readonly string[], edits: readonly Edit[]): TextVersion {
  return { text: texts.join('\n'), edits, map: offsetMapOf(inputLength, edits) };
}

/** Edits of blocks as edits of the blocks joined with "\n". */
function inPage(blocks: readonly string[], edits: readonly (readonly Edit[])[]): readonly Edit[] {
  const all: Edit[] = [];
  let at = 0;
  blocks.forEach((text, i) => {
    for (const edit of edits[i] ?? []) all.push({ ...edit, start: edit.start + at, end: edit.end + at });
    at += text.length + 1;
  });
  return all;
}

/** A block that repair emptied keeps its place with an empty text, so that indexes stay those of the page. */
function startsOf(texts: readonly string[]): number[] {
  let at = 0;
  return texts.map((text) => {
    const start = at;
    at += text.length + 1;
    return start;
  });
}
