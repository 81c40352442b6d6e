import { browser } from 'wxt/browser';

/** Firefox's own; Chrome's types do not know it. */
interface WithSidebar {
  readonly sidebarAction?: { open(): Promise<void> };
}

/** Opens the panel beside the page and closes the popup. Calls the browser at once, while the click lasts. */
export function openPanel(tabId: number): void {
  const { sidebarAction } = browser as unknown as WithSidebar;
  const opened = import.meta.env.FIREFOX ? sidebarAction?.open() : browser.sidePanel.open({ tabId });
  Promise.resolve(opened).then(
    () => close(),
    (error) => console.warn('清读:', error),
  );
}
