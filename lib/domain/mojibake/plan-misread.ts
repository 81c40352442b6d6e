import { applyEdits, type Edit, isHan } from '../text/index.ts';
import type { LanguageModel } from './language-model.ts';
import { explainLossless, isBetter, MISREADINGS, type Misreading, undoLossyLayer } from './lossless.ts';
import { type Appetite, BETWEEN, CLEAN, type Decoded, decodeMisread } from './misread-beam.ts';
import type { PageMemory } from './page-memory.ts';
import { type Shown, shownAs } from './shown-bytes.ts';
import { countStrange, type Strangeness } from './strangeness.ts';
import { feed, type Waiting } from './true-bytes.ts';

export interface MisreadPlan {
  readonly edits: readonly Edit[];
}

const NOTHING: Waiting = { first: 0, second: 0 };

const NAMES: Readonly<Record<string, string>> = {
  gbk: 'GBK',
  big5: 'Big5',
  'utf-8': 'UTF-8',
  shift_jis: 'Shift_JIS',
  macintosh: 'Macintosh',
  ibm866: 'CP866',
  cp437: 'CP437',
};

/** Edits that read a misread block rightly: whole, or the runs that are misread. UTF-16 offsets. */
export function planMisread(text: string, model: LanguageModel, memory: PageMemory | null): readonly Edit[] {
  const strange = countStrange(text);
  if (!strange.suspicious || quotesDamage(text)) return [];
  const whole = explainLossless(text, model);
  if (whole && !countStrange(whole.text).suspicious) return wholeEdits(text, whole.text, evidenceOf(whole.chain));
  const edits: Edit[] = [];
  const lines = linesOf(text).filter(({ start, end }) => countStrange(text.slice(start, end)).suspicious);
  const eats = lines.flatMap((line) => planLine(text, line, 'eats', model, memory) ?? []);
  const keeps = text.includes('?') ? lines.flatMap((line) => planLine(text, line, 'keeps', model, memory) ?? []) : [];
  const gain = (plans: readonly LinePlan[]): number => plans.reduce((sum, plan) => sum + plan.gain, 0);
  for (const plan of gain(keeps) > gain(eats) ? keeps : eats) edits.push(...plan.edits);
  return edits;
}

interface LinePlan {
  readonly edits: readonly Edit[];
  readonly gain: number;
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

function planLine(
  text: string,
  { start, end }: { start: number; end: number },
  appetite: Appetite,
  model: LanguageModel,
  memory: PageMemory | null,
): LinePlan | null {
  const line = text.slice(start, end);
  const whole = explainLossless(line, model);
  const before = model.costOfWords(line);
  const lossless = whole && {
    edits: wholeEdits(line, whole.text, evidenceOf(whole.chain)).map((edit) => moved(edit, start)),
    gain: before - whole.cost,
  };
  if (whole && !countStrange(whole.text).suspicious) return lossless;
  const runs = planSymbolRuns(line, start, model);
  if (runs) return runs;
  const layer = undoLossyLayer(line);
  if (layer) {
    const inner = planLine(layer, { start: 0, end: layer.length }, appetite, model, memory);
    if (inner) {
      const made = applyEdits(layer, inner.edits);
      const chain = [{ shown: 'windows-1252', truth: 'utf-8' }] as const;
      const edits = wholeEdits(line, made, `${evidenceOf(chain)}（两层）`).map((edit) => moved(edit, start));
      return { edits, gain: before - model.costOfWords(made) };
    }
  }
  let best: { path: Decoded; misreading: Misreading } | null = null;
  for (const misreading of likely(line, countStrange(line))) {
    const shown = shownAs(misreading.shown);
    const path = decodeMisread(line, { model, memory, shown, truth: misreading.truth, appetite, mixed: true });
    if (path && (!best || path.cost < best.path.cost)) best = { path, misreading };
  }
  if (!best) return lossless;
  const edits = pathEdits(line, best.path, evidenceOf([best.misreading]));
  const after = model.costOfWords(applyEdits(line, edits));
  if (!isBetter(after, before) || (whole && whole.cost < after)) return lossless;
  return { edits: edits.map((edit) => moved(edit, start)), gain: before - best.path.cost };
}

/** What stands between Chinese characters and holds symbols in a row. */
const SYMBOL_RUN = /[^\u2e80-\u9fff\u3000-\u303f\uff00-\uffef]{4,}/g;

/** Every run of symbols between clean Chinese explained without loss; null where one cannot be. */
function planSymbolRuns(line: string, start: number, model: LanguageModel): LinePlan | null {
  const edits: Edit[] = [];
  let gain = 0;
  for (const { index, 0: run } of line.matchAll(SYMBOL_RUN)) {
    if (!countStrange(run).suspicious) continue;
    const whole = explainLossless(run, model);
    if (!whole || countStrange(whole.text).suspicious) return null;
    edits.push(...wholeEdits(run, whole.text, evidenceOf(whole.chain)).map((edit) => moved(edit, start + index)));
    gain += model.costOfWords(run) - whole.cost;
  }
  return edits.length > 0 ? { edits, gain } : null;
}

function moved(edit: Edit, by: number): Edit {
  return { ...edit, start: edit.start + by, end: edit.end + by };
}

/** Misreadings that could have made these characters, the likeliest two that lost bytes included. */
function likely(line: string, strange: Strangeness): Misreading[] {
  const fits = MISREADINGS.flatMap((misreading) => {
    if (misreading.shown === 'latin1-utf8' || misreading.shown === 'euc-kr') return [];
    const shown = shownAs(misreading.shown);
    if (!shown.isDouble) {
      // A single-byte page loses bytes only where UTF-8 has them: GBK read so is lossless.
      if (misreading.truth !== 'utf-8' || strange.symbols === 0 || !covers(line, shown)) return [];
      return [{ misreading, fit: longestUtf8(line, shown) }];
    }
    if (strange.rareHan + strange.kana === 0) return [];
    if (misreading.truth === 'utf-8') {
      const fit = longestUtf8(line, shown);
      return fit >= Math.min(6, Math.max(2, strange.han * 0.4)) ? [{ misreading, fit: fit * 2 }] : [];
    }
    return strange.rareHan * 4 >= strange.han || strange.kana > 0 ? [{ misreading, fit: 1 }] : [];
  });
  return fits
    .sort((a, b) => b.fit - a.fit)
    .slice(0, 3)
    .map(({ misreading }) => misreading);
}

/** Whether the encoding shows nearly all of the line's characters that are neither ASCII nor Chinese. */
function covers(line: string, shown: Shown): boolean {
  let symbols = 0;
  let known = 0;
  for (let i = 0; i < line.length; i += 1) {
    const unit = line.charCodeAt(i);
    if (unit < 0x80 || isHan(unit) || (unit >= 0x3000 && unit <= 0x303f) || unit >= 0xff00) continue;
    symbols += 1;
    if (shown.bytesOf(unit) >= 0) known += 1;
  }
  return symbols > 0 && known >= symbols * 0.9;
}

/** Longest stretch of shown characters whose bytes follow each other as UTF-8 does; chance seldom makes six. */
function longestUtf8(line: string, shown: Shown): number {
  let longest = 0;
  let current = 0;
  let waiting: Waiting = NOTHING;
  for (let i = 0; i < line.length; i += 1) {
    const bytes = shown.bytesOf(line.charCodeAt(i));
    if (bytes < 0x80) {
      waiting = NOTHING;
      if (bytes < 0) current = 0;
      continue;
    }
    let fits = true;
    for (const byte of bytes <= 0xff ? [bytes] : [bytes >> 8, bytes & 0xff]) {
      let fed = feed('utf-8', waiting, byte);
      if (!fed) {
        fits = false;
        fed = feed('utf-8', NOTHING, byte);
      }
      waiting = fed && 'waiting' in fed ? fed.waiting : NOTHING;
    }
    current = fits ? current + 1 : 0;
    longest = Math.max(longest, current);
  }
  return longest;
}

/** A text about misreadings, that shows one in quotation marks: the rest of it is sound. */
function quotesDamage(text: string): boolean {
  const without = text.replace(/「[^」]*」|“[^”]*”|`[^`]*`|‘[^’]*’/g, '');
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
  const made = new Map<number, { out: string; state: number }>();
  for (const { index, out, state } of path.steps) {
    const known = made.get(index);
    made.set(index, { out: (known?.out ?? '') + out, state });
  }
  let from = -1;
  let replacement = '';
  // What ends behind the last character belongs to it.
  const behind = made.get(line.length);
  if (behind) {
    const last = made.get(line.length - 1);
    made.set(line.length - 1, { out: (last?.out ?? '') + behind.out, state: behind.state });
  }
  for (let i = 0; i < line.length; i += 1) {
    const step = made.get(i);
    if (from < 0) from = i;
    replacement += step?.out ?? '';
    const done = step === undefined || step.state === CLEAN || step.state === BETWEEN;
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
