import { applyEdits, countHan, type Edit } from '../text/index.ts';
import { changedReadings, mayHaveChanged } from './changed-bytes.ts';
import type { Dialect } from './dialect.ts';
import { evidenceOf } from './evidence.ts';
import { PLACE, undoGbkTwice } from './gbk-twice.ts';
import { FOLDED_FREEDOM, freedomOf, isForeign, isInvention, isRead, isWritten } from './guesses.ts';
import { hasWord, isPatchwork, isThin, readsBetter } from './judge-reading.ts';
import type { LanguageModel } from './language-model.ts';
import { isOneCase } from './letter-case.ts';
import { likelyMisreadings } from './likely-misreadings.ts';
import { type Explanation, explainLossless, isBetter, isChinese, isPartlyUtf8, isPoorHybrid } from './lossless.ts';
import { type LossyLayer, undoLossyLayer } from './lossy-layer.ts';
import { type Decoded, decodeMisread } from './misread-beam.ts';
import { BETWEEN, CLEAN } from './misread-states.ts';
import { isHybrid, LENIENT, type Misreading } from './misreadings.ts';
import { withoutNaturalWords } from './natural-writing.ts';
import type { PageMemory } from './page-memory.ts';
import { type Shown, shownAs, shownIn, withoutCase } from './shown-bytes.ts';
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
  /** Whether no other dialect can read it better. */
  readonly isSettled: boolean;
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
  /** Whether a layer of misreading that lost bytes was taken off already. */
  readonly isInner: boolean;
  /** Whether any byte may have become a mark: that layer was shown two bytes a character, whatever they were. */
  readonly losesAny: boolean;
  /** Whether another line follows in the block. */
  readonly goesOn: boolean;
  /** The line with one layer of misreading taken off that lost bytes, or null. */
  readonly layer: LineStudy | null;
  /** What that layer was shown in. */
  readonly layerShown: string;
  /** How this line is read, where characters of it were lost in an outer layer of GBK; else null. */
  readonly beneathGbk: Shown | null;
  /** Misreadings that may have made it, likeliest first. */
  readonly misreadings: readonly Misreading[];
}

/** What a mark costs more where any of 128 bytes may have become one than where only those that are undefined may. */
const ANY_BYTE = 3.2;
/** What it costs to take a line's letters for folded. */
const FOLDED = 3;
/** What it costs to take a line for one that a program read as UTF-8 without a check. */
const UNCHECKED = 3;
const OF_GBK: Misreading = { shown: 'gbk', truth: 'utf-8' };
/** Half-width kana alone: any two of them are a pair of GBK, so words must be cheap (nats a character) to prove it. */
const HALF_WIDTH_ONLY = /^(?:[^\u0080-\uffff]|[\u3000\uff61-\uff9f])+$/;
const DEAREST_PAIR = 8;
const MARKS = /[?\ufffd]/g;
const MARK = /[?\ufffd]/;
/** A line so long is worth a pause between two pieces of work on it. */
const LONG = 3000;

/** Looks at a line of a block once, for however often it is read then. */
export function* studyLine(
  text: string,
  { start, end }: Range,
  model: LanguageModel,
  outer: LossyLayer | null = null,
): Steps<LineStudy> {
  const isInner = outer !== null;
  const losesAny = isInner && outer.shown !== 'windows-1252';
  const line = text.slice(start, end);
  // Only the last line of a text may have been cut off: no other loses the bytes of a character that ends in none.
  const goesOn = !isInner && end < text.length;
  const whole = yield* explainLossless(line, model, { before: '', after: goesOn ? '\n' : '' });
  const before = model.costOfWords(line);
  const lossless = whole && losslessPlan(line, start, whole, before);
  const unread = {
    line,
    start,
    before,
    losslessCost: whole?.cost ?? 0,
    isInner,
    losesAny,
    goesOn,
    layer: null,
    layerShown: '',
    beneathGbk: null,
    misreadings: [],
  };
  const likely = (): readonly Misreading[] =>
    likelyMisreadings(line, countStrange(line), whole !== null && isPartlyUtf8(whole)).filter(
      ({ shown }) => !isInner || !isHybrid(shown),
    );
  if (whole && isSound(whole.text) && !isPartlyUtf8(whole)) {
    const others = changedReadings(line, whole, likely);
    return { ...unread, lossless, isSettled: others.length === 0, misreadings: others };
  }
  const runs = yield* planSymbolRuns(line, start, goesOn, model);
  if (runs) return { ...unread, lossless: runs, isSettled: true };
  const layer = undoLossyLayer(line);
  const once = layer || isInner ? null : undoGbkTwice(line);
  if (once) {
    const inner = { ...unread, line: once.text, start: 0, before: model.costOfWords(once.text), isInner: true };
    const beneath = { ...inner, lossless: null, losslessCost: 0, isSettled: false, beneathGbk: once.shown };
    const study = { ...beneath, misreadings: [OF_GBK] };
    return { ...unread, lossless, isSettled: false, layer: study, layerShown: OF_GBK.shown, misreadings: likely() };
  }
  return {
    ...unread,
    lossless,
    isSettled: false,
    layer: layer && (yield* studyLine(layer.text, { start: 0, end: layer.text.length }, model, layer)),
    layerShown: layer?.shown ?? '',
    misreadings: likely(),
  };
}

function losslessPlan(line: string, start: number, whole: Explanation, before: number): LinePlan {
  const edits = wholeEdits(line, whole.text, evidenceOf(whole.chain)).map((edit) => moved(edit, start));
  return { edits, gain: before - whole.cost, sure: whole.text, isSettled: isSound(whole.text) };
}

/**
 * A line read as one dialect shows losses; null where nothing is read. `memory`: what the page's own text says; `ofGbk`:
 * dialects that could have shown the block in GBK.
 */
export function* readLine(
  study: LineStudy,
  dialect: Dialect,
  model: LanguageModel,
  memory: PageMemory | null,
  ofGbk: readonly Dialect[],
): Steps<LinePlan | null> {
  const { line, start, before, lossless, layer } = study;
  if (study.isSettled) return lossless;
  if (layer) {
    const inner = yield* readLine(layer, dialect, model, memory, ofGbk);
    const made = inner && applyEdits(layer.line, inner.edits);
    if (inner && made && isChinese(made) && !PLACE.test(made)) {
      const chain = [{ shown: study.layerShown, truth: 'utf-8' }];
      const edits = wholeEdits(line, made, `${evidenceOf(chain)}（两层）`).map((edit) => moved(edit, start));
      const gain = layer.beneathGbk ? inner.gain : before - model.costOfWords(made);
      return { edits, gain, sure: inner.sure, isSettled: inner.isSettled };
    }
  }
  let best: { path: Decoded; cost: number; misreading: Misreading; shown: Shown; isFolded: boolean } | null = null;
  const oneCase = study.misreadings.length > 0 && isOneCase(line);
  const rival = new Float64Array(line.length).fill(Number.POSITIVE_INFINITY);
  for (const misreading of study.misreadings) {
    const encoding = study.beneathGbk ?? shownAs(misreading.shown);
    if (!speaks(dialect, encoding, line, ofGbk)) continue;
    const isAny = (dialect === 'browser' || study.losesAny) && !encoding.isDouble;
    const shown = shownIn(line, encoding, isAny, study.isInner);
    const marks = isAny && !study.losesAny ? ANY_BYTE * (line.match(MARKS)?.length ?? 0) : 0;
    for (const isFolded of oneCase && !encoding.isDouble ? [false, true] : [false]) {
      const table = isFolded ? withoutCase(shown) : shown;
      const options = { model, memory, shown: table, truth: misreading.truth, dialect, mixed: true };
      const path = yield* decodeMisread(line, options, rival);
      const cost = (path?.cost ?? 0) + marks + (isFolded ? FOLDED : 0) + (shown.name === LENIENT ? UNCHECKED : 0);
      if (path && (!best || cost < best.cost)) best = { path, cost, misreading, shown, isFolded };
    }
  }
  if (!best) return lossless;
  const edits = pathEdits(line, best.path, evidenceOf([best.misreading]), study.goesOn);
  if (line.length > LONG) yield;
  const after = model.costOfWords(applyEdits(line, edits));
  const isProof = best.misreading.truth === 'utf-8' && best.path.steps.every(({ out, isSure }) => out === '' || isSure);
  if (isHybrid(best.misreading.shown) && isPoorHybrid(line, applyEdits(line, edits), after)) return lossless;
  const reads = isBetter(after, before) || readsBetter(line, edits, model, isProof);
  if (!reads || (lossless && study.losslessCost < after)) return lossless;
  if (
    isInvention(best.path, best.isFolded ? FOLDED_FREEDOM : study.losesAny ? 1 : freedomOf(best.shown, dialect)) ||
    isForeign(edits, best.misreading.truth === 'utf-8' ? best.path.steps : null)
  )
    return lossless;
  if (
    HALF_WIDTH_ONLY.test(line) &&
    after > edits.reduce((sum, { replacement }) => sum + countHan(replacement), 0) * DEAREST_PAIR
  )
    return lossless;
  if (isPatchwork(applyEdits(line, edits), edits, after) || !edits.some(isWritten) || isThin(line, edits))
    return lossless;
  // Signs that stand by themselves, twice each, are pairs of some encoding too.
  if (best.misreading.truth !== 'utf-8' && !hasWord(edits)) return lossless;
  if (line.length > LONG) yield;
  const sure = best.path.steps.map(({ out, isSure }) => (out !== '' && !isSure ? '\ufffd' : out)).join('');
  const isSettled = !best.shown.isDouble && isRead(line, best.path) && !(MARK.test(line) && sure.includes('\ufffd'));
  // The path's cost has the narrow signs in it, too; but amid ASCII only bytes of UTF-8, two a sign, prove that so few were misread.
  const isTold = isHybrid(best.shown.name) || (best.shown.isDouble && best.misreading.truth === 'utf-8');
  const gain = (isTold ? model.costOfText(line) : before) - best.cost;
  return { edits: edits.map((edit) => moved(edit, start)), gain, sure, isSettled };
}

/** Whether a program of this dialect could have shown the line so; `ofGbk`: those that the block allows in GBK. */
export function speaks(dialect: Dialect, { name, isDouble }: Shown, line: string, ofGbk: readonly Dialect[]): boolean {
  if (name === 'gbk') return ofGbk.includes(dialect);
  if (dialect === 'ignores') return name === 'shift_jis' && !MARK.test(line);
  if (!isDouble) return dialect === 'bytes' || (dialect === 'browser' && /[?\ufffd]/.test(line));
  if (name === 'big5-unicode') return dialect === 'bytes';
  if (dialect === 'bytes') return name === 'shift_jis' || !/[\ue000-\uf8ff]/.test(line);
  return dialect === 'browser' || (dialect === 'eats' && line.includes('?'));
}

/** What stands between Chinese characters and holds symbols in a row. */
const SYMBOL_RUN = /[^\u2e80-\u9fff\u3000-\u303f\uac00-\ufaff\uff00-\uffef]{4,}/g;

/** Marks of Chinese prose that a run may begin with, and the ASCII behind them. */
const CLOSING = /^[”’…—][\0-\x7f]+(?=[^\0-\x7f])/;

/** So many characters on each side of a run tell how well a reading fits there. */
const NEIGHBOURS = 4;

/** So many signs in a row, and fewer, stand in formulas. */
const FORMULA = 6;

const WORD = /[\u3400-\u9fff]{2}/;

/** Every run of symbols between clean Chinese explained without loss; null where one cannot be. */
function* planSymbolRuns(line: string, start: number, goesOn: boolean, model: LanguageModel): Steps<LinePlan | null> {
  const edits: Edit[] = [];
  let gain = 0;
  const isAlone = countHan(line) === 0;
  for (const { index: from, 0: all } of line.matchAll(SYMBOL_RUN)) {
    // A mark that closes what is sound before the run is not of the run.
    const sound = from > 0 ? (all.match(CLOSING)?.[0].length ?? 0) : 0;
    const [index, run] = [from + sound, all.slice(sound)];
    const { suspicious, symbols } = countStrange(withoutNaturalWords(run));
    if (!suspicious) continue;
    const around = {
      before: line.slice(Math.max(0, index - NEIGHBOURS), index),
      after: line.slice(index + run.length, index + run.length + NEIGHBOURS) || (goesOn ? '\n' : ''),
    };
    const whole = yield* explainLossless(run, model, around);
    if (!whole || !isSound(whole.text) || isPartlyUtf8(whole) || (isAlone && mayHaveChanged(run, whole))) {
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
        isSettled: true,
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

/**
 * Edits of a path: one for every stretch between two places where a character ends in both readings. `goesOn`: bytes of a
 * character that does not end are left as they are shown.
 */
function pathEdits(line: string, path: Decoded, evidence: string, goesOn: boolean): Edit[] {
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
    const isKept = goesOn && !done && replacement === '';
    if (!isKept && replacement !== line.slice(from, i + 1)) {
      edits.push({ start: from, end: i + 1, replacement, fix: 'encoding', evidence });
    }
    from = -1;
    replacement = '';
  }
  return edits;
}
