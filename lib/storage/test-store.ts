import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { PassageQuotes, PassageSelector, Work } from '../domain/annotation/index.ts';
import { openStore, type StoreContext } from './index.ts';

/** A store of its own in a fresh IndexedDB, with a clock that ticks a second a look and ids a1, a2, … */
export function testStore(): StoreContext {
  freshIndexedDb();
  let seconds = 0;
  let ids = 0;
  return openStore({
    now: () => new Date(Date.UTC(2026, 10, 1, 0, 0, seconds++)).toISOString(),
    newId: () => `a${++ids}`,
  });
}

/** Databases opened from now on live in an empty IndexedDB. */
export function freshIndexedDb(): void {
  Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory(), IDBKeyRange });
}

export function testWork(part: Partial<Work> = {}): Work {
  return {
    id: 'ta:1',
    title: '基层社区治理的困境与出路',
    authors: ['房建'],
    affiliations: [],
    date: null,
    container: null,
    volume: null,
    issue: null,
    pages: null,
    doi: null,
    keywords: [],
    fingerprint: '',
    ...part,
  };
}

export function testPassage(exact: string, start: number): { selector: PassageSelector; quotes: PassageQuotes } {
  return {
    selector: {
      quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
      position: { type: 'TextPositionSelector', start, end: start + exact.length },
      section: { type: 'SectionSelector', path: ['一、引言'] },
    },
    quotes: { served: exact, printed: exact, reading: exact },
  };
}
