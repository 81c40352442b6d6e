import { useEffect, useState } from 'preact/hooks';
import { askTab, type NotePlacement, type PageDescription } from '../../lib/messaging/index.ts';

const NOWHERE: ReadonlyMap<string, NotePlacement> = new Map();

/** Where the notes of the work stand on a tab's page, asked again whenever the page tells that something changed. */
export function usePlacements(tabId: number | null, page: PageDescription | null | undefined) {
  const [placements, setPlacements] = useState(NOWHERE);
  useEffect(() => {
    if (tabId === null || !page) return;
    let isOver = false;
    askTab(tabId, 'placements.get', {}).then(
      ({ placements: told }) => {
        if (!isOver) setPlacements(new Map(told.map((one) => [one.id, one])));
      },
      (error: unknown) => console.warn('清读:', error),
    );
    return () => {
      isOver = true;
    };
  }, [tabId, page]);
  return placements;
}
