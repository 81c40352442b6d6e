import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { askTab, isUnreachable, listen, type PageDescription } from '../../lib/messaging/index.ts';

/** Looks again after these pauses while no reader answers: one may be about to start. */
const PAUSES_MS = [250, 500, 1000, 2000, 4000];
/** So many of them pass before the panel says that none does. */
const PATIENCE = 2;

export interface PageWatch {
  /** undefined while looking, null where no reader runs. */
  readonly page: PageDescription | null | undefined;
  readonly refresh: () => Promise<void>;
}

/** What the reader of a tab tells of its page, kept fresh. */
export function usePage(tabId: number | null, withReport: boolean): PageWatch {
  const [page, setPage] = useState<PageDescription | null | undefined>(undefined);
  const turn = useRef(0);

  const look = useCallback(
    async (tries = PATIENCE): Promise<boolean> => {
      if (tabId === null) return true;
      turn.current += 1;
      const mine = turn.current;
      const found = await askTab(tabId, 'page.describe', { withReport }).catch((error: unknown) => {
        if (!isUnreachable(error)) console.warn('清读:', error);
        return null;
      });
      if (mine !== turn.current) return true;
      if (found || tries >= PATIENCE) setPage(found);
      return found !== null;
    },
    [tabId, withReport],
  );

  useEffect(() => {
    if (tabId === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const lookUntilFound = async (tries = 0) => {
      clearTimeout(timer);
      const isDone = await look(tries);
      const pause = PAUSES_MS[tries];
      if (!isDone && pause !== undefined) timer = setTimeout(() => void lookUntilFound(tries + 1), pause);
    };
    const onUpdated = (id: number, { status }: { status?: string | undefined }) => {
      if (id === tabId && status !== undefined) void lookUntilFound();
    };
    setPage(undefined);
    void lookUntilFound();
    browser.tabs.onUpdated.addListener(onUpdated);
    const stopListening = listen('page', {
      'page.changed': ({ tabId: told }, sender) => {
        if ((told ?? sender.tabId) === tabId) void lookUntilFound();
        return {};
      },
    });
    return () => {
      turn.current += 1;
      clearTimeout(timer);
      browser.tabs.onUpdated.removeListener(onUpdated);
      stopListening();
    };
  }, [tabId, look]);

  const refresh = useCallback(async () => {
    await look();
  }, [look]);
  return { page, refresh };
}
