import { defineContentScript } from 'wxt/utils/define-content-script';
import { SITE_MATCHES } from '../../lib/dom/sites/table.ts';
import { articleSigns } from '../../lib/domain/article/index.ts';
import { sendToBackground } from '../../lib/messaging/send.ts';

/** Enough text to see signs of an article; a long page need not be read whole for it. */
const SAMPLE = 60_000;

/** On listed sites only, and tiny: are there signs of an article? Then, and only then, the reader is asked for. */
export default defineContentScript({
  matches: [...SITE_MATCHES],
  runAt: 'document_end',
  // What is posted to the window is the page's to hear.
  noScriptStartedPostMessage: true,
  main() {
    performance.mark('qingdu-start');
    if (articleSigns(sampleText(document)).score < 1) return;
    void sendToBackground('reader.start', { url: location.href }).catch(() => undefined);
  },
});

/** Text of the page's start and end; labels and references stand there. Layout is not asked for. */
function sampleText(doc: Document): string {
  const text = doc.body?.textContent ?? '';
  return text.length <= SAMPLE ? text : text.slice(0, SAMPLE / 2) + text.slice(-SAMPLE / 2);
}
