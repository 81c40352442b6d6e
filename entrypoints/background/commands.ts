import type { Browser } from 'wxt/browser';
import { askTab, isUnreachable, readerOutcome } from '../../lib/messaging/index.ts';
import { injectReader } from './inject.ts';
import { openPanel } from './open-panel.ts';

/** A key command of the manifest. Where no reader runs yet it is started: a command grants `activeTab`. */
export function runCommand(command: string, tab?: Browser.tabs.Tab): void {
  const tabId = tab?.id;
  if (tabId === undefined) return;
  if (command === 'open-panel') void openPanel(tabId, 'browser').catch(report);
  if (command === 'toggle-view') void tell(tabId, 'view.toggle');
  if (command === 'clean-view') void tell(tabId, 'clean.toggle');
  if (command === 'add-note') void tell(tabId, 'note.start');
}

/** Tells the reader of a tab; starts it where there is none, which shows the page mended, and then tells it. */
export async function tell(tabId: number, name: 'view.toggle' | 'clean.toggle' | 'note.start'): Promise<void> {
  try {
    await askTab(tabId, name, {});
  } catch (error) {
    if (!isUnreachable(error)) return report(error);
    const isStarted = await injectReader(tabId);
    if (!isStarted || name === 'view.toggle' || (await readerOutcome(tabId)) !== 'done') return;
    // A page without an article has no reader to tell.
    await askTab(tabId, name, {}).catch(() => undefined);
  }
}

function report(error: unknown): void {
  console.warn('清读:', error);
}
