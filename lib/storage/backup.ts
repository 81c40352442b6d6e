import * as v from 'valibot';
import type { StoreContext } from './database.ts';
import { nextRows } from './read-many.ts';
import { ROW_SHAPES, type Rows, TABLES, type TableName } from './row-shapes.ts';
import { CURRENT_VERSION, upgradeRow } from './versions/index.ts';

/** A backup is one JSON object: what it is, of which version, when, and all rows of all tables, a row a line. */
const FORMAT = 'qingdu-backup';

/** Everything in the store as of one moment, as the parts of one file. */
export async function backupParts({ db, now }: StoreContext): Promise<string[]> {
  const head = { format: FORMAT, version: CURRENT_VERSION, created: now() };
  return await db.transaction('r', db.tables, async () => {
    const parts = [`${JSON.stringify(head).slice(0, -1)},"tables":{`];
    for (const [at, name] of TABLES.entries()) {
      parts.push(`${at > 0 ? ',' : ''}\n"${name}":[`);
      let last: unknown;
      do {
        const next = await nextRows(db.table(name), last);
        if (last !== undefined && next.rows.length > 0) parts.push(',');
        parts.push(next.rows.map((row) => `\n${JSON.stringify(row)}`).join(','));
        last = next.last;
      } while (last !== undefined);
      parts.push(']');
    }
    parts.push('}}\n');
    return parts;
  });
}

/** Why a file is no backup that can be read. */
export type BackupProblem =
  | { readonly kind: 'not-backup' }
  /** Made by a later Qingdu. */
  | { readonly kind: 'newer'; readonly version: number }
  /** Which row, from 1, of which table is not in order. */
  | { readonly kind: 'broken'; readonly table: TableName; readonly row: number };

export type ReadBackup =
  | { readonly rows: Rows; readonly created: string; readonly problem: null }
  | { readonly rows: null; readonly created: null; readonly problem: BackupProblem };

const head = v.object({
  format: v.literal(FORMAT),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  created: v.string(),
  tables: v.record(v.string(), v.array(v.record(v.string(), v.unknown()))),
});

/** Reads a backup of this or an older version. One row that is not in order and nothing of it is taken. */
export function readBackup(text: string): ReadBackup {
  const refused = (problem: BackupProblem): ReadBackup => ({ rows: null, created: null, problem });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refused({ kind: 'not-backup' });
  }
  const file = v.safeParse(head, json);
  if (!file.success) return refused({ kind: 'not-backup' });
  const { version, tables, created } = file.output;
  if (version > CURRENT_VERSION) return refused({ kind: 'newer', version });
  const rows: Partial<Record<TableName, unknown[]>> = {};
  for (const table of TABLES) {
    const upgraded = (tables[table] ?? []).map((row) => upgradeRow(table, row, version));
    const broken = upgraded.findIndex((row) => !v.is(ROW_SHAPES[table], row));
    if (broken >= 0) return refused({ kind: 'broken', table, row: broken + 1 });
    rows[table] = upgraded;
  }
  return { rows: rows as unknown as Rows, created, problem: null };
}
