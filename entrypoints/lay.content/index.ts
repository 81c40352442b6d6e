import { defineContentScript } from 'wxt/utils/define-content-script';
import './style.css';
import { layFirst } from './lay-first.ts';

/**
 * Injected by the background only where the detector (or the reader's click) asks for it; once per document. Small: it
 * stands between the reader and a readable page. What comes after that is entrypoints/reader.content.
 */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  // What is posted to the window is the page's to hear.
  noScriptStartedPostMessage: true,
  main() {
    // What became of it is asked for by lib/messaging/reader-outcome.ts.
    const scope = globalThis as typeof globalThis & { qingduReader?: Promise<'done' | 'failed'> };
    scope.qingduReader ??= layFirst(document).then(
      () => 'done',
      (error: unknown) => {
        console.error('清读: this page could not be read; it stays as it was served.', error);
        return 'failed';
      },
    );
  },
});
