import { applyEdits, countHan, type Edit, isHan } from '../text/index.ts';
import type { LanguageModel } from './language-model.ts';
import { likelyMisreadings } from './likely-misreadings.ts';
import { explainLossless, isBetter, isChinese, type Misreading, undoLossyLayer } from './lossless.ts';
import { BETWEEN, CLEAN, type Decoded, type Dialect, decodeMisread } from './misread-beam.ts';
import { isNaturalWriting } from './natural-writing.ts';
import type { PageMemory } from './page-memory.ts';
import { shownAs } from './shown-bytes.ts';
import type { Steps } from './steps.ts';
import { countStrange } from './strangeness.ts';

/** How a block is read rightly. */
export interface MisreadPlan {
  /** UTF-16 offsets into the block. */
  readonly edits: readonly Edit[];
  /** The block as read; a character that the words chose among several is U+FFFD. */
  readonly sure: string;
  readonly isGuessed: boolean;
  /** How the program that misread it shows lost bytes; null where nothing was lost. */
  readonly dialect: Dialect | null;
}

/** A line with more guesses than these, and a greater share of them, would be invented; a short one with nearly nothing else. */
const MOST_GUESSES = 8;
const MOST_GUESSED = 0.34;
const NEARLY_ALL = 0.7;

const REPLACEMENT = 0xfffd;

const DIALECTS: readonly Dialect[] = ['bytes', 'browser', 'keeps', 'eats'];

const NAMES: Readonly<Record<string, string>> = {
  gbk: 'GBK',
  big5: 'Big5',
  'utf-8': 'UTF-8',
  shift_jis: 'Shift_JIS',
  macintosh: 'Macintosh',
  ibm866: 'CP866',
  cp437: 'CP437',
};

/**
 * Reads a misread block rightly: whole, or the runs that are misread. `memory`: what is known of the page's own words,
 * when a block is read for the second time. `dialects`: those to try, where they are known.
 */
export function* planMisread(
  text: string,
  model: LanguageModel,
  memory: PageMemory | null,
  dialects: readonly Dialect[] | null = null,
): Steps<MisreadPlan> {
  const unread = { edits: [], isGuessed: false, dialect: null };
  const strange = countStrange(text);
  if (!strange.suspicious || quotesDamage(text) || isNaturalWriting(text)) return { ...unread, sure: text };
  const whole = yield* explainLossless(text, model);
  if (whole && isChance(text, whole.text)) return { ...unread, sure: text };
  if (whole && isSound(whole.text)) {
    return { ...unread, edits: wholeEdits(text, whole.text, evidenceOf(whole.chain)), sure: whole.text };
  }
  const lines = linesOf(text).filter(({ start, end }) => {
    const line = text.slice(start, end);
    return countStrange(line).suspicious && !isNaturalWriting(line);
  });
  const { plans, dialect } = yield* readInDialect(text, lines, dialects ?? dialectsOf(text), model, memory);
  return {
    edits: plans.flatMap((plan) => plan.edits),
    sure: plans.length > 0 ? plans.map((plan) => plan.sure).join('\n') : text,
    isGuessed: plans.some((plan) => plan.sure.includes('\ufffd')),
    dialect,
  };
}

/** Dialects that could have made a text: what each never shows rules it out. */
function dialectsOf(text: string): Dialect[] {
  const isShort = text.length < 40;
  const showsPrivate = /[\ue000-\uf8ff]/.test(text);
  const marks = Array.from(text.matchAll(/[?\ufffd]/g), ({ index }) => text.charCodeAt(index + 1));
  // Behind a mark stands a character of two bytes: only a program that goes byte by byte lets one byte die there.
  const inside = marks.filter((next) => next >= 0x80 && next !== REPLACEMENT).length;
  return DIALECTS.filter((dialect) => {
    if (dialect === 'eats') return text.includes('?');
    if (isShort) return true;
    if (dialect === 'bytes') return !text.includes('€') && !showsPrivate;
    return dialect === 'browser' ? inside * 3 <= marks.length : !showsPrivate;
  });
}

/** Whether a few signs happen to be the bytes of one character (σ² is 妪). */
function isChance(text: string, made: string): boolean {
  return text.replace(/[^\u0080-\uffff]+/g, '').length <= 4 && countHan(made) < 2;
}

/** The lines read in the dialect that explains them best. */
function* readInDialect(
  text: string,
  lines: readonly Range[],
  dialects: readonly Dialect[],
  model: LanguageModel,
  memory: PageMemory | null,
): Steps<{ plans: LinePlan[]; dialect: Dialect | null }> {
  const sample = beginningOf(lines);
  let best: { plans: LinePlan[]; dialect: Dialect | null } = { plans: [], dialect: null };
  let most = 0;
  for (const dialect of dialects) {
    const plans = yield* planLines(text, sample, dialect, model, memory);
    const gain = plans.reduce((sum, plan) => sum + plan.gain, 0);
    if (gain <= most) continue;
    best = { plans, dialect };
    most = gain;
  }
  if (sample === lines) return best;
  // A long text whose beginning tells nothing is read as most programs read.
  const dialect = best.dialect ?? dialects[0] ?? 'bytes';
  return { plans: yield* planLines(text, lines, dialect, model, memory), dialect };
}

/** The lines that begin a long text, the last one cut; all of a short one. */
function beginningOf(lines: readonly Range[]): readonly Range[] {
  const sample: Range[] = [];
  let left = SAMPLE;
  for (const { start, end } of lines) {
    if (left <= 0) return sample;
    sample.push({ start, end: Math.min(end, start + left) });
    left -= end - start;
  }
  return left < 0 ? sample : lines;
}

function* planLines(
  text: string,
  lines: readonly Range[],
  dialect: Dialect,
  model: LanguageModel,
  memory: PageMemory | null,
): Steps<LinePlan[]> {
  const plans: LinePlan[] = [];
  for (const line of lines) {
    const plan = yield* planLine(text, line, dialect, model, memory);
    if (plan) plans.push(plan);
  }
  return plans;
}

/** UTF-16 offsets into the block. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** So many characters tell how a text's losses are shown. */
const SAMPLE = 3000;

interface LinePlan {
  readonly edits: readonly Edit[];
  readonly gain: number;
  readonly sure: string;
}

function linesOf(text: string): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end > start) lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

function* planLine(
  text: string,
  { start, end }: { start: number; end: number },
  dialect: Dialect,
  model: LanguageModel,
  memory: PageMemory | null,
): Steps<LinePlan | null> {
  const line = text.slice(start, end);
  const whole = yield* explainLossless(line, model);
  const before = model.costOfWords(line);
  const lossless = whole && {
    edits: wholeEdits(line, whole.text, evidenceOf(whole.chain)).map((edit) => moved(edit, start)),
    gain: before - whole.cost,
    sure: whole.text,
  };
  if (whole && isSound(whole.text)) return lossless;
  const runs = yield* planSymbolRuns(line, start, model);
  if (runs) return runs;
  const layer = undoLossyLayer(line);
  if (layer) {
    const inner = yield* planLine(layer, { start: 0, end: layer.length }, dialect, model, memory);
    const made = inner && applyEdits(layer, inner.edits);
    if (inner && made && isChinese(made)) {
      const chain = [{ shown: 'windows-1252', truth: 'utf-8' }] as const;
      const edits = wholeEdits(line, made, `${evidenceOf(chain)}（两层）`).map((edit) => moved(edit, start));
      return { edits, gain: before - model.costOfWords(made), sure: inner.sure };
    }
  }
  let best: { path: Decoded; misreading: Misreading } | null = null;
  for (const misreading of likelyMisreadings(line, countStrange(line))) {
    const shown = shownAs(misreading.shown);
    const path = yield* decodeMisread(line, { model, memory, shown, truth: misreading.truth, dialect, mixed: true });
    if (path && (!best || path.cost < best.path.cost)) best = { path, misreading };
  }
  if (!best) return lossless;
  const edits = pathEdits(line, best.path, evidenceOf([best.misreading]));
  if (line.length > SAMPLE) yield;
  const after = model.costOfWords(applyEdits(line, edits));
  if (!isBetter(after, before) || (whole && whole.cost < after)) return lossless;
  if (isInvention(best.path) || isForeign(edits)) return lossless;
  if (line.length > SAMPLE) yield;
  const sure = best.path.steps.map(({ out, isSure }) => (out !== '' && !isSure ? '\ufffd' : out)).join('');
  return { edits: edits.map((edit) => moved(edit, start)), gain: before - best.path.cost, sure };
}

/** Whether the words chose so many of a text's characters that nobody can say what was written. */
function isInvention({ steps }: Decoded): boolean {
  let sure = 0;
  let guessed = 0;
  for (const { out, isSure, state } of steps) {
    if (out === '' || state === CLEAN || out.charCodeAt(0) < 0x80) continue;
    if (isSure) sure += 1;
    else guessed += 1;
  }
  const share = guessed / (sure + guessed);
  return (guessed > MOST_GUESSES && share > MOST_GUESSED) || (guessed > 1 && share > NEARLY_ALL);
}

/** What stands between Chinese characters and holds symbols in a row. */
const SYMBOL_RUN = /[^\u2e80-\u9fff\u3000-\u303f\uff00-\uffef]{4,}/g;

/** So many signs in a row, and fewer, stand in formulas. */
const FORMULA = 6;

const WORD = /[\u3400-\u9fff]{2}/;

/** What no Chinese text was written in: a reading that has it is chance. */
const FOREIGN = /[\u0100-\u0370\u0400-\u1fff\u2800-\u28ff\u2b00-\u2dff\ua000-\uabff\ue000-\uf8ff]/g;

/** Whether more than a rare sign of what was read is foreign. */
function isForeign(edits: readonly Edit[]): boolean {
  let foreign = 0;
  let han = 0;
  for (const { replacement } of edits) {
    foreign += replacement.match(FOREIGN)?.length ?? 0;
    han += countHan(replacement);
  }
  return foreign * 12 > han;
}

/** Every run of symbols between clean Chinese explained without loss; null where one cannot be. */
function* planSymbolRuns(line: string, start: number, model: LanguageModel): Steps<LinePlan | null> {
  const edits: Edit[] = [];
  let gain = 0;
  for (const { index, 0: run } of line.matchAll(SYMBOL_RUN)) {
    const { suspicious, symbols } = countStrange(run);
    if (!suspicious) continue;
    const whole = yield* explainLossless(run, model);
    if (!whole || !isSound(whole.text)) {
      // A formula's few signs may stay; a longer run that is not explained needs the decoder.
      if (symbols < FORMULA) continue;
      return null;
    }
    // Amid sound prose a lone character is chance, not a word.
    if (!WORD.test(whole.text)) continue;
    edits.push(...wholeEdits(run, whole.text, evidenceOf(whole.chain)).map((edit) => moved(edit, start + index)));
    gain += model.costOfWords(run) - whole.cost;
  }
  return edits.length > 0
    ? {
        edits,
        gain,
        sure: applyEdits(
          line,
          edits.map((edit) => moved(edit, -start)),
        ),
      }
    : null;
}

function moved(edit: Edit, by: number): Edit {
  return { ...edit, start: edit.start + by, end: edit.end + by };
}

/** Whether hardly anything strange is left in a text: a formula, a rare name. */
function isSound(text: string): boolean {
  const { suspicious, han, rareHan, symbols, kana, dead } = countStrange(text);
  return !suspicious || (rareHan + symbols + kana + dead) * 12 < han;
}

/** A text about misreadings, that shows one in quotation marks: the rest of it is sound. */
function quotesDamage(text: string): boolean {
  const without = text.replace(/「[^「」]*」|“[^“”]*”|`[^`]*`|‘[^‘’]*’/g, '');
  if (without.length === text.length) return false;
  let han = 0;
  for (let i = 0; i < without.length; i += 1) if (isHan(without.charCodeAt(i))) han += 1;
  return han >= 8 && !countStrange(without).suspicious;
}

/** One edit for what differs between a text and its right reading. */
function wholeEdits(text: string, made: string, evidence: string): Edit[] {
  let from = 0;
  while (from < text.length && from < made.length && text[from] === made[from]) from += 1;
  let behind = 0;
  while (
    behind < text.length - from &&
    behind < made.length - from &&
    text[text.length - 1 - behind] === made[made.length - 1 - behind]
  ) {
    behind += 1;
  }
  const edit = { start: from, end: text.length - behind, replacement: made.slice(from, made.length - behind) };
  return [{ ...edit, fix: 'encoding', evidence }];
}

/** Edits of a path: one for every stretch between two places where a character ends in both readings. */
function pathEdits(line: string, path: Decoded, evidence: string): Edit[] {
  const edits: Edit[] = [];
  const outs: (string | undefined)[] = new Array(line.length);
  const states = new Int32Array(line.length).fill(CLEAN);
  for (const { index, out, state } of path.steps) {
    // What ends behind the last character belongs to it.
    const at = Math.min(index, line.length - 1);
    outs[at] = (outs[at] ?? '') + out;
    states[at] = state;
  }
  let from = -1;
  let replacement = '';
  for (let i = 0; i < line.length; i += 1) {
    if (from < 0) from = i;
    replacement += outs[i] ?? '';
    const done = states[i] === CLEAN || states[i] === BETWEEN;
    if (!done && i < line.length - 1) continue;
    if (replacement !== line.slice(from, i + 1)) {
      edits.push({ start: from, end: i + 1, replacement, fix: 'encoding', evidence });
    }
    from = -1;
    replacement = '';
  }
  return edits;
}

function evidenceOf(chain: readonly Misreading[]): string {
  const steps = chain.map(({ shown, truth }) => `${NAMES[truth] ?? truth} 被误读为 ${NAMES[shown] ?? shown}`);
  return `${steps.join('，又')}，按原字节重新读出`;
}
