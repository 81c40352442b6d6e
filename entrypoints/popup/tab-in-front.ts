import { browser } from 'wxt/browser';

export interface TabInFront {
  readonly id: number;
  /** Known only where the reader's click, or a permission, allows it. */
  readonly url: string | undefined;
}

/** The tab the popup hangs over. */
export async function currentTab(): Promise<TabInFront | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id === undefined ? null : { id: tab.id, url: tab.url };
}

/** Its address where extensions may run at all; 'special' for pages of the browser; null where it is not known. */
export function addressOfTab({ url }: TabInFront): URL | 'special' | null {
  if (url === undefined || url === '') return null;
  const address = new URL(url);
  return address.protocol === 'http:' || address.protocol === 'https:' ? address : 'special';
}
