import { type Browser, browser } from 'wxt/browser';
import { tell } from './commands.ts';
import { openPanel } from './open-panel.ts';

type Contexts = NonNullable<Browser.contextMenus.CreateProperties['contexts']>;

/** Entry → where it stands; in the page's own menu first what is done most. */
const ENTRIES: readonly (readonly [id: string, message: string, contexts: Contexts])[] = [
  ['note', 'menu_note', ['selection']],
  ['view', 'menu_view', ['page', 'action']],
  ['clean', 'menu_clean', ['page', 'action']],
  ['panel', 'menu_panel', ['page', 'action']],
];

/** Context menu entries; browsers keep them between runs. */
export function createMenus(): void {
  browser.contextMenus.removeAll(() => {
    for (const [id, message, contexts] of ENTRIES) {
      browser.contextMenus.create({
        id,
        title: browser.i18n.getMessage(message as Parameters<typeof browser.i18n.getMessage>[0]),
        contexts,
        documentUrlPatterns: ['*://*/*', 'file:///*'],
      });
    }
  });
}

/** A click on one of them; it grants `activeTab`, so that a page where no reader runs is read now. */
export function runMenu(info: Browser.contextMenus.OnClickData, tab?: Browser.tabs.Tab): void {
  if (tab?.id === undefined) return;
  if (info.menuItemId === 'panel') {
    void openPanel(tab.id, 'browser').catch((error) => console.warn('清读:', error));
  }
  if (info.menuItemId === 'note') void tell(tab.id, 'note.start');
  if (info.menuItemId === 'clean') void tell(tab.id, 'clean.toggle');
  if (info.menuItemId === 'view') void tell(tab.id, 'view.toggle');
}
