import { type Browser, browser } from 'wxt/browser';
import type { Side } from './protocol.ts';

/** Who sent a message, as the browser vouches for it. */
export interface Sender {
  readonly side: Side;
  /** Of a content script, a composer, or an extension page shown in a tab. */
  readonly tabId: number | null;
  readonly frameId: number | null;
  /** Address of the sending document, where known. */
  readonly url: string | null;
}

/** Tells the side a message came from; null for one that is none of ours. */
export function identifySender(sender: Browser.runtime.MessageSender): Sender | null {
  if (sender.id !== browser.runtime.id) return null;
  const home = browser.runtime.getURL('/').replace(/\/$/, '');
  const url = sender.url ?? null;
  const tabId = sender.tab?.id ?? null;
  const frameId = sender.frameId ?? null;
  const at = (side: Side): Sender => ({ side, tabId, frameId, url });
  if (url === null) return tabId === null ? at('background') : null;
  if (url !== home && !url.startsWith(`${home}/`)) {
    // Ours run in the top frame alone; a frame in a page speaks for nobody.
    return tabId === null || frameId !== 0 ? null : at('content');
  }
  const path = new URL(url).pathname;
  if (path === '/composer.html') return tabId !== null && frameId !== null && frameId > 0 ? at('composer') : null;
  if (path === '/background.js' || path === '/_generated_background_page.html') return at('background');
  // Only composer.html can be framed by a page; any other page of ours in a frame is refused.
  return frameId === null || frameId === 0 ? at('page') : null;
}
