import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

/** The tab the panel speaks of: the given one, else the one in front of this window, followed as it changes. */
export function useTab(fixedTab: number | null): number | null {
  const [tabId, setTabId] = useState(fixedTab);
  useEffect(() => {
    if (fixedTab !== null) return;
    const look = async () => {
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
      if (tab?.id !== undefined) setTabId(tab.id);
    };
    const onActivated = () => void look();
    void look();
    browser.tabs.onActivated.addListener(onActivated);
    return () => browser.tabs.onActivated.removeListener(onActivated);
  }, [fixedTab]);
  return tabId;
}
