import { countHan, type Edit } from '../text/index.ts';
import type { Dialect } from './dialect.ts';
import type { Decoded, DecodedStep } from './misread-beam.ts';
import { CLEAN } from './misread-states.ts';
import { LENIENT } from './misreadings.ts';
import type { Shown } from './shown-bytes.ts';
import { isSymbol } from './strangeness.ts';

/** A line with more guesses than these, and a greater share of them, would be invented; a short one with nearly nothing else. */
const MOST_GUESSES = 8;
const MOST_GUESSED = 0.34;
const NEARLY_ALL = 0.7;
/** How freely the words choose where letters were folded: of two bytes, twice. */
export const FOLDED_FREEDOM = 2 / 7;

/** Whether what was read holds a Chinese character or mark. */
export function isWritten({ replacement }: Edit): boolean {
  return /[\u3000-\u9fff\uff00-\uffef“”…]/.test(replacement);
}

/** Whether nothing strange was left as it stood. */
export function isRead(line: string, { steps }: Decoded): boolean {
  return steps.every(({ out, state, index }) => {
    if (out === '\ufffd') return false;
    return state !== CLEAN || !isSymbol(line.charCodeAt(index)) || line.charCodeAt(index) < 0x80;
  });
}

/**
 * How freely the words chose where a byte was lost, 1 for among all 128: of a single-byte page mostly among the few that
 * are undefined.
 */
export function freedomOf({ name, isDouble, losses, losesControls }: Shown, dialect: Dialect): number {
  if (name === LENIENT) return FOLDED_FREEDOM;
  return isDouble || dialect === 'browser' || losesControls ? 1 : Math.log2(losses.before(-1).length) / 7;
}

/** Whether the words chose so many of a text's characters that nobody can say what was written. */
export function isInvention({ steps }: Decoded, freedom: number): boolean {
  let sure = 0;
  let guessed = 0;
  for (const { out, isSure, state } of steps) {
    if (out === '' || state === CLEAN || out.charCodeAt(0) < 0x80) continue;
    if (isSure) sure += 1;
    else guessed += 1;
  }
  const share = (guessed / (sure + guessed)) * freedom;
  return (guessed > MOST_GUESSES && share > MOST_GUESSED) || (guessed > 1 && share > NEARLY_ALL);
}

/** What no Chinese text was written in: a reading that has it is chance; `x̄±s` is how statistics are told. */
const FOREIGN = /(?!\u0304)[\u0100-\u0370\u0400-\u1fff\u2800-\u28ff\u2b00-\u2dff\ua000-\uabff\ue000-\uf8ff]/g;

/** So many characters of three bytes that UTF-8 leaves no choice about are no chance: then other letters are none either. */
const SURELY_UTF8 = 8;
const THREE_BYTES = 0x800;
/** Letters of one alphabet stand in the same row of so many characters, in bits. */
const ROW = 7;

/** Whether more than a rare sign of what was read is foreign; `ofUtf8`: the steps of a reading as UTF-8. */
export function isForeign(edits: readonly Edit[], ofUtf8: readonly DecodedStep[] | null): boolean {
  let foreign = 0;
  let han = 0;
  for (const { replacement } of edits) {
    foreign += replacement.match(FOREIGN)?.length ?? 0;
    han += countHan(replacement);
  }
  if (foreign * 12 <= han) return false;
  return !ofUtf8 || !isSurelyUtf8(ofUtf8, han);
}

/** Whether the bytes prove a reading, and the words chose no letters of an alphabet that the bytes do not show. */
function isSurelyUtf8(steps: readonly DecodedStep[], han: number): boolean {
  const rows = new Set<number>();
  let sure = 0;
  let chosen = 0;
  for (const { out, state, isSure } of steps) {
    if (state === CLEAN || !isSure || out === '') continue;
    rows.add(out.charCodeAt(0) >> ROW);
    if (out.charCodeAt(0) >= THREE_BYTES) sure += 1;
  }
  for (const { out, isSure } of steps) {
    if (!isSure && out.search(FOREIGN) === 0 && !rows.has(out.charCodeAt(0) >> ROW)) chosen += 1;
  }
  return sure >= SURELY_UTF8 && chosen * 12 <= han;
}
