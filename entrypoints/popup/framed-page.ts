import { browser } from 'wxt/browser';

/** Shares of the window from which a frame is what the reader came for, not a box beside it. */
const WIDTH = 0.5;
const HEIGHT = 0.4;

/**
 * The address of the page that fills most of a tab from within a frame: readers run in whole pages only, since a frame
 * in a page speaks for nobody. Null where there is none, or where we may not look.
 */
export async function findFramedPage(tabId: number): Promise<string | null> {
  try {
    const [top] = await browser.scripting.executeScript({
      target: { tabId },
      func: largestFrame,
      args: [WIDTH, HEIGHT],
    });
    const url = top?.result;
    return typeof url === 'string' && /^https?:/.test(url) ? url : null;
  } catch {
    return null;
  }
}

/** Runs in the tab. */
function largestFrame(width: number, height: number): string | null {
  const frames = Array.from(document.querySelectorAll<HTMLIFrameElement | HTMLFrameElement>('iframe, frame'));
  const large = frames
    .map((frame) => ({ url: frame.src, box: frame.getBoundingClientRect() }))
    .filter(({ box }) => box.width >= innerWidth * width && box.height >= innerHeight * height)
    .sort((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);
  return large[0]?.url ?? null;
}
