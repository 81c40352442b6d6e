import {
  type LanguageModel,
  planRepair,
  type RepairPlan,
  readLanguageModel,
  screenDamage,
} from '../domain/mojibake/index.ts';
import { applyEdits, type Edit, mergeEdits, offsetMapOf } from '../domain/text/index.ts';
import type { PageText } from './read-page.ts';
import { type PageBytes, type Reread, rereadPage } from './reread-page.ts';

export interface MendOptions {
  /** Gives the language model's bytes; asked only where damage is suspected. Absent or failing: repair without it. */
  readonly loadModel?: () => Promise<Uint8Array | null>;
  /** Whether to widen punctuation that was narrowed; asked only where damage is suspected. Absent: no. */
  readonly punctuation?: () => Promise<boolean>;
  /** The page's bytes; asked only where the text looks as if they were decoded wrongly. */
  readonly bytes?: PageBytes;
}

/** How the texts of a page are made right. */
export interface Mending extends Pick<RepairPlan, 'edits' | 'unrecoverable'> {
  /** Whether the page seems to have been decoded wrongly and its bytes could not be had. */
  readonly rereadable: boolean;
}

let knownModel: LanguageModel | null = null;

/**
 * Edits that mend the texts of a page (`served`: its blocks, its title, its meta contents): read anew from the bytes
 * where the page was decoded wrongly, then repaired in the text. UTF-16 offsets into `served`.
 */
export async function mendTexts(
  page: PageText,
  served: readonly string[],
  { loadModel, punctuation, bytes }: MendOptions,
): Promise<Mending> {
  const screening = screenDamage(served);
  if (!screening.suspected) return { edits: served.map(() => []), unrecoverable: [], rereadable: false };
  // Both are fetched at once; most damaged pages were decoded rightly, and then only the model is wanted.
  const suspectBytes = bytes && screening.needsModel && maybeMisread(served, bytes.shown) ? bytes : null;
  const [model, reread, widen] = await Promise.all([
    screening.needsModel ? modelFrom(loadModel) : null,
    suspectBytes ? rereadFrom(page, suspectBytes) : null,
    punctuation?.() ?? false,
  ]);
  if (reread === null || reread === 'missing') {
    const { edits, unrecoverable } = planRepair(served, model, { punctuation: widen });
    return { edits, unrecoverable, rereadable: reread === 'missing' && edits.some((list) => list.some(isMisreading)) };
  }
  const base = served.map((text, i) => applyEdits(text, reread.edits[i] ?? []));
  const repair = planRepair(base, screenDamage(base).needsModel ? model : null, { punctuation: widen });
  return {
    edits: served.map((text, i) => mergeEdits(text, reread.edits[i] ?? [], repair.edits[i] ?? [])),
    unrecoverable: repair.unrecoverable.map(({ block, start, end, reason }) => {
      const map = offsetMapOf(served[block]?.length ?? 0, reread.edits[block] ?? []);
      return { block, reason, ...map.toInputRange(start, end) };
    }),
    rereadable: false,
  };
}

const isMisreading = ({ fix }: Edit): boolean => fix === 'encoding';

/** Bytes that are not UTF-8 leave U+FFFD behind when shown as UTF-8; every other encoding may hide it. */
function maybeMisread(served: readonly string[], shown: string): boolean {
  return shown.toLowerCase() !== 'utf-8' || served.some((text) => text.includes('\ufffd'));
}

async function rereadFrom(page: PageText, bytes: PageBytes): Promise<Reread | 'missing' | null> {
  try {
    return await rereadPage(page, bytes);
  } catch {
    return 'missing';
  }
}

async function modelFrom(load: MendOptions['loadModel']): Promise<LanguageModel | null> {
  if (knownModel) return knownModel;
  try {
    const bytes = await load?.();
    if (bytes) knownModel = readLanguageModel(bytes);
  } catch (error) {
    console.warn('清读: language model not available, repairing without it', error);
  }
  return knownModel;
}
