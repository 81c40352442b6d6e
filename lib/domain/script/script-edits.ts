import type { Edit } from '../text/index.ts';

const EVIDENCE = '繁体字形，按 OpenCC 词表转为简体';

/** A block in Simplified. */
export interface Conversion {
  readonly text: string;
  /** The edits that change its length. All others replace one unit by one: `scriptEdits` tells them. */
  readonly uneven: readonly Edit[];
}

/** The edits that lead from a block to its conversion. */
export function scriptEdits(before: string, { text, uneven }: Conversion): readonly Edit[] {
  const edits: Edit[] = [];
  let out = 0;
  let at = 0;
  const evenUntil = (end: number): void => {
    for (; at < end; at += 1, out += 1) {
      if (before.charCodeAt(at) !== text.charCodeAt(out)) {
        edits.push(scriptEdit(at, at + 1, text[out] as string));
      }
    }
  };
  for (const edit of uneven) {
    evenUntil(edit.start);
    edits.push(edit);
    at = edit.end;
    out += edit.replacement.length;
  }
  evenUntil(before.length);
  return edits;
}

/** How many edits `scriptEdits` would give, without making them. */
export function countScriptEdits(before: string, { text, uneven }: Conversion): number {
  let count = uneven.length;
  let out = 0;
  let at = 0;
  for (const { start, end, replacement } of [
    ...uneven,
    { start: before.length, end: before.length, replacement: '' },
  ]) {
    for (; at < start; at += 1, out += 1) if (before.charCodeAt(at) !== text.charCodeAt(out)) count += 1;
    at = end;
    out += replacement.length;
  }
  return count;
}

/** One edit of conversion. */
export function scriptEdit(start: number, end: number, replacement: string): Edit {
  return { start, end, replacement, fix: 'script', evidence: EVIDENCE };
}
