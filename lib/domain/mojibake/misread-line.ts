import { applyEdits, countHan, type Edit } from '../text/index.ts';
import type { Dialect } from './dialect.ts';
import type { LanguageModel } from './language-model.ts';
import { likelyMisreadings } from './likely-misreadings.ts';
import { type Explanation, explainLossless, isBetter, isChinese, type Misreading, undoLossyLayer } from './lossless.ts';
import { type Decoded, decodeMisread } from './misread-beam.ts';
import { BETWEEN, CLEAN } from './misread-steps.ts';
import type { PageMemory } from './page-memory.ts';
import { shownAs } from './shown-bytes.ts';
import type { Steps } from './steps.ts';
import { countStrange } from './strangeness.ts';

/** UTF-16 offsets into the block. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** How a line is read rightly. */
export interface LinePlan {
  /** UTF-16 offsets into the block. */
  readonly edits: readonly Edit[];
  /** How much likelier it is than the line as it stands, in nats. */
  readonly gain: number;
  /** The line as read; a character that the words chose among several is U+FFFD. */
  readonly sure: string;
}

/** What can be said of a line whoever misread it and whatever the page says. */
export interface LineStudy {
  readonly line: string;
  /** Where it begins in the block. */
  readonly start: number;
  /** What its words cost as it stands, in nats. */
  readonly before: number;
  /** The reading without loss, or null; `isSettled`: nothing else is to be tried. */
  readonly lossless: LinePlan | null;
  readonly isSettled: boolean;
  /** What the reading without loss costs. */
  readonly losslessCost: number;
  /** The line with one layer of misreading taken off that lost bytes, or null. */
  readonly layer: LineStudy | null;
  /** Misreadings that may have made it, likeliest first. */
  readonly misreadings: readonly Misreading[];
}

/** A line with more guesses than these, and a greater share of them, would be invented; a short one with nearly nothing else. */
const MOST_GUESSES = 8;
const MOST_GUESSED = 0.34;
const NEARLY_ALL = 0.7;
/** A line so long is worth a pause between two pieces of work on it. */
const LONG = 3000;

const NAMES: Readonly<Record<string, string>> = {
  gbk: 'GBK',
  big5: 'Big5',
  'utf-8': 'UTF-8',
  shift_jis: 'Shift_JIS',
  macintosh: 'Macintosh',
  ibm866: 'CP866',
  cp437: 'CP437',
};

/** Looks at a line of a block once, for however often it is read then. */
export function* studyLine(text: string, { start, end }: Range, model: LanguageModel): Steps<LineStudy> {
  const line = text.slice(start, end);
  const whole = yield* explainLossless(line, model);
  const before = model.costOfWords(line);
  const lossless = whole && losslessPlan(line, start, whole, before);
  const unread = { line, start, before, losslessCost: whole?.cost ?? 0, layer: null, misreadings: [] };
  if (whole && isSound(whole.text)) return { ...unread, lossless, isSettled: true };
  const runs = yield* planSymbolRuns(line, start, model);
  if (runs) return { ...unread, lossless: runs, isSettled: true };
  const layer = undoLossyLayer(line);
  return {
    ...unread,
    lossless,
    isSettled: false,
    layer: layer === null || layer === '' ? null : yield* studyLine(layer, { start: 0, end: layer.length }, model),
    misreadings: likelyMisreadings(line, countStrange(line)),
  };
}

function losslessPlan(line: string, start: number, whole: Explanation, before: number): LinePlan {
  const edits = wholeEdits(line, whole.text, evidenceOf(whole.chain)).map((edit) => moved(edit, start));
  return { edits, gain: before - whole.cost, sure: whole.text };
}

/** A line read as one dialect shows losses; null where nothing is read. `memory`: what the page's own text says. */
export function* readLine(
  study: LineStudy,
  dialect: Dialect,
  model: LanguageModel,
  memory: PageMemory | null,
): Steps<LinePlan | null> {
  const { line, start, before, lossless, layer } = study;
  if (study.isSettled) return lossless;
  if (layer) {
    const inner = yield* readLine(layer, dialect, model, memory);
    const made = inner && applyEdits(layer.line, inner.edits);
    if (inner && made && isChinese(made)) {
      const chain = [{ shown: 'windows-1252', truth: 'utf-8' }] as const;
      const edits = wholeEdits(line, made, `${evidenceOf(chain)}（两层）`).map((edit) => moved(edit, start));
      return { edits, gain: before - model.costOfWords(made), sure: inner.sure };
    }
  }
  let best: { path: Decoded; misreading: Misreading } | null = null;
  const rival = new Float64Array(line.length).fill(Number.POSITIVE_INFINITY);
  for (const misreading of study.misreadings) {
    const shown = shownAs(misreading.shown);
    const options = { model, memory, shown, truth: misreading.truth, dialect, mixed: true };
    const path = yield* decodeMisread(line, options, rival);
    if (path && (!best || path.cost < best.path.cost)) best = { path, misreading };
  }
  if (!best) return lossless;
  const edits = pathEdits(line, best.path, evidenceOf([best.misreading]));
  if (line.length > LONG) yield;
  const after = model.costOfWords(applyEdits(line, edits));
  if (!isBetter(after, before) || (lossless && study.losslessCost < after)) return lossless;
  if (isInvention(best.path) || isForeign(edits)) return lossless;
  if (line.length > LONG) yield;
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
export function isSound(text: string): boolean {
  const { suspicious, han, rareHan, symbols, kana, dead } = countStrange(text);
  return !suspicious || (rareHan + symbols + kana + dead) * 12 < han;
}

/** One edit for what differs between a text and its right reading. */
export function wholeEdits(text: string, made: string, evidence: string): Edit[] {
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

export function evidenceOf(chain: readonly Misreading[]): string {
  const steps = chain.map(({ shown, truth }) => `${NAMES[truth] ?? truth} 被误读为 ${NAMES[shown] ?? shown}`);
  return `${steps.join('，又')}，按原字节重新读出`;
}
