import type { Edit } from '../text/index.ts';
import { planGbkRuns } from './gbk-runs.ts';
import { findGlosses, type Gloss, type GlossEvidence, weighGlosses } from './gloss.ts';
import type { LanguageModel } from './language-model.ts';
import { PageMemory } from './page-memory.ts';
import { planMisread } from './plan-misread.ts';

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
  model: LanguageModel | null,
  _options: RepairOptions = {},
): RepairPlan {
  const glosses = blocks.map(findGlosses);
  const evidence = weighGlosses(blocks, glosses);
  const memory = model ? new PageMemory(blocks, model) : null;
  const runs = model && memory ? planRuns(blocks, glosses, evidence, model, memory) : blocks.map(() => []);
  const edits = blocks.map((text, b) => {
    const misread = model && !evidence.damaged ? planMisread(text, model, null) : [];
    if (misread.length > 0) return misread;
    return withGlosses(text, runs[b] ?? [], evidence.damaged ? (glosses[b] ?? []) : [], evidence);
  });
  return { edits, unrecoverable: [], damaged: edits.some((list) => list.length > 0) };
}

/** Two rounds: what the first proves about the page, the second may use. */
function planRuns(
  blocks: readonly string[],
  glosses: readonly (readonly Gloss[])[],
  gloss: GlossEvidence,
  model: LanguageModel,
  memory: PageMemory,
): readonly (readonly Edit[])[] {
  const round = (proven: boolean): readonly (readonly Edit[])[] =>
    blocks.map((text, b) => {
      const evidence = { glossed: gloss.seen, glossesAreDamage: gloss.damaged, proven };
      return planGbkRuns(text, glosses[b] ?? [], { model, evidence, memory });
    });
  const first = round(gloss.damaged);
  const proven = gloss.damaged || first.some((edits) => edits.length > 0);
  return proven && !gloss.damaged ? round(true) : first;
}

/** The runs, and between them the removal of every gloss that stands behind its own character. */
function withGlosses(text: string, runs: readonly Edit[], glosses: readonly Gloss[], evidence: GlossEvidence): Edit[] {
  const edits = [...runs];
  for (const { start, end, reading, kind } of glosses) {
    if (kind !== 'own' || runs.some((run) => run.start < end && run.end > start)) continue;
    edits.push({
      start,
      end,
      replacement: '',
      fix: 'gloss',
      evidence: `(${reading})是“${text[start - 1]}”的读音，本页有${evidence.count}处这样的注音`,
    });
  }
  return edits.sort((a, b) => a.start - b.start);
}
