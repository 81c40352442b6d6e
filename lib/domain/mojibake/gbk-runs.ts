import type { Edit } from '../text/index.ts';
import { Beam, KEEP } from './beam.ts';
import { isLoss, QUESTION, REPLACEMENT } from './gbk-signs.ts';
import { endCost, type GbkEvidence, IN_STEP } from './gbk-states.ts';
import { GbkSteps } from './gbk-steps.ts';
import type { Gloss } from './gloss.ts';
import { BOUNDARY, type LanguageModel } from './language-model.ts';
import type { PageMemory } from './page-memory.ts';
import type { Steps } from './steps.ts';
import { type Unit, unitsOf } from './units.ts';

const WIDTH = 24;
/** Behind a loss so many, for as long as what comes next must choose among what may have been lost. */
const LOSS_WIDTH = 32;
const LOSS_STEPS = 2;
const MARGIN = 15;
/** Characters decoded between two pauses. */
const PIECE = 50;
/** How far behind the last loss the decoder looks before it decides. */
const LOOK_BEHIND = 5;
/** How far before the first loss the context begins. */
const LOOK_AHEAD = 4;
/** What leaving a loss that can be nothing else costs. */
const LITERAL_LOSS = 12;
/** How much better a reading must be than the text as it stands, where nothing else on the page is damaged so. */
const UNPROVEN = 5;
/** What a `?` or `！` behind another costs at most there: people heap them (`真的?！`), and write lists of them. */
const MARK_IN_ROW = 4;
/** What still being out of step where the decoder stops costs. */
const NOT_SETTLED = 30;
/** What a character costs that was lost as a whole. */
const HOLE = 2;
/** The same where U+FFFD stands for it: it stands for bytes that nobody could read, seldom for a whole character. */
const UNREAD_HOLE = 6;
/** Stands for any digit where a loss ate one: which, nobody can know, and a `?` is written. */
const DIGIT = 0x30;

/** Where a line may be out of step: a `?` or U+FFFD with something of two bytes near it. */
const OPENING = /[?\ufffd]/g;

/**
 * A line ends at its break, and at so many losses in a row that no step is left to find: the words went, not their
 * pairing. Without this a few thousand question marks would keep the decoder for minutes.
 */
const LINE_END = /\n|[?\ufffd]{8,}/g;

/** What lists of marks are made of. */
const MARKS = new Set(
  Array.from(' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~，。．；：？！、…—·～“”‘’（）《》〈〉「」『』【】〔〕［］', (mark) =>
    mark.charCodeAt(0),
  ),
);

/** A long line that is a third losses is no text out of step: nothing could be read back, and the search would not end. */
function isBeyondHelp(line: string): boolean {
  if (line.length < 200) return false;
  let losses = 0;
  for (let i = 0; i < line.length; i += 1) {
    const unit = line.charCodeAt(i);
    if (unit === QUESTION || unit === REPLACEMENT) losses += 1;
  }
  return losses * 3 > line.length;
}

/** What a page's runs are decoded with; the beam is used for one run after the other. */
export interface GbkDecoder {
  readonly model: LanguageModel;
  readonly evidence: GbkEvidence;
  readonly beam: Beam;
  readonly steps: GbkSteps;
}

/** `memory`: what the page's own text says, or null. */
export function gbkDecoder(model: LanguageModel, evidence: GbkEvidence, memory: PageMemory | null): GbkDecoder {
  const beam = new Beam(model, WIDTH, MARGIN, memory);
  return { model, evidence, beam, steps: new GbkSteps(beam, evidence, model) };
}

/** What brings a text back in step, and how much likelier (in nats) that makes it. */
export interface GbkRuns {
  readonly edits: Edit[];
  gain: number;
  /** The losses, and how much likelier the page is so than if each stood for a character that could not be written. */
  losses: number;
  gainOverHoles: number;
}

const QUESTIONS = /(?<![?\u4e00-\u9fff])(?:[\u4e00-\u9fff]\?){3,}/g;

/** Edits that bring GBK text out of step back in step. Offsets UTF-16 into `text`; glosses inside the runs go along. */
export function* planGbkRuns(text: string, glosses: readonly Gloss[], decoder: GbkDecoder): Steps<GbkRuns> {
  const runs: GbkRuns = { edits: [], gain: 0, losses: 0, gainOverHoles: 0 };
  OPENING.lastIndex = 0;
  if (!OPENING.test(text)) return runs;
  const usable = decoder.evidence.glossesAreDamage ? glosses.filter(({ kind }) => kind !== 'foreign') : [];
  let lineStart = 0;
  while (lineStart < text.length) {
    LINE_END.lastIndex = lineStart;
    const found = LINE_END.exec(text);
    const lineEnd = found?.index ?? text.length;
    OPENING.lastIndex = lineStart;
    const first = OPENING.exec(text);
    const line = text.slice(lineStart, lineEnd);
    if (first && first.index < lineEnd && !isBeyondHelp(line) && !isListOfQuestions(line)) {
      yield* planLine(text, unitsOf(text, lineStart, lineEnd, usable), decoder, runs);
    }
    lineStart = found ? lineEnd + found[0].length : text.length;
  }
  return runs;
}

/** `甲?乙?丙?丁?`: a question each, and no other mark in the line. */
function isListOfQuestions(line: string): boolean {
  const rest = line.replace(QUESTIONS, '');
  OPENING.lastIndex = 0;
  return rest !== line && !OPENING.test(rest);
}

function* planLine(text: string, units: readonly Unit[], decoder: GbkDecoder, runs: GbkRuns): Steps<void> {
  for (let i = 0; i < units.length; i += 1) {
    if (!isLoss(units[i] as Unit) || !isBesideChinese(units, i)) continue;
    i = (yield* planRun(text, units, i, decoder, runs)) - 1;
    yield;
  }
}

/** Whether a loss touches a character of two bytes: in code and English a `?` is its own. */
function isBesideChinese(units: readonly Unit[], index: number): boolean {
  let before = index - 1;
  while (before >= 0 && isLoss(units[before] as Unit)) before -= 1;
  let behind = index + 1;
  while (behind < units.length && isLoss(units[behind] as Unit)) behind += 1;
  const next = units[behind]?.unit ?? 0;
  // An ASCII character may be a trail byte.
  const isTrail = next >= 0x40 && next < 0x7f && behind === index + 1 && (units[behind + 1]?.unit ?? 0) >= 0x80;
  return (units[before]?.unit ?? 0) >= 0x80 || next >= 0x80 || isTrail || units[index]?.gloss !== null;
}

/** Decodes from the loss at `opening` until the text is surely in step again; returns the unit to go on from. */
function* planRun(
  text: string,
  units: readonly Unit[],
  opening: number,
  { model, evidence, beam, steps }: GbkDecoder,
  runs: GbkRuns,
): Steps<number> {
  beam.reset();
  const from = Math.max(0, opening - LOOK_AHEAD);
  let literal = beam.begin(contextBefore(units, from, model), units[from - 1]?.unit ?? 0, IN_STEP);
  // The text where every loss is a character of which nothing is known: what stands between two losses is whole.
  let holes = literal;
  let holesBefore = 0;
  let paths: readonly number[] = [literal];
  let quiet = 0;
  // What the text as it stands costs by marks behind marks.
  let rows = 0;
  let i = from;
  for (; i < units.length; i += 1) {
    const unit = units[i] as Unit;
    beam.keep(quietAt(units, i) <= LOSS_STEPS ? LOSS_WIDTH : WIDTH);
    steps.step(paths, units, i);
    const before = beam.costOf(literal);
    literal = literalStep(beam, literal, unit, i);
    if (isAskingMark(unit.unit) && i > from && isAskingMark((units[i - 1] as Unit).unit))
      rows += Math.max(0, beam.costOf(literal) - before - MARK_IN_ROW);
    if (isLoss(unit)) {
      runs.losses += 1;
      holesBefore += beam.costOf(holes) + (unit.unit === REPLACEMENT ? UNREAD_HOLE : HOLE);
      holes = beam.begin(model.ids[REPLACEMENT] as number, REPLACEMENT, IN_STEP);
    } else holes = beam.emit(holes, unit.unit, IN_STEP, i, 0);
    paths = beam.take(literal);
    if ((i - from) % PIECE === PIECE - 1) yield;
    quiet = isLoss(unit) ? 0 : quiet + 1;
    if (i > opening && quiet >= LOOK_BEHIND && isSettled(beam, paths)) {
      i += 1;
      break;
    }
  }
  const atEnd = i >= units.length;
  const total = (path: number): number => {
    const state = beam.stateOf(path);
    if (state !== IN_STEP) return beam.costOf(path) + (atEnd ? endCost(state) : NOT_SETTLED);
    return beam.costOf(path) + (atEnd ? model.cost(beam.nodeOf(path), BOUNDARY) : 0);
  };
  let best = paths[0] as number;
  for (const path of paths) if (total(path) < total(best)) best = path;
  const gain = total(literal) - total(best);
  runs.gainOverHoles += Math.min(total(literal), holesBefore + total(holes)) - total(best);
  if (beam.stateOf(best) === IN_STEP && (evidence.proven || gain - rows >= UNPROVEN)) {
    const found: Edit[] = [];
    pushEdits(text, units, beam, best, found);
    if (evidence.proven || found.some(({ start, end }) => !isOnlyMarks(text, start, end))) {
      runs.edits.push(...found);
      runs.gain += gain;
    }
  }
  return Math.max(i, opening + 1);
}

/**
 * Whether nothing but marks stands there. By themselves they prove no damage (`在吗??`, lists of marks in code): of text
 * out of step there is some character left that is strange.
 */
function isOnlyMarks(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) if (!MARKS.has(text.charCodeAt(i))) return false;
  return true;
}

function isAskingMark(unit: number): boolean {
  return unit === QUESTION || unit === 0xff1f || unit === 0xff01 || unit === 0x21;
}

/** How many units behind the last loss unit `i` stands. */
function quietAt(units: readonly Unit[], i: number): number {
  let quiet = 0;
  while (quiet <= LOSS_STEPS && i >= quiet && !isLoss(units[i - quiet] as Unit)) quiet += 1;
  return quiet;
}

/** Whether every path that still has a chance is in step. */
function isSettled(beam: Beam, paths: readonly number[]): boolean {
  const cheapest = beam.costOf(paths[0] as number);
  return paths.every((path) => beam.stateOf(path) === IN_STEP || beam.costOf(path) > cheapest + 10);
}

/** Context from a few characters before. */
function contextBefore(units: readonly Unit[], index: number, model: LanguageModel): number {
  let node = BOUNDARY;
  for (let k = Math.max(0, index - 4); k < index; k += 1) {
    model.cost(node, model.ids[(units[k] as Unit).unit] as number);
    node = model.next;
  }
  return node;
}

/** The path that leaves every unit as it stands: it is never dropped, so that a true `?` can stay one. */
function literalStep(beam: Beam, path: number, unit: Unit, index: number): number {
  const isLost = unit.unit === REPLACEMENT || unit.gloss?.kind === 'straddle';
  if (!isLost) return beam.emit(path, unit.unit, IN_STEP, index, 0);
  return beam.move(path, IN_STEP, index, LITERAL_LOSS, KEEP);
}

function pushEdits(text: string, units: readonly Unit[], beam: Beam, best: number, edits: Edit[]): void {
  const outs = new Map<number, { out: string; kept: boolean; inStep: boolean }>();
  for (const step of beam.stepsOf(best)) {
    const index = beam.indexOf(step);
    const out = beam.outOf(step);
    const known = outs.get(index)?.out ?? '';
    const isAnyDigit = known !== '' && out === DIGIT && isLoss(units[index] as Unit);
    const inStep = beam.stateOf(step) === IN_STEP;
    outs.set(index, {
      out: known + (isAnyDigit ? '?' : out >= 0 ? String.fromCharCode(out) : ''),
      kept: out === KEEP,
      inStep,
    });
  }
  let from = -1;
  let made = '';
  let wasInStep = true;
  for (const [index, { out, kept, inStep }] of outs) {
    const unit = units[index] as Unit;
    const literal = wasInStep && inStep && (kept || out === String.fromCharCode(unit.unit));
    if (!literal && from < 0) from = index;
    if (!literal) made += out;
    wasInStep = inStep;
    if (from >= 0 && inStep) {
      edits.push(runEdit(text, (units[from] as Unit).start, unit.end, made));
      from = -1;
      made = '';
    }
  }
}

function runEdit(text: string, start: number, end: number, replacement: string): Edit {
  return {
    start,
    end,
    replacement,
    fix: 'gbk-out-of-step',
    evidence: `GBK 字节错位：“${text.slice(start, end)}”按字节重新配对为“${replacement}”`,
  };
}
