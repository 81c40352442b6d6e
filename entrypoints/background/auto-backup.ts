import * as v from 'valibot';
import { browser } from 'wxt/browser';
import {
  backupParts,
  newestChange,
  readKept,
  readSettings,
  type StoreContext,
  writeKept,
} from '../../lib/storage/index.ts';

/** A backup a day at most, and only when something was written since the last. */
const PAUSE_MS = 20 * 3_600_000;
/** How long a download may take before it counts as failed. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 250;

const kept = v.object({ time: v.string(), newest: v.string() });

/**
 * Makes the dated backup, where the reader chose it and it is due; resolves to whether one was made. It counts only when
 * the browser says that the file is complete.
 */
export async function backUpIfDue(store: StoreContext): Promise<boolean> {
  if (!(await readSettings(store)).backup) return false;
  if (!(await browser.permissions.contains({ permissions: ['downloads'] }))) return false;
  const last = await readKept(store, 'last-backup');
  const newest = await newestChange(store);
  const time = store.now();
  if (newest === null) return false;
  if (v.is(kept, last) && (last.newest >= newest || Date.parse(time) - Date.parse(last.time) < PAUSE_MS)) return false;
  const name = `Qingdu/qingdu-backup-${time.slice(0, 10)}.json`;
  if (!(await download(name, await backupParts(store)))) return false;
  await writeKept(store, 'last-backup', { time, newest });
  return true;
}

async function download(filename: string, parts: readonly string[]): Promise<boolean> {
  const { url, release } = await addressOf(new Blob([...parts], { type: 'application/json' }));
  try {
    const id = await browser.downloads.download({ url, filename, conflictAction: 'overwrite', saveAs: false });
    for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
      const [item] = await browser.downloads.search({ id });
      if (item?.state !== 'in_progress') return item?.state === 'complete';
      await new Promise((done) => setTimeout(done, LOOK_MS));
    }
    return false;
  } finally {
    release();
  }
}

/** Chrome's worker has no addresses of blobs; Firefox downloads no `data:`. */
async function addressOf(blob: Blob): Promise<{ url: string; release: () => void }> {
  if (typeof URL.createObjectURL === 'function') {
    const url = URL.createObjectURL(blob);
    return { url, release: () => URL.revokeObjectURL(url) };
  }
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const chunks: string[] = [];
  // A multiple of three, so that the pieces of base64 can be joined.
  const CHUNK = 0x6000;
  for (let at = 0; at < bytes.length; at += CHUNK) {
    chunks.push(btoa(String.fromCharCode(...bytes.subarray(at, at + CHUNK))));
  }
  return { url: `data:${blob.type};base64,${chunks.join('')}`, release: () => {} };
}
