import { browser } from 'wxt/browser';

/**
 * Opens the panel for a tab: in Chrome the side panel; in Firefox, where only its own toolbar and keys may open the
 * sidebar, a tab beside. Calls the browser before its first `await`, so that the reader's gesture still counts.
 */
export async function openPanel(tabId: number | null): Promise<void> {
  if (import.meta.env.FIREFOX) {
    const url = browser.runtime.getURL(tabId === null ? '/sidepanel.html' : `/sidepanel.html?tab=${tabId}`);
    await browser.tabs.create(tabId === null ? { url } : { url, openerTabId: tabId });
    return;
  }
  if (tabId === null) return;
  await browser.sidePanel.open({ tabId });
}
