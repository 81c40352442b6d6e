import type { Transaction } from 'dexie';
import { first } from './001-first.ts';

/** A step of the schema. A released step is never changed: a new one follows it, with its frozen example. */
export interface Version {
  readonly version: number;
  /** Dexie's index syntax; null drops a table. */
  readonly stores: Readonly<Record<string, string | null>>;
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
}

export const VERSIONS: readonly Version[] = [first];
