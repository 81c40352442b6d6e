import { browser } from 'wxt/browser';

/** The toolbar button's mark for one tab; browsers drop it when the tab goes elsewhere. */
async function setBadge(tabId: number, text: string, title: () => string): Promise<void> {
  try {
    await Promise.all([
      browser.action.setBadgeText({ tabId, text }),
      browser.action.setTitle({ tabId, title: title() }),
      browser.action.setBadgeBackgroundColor({ tabId, color: '#1d6b57' }),
      browser.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
    ]);
  } catch {
    // The tab is gone; a mark on a button is not worth a word.
  }
}

/** An article is there and waits for the reader's word. */
export function badgeArticle(tabId: number): Promise<void> {
  return setBadge(tabId, '•', () => browser.i18n.getMessage('badge_article'));
}

/** An article is being read; the number of its notes, where there are any. */
export function badgeNotes(tabId: number, notes: number): Promise<void> {
  if (notes === 0) return setBadge(tabId, '', () => browser.i18n.getMessage('badge_reading'));
  return setBadge(tabId, String(notes), () => browser.i18n.getMessage('badge_notes', [String(notes)]));
}
