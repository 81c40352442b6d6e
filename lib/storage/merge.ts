import type { Annotation } from '../domain/annotation/index.ts';
import type { CopyRow, HistoryRow, WorkRow } from './rows.ts';
import { fillGaps } from './works.ts';

/** What becomes of a row that comes in; `kept`: the one that is here is newer and stays. */
export type Outcome = 'new' | 'changed' | 'same' | 'kept';

interface Merged<Row> {
  readonly outcome: Outcome;
  readonly row: Row;
}

/** A note: the one changed last wins; words that give way go to the history; a deleted one comes back. */
export function mergeNote(known: Annotation | undefined, row: Annotation): Merged<Annotation> & { past?: HistoryRow } {
  if (!known) return { outcome: 'new', row };
  if (isSame(known, row)) return { outcome: 'same', row };
  const isNewer = row.modified > known.modified || (row.modified === known.modified && row.revision > known.revision);
  const comesBack = known.deleted !== null && row.deleted === null;
  if (!isNewer) {
    return comesBack ? { outcome: 'changed', row: { ...known, deleted: null } } : { outcome: 'kept', row: known };
  }
  if (known.body === '' || known.body === row.body) return { outcome: 'changed', row };
  const { id: annotationId, revision, modified, body } = known;
  return { outcome: 'changed', row, past: { annotationId, revision, modified, body } };
}

/** A work: what is known here stays, gaps are filled; the reader's own values here win over those in the file. */
export function mergeWork(known: WorkRow | undefined, row: WorkRow): Merged<WorkRow> {
  if (!known) return { outcome: 'new', row };
  const ids = [row.id, ...row.aliases].filter((id) => id !== known.id);
  const merged: WorkRow = {
    ...known,
    aliases: [...new Set([...known.aliases, ...ids])],
    nameKey: known.nameKey || row.nameKey,
    told: fillGaps(known.told, row.told),
    cited: known.cited.length >= row.cited.length ? known.cited : row.cited,
    corrected: { ...row.corrected, ...known.corrected },
  };
  return { outcome: isSame(known, merged) ? 'same' : 'changed', row: merged };
}

/** An address: seen first by the earlier, last by the later. */
export function mergeCopy(known: CopyRow | undefined, row: CopyRow): Merged<CopyRow> {
  if (!known) return { outcome: 'new', row };
  const merged: CopyRow = {
    ...known,
    firstSeen: [row.firstSeen, known.firstSeen].sort()[0] as string,
    lastSeen: [row.lastSeen, known.lastSeen].sort()[1] as string,
  };
  return { outcome: isSame(known, merged) ? 'same' : 'changed', row: merged };
}

/** Equal in all that JSON can say, whatever the order of keys. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [keysOfA, keysOfB] = [a, b].map((value) =>
    Object.keys(value).filter((key) => (value as Record<string, unknown>)[key] !== undefined),
  ) as [string[], string[]];
  return (
    keysOfA.length === keysOfB.length &&
    keysOfA.every((key) => isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}
