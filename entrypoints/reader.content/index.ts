import { defineContentScript } from 'wxt/utils/define-content-script';
import './style.css';
import './clean.css';
import { takeLaid } from '../../lib/dom/laid-page.ts';
import type { PageSettings } from '../../lib/messaging/index.ts';
import { sayFarewell, startTools } from './tools.ts';

/**
 * Everything but the laid text itself: controls, cards, summaries, notes. Loaded when the page can be read; its styles
 * come with entrypoints/lay.content.
 */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  // What is posted to the window is the page's to hear.
  noScriptStartedPostMessage: true,
  main() {
    takeLaid<PageSettings>((laid) => (laid ? startTools(document, laid) : sayFarewell(document)));
  },
});
