import { pairTable } from '../encoding/index.ts';
import { applyEdits, type Edit, type FixKind, mergeEdits } from '../text/index.ts';
import { planComposed } from './composed.ts';
import { planDebris } from './debris.ts';
import type { Dialect } from './dialect.ts';
import { type GbkDecoder, gbkDecoder, planGbkRuns } from './gbk-runs.ts';
import { findGlosses, type Gloss, type GlossEvidence, weighGlosses } from './gloss.ts';
import { planInserted } from './inserted.ts';
import type { LanguageModel } from './language-model.ts';
import { isMirrored, planLostSpaces } from './lost-spaces.ts';
import { PageMemory } from './page-memory.ts';
import { type MisreadPlan, type MisreadStudy, planMisread, quotesDamage, studyMisread } from './plan-misread.ts';
import { areNarrow, planPunctuation } from './punctuation.ts';
import { readingTable } from './readings.ts';
import { planResidue } from './residue.ts';
import { hasDoubtfulMark } from './screen.ts';
import type { Steps } from './steps.ts';
import { countStrange } from './strangeness.ts';
import { planUnescape } from './unescape.ts';
import { type Unread, unreadLines } from './unread.ts';
import { findLost, isCrossedOut, isHopeless } from './unrecoverable.ts';

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
  /** By block, what of it still looks misread after repair: converting that would only change it once more. */
  readonly unread: ReadonlyMap<number, readonly Unread[]>;
  readonly damaged: boolean;
}

export interface RepairOptions {
  /** Put narrowed punctuation back to full width where damage is proven that comes with it, as on mirrors. */
  readonly punctuation?: boolean;
}

type Blocks = readonly string[];
type Edits = readonly (readonly Edit[])[];

/**
 * Plans the repair of one page: all its text blocks in order. Evidence is gathered over all of them; a block that is
 * sound gets no edits. Without a model only what the text itself proves is repaired (glosses, escapes, debris).
 */
export function planRepair(blocks: Blocks, model: LanguageModel | null, options: RepairOptions = {}): RepairPlan {
  const steps = repairSteps(blocks, model, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The same plan, made in slices: `pause` is called between small pieces of work. The caller knows the clock; where it
 * returns a promise, the work goes on when that has settled. A rejection of it ends the work and rejects here.
 */
export async function planRepairInSlices(
  blocks: Blocks,
  model: LanguageModel | null,
  pause: () => Promise<void> | undefined,
  options: RepairOptions = {},
): Promise<RepairPlan> {
  const steps = repairSteps(blocks, model, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    const wait = pause();
    if (wait) await wait;
  }
}

/** Damage of which narrowed marks are a part. Bytes that are read right again say themselves which marks stood there. */
const NARROWING: ReadonlySet<FixKind> = new Set(['gloss', 'gbk-out-of-step', 'over-conversion']);

/** The work in small pieces, a `yield` between two of them. */
function* repairSteps(blocks: Blocks, model: LanguageModel | null, options: RepairOptions): Steps<RepairPlan> {
  const made = [...blocks];
  const edits: (readonly Edit[])[] = blocks.map(() => []);
  const add = (b: number, pass: readonly Edit[]): void => {
    if (pass.length === 0) return;
    const list = edits[b] ?? [];
    edits[b] = list.length === 0 ? pass : mergeEdits(blocks[b] ?? '', list, pass);
    made[b] = applyEdits(made[b] ?? '', pass);
  };
  const each = function* (pass: (text: string) => readonly Edit[]): Steps<void> {
    for (let b = 0; b < made.length; b += 1) {
      add(b, pass(made[b] ?? ''));
      yield;
    }
  };
  yield* each(planUnescape);
  yield* each(planDebris);
  const mirrored = isMirrored(blocks);
  yield* each((text) => planLostSpaces(text, mirrored));
  const composed = made.map(planComposed);
  const bytes = yield* planBytes(
    made.map((text, b) => applyEdits(text, composed[b] ?? [])),
    model,
  );
  for (let b = 0; b < made.length; b += 1) {
    const read = bytes[b] ?? [];
    if (read.length > 0) add(b, composed[b] ?? []);
    add(b, read);
    yield;
  }
  const hasMade = (kind: FixKind): boolean => bytes.some((list) => list.some(({ fix }) => fix === kind));
  if (hasMade('gbk-out-of-step')) yield* glossesLeft(made, model, hasMade('gloss'), add);
  if (model) yield* readAgain(made, bytes, model, add);
  yield* each((text) => (quotesDamage(text) ? [] : planResidue(text)));
  if (model) yield* each((text) => planInserted(text, model));
  const damaged = edits.some((list) => list.length > 0);
  if (options.punctuation && edits.some((list) => list.some(({ fix }) => NARROWING.has(fix))) && areNarrow(made)) {
    yield* each(planPunctuation);
  }
  const unrecoverable: Unrecoverable[] = [];
  const unread = new Map<number, readonly Unread[]>();
  for (let b = 0; b < made.length; b += 1) {
    const lost = lostIn(blocks[b] ?? '', made[b] ?? '', b, (edits[b] ?? []).length === 0);
    unrecoverable.push(...lost);
    const lines = unreadLines(made[b] ?? '', lost.length > 0, model);
    if (lines.length > 0) unread.set(b, lines);
    yield;
  }
  return { edits, unrecoverable, unread, damaged };
}

/**
 * Glosses that prove nothing while text beside them is out of step may prove damage when it is in step again; where others
 * are proven, those that stand behind their own characters only now go too.
 */
function* glossesLeft(
  made: Blocks,
  model: LanguageModel | null,
  areProven: boolean,
  add: (b: number, pass: readonly Edit[]) => void,
): Steps<void> {
  const glosses = made.map(findGlosses);
  const evidence = weighGlosses(made, glosses, model);
  yield;
  if (!evidence.damaged && !areProven) return;
  for (const [b, text] of made.entries()) add(b, withGlosses(text, [], glosses[b] ?? [], evidence));
}

/** How often text that was misread several times over, with losses, is read again. */
const MOST_LAYERS = 2;

/** Blocks that were read and are strange still may have been misread before; what stays strange is left as it was. */
function* readAgain(
  made: Blocks,
  bytes: Edits,
  model: LanguageModel,
  add: (b: number, pass: readonly Edit[]) => void,
): Steps<void> {
  let strange = made.flatMap((text, b) => {
    const isRead = bytes[b]?.some(({ fix }) => fix === 'encoding') ?? false;
    return isRead && isMostlyStrange(text) ? [b] : [];
  });
  for (let layer = 0; layer < MOST_LAYERS && strange.length > 0; layer += 1) {
    const plans = yield* planMisreads(
      strange.map((b) => made[b] ?? ''),
      model,
    );
    const left: number[] = [];
    for (const [i, b] of strange.entries()) {
      const plan = plans[i] ?? [];
      add(b, plan);
      if (plan.length > 0 && isMostlyStrange(made[b] ?? '')) left.push(b);
    }
    strange = left;
  }
}

/** Whether a text is more strange characters than a name or a formula brings. */
function isMostlyStrange(text: string): boolean {
  const { han, rareHan, hangul, symbols, suspicious } = countStrange(text);
  return suspicious && (rareHan + hangul + symbols) * 4 > han;
}

/** Whatever was lost is left as it was served, so that its offsets are those of the block. */
function lostIn(text: string, made: string, block: number, untouched: boolean): Unrecoverable[] {
  return findLost(untouched ? text : made).flatMap(({ start, end, reason }) => {
    if (untouched) return [{ block, start, end, reason }];
    // In a block that was repaired elsewhere: find the same run in the text as it was served.
    const at = text.indexOf(made.slice(start, end));
    return at < 0 ? [] : [{ block, start: at, end: at + end - start, reason }];
  });
}

/** Misread bytes, GBK out of step, and glosses. */
function* planBytes(blocks: Blocks, model: LanguageModel | null): Steps<Edits> {
  const glosses: (readonly Gloss[])[] = [];
  for (const text of blocks) {
    glosses.push(findGlosses(text));
    yield;
  }
  yield;
  const evidence = weighGlosses(blocks, glosses, model);
  yield;
  const misread: Edits = model ? yield* planMisreads(evidence.damaged ? apart(blocks, glosses) : blocks, model) : [];
  const runs: Edits = model ? yield* planRuns(blocks, misread, glosses, evidence, model) : [];
  return blocks.map((text, b) => {
    const read = misread[b] ?? [];
    if (read.length > 0) return read;
    return withGlosses(text, runs[b] ?? [], evidence.damaged ? (glosses[b] ?? []) : [], evidence);
  });
}

/**
 * Of a mirror's page what may have been misread otherwise: blocks without a gloss, and without a loss unless they are mostly
 * strange. (To study all without a gloss took a tenth of a page's first repair: what is out of step is strange, too.)
 */
function apart(blocks: Blocks, glosses: readonly (readonly Gloss[])[]): Blocks {
  return blocks.map((text, b) => {
    const mayBe = (glosses[b] ?? []).length === 0 && (!MARKS.test(text) || isMostlyStrange(text));
    return mayBe ? text : '';
  });
}

const UNREAD = { edits: [], isGuessed: false, dialect: null };

/** Two rounds: what the first reads for certain helps the second where bytes were lost. */
function* planMisreads(blocks: Blocks, model: LanguageModel): Steps<Edits> {
  const plans: MisreadPlan[] = [];
  const studies: (MisreadStudy | null)[] = [];
  for (const text of blocks) {
    const study = isCrossedOut(text) ? null : yield* studyMisread(text, model);
    studies.push(study);
    plans.push(study ? yield* planMisread(study, model, null) : { ...UNREAD, sure: text });
    yield;
  }
  if (!plans.some(({ isGuessed }) => isGuessed)) return plans.map(({ edits }) => edits);
  const memory = new PageMemory(
    plans.map(({ sure }) => sure),
    model,
    0,
  );
  const edits: (readonly Edit[])[] = [];
  for (let b = 0; b < blocks.length; b += 1) {
    const { isGuessed, dialect, edits: made } = plans[b] as MisreadPlan;
    const study = studies[b];
    const known = dialect && [dialect];
    edits.push(isGuessed && study ? (yield* planMisread(study, model, memory, known)).edits : made);
    yield;
  }
  return edits;
}

/**
 * Two rounds: what the first proves about the page, the second may use. Until then a `?` that ends a question is left
 * in peace: on a sound page with many of them nothing is decoded.
 */
function* planRuns(
  blocks: Blocks,
  misread: Edits,
  glosses: readonly (readonly Gloss[])[],
  gloss: GlossEvidence,
  model: LanguageModel,
): Steps<Edits> {
  let memory: PageMemory | null = null;
  const round = function* (
    proven: boolean,
    dialect: Dialect | null,
  ): Steps<{ edits: Edits; gain: number; areHoles: boolean }> {
    const edits: (readonly Edit[])[] = [];
    let gain = 0;
    let losses = 0;
    let gainOverHoles = 0;
    const evidence = { glossed: gloss.seen, glossesAreDamage: gloss.damaged, proven, dialect };
    let decoder: GbkDecoder | null = null;
    for (let b = 0; b < blocks.length; b += 1) {
      const text = blocks[b] ?? '';
      const isDoubtful = proven ? MARKS.test(text) : hasDoubtfulMark(text);
      const isSettled = !isDoubtful || (misread[b] ?? []).length > 0 || isCrossedOut(text) || isHopeless(text);
      if (isSettled) edits.push([]);
      else {
        if (!memory) {
          memory = new PageMemory(blocks, model);
          yield;
        }
        decoder ??= gbkDecoder(model, evidence, memory);
        const runs = yield* planGbkRuns(text, glosses[b] ?? [], decoder);
        edits.push(runs.edits);
        gain += runs.gain;
        losses += runs.losses;
        gainOverHoles += runs.gainOverHoles;
      }
      yield;
    }
    return { edits, gain, areHoles: gainOverHoles < losses * LEAST_OVER_HOLES - FEW_HOLES };
  };
  if (gloss.damaged) return (yield* round(true, 'eats')).edits;
  const dialects = gbkDialects(blocks);
  const first = yield* round(false, dialects.length > 2 ? null : 'browser');
  if (first.gain === 0) return first.edits;
  if (first.areHoles) return blocks.map(() => []);
  let best = first;
  for (const dialect of dialects) {
    const read = yield* round(true, dialect);
    if (best === first || read.gain > best.gain + BETTER) best = read;
  }
  return best.edits;
}

/** Programs that may have read a page's bytes, the strictest first: what each never shows rules it out. */
function gbkDialects(blocks: Blocks): readonly Dialect[] {
  if (blocks.some((text) => text.includes('\ufffd'))) return ['browser', 'bytes'];
  return ['bytes', 'keeps', 'eats'];
}

/**
 * Where reading the bytes anew gains less for a loss, on the average of a page, the losses are characters that some
 * program could not write (Simplified in Big5, Traditional in GB 2312), and what stands between them is sound.
 */
const LEAST_OVER_HOLES = -1.5;
/** What the few losses of a short text may fall short by besides: they tell little. */
const FEW_HOLES = 8;

/** How much better a program that allows more must explain a page. */
const BETTER = 0.2;

/** What GBK out of step leaves behind. */
const MARKS = /[?\ufffd]/;

/** The runs, and between them the removal of every gloss that stands behind its own character. */
function withGlosses(text: string, runs: readonly Edit[], glosses: readonly Gloss[], evidence: GlossEvidence): Edit[] {
  const edits = [...runs];
  for (const { start, end, reading, kind, syllable } of glosses) {
    const isOurs = kind === 'own' || (kind === 'trail' && isAcross(text, start, syllable));
    if (!isOurs || runs.some((run) => run.start < end && run.end > start)) continue;
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

/** Whether a gloss behind ASCII fired across it and the character before: their bytes spell one that is read so. */
function isAcross(text: string, start: number, syllable: number): boolean {
  const { encode, decode } = pairTable('gbk');
  const trail = (encode[text.charCodeAt(start - 2)] as number) & 0xff;
  const unit = trail < 0x81 ? 0 : (decode[(trail << 8) | text.charCodeAt(start - 1)] as number);
  return unit !== 0 && readingTable().canRead(unit, syllable);
}
