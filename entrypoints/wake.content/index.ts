import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { readWhenSeen } from '../../lib/dom/signs-seen.ts';
import { ARTICLE_MATCHES } from '../../lib/dom/sites/table.ts';
import type { Envelope } from '../../lib/messaging/protocol.ts';

/**
 * On addresses that are an article's by their shape: the background, most often asleep, starts while the page is still
 * loading, and what reads the page is there when the detector sees signs of an article. The page is not looked at before,
 * and nothing is waited for; without an article the background goes to sleep again. Elsewhere it is injected where there
 * are signs.
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
    readWhenSeen(() => void read(document));
  },
});

/** Bundled into this script, but run (and compiled) only where there are signs of an article. */
async function read(doc: Document): Promise<void> {
  const { readAndAsk } = await import('./read-and-ask.ts');
  await readAndAsk(doc);
}
