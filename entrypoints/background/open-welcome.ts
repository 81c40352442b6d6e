import { browser } from 'wxt/browser';

const SEEN = 'welcomed';

/** The first-run page, once for a profile: not after updates, nor when a developer loads the folder again. */
export async function openWelcome(): Promise<void> {
  const { [SEEN]: isSeen } = await browser.storage.local.get(SEEN);
  if (isSeen) return;
  await browser.storage.local.set({ [SEEN]: true });
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
}
