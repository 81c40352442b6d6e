import { defineContentScript } from 'wxt/utils/define-content-script';
import './clean.css';
import { newTask } from '../../lib/dom/frames.ts';
import { takeLaid } from '../../lib/dom/laid-page.ts';
import type { PageSettings } from '../../lib/messaging/index.ts';
import { sayFarewell, startTools } from './tools.ts';

/**
 * Everything but the laid text itself: controls, cards, summaries, notes. Loaded when the page can be read, with the styles
 * of the clean view.
 */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  // What is posted to the window is the page's to hear.
  noScriptStartedPostMessage: true,
  main() {
    takeLaid<PageSettings>(async (laid) => {
      // To read and compile this script took the page's thread long enough for one task.
      await newTask();
      await (laid ? startTools(document, laid) : sayFarewell(document));
    });
  },
});
