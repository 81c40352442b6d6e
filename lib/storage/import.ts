import type { Annotation, Work } from '../domain/annotation/index.ts';
import { withoutFragment } from '../domain/text/index.ts';
import type { StoreContext } from './database.ts';
import { mergeCopy, mergeNote, mergeWork, type Outcome } from './merge.ts';
import type { Rows, TableName } from './row-shapes.ts';
import type { CopyRow } from './rows.ts';
import { findWork, newRow } from './works.ts';

/** What an import does: adds to what is here, or puts it in its place. */
export type ImportMode = 'merge' | 'replace';

/** What becomes of the rows of a table; `kept`: what is here is newer and stays. */
export type Counts = Readonly<Record<Outcome, number>>;
export interface ImportReport {
  readonly works: Counts;
  readonly annotations: Counts;
  readonly drafts: Counts;
  /** Notes here that are not in the file and go away (`replace` only). */
  readonly removed: number;
}

/** What an import would do. Nothing is changed. */
export async function previewImport(context: StoreContext, rows: Rows, mode: ImportMode): Promise<ImportReport> {
  return await context.db.transaction('r', context.db.tables, async () => (await plan(context, rows, mode)).report);
}

/** Does it: everything in one transaction, or nothing. The same file again changes nothing. */
export async function applyImport(context: StoreContext, rows: Rows, mode: ImportMode): Promise<ImportReport> {
  const { db } = context;
  return await db.transaction('rw', db.tables, async () => {
    const { report, puts } = await plan(context, rows, mode);
    if (mode === 'replace') for (const table of db.tables) await table.clear();
    for (const [table, found] of Object.entries(puts)) if (found.length > 0) await db.table(table).bulkPut(found);
    return report;
  });
}

/** Notes without a backup around them (our JSON-LD) as rows. */
export function rowsOfNotes(works: readonly Work[], annotations: readonly Annotation[], time: string): Rows {
  const copies = new Map<string, CopyRow>();
  for (const { source, workId, created } of annotations) {
    const url = withoutFragment(source);
    copies.set(url, { url, workId, firstSeen: created, lastSeen: created });
  }
  return {
    works: works.map((work) => newRow(work, [], time)),
    copies: [...copies.values()],
    annotations,
    history: [],
    drafts: [],
    settings: [],
  };
}

interface Plan {
  readonly report: ImportReport;
  readonly puts: Readonly<Record<TableName, readonly unknown[]>>;
}

async function plan({ db }: StoreContext, rows: Rows, mode: ImportMode): Promise<Plan> {
  if (mode === 'replace') return await planReplace(db, rows);
  /** Ids of works in the file → ids under which they are kept here. */
  const workIds = new Map<string, string>();
  const works = new Tally<Rows['works'][number]>();
  for (const row of rows.works) {
    const known = await findWork(db, row.told);
    workIds.set(row.id, known?.id ?? row.id);
    works.add(mergeWork(known, row));
  }
  const here = <Row extends { readonly workId: string }>(row: Row): Row => ({
    ...row,
    workId: workIds.get(row.workId) ?? row.workId,
  });

  const notes = new Tally<Rows['annotations'][number]>();
  const past: Rows['history'][number][] = [];
  const knownNotes = await db.annotations.bulkGet(rows.annotations.map(({ id }) => id));
  for (const [i, row] of rows.annotations.entries()) {
    const merged = mergeNote(knownNotes[i], here(row));
    notes.add(merged);
    if (merged.past) past.push(merged.past);
  }
  const copies = new Tally<CopyRow>();
  const knownCopies = await db.copies.bulkGet(rows.copies.map(({ url }) => url));
  for (const [i, row] of rows.copies.entries()) copies.add(mergeCopy(knownCopies[i], here(row)));

  const drafts = new Tally<Rows['drafts'][number]>();
  const knownDrafts = await db.drafts.bulkGet(rows.drafts.map(({ key }) => key));
  for (const [i, row] of rows.drafts.entries()) {
    const known = knownDrafts[i];
    const isSame = known?.saved === row.saved;
    const outcome = !known ? 'new' : isSame ? 'same' : known.saved > row.saved ? 'kept' : 'changed';
    drafts.add({ outcome, row: here(row) });
  }
  const knownHistory = await db.history.bulkGet(rows.history.map((row) => [row.annotationId, row.revision]));
  const knownSettings = await db.settings.bulkGet(rows.settings.map(({ key }) => key));
  return {
    report: { works: works.counts, annotations: notes.counts, drafts: drafts.counts, removed: 0 },
    puts: {
      works: works.puts,
      copies: copies.puts,
      annotations: notes.puts,
      drafts: drafts.puts,
      history: [...rows.history.filter((_, i) => !knownHistory[i]), ...past],
      settings: rows.settings.filter((_, i) => !knownSettings[i]),
    },
  };
}

async function planReplace(db: StoreContext['db'], rows: Rows): Promise<Plan> {
  const count = async (table: 'works' | 'annotations' | 'drafts', keys: readonly string[]): Promise<Counts> => {
    const known = await db.table(table).bulkGet([...keys]);
    const changed = known.filter((row) => row !== undefined).length;
    return { new: keys.length - changed, changed, same: 0, kept: 0 };
  };
  const inFile = new Set(rows.annotations.map(({ id }) => id));
  const ids = await db.annotations.toCollection().primaryKeys();
  return {
    report: {
      works: await count(
        'works',
        rows.works.map(({ id }) => id),
      ),
      annotations: await count('annotations', [...inFile]),
      drafts: await count(
        'drafts',
        rows.drafts.map(({ key }) => key),
      ),
      removed: ids.filter((id) => !inFile.has(id)).length,
    },
    puts: { ...rows },
  };
}

/** Counts outcomes and gathers what is to be written. */
class Tally<Row> {
  readonly counts: Record<Outcome, number> = { new: 0, changed: 0, same: 0, kept: 0 };
  readonly puts: Row[] = [];

  add({ outcome, row }: { readonly outcome: Outcome; readonly row: Row }): void {
    this.counts[outcome] += 1;
    if (outcome === 'new' || outcome === 'changed') this.puts.push(row);
  }
}
