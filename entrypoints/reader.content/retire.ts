import { onTakeOver } from '../../lib/dom/take-over.ts';
import { endLife, isOrphan, whileAlive } from './life.ts';
import { clearSummaries, type PageUi } from './page-ui.tsx';
import type { Tools } from './surface.ts';
import { words } from './words.ts';

/** How long the reader is told to reload the page. */
const TOLD_MS = 10_000;

/**
 * The end of a reader whose extension was updated or turned off under the open page. It stops quietly: no control is left
 * that would do nothing, nothing listens to the page any more, and the text stays as readable as it was. When a newer
 * reader takes over, the page gets back all its own.
 */
export function watchForTheEnd(tools: Tools, ui: PageUi): void {
  const { doc, reader, late } = tools;
  // Once the extension is gone its words cannot be asked for.
  const farewell = words('page_error_updated');
  let isOver = false;
  const stop = () => {
    isOver = true;
    endLife();
    late.stop();
    reader.retire();
  };
  const look = () => {
    if (isOver || !isOrphan()) return;
    if (reader.isAsleep) {
      // Nothing of it is on the page: there is nothing to be said.
      isOver = true;
      endLife();
      late.stop();
      return;
    }
    stop();
    clearSummaries(reader.session);
    reader.session.showSummaries(false);
    // Behind what was still to be drawn.
    window.setTimeout(() => ui.say(farewell), 0);
    // The host stays: it tells a newer reader that there is something to take back.
    window.setTimeout(() => ui.say(''), TOLD_MS);
  };
  for (const type of ['pointerdown', 'keydown']) window.addEventListener(type, look, { capture: true, ...whileAlive });
  doc.addEventListener('visibilitychange', look, whileAlive);

  onTakeOver(doc, () => {
    if (!isOrphan()) return;
    if (!isOver) {
      stop();
      clearSummaries(reader.session);
    }
    reader.session.show('served');
    reader.unpaint();
    ui.remove();
  });
}
