import { countHan, type Edit } from '../text/index.ts';
import type { Dialect } from './dialect.ts';
import type { Decoded } from './misread-beam.ts';
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

/** What no Chinese text was written in: a reading that has it is chance. */
const FOREIGN = /[\u0100-\u0370\u0400-\u1fff\u2800-\u28ff\u2b00-\u2dff\ua000-\uabff\ue000-\uf8ff]/g;

/** Whether more than a rare sign of what was read is foreign. */
export function isForeign(edits: readonly Edit[]): boolean {
  let foreign = 0;
  let han = 0;
  for (const { replacement } of edits) {
    foreign += replacement.match(FOREIGN)?.length ?? 0;
    han += countHan(replacement);
  }
  return foreign * 12 > han;
}
