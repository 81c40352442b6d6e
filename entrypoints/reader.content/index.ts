import { defineContentScript } from 'wxt/utils/define-content-script';
import './style.css';
import { startReader } from './start.ts';

/** Injected by the background only where the detector (or the reader's click) asks for it; once per document. */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  // What is posted to the window is the page's to hear.
  noScriptStartedPostMessage: true,
  main() {
    const scope = globalThis as typeof globalThis & { qingduReader?: Promise<void> };
    scope.qingduReader ??= startReader(document).catch((error: unknown) => {
      console.error('清读: this page could not be read; it stays as it was served.', error);
    });
  },
});
