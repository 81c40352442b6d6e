import { browser } from 'wxt/browser';

/** Firefox's own; Chrome's types do not know it. */
interface WithSidebar {
  readonly sidebarAction?: { open(): Promise<void> };
}

/**
 * Opens the panel for a tab: in Chrome the side panel; in Firefox the sidebar after a key or a menu entry of ours, and
 * after a button in the page, from where no sidebar may be opened, a tab beside. Calls the browser before its first
 * `await`, so that the reader's gesture still counts.
 */
export async function openPanel(tabId: number | null, from: 'page' | 'browser' = 'page'): Promise<void> {
  if (import.meta.env.FIREFOX) {
    const { sidebarAction } = browser as unknown as WithSidebar;
    if (from === 'browser' && sidebarAction) return await sidebarAction.open();
    const url = browser.runtime.getURL(tabId === null ? '/sidepanel.html' : `/sidepanel.html?tab=${tabId}`);
    await browser.tabs.create(tabId === null ? { url } : { url, openerTabId: tabId });
    return;
  }
  if (tabId === null) return;
  await browser.sidePanel.open({ tabId });
}
