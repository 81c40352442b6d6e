import type { LanguageModel } from './language-model.ts';
import { countStrange } from './strangeness.ts';
import { isUnreadable } from './unrecoverable.ts';

/** A range of a block after repair. Offsets are UTF-16. */
export interface Unread {
  readonly start: number;
  readonly end: number;
}

/** What a character that is not ASCII costs at least where it was misread, in nats: lists of rare characters cost less. */
const MISREAD = 13.3;
/** The same where lost bytes, or what hardly stands in Chinese, stand beside Chinese characters; and beside `?`. */
const WITH_LOSSES = 10.5;
const WITH_MARKS = 12;
const LOSSES = /[\u3400-\u9fff][\ufffd\ue000-\uf8ff\uff61-\uff9f€]|[\ufffd\ue000-\uf8ff\uff61-\uff9f][\u3400-\u9fff]/;
const MARKS = /[\u3400-\u9fff]\?|\?[\u3400-\u9fff]/;
/** Fewer characters without such a mark tell nothing. */
const FEWEST = 3;

/**
 * Lines of a block (after repair) that still look misread: what converts or reads them takes them for what they are not,
 * and destroys what would tell their bytes. The whole block, where hardly anything of it can be read and `isLost` says that
 * bytes are gone for good. Without a model: only what its bytes prove.
 */
export function unreadLines(text: string, isLost: boolean, model: LanguageModel | null): Unread[] {
  if (isLost && isUnreadable(text)) return [{ start: 0, end: text.length }];
  const lines: Unread[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (isMisread(text.slice(start, end), model)) lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

function isMisread(line: string, model: LanguageModel | null): boolean {
  const { suspicious, isUtf8, isBig5 } = countStrange(line);
  if (!suspicious) return false;
  if (isUtf8 || isBig5 || !model) return isUtf8 || isBig5;
  const count = line.match(/[\u0080-\uffff]/g)?.length ?? 0;
  const least = LOSSES.test(line) ? WITH_LOSSES : MARKS.test(line) ? WITH_MARKS : count < FEWEST ? Infinity : MISREAD;
  return model.costOfWords(line) > least * count;
}
