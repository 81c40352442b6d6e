import { browser } from 'wxt/browser';
import type { TabInFront } from './tab-in-front.ts';

/** Whether a tab shows a PDF. Where the browser lets nobody look (Firefox's own viewer), its address says so. */
export async function showsPdf({ id, isNamedPdf }: TabInFront): Promise<boolean> {
  try {
    const [top] = await browser.scripting.executeScript({ target: { tabId: id }, func: typeOfPage });
    return top?.result === 'application/pdf';
  } catch {
    return isNamedPdf;
  }
}

/** Runs in the tab. Chromium's viewer stands in a page of its own around the file. */
function typeOfPage(): string {
  const only = document.body?.childElementCount === 1 ? document.querySelector('embed') : null;
  return only?.type || document.contentType;
}
