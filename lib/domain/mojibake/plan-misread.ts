import { countHan, type Edit, isHan } from '../text/index.ts';
import { withHardSpaces } from './broken-lines.ts';
import { mayHaveChanged } from './changed-bytes.ts';
import type { Dialect } from './dialect.ts';
import { evidenceOf } from './evidence.ts';
import type { LanguageModel } from './language-model.ts';
import { explainLossless, isPartlyUtf8, isShownUtf8 } from './lossless.ts';
import {
  isSound,
  type LinePlan,
  type LineStudy,
  type Range,
  readLine,
  speaks,
  studyLine,
  wholeEdits,
} from './misread-line.ts';
import { isNaturalWriting, withoutNaturalWords } from './natural-writing.ts';
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

const REPLACEMENT = 0xfffd;

const DIALECTS: readonly Dialect[] = ['bytes', 'browser', 'keeps', 'eats', 'ignores'];

/** Of programs that write `?` most take the ASCII character behind a lone byte along. */
const LIKELIER = 2;

/** So many characters tell how a text's losses are shown. */
const SAMPLE = 3000;

/** What is known of a block before it is read: it may be read twice. */
export interface MisreadStudy {
  readonly text: string;
  /** The plan, where nothing was lost or nothing is misread. */
  readonly settled: MisreadPlan | null;
  readonly lines: readonly LineStudy[];
  /** The lines that begin a long text, the last one cut; all of a short one. */
  readonly sample: readonly LineStudy[];
}

/** Looks at a block that may be misread. */
export function* studyMisread(served: string, model: LanguageModel): Steps<MisreadStudy> {
  const text = withHardSpaces(served);
  const settled = (edits: readonly Edit[], sure: string): MisreadStudy => {
    return { text, settled: { edits, sure, isGuessed: false, dialect: null }, lines: [], sample: [] };
  };
  if (quotesDamage(text) || !isSuspicious(text)) return settled([], text);
  const whole = yield* explainLossless(text, model);
  if (whole && isChance(text, whole.text)) return settled([], text);
  // Short lines prove nothing by themselves: what is read as a whole is not taken apart.
  const isOneLine = !text.includes('\n');
  if (whole && isSound(whole.text) && !isPartlyUtf8(whole) && !(isOneLine && mayHaveChanged(text, whole))) {
    return settled(wholeEdits(text, whole.text, evidenceOf(whole.chain)), whole.text);
  }
  const ranges = linesOf(text).filter(({ start, end }) => isSuspicious(text.slice(start, end)));
  const lines: LineStudy[] = [];
  for (const range of ranges) lines.push(yield* studyLine(text, range, model));
  const cut = beginningOf(ranges);
  if (cut === ranges) return { text, settled: null, lines, sample: lines };
  const sample = lines.slice(0, cut.length);
  const last = cut.at(-1);
  if (last && last.end < (ranges[cut.length - 1]?.end ?? 0))
    sample[cut.length - 1] = yield* studyLine(text, last, model);
  return { text, settled: null, lines, sample };
}

/**
 * Reads a misread block rightly: whole, or the runs that are misread. `memory`: what is known of the page's own words,
 * when a block is read for the second time. `dialects`: those to try, where they are known.
 */
export function* planMisread(
  study: MisreadStudy,
  model: LanguageModel,
  memory: PageMemory | null,
  dialects: readonly Dialect[] | null = null,
): Steps<MisreadPlan> {
  if (study.settled) return study.settled;
  const { plans, dialect } = yield* readInDialect(study, dialects, model, memory);
  return {
    edits: plans.flatMap((plan) => plan.edits),
    sure: plans.length > 0 ? plans.map((plan) => plan.sure).join('\n') : study.text,
    isGuessed: plans.some((plan) => plan.sure.includes('\ufffd')),
    dialect,
  };
}

/** Whether a text looks misread and is not another language's own writing, or proves itself by its bytes. */
function isSuspicious(text: string): boolean {
  const words = withoutNaturalWords(text);
  if (countStrange(words).suspicious && !isNaturalWriting(text)) return true;
  return (words !== text || isNaturalWriting(text)) && countStrange(text).suspicious && isShownUtf8(text);
}

/** Dialects that could have made a text that is shown in GBK: what each never shows rules it out. */
function dialectsOf(text: string): Dialect[] {
  const isShort = text.length < 40;
  const showsPrivate = /[\ue000-\uf8ff]/.test(text);
  const marks = Array.from(text.matchAll(/[?\ufffd]/g), ({ index }) => text.charCodeAt(index + 1));
  // Behind a mark stands a character of two bytes: only a program that goes byte by byte lets one byte die there.
  const inside = marks.filter((next) => next >= 0x80 && next !== REPLACEMENT).length;
  return DIALECTS.filter((dialect) => {
    if (dialect === 'eats') return text.includes('?');
    // A question or two the text itself asks.
    if (dialect === 'ignores') return marks.length * 60 <= text.length;
    if (isShort) return true;
    // Programs that know GB 18030 show private-use characters and the euro sign, and go byte by byte all the same.
    if (dialect === 'bytes') return showsPrivate || !text.includes('€');
    if (dialect === 'browser') return inside * 3 <= marks.length;
    // Java shows private-use characters, and takes 80 for the first byte of a pair.
    return !showsPrivate || text.includes('\ufffd');
  });
}

/** Whether a few signs happen to be the bytes of one character (σ² is 妪). */
function isChance(text: string, made: string): boolean {
  return text.replace(/[^\u0080-\uffff]+/g, '').length <= 4 && countHan(made) < 2;
}

/** The lines read in the dialect that explains them best. */
function* readInDialect(
  { text, lines, sample }: MisreadStudy,
  known: readonly Dialect[] | null,
  model: LanguageModel,
  memory: PageMemory | null,
): Steps<{ plans: LinePlan[]; dialect: Dialect | null }> {
  const ofGbk = known ?? dialectsOf(text);
  const [only] = ofGbk;
  if (sample !== lines && only && known?.length === 1) {
    return { plans: yield* readLines(lines, only, model, memory, ofGbk), dialect: only };
  }
  const shown = sample.flatMap(({ line, layer, misreadings }) =>
    [...misreadings, ...(layer?.misreadings ?? [])].map((misreading) => ({ line, shown: shownAs(misreading.shown) })),
  );
  let best: { plans: LinePlan[]; dialect: Dialect | null } = { plans: [], dialect: null };
  let most = 0;
  for (const [i, dialect] of (known ?? DIALECTS).entries()) {
    // Once for what needs no dialect: readings without loss.
    if (i > 0 && !shown.some((made) => speaks(dialect, made.shown, made.line, ofGbk))) continue;
    const plans = yield* readLines(sample, dialect, model, memory, ofGbk);
    const read = plans.reduce((sum, plan) => sum + plan.gain, 0);
    const gain = read > 0 && dialect === 'eats' ? read + LIKELIER : read;
    if (gain <= most) continue;
    best = { plans, dialect };
    most = gain;
    if (plans.length === sample.length && plans.every(({ isSettled }) => isSettled)) break;
  }
  if (sample === lines) return best;
  // A long text whose beginning tells nothing is read as most programs read.
  const dialect = best.dialect ?? only ?? 'bytes';
  return { plans: yield* readLines(lines, dialect, model, memory, ofGbk), dialect };
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

function* readLines(
  lines: readonly LineStudy[],
  dialect: Dialect,
  model: LanguageModel,
  memory: PageMemory | null,
  ofGbk: readonly Dialect[],
): Steps<LinePlan[]> {
  const plans: LinePlan[] = [];
  for (const line of lines) {
    const plan = yield* readLine(line, dialect, model, memory, ofGbk);
    if (plan) plans.push(plan);
  }
  return plans;
}

const QUOTED = /「[^「」]*」|“[^“”]*”|`[^`]*`|‘[^‘’]*’/g;
/** Straight quotation marks are a title's too; where an encoding is named they quote. */
const QUOTED_ANYHOW = /「[^「」]*」|“[^“”]*”|`[^`]*`|‘[^‘’]*’|"[^"]*"|'[^'\n]*'/g;
const ENCODING = /GBK|GB ?2312|Big-?5|UTF-?8|Latin-?1|ISO-?8859|windows-125/i;
const MISREADING = /乱码|亂碼|编码错误|編碼錯誤|mojibake/i;
/** What a cut text quotes last has no end. */
const LAST_QUOTED = /["'][^"'\n]*$/;
/** So many characters beside what is quoted make a text about it, fewer where it says so. */
const ABOUT = 8;
const SAID = 6;

/** A text about misreadings, that shows one in quotation marks: the rest of it is sound. */
export function quotesDamage(text: string): boolean {
  const isSaid = MISREADING.test(text);
  const quoted = isSaid || ENCODING.test(text) ? QUOTED_ANYHOW : QUOTED;
  const whole = text.replace(quoted, '');
  const without = isSaid ? whole.replace(LAST_QUOTED, '') : whole;
  if (without.length === text.length) return false;
  let han = 0;
  for (let i = 0; i < without.length; i += 1) if (isHan(without.charCodeAt(i))) han += 1;
  return han >= (isSaid ? SAID : ABOUT) && !countStrange(without).suspicious;
}

function linesOf(text: string): Range[] {
  const lines: Range[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end > start) lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}
