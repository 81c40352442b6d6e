import { isReaderAwaited } from '../../lib/dom/signs-seen.ts';
import { whenBack } from '../../lib/messaging/come-back.ts';
import { sendToBackground } from '../../lib/messaging/send.ts';

/** Has what reads the page loaded. Where the browser does not let it in the page stays as it is. */
export async function askForReading(): Promise<void> {
  // Where the page was left meanwhile, the script went to the next one: come back, it is asked for again.
  const stop = whenBack(() => {
    stop();
    if (isReaderAwaited()) void askForReading();
  });
  await sendToBackground('reader.look', {}).catch(() => undefined);
}
