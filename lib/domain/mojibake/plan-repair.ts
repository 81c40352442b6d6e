import type { Edit } from '../text/index.ts';
import { findGlosses, weighGlosses } from './gloss.ts';
import type { LanguageModel } from './language-model.ts';

/** Text that is lost for good. Offsets are UTF-16, into the block. */
export interface Unrecoverable {
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

export interface RepairPlan {
  /** Per block, sorted, UTF-16 offsets into that block. */
  readonly edits: readonly (readonly Edit[])[];
  readonly unrecoverable: readonly Unrecoverable[];
  readonly damaged: boolean;
}

export interface RepairOptions {
  /** Put narrowed punctuation back to full width where other damage is proven. */
  readonly punctuation?: boolean;
}

/** Plans the repair of one page. */
export function planRepair(
  blocks: readonly string[],
  _model: LanguageModel | null,
  _options: RepairOptions = {},
): RepairPlan {
  const glosses = blocks.map(findGlosses);
  const evidence = weighGlosses(blocks, glosses);
  const edits = blocks.map((text, b) => {
    if (!evidence.damaged) return [];
    return (glosses[b] ?? [])
      .filter((gloss) => gloss.kind === 'own')
      .map(
        ({ start, end, reading }): Edit => ({
          start,
          end,
          replacement: '',
          fix: 'gloss',
          evidence: `(${reading})是“${text[start - 1]}”的读音，本页共有${evidence.count}处这样的注音`,
        }),
      );
  });
  return { edits, unrecoverable: [], damaged: evidence.damaged };
}
