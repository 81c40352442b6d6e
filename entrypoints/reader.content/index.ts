import { defineContentScript } from 'wxt/utils/define-content-script';
import './style.css';
import './clean.css';
import { startReader } from './start.ts';

/** Injected by the background only where the detector (or the reader's click) asks for it; once per document. */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  // What is posted to the window is the page's to hear.
  noScriptStartedPostMessage: true,
  main() {
    // What became of it is asked for by lib/messaging/reader-outcome.ts.
    const scope = globalThis as typeof globalThis & { qingduReader?: Promise<'done' | 'failed'> };
    scope.qingduReader ??= startReader(document).then(
      () => 'done',
      (error: unknown) => {
        console.error('清读: this page could not be read; it stays as it was served.', error);
        return 'failed';
      },
    );
  },
});
