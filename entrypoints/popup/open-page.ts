import { browser } from 'wxt/browser';

/** Opens a page of ours in a tab and closes the popup. */
export function openExtensionPage(name: 'options' | 'library'): void {
  const opened =
    name === 'options'
      ? browser.runtime.openOptionsPage()
      : browser.tabs.create({ url: (browser.runtime.getURL as (path: string) => string)(`/${name}.html`) });
  Promise.resolve(opened).then(
    () => close(),
    (error) => console.warn('清读:', error),
  );
}
