import { countHan, type Edit } from '../text/index.ts';
import type { LanguageModel } from './language-model.ts';
import { isBetter } from './lossless.ts';
import { countStrange } from './strangeness.ts';

/** What a character that is not ASCII costs at the most, on the average of a text, and what a short text may cost more. */
const DEAREST = 9.5;
const SLACK = 12;
/** So many characters beside sound text are no chance; where their bytes are UTF-8 and none was guessed, so few. */
const FEWEST_BESIDE = 6;
const FEWEST_SURE = 2;

/**
 * Whether what was read, beside much that is sound, is words, and a good deal likelier than what stood there. `isProof`:
 * whether the bytes alone say what it is.
 */
export function readsBetter(line: string, edits: readonly Edit[], model: LanguageModel, isProof: boolean): boolean {
  const made = edits.map(({ replacement }) => replacement).join('');
  if (countHan(made) < (isProof ? FEWEST_SURE : FEWEST_BESIDE)) return false;
  const stood = edits.map(({ start, end }) => line.slice(start, end)).join('');
  return isBetter(model.costOfWords(made), model.costOfWords(stood));
}

/** More `?` are no questions. */
const MANY_MARKS = 4;

/**
 * Whether a reading is no text: dear as one (`cost` of its words, in nats), or strange or still lost in so many places
 * beside the characters that were read.
 */
export function isPatchwork(made: string, edits: readonly Edit[], cost: number): boolean {
  const { rareHan, hangul, dead } = countStrange(made);
  const words = made.match(/[\u0080-\uffff]/g)?.length ?? 0;
  const read = edits.reduce((sum, { replacement }) => sum + countHan(replacement), 0);
  const marks = made.match(/\?/g)?.length ?? 0;
  if (cost > words * DEAREST + SLACK || (rareHan + hangul + dead) * 2 > read) return true;
  return marks >= MANY_MARKS && (rareHan + hangul + dead + marks) * 4 > read;
}

const WORD = /[\u3400-\u9fff]{2}/;

/** Whether two Chinese characters stand side by side in what was read. */
export function hasWord(edits: readonly Edit[]): boolean {
  let end = -1;
  let made = '';
  for (const edit of edits) {
    if (edit.start !== end) made += ' ';
    made += edit.replacement;
    end = edit.end;
  }
  return WORD.test(made);
}

/** Whether, between the first edit of a line and the last, more signs were left as they stood than characters were read. */
export function isThin(line: string, edits: readonly Edit[]): boolean {
  let left = 0;
  let read = 0;
  let at = edits[0]?.start ?? 0;
  for (const { start, end, replacement } of edits) {
    left += countStrange(line.slice(at, start)).symbols;
    read += countHan(replacement);
    at = end;
  }
  return left > read;
}
