import { first } from './001-first.ts';
import { history } from './002-history.ts';

type Row = Readonly<Record<string, unknown>>;

/** A step of the schema. A released step is never changed: a new one follows it, with its frozen example. */
export interface Version {
  readonly version: number;
  /** Dexie's index syntax; null drops a table. */
  readonly stores: Readonly<Record<string, string | null>>;
  /** What becomes of a row of the version before, by table; the same for a database and for a backup file. */
  readonly rows?: Readonly<Record<string, (row: Row) => Row>>;
}

export const VERSIONS: readonly Version[] = [first, history];
export const CURRENT_VERSION = VERSIONS.length;

/** A row of an older version as today's. */
export function upgradeRow(table: string, row: Row, from: number): Row {
  return VERSIONS.slice(from).reduce((upgraded, { rows }) => rows?.[table]?.(upgraded) ?? upgraded, row);
}
