import { type Browser, browser } from 'wxt/browser';
import { tell } from './commands.ts';
import { openPanel } from './open-panel.ts';

/** Context menu entries; browsers keep them between runs. */
export function createMenus(): void {
  browser.contextMenus.removeAll(() => {
    browser.contextMenus.create({
      id: 'note',
      title: browser.i18n.getMessage('menu_note'),
      contexts: ['selection'],
      documentUrlPatterns: ['*://*/*'],
    });
    browser.contextMenus.create({
      id: 'panel',
      title: browser.i18n.getMessage('menu_panel'),
      contexts: ['page', 'action'],
      documentUrlPatterns: ['*://*/*'],
    });
  });
}

/** A click on one of them. */
export function runMenu(info: Browser.contextMenus.OnClickData, tab?: Browser.tabs.Tab): void {
  if (tab?.id === undefined) return;
  if (info.menuItemId === 'panel') void openPanel(tab.id).catch((error) => console.warn('清读:', error));
  if (info.menuItemId === 'note') void tell(tab.id, 'note.start');
}
