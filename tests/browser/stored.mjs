// What the store holds, read past the extension from one of its own pages.

/** In a page of the extension: all rows of some tables, as they are on the disk. */
export function readStore(tables = ['annotations', 'drafts']) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('qingdu');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const reading = db.transaction(tables).objectStore.bind(db.transaction(tables));
      Promise.all(
        tables.map(
          (table) =>
            new Promise((done, failed) => {
              const all = reading(table).getAll();
              all.onsuccess = () => done([table, all.result]);
              all.onerror = () => failed(all.error);
            }),
        ),
      ).then((rows) => {
        db.close();
        resolve(Object.fromEntries(rows));
      }, reject);
    };
  });
}

/** In a page or worker of the extension: every write is refused, as by a full disk, until it is called with `false`. */
export function refuseWrites(isFull = true) {
  const { prototype } = IDBObjectStore;
  globalThis.ownWrites ??= { put: prototype.put, add: prototype.add };
  for (const name of ['put', 'add']) {
    prototype[name] = isFull
      ? () => {
          throw new DOMException('The disk is full.', 'QuotaExceededError');
        }
      : globalThis.ownWrites[name];
  }
}
