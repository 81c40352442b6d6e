import type { Browser } from 'wxt/browser';
import { askTab, isUnreachable } from '../../lib/messaging/index.ts';
import { injectReader } from './inject.ts';
import { openPanel } from './open-panel.ts';

/** A key command of the manifest. Where no reader runs yet it is started: a command grants `activeTab`. */
export function runCommand(command: string, tab?: Browser.tabs.Tab): void {
  const tabId = tab?.id;
  if (tabId === undefined) return;
  if (command === 'open-panel') void openPanel(tabId).catch(report);
  if (command === 'toggle-view') void tell(tabId, 'view.toggle');
  if (command === 'add-note') void tell(tabId, 'note.start');
}

/** Tells the reader of a tab; starts it where there is none. */
export async function tell(tabId: number, name: 'view.toggle' | 'note.start'): Promise<void> {
  try {
    await askTab(tabId, name, {});
  } catch (error) {
    if (isUnreachable(error)) await injectReader(tabId);
    else report(error);
  }
}

function report(error: unknown): void {
  console.warn('清读:', error);
}
