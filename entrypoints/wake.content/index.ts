import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { ARTICLE_MATCHES } from '../../lib/dom/sites/table.ts';
import type { Envelope } from '../../lib/messaging/protocol.ts';

/**
 * On addresses that are an article's by their shape: the background, most often asleep, starts while the page is still
 * loading. The page is not looked at, and nothing is waited for; without an article the background goes to sleep again.
 */
export default defineContentScript({
  matches: [...ARTICLE_MATCHES],
  runAt: 'document_start',
  // What is posted to the window is the page's to hear.
  noScriptStartedPostMessage: true,
  main() {
    const wake: Envelope = { qingdu: 'engine.wake', args: {} };
    // Asked once, unlike `sendToBackground`: without an answer the page is only a little later readable.
    void browser.runtime.sendMessage(wake).catch(() => undefined);
  },
});
