import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Usage } from '../../components/library/Keeping.tsx';
import { sendToBackground } from '../../lib/messaging/index.ts';
import { liveSettings, readKept, type StoreContext } from '../../lib/storage/index.ts';

/** Room taken, `persist()`, and whether a backup is made by itself. */
export function useKeeping(store: StoreContext, version: number) {
  const [usage, setUsage] = useState<Usage | null>(null);
  const [isAutomatic, setAutomatic] = useState(false);
  const [lastBackup, setLastBackup] = useState<string | null>(null);
  const measure = async () => {
    const [estimate, isPersisted] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]);
    setUsage({ used: estimate.usage ?? 0, isPersisted });
    const last = await readKept(store, 'last-backup');
    if (typeof last === 'object' && last !== null && 'time' in last) setLastBackup(String(last.time));
  };
  // Not at every key of a search: when notes were written.
  useEffect(() => {
    const timer = setTimeout(() => void measure().catch(() => setUsage(null)), 300);
    return () => clearTimeout(timer);
  }, [version]);
  useEffect(() => {
    const subscription = liveSettings(store).subscribe(({ backup }) => setAutomatic(backup));
    return () => subscription.unsubscribe();
  }, [store]);

  return {
    usage,
    isAutomatic,
    lastBackup,
    /** Asks the browser never to clear our store; whether it agreed. */
    persist: async () => {
      const agreed = await navigator.storage.persist();
      await measure();
      return agreed;
    },
    /** Turns it on once downloads are allowed, asked for while the reader's gesture lasts; false where they are not. */
    setAutomatic: async (isOn: boolean) => {
      if (isOn && !(await browser.permissions.request({ permissions: ['downloads'] }))) return false;
      await sendToBackground('settings.change', { backup: isOn });
      if (!isOn) await browser.permissions.remove({ permissions: ['downloads'] }).catch(() => false);
      return true;
    },
  };
}
