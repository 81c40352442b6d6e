import { applyEdits, type Edit } from './edits.ts';
import { offsetMapOf } from './offset-map.ts';

/** A stretch that either list touches: its range before `first`, its range between the two, and who touches it. */
interface Stretch {
  inStart: number;
  inEnd: number;
  midStart: number;
  midEnd: number;
  readonly firsts: Edit[];
  readonly seconds: Edit[];
}

/**
 * One list of edits into `text` that does what `first` and then `second` do. `second` is in offsets of the text that
 * `first` makes. Where both touch the same characters they become one edit of the first one's kind; otherwise each
 * stays itself. Law: `applyEdits(text, mergeEdits(text, a, b)) === applyEdits(applyEdits(text, a), b)`.
 */
export function mergeEdits(text: string, first: readonly Edit[], second: readonly Edit[]): Edit[] {
  const middle = applyEdits(text, first);
  const map = offsetMapOf(text.length, first);
  const stretches: Stretch[] = [];
  let shift = 0;
  for (const edit of first) {
    const midStart = edit.start + shift;
    const midEnd = midStart + edit.replacement.length;
    shift = midEnd - edit.end;
    stretches.push({ inStart: edit.start, inEnd: edit.end, midStart, midEnd, firsts: [edit], seconds: [] });
  }
  for (const edit of second) {
    const { start: inStart, end: inEnd } = map.toInputRange(edit.start, edit.end);
    stretches.push({ inStart, inEnd, midStart: edit.start, midEnd: edit.end, firsts: [], seconds: [edit] });
  }
  stretches.sort((a, b) => a.midStart - b.midStart || a.inStart - b.inStart || a.midEnd - b.midEnd);
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const last = joined[joined.length - 1];
    if (last && (stretch.midStart < last.midEnd || stretch.inStart < last.inEnd)) {
      last.inEnd = Math.max(last.inEnd, stretch.inEnd);
      last.midEnd = Math.max(last.midEnd, stretch.midEnd);
      last.firsts.push(...stretch.firsts);
      last.seconds.push(...stretch.seconds);
    } else {
      joined.push(stretch);
    }
  }
  return joined.map((stretch) => asEdit(stretch, middle));
}

function asEdit({ inStart, inEnd, midStart, midEnd, firsts, seconds }: Stretch, middle: string): Edit {
  const inside = seconds.map((edit) => ({ ...edit, start: edit.start - midStart, end: edit.end - midStart }));
  const replacement = applyEdits(middle.slice(midStart, midEnd), inside);
  const chief = (firsts[0] ?? seconds[0]) as Edit;
  return { start: inStart, end: inEnd, replacement, fix: chief.fix, evidence: chief.evidence };
}
