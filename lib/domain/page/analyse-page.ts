import {
  type ArticleStructure,
  type BlockHints,
  findArticleInSlices,
  type PageFacts,
  type PlainBlock,
} from '../article/index.ts';
import { pairTable } from '../encoding/index.ts';
import { type LanguageModel, planRepairInSlices, readLanguageModel, screenDamage } from '../mojibake/index.ts';
import { convertBlocks, quotesForms } from '../script/index.ts';
import {
  applyEdits,
  composeMaps,
  driveSlices,
  type Edit,
  type EditTable,
  type OffsetMap,
  offsetMapOf,
  type Pause,
  packEdits,
  type Slices,
} from '../text/index.ts';

/** A page as served. Offsets in `hints` are UTF-16, into the block's text. */
export interface PageInput {
  readonly blocks: readonly { readonly text: string; readonly hints: BlockHints }[];
  readonly facts: PageFacts;
  /** Only say (by null) whether damage is suspected: then the bytes of the page are worth a look before its repair. */
  readonly stopIfDamaged?: boolean | undefined;
}

/** What the engine says of a page: plain data, so that it can be made in another process than the page's. */
export interface PageAnalysis {
  /** Edits of repair: served → printed. Block numbers are those of the input. */
  readonly repairs: EditTable;
  /** Printed → plain, for the blocks that conversion changes. */
  readonly conversions: PlainTexts;
  /** Repaired and in Simplified. */
  readonly facts: PageFacts;
  /** Text that is lost for good; offsets into the block as served. */
  readonly unrecoverable: readonly {
    readonly block: number;
    readonly start: number;
    readonly end: number;
    readonly reason: string;
  }[];
  readonly structure: ArticleStructure;
}

/** Converted blocks, by number. `uneven`: the edits (into the printed block) that change a length; see `scriptEdits`. */
export interface PlainTexts {
  readonly blocks: readonly number[];
  readonly texts: readonly string[];
  readonly uneven: EditTable;
}

/** Analyses a page: here, or in another process. Null where `stopIfDamaged` stopped it. */
export type Analyse = (input: PageInput) => Promise<PageAnalysis | null>;

export interface AnalyseOptions {
  /** Gives the language model's bytes; asked only where damage is suspected. Absent or failing: repair without it. */
  readonly loadModel?: (() => Promise<Uint8Array | null>) | undefined;
  /** Whether to widen punctuation that was narrowed; asked only where damage is suspected. Absent: no. */
  readonly punctuation?: (() => Promise<boolean>) | undefined;
  /** Whether quoted forms stay Traditional; asked only where there are some. Absent: no. */
  readonly keepForms?: (() => Promise<boolean>) | undefined;
  /** Told why the model could not be had. */
  readonly warn?: ((error: unknown) => void) | undefined;
  /** Called between pieces of work: a promise to wait for, or nothing to go on. Absent: the work is done in one go. */
  readonly pause?: Pause | undefined;
}

/**
 * One page's text through the engine: repair (printed) → Simplified (plain) → structure. The same input gives the same
 * analysis, however often it pauses. Linear in the length of the text. Never rejects for what the text is.
 */
export async function analysePage(input: PageInput, options: AnalyseOptions = {}): Promise<PageAnalysis | null> {
  const breathe = options.pause ?? (() => undefined);
  const count = input.blocks.length;
  const { metas } = input.facts;
  // The title and the meta tags are repaired with the evidence of the whole page, so they go along as blocks.
  const served = [...input.blocks.map(({ text }) => text), input.facts.title, ...metas.map(({ content }) => content)];
  const screening = screenDamage(served);
  if (input.stopIfDamaged && screening.needsModel) return null;
  const asked = Promise.all([
    screening.needsModel ? modelBytes(options) : null,
    screening.suspected ? (options.punctuation?.() ?? false) : false,
  ]);
  // While the model's file is on its way; no error of it may go unheard meanwhile, and `modelBytes` has none.
  if (screening.needsModel) await driveSlices(prepareEngine(), breathe);
  const [bytes, punctuation] = await asked;
  const model = screening.needsModel ? modelOf(bytes, options) : null;
  const repair = screening.suspected ? await planRepairInSlices(served, model, breathe, { punctuation }) : null;
  const printed = repair ? served.map((text, i) => applyEdits(text, repair.edits[i] ?? [])) : served;
  await breathe();
  const keepForms = printed.some(quotesForms) ? ((await options.keepForms?.()) ?? false) : false;
  const conversions = convertBlocks(printed, { keepForms, unread: repair?.unread });
  const plain = printed.map((text, i) => conversions[i]?.text ?? text);
  await breathe();
  const blocks = input.blocks.map(({ hints }, index): PlainBlock => {
    const repaired = repair?.edits[index] ?? [];
    const uneven = conversions[index]?.uneven ?? [];
    const text = plain[index] ?? '';
    if (repaired.length === 0 && uneven.length === 0) return { index, text, hints };
    const length = printed[index]?.length ?? 0;
    const map = composeMaps(offsetMapOf(served[index]?.length ?? 0, repaired), offsetMapOf(length, uneven));
    return { index, text, hints: movedHints(hints, map) };
  });
  const facts: PageFacts = {
    ...input.facts,
    title: plain[count] ?? '',
    metas: metas.map((meta, i) => ({ ...meta, content: plain[count + 1 + i] ?? '' })),
  };
  const structure = await driveSlices(findArticleInSlices(blocks, facts), breathe);
  return {
    repairs: packEdits((repair?.edits ?? []).slice(0, count)),
    conversions: plainTexts(conversions.slice(0, count)),
    facts,
    unrecoverable: (repair?.unrecoverable ?? []).filter(({ block }) => block < count),
    structure,
  };
}

function plainTexts(conversions: readonly ({ readonly text: string; readonly uneven: readonly Edit[] } | null)[]) {
  const blocks: number[] = [];
  const texts: string[] = [];
  conversions.forEach((conversion, i) => {
    if (!conversion) return;
    blocks.push(i);
    texts.push(conversion.text);
  });
  return { blocks, texts, uneven: packEdits(conversions.map((conversion) => conversion?.uneven ?? [])) };
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

/** Makes the tables that every page needs, before there is one, in pieces. Called again it does next to nothing. */
export function* prepareEngine(): Slices<void> {
  pairTable('gbk');
  yield;
  pairTable('big5');
  yield;
  screenDamage([SAMPLE]);
  yield;
  convertBlocks([SAMPLE], { keepForms: false });
}

/** A Traditional sentence, so that conversion reads its tables. */
const SAMPLE = '臺灣與香港的學術論文,發表於網路之後,讀者們纔能夠閱讀。';

let known: LanguageModel | null = null;

/** Whether this process has the language model. */
export function isModelRead(): boolean {
  return known !== null;
}

/** The bytes of the language model's file; null where it was read already, or cannot be had. */
async function modelBytes({ loadModel, warn }: AnalyseOptions): Promise<Uint8Array | null> {
  if (!loadModel || known) return null;
  try {
    return await loadModel();
  } catch (error) {
    warn?.(error);
    return null;
  }
}

/** The language model, read once. Kept only as long as the process lives. */
function modelOf(bytes: Uint8Array | null, { loadModel, warn }: AnalyseOptions): LanguageModel | null {
  if (!loadModel) return null;
  try {
    if (bytes) known ??= readLanguageModel(bytes);
  } catch (error) {
    warn?.(error);
  }
  return known;
}
