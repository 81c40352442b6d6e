import { Dexie, type EntityTable, type Table } from 'dexie';
import type { AnnotationRow, CopyRow, DraftRow, HistoryRow, SettingRow, WorkRow } from './rows.ts';
import { VERSIONS } from './versions/index.ts';

/**
 * The IndexedDB database of the extension's origin. A write that has been acknowledged is on the disk: transactions
 * are 'strict' (Chrome's default is not; Firefox has always been).
 */
export class QingduDatabase extends Dexie {
  declare readonly works: EntityTable<WorkRow, 'id'>;
  declare readonly copies: EntityTable<CopyRow, 'url'>;
  declare readonly annotations: EntityTable<AnnotationRow, 'id'>;
  declare readonly history: Table<HistoryRow, [annotationId: string, revision: number]>;
  declare readonly drafts: EntityTable<DraftRow, 'key'>;
  declare readonly settings: EntityTable<SettingRow, 'key'>;

  constructor(name = 'qingdu', versions = VERSIONS) {
    super(name, { chromeTransactionDurability: 'strict' });
    for (const { version, stores, rows } of versions) {
      const step = this.version(version).stores({ ...stores });
      if (!rows) continue;
      step.upgrade(async (transaction) => {
        for (const [table, upgrade] of Object.entries(rows)) {
          await transaction
            .table(table)
            .toCollection()
            .modify((row, held) => {
              held.value = upgrade(row);
            });
        }
      });
    }
  }
}

/** What every function of the store needs: the tables, the time, new ids. */
export interface StoreContext {
  readonly db: QingduDatabase;
  /** Now, ISO 8601 in UTC. */
  readonly now: () => string;
  readonly newId: () => string;
}
