import { defineContentScript } from 'wxt/utils/define-content-script';
import { offerCitations } from '../../lib/dom/citations.ts';
import { citedPassage } from '../../lib/dom/cited-passage.ts';
import { CitedWorks } from '../../lib/dom/cited-works.ts';
import { extractReportInSlices } from '../../lib/dom/extract-report.ts';
import { formatReference, lookUpWork } from '../../lib/domain/citation/index.ts';

/** Citations: loaded by the tools when they are at work and the page rests, or when a first card is asked for. */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  // What is posted to the window is the page's to hear.
  noScriptStartedPostMessage: true,
  main() {
    offerCitations({
      citedWorks: (article) => new CitedWorks(article),
      formatReference,
      lookUpWork,
      citedPassage,
      extractReportInSlices,
    });
  },
});
