import { applyEdits, type Edit, mergeEdits } from '../text/index.ts';
import { planDebris } from './debris.ts';
import { planGbkRuns } from './gbk-runs.ts';
import { findGlosses, type Gloss, type GlossEvidence, weighGlosses } from './gloss.ts';
import { planInserted } from './inserted.ts';
import type { LanguageModel } from './language-model.ts';
import { planLostSpaces } from './lost-spaces.ts';
import { PageMemory } from './page-memory.ts';
import { planMisread } from './plan-misread.ts';
import { planPunctuation } from './punctuation.ts';
import { planUnescape } from './unescape.ts';
import { findLost, isCrossedOut } from './unrecoverable.ts';

/** Text that is lost for good. Offsets are UTF-16, into the block as it was given. */
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

type Blocks = readonly string[];
type Edits = readonly (readonly Edit[])[];

/**
 * Plans the repair of one page: all its text blocks in order. Evidence is gathered over all of them; a block that is
 * sound gets no edits. Without a model only what the text itself proves is repaired (glosses, escapes, debris).
 */
export function planRepair(blocks: Blocks, model: LanguageModel | null, options: RepairOptions = {}): RepairPlan {
  let made: Blocks = blocks;
  let edits: Edits = blocks.map(() => []);
  const then = (pass: Edits): void => {
    edits = edits.map((list, b) => {
      const more = pass[b] ?? [];
      if (more.length === 0) return list;
      return list.length === 0 ? more : mergeEdits(blocks[b] ?? '', list, more);
    });
    made = made.map((text, b) => ((pass[b] ?? []).length > 0 ? applyEdits(text, pass[b] ?? []) : text));
  };
  then(blocks.map(planUnescape));
  then(made.map(planDebris));
  then(planBytes(made, model));
  then(made.map(planLostSpaces));
  if (model) then(made.map((text) => planInserted(text, model)));
  const damaged = edits.some((list) => list.length > 0);
  if (options.punctuation && damaged) then(made.map(planPunctuation));
  return { edits, unrecoverable: lostIn(blocks, made, edits), damaged };
}

/** Whatever was lost is left as it was served, so that its offsets are those of the block. */
function lostIn(blocks: Blocks, made: Blocks, edits: Edits): Unrecoverable[] {
  return blocks.flatMap((text, b) => {
    const untouched = (edits[b] ?? []).length === 0;
    return findLost(untouched ? text : (made[b] ?? '')).flatMap(({ start, end, reason }) => {
      if (untouched) return [{ block: b, start, end, reason }];
      // In a block that was repaired elsewhere: find the same run in the text as it was served.
      const at = text.indexOf((made[b] ?? '').slice(start, end));
      return at < 0 ? [] : [{ block: b, start: at, end: at + end - start, reason }];
    });
  });
}

/** Misread bytes, GBK out of step, and glosses. */
function planBytes(blocks: Blocks, model: LanguageModel | null): Edits {
  const glosses = blocks.map(findGlosses);
  const evidence = weighGlosses(blocks, glosses, model);
  const misread = blocks.map((text) => {
    return model && !evidence.damaged && !isCrossedOut(text) ? planMisread(text, model, null) : [];
  });
  const memory = model ? new PageMemory(blocks, model) : null;
  const runs = model && memory ? planRuns(blocks, misread, glosses, evidence, model, memory) : blocks.map(() => []);
  return blocks.map((text, b) => {
    const read = misread[b] ?? [];
    if (read.length > 0) return read;
    return withGlosses(text, runs[b] ?? [], evidence.damaged ? (glosses[b] ?? []) : [], evidence);
  });
}

/** Two rounds: what the first proves about the page, the second may use. */
function planRuns(
  blocks: Blocks,
  misread: Edits,
  glosses: readonly (readonly Gloss[])[],
  gloss: GlossEvidence,
  model: LanguageModel,
  memory: PageMemory,
): Edits {
  const round = (proven: boolean): Edits =>
    blocks.map((text, b) => {
      if ((misread[b] ?? []).length > 0 || isCrossedOut(text)) return [];
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
