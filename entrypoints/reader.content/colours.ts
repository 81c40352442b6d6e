import { type HighlightPainter, highlightPainter } from '../../lib/dom/highlight-painter.ts';
import { sendToBackground } from '../../lib/messaging/index.ts';

let isAsked = false;

/** Paints on words of the page; their styles come with the first of them. Null where the browser cannot. */
export function painterOf(doc: Document): HighlightPainter | null {
  return highlightPainter(doc, () => {
    if (isAsked) return;
    isAsked = true;
    void sendToBackground('reader.colours', {}).catch((error) => console.warn('清读: nothing is painted', error));
  });
}
