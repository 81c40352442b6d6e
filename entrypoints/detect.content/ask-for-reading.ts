import { isReaderAwaited } from '../../lib/dom/signs-seen.ts';
import { sendToBackground } from '../../lib/messaging/send.ts';

/** Has what reads the page loaded. Where the browser does not let it in the page stays as it is. */
export async function askForReading(): Promise<void> {
  // Where the page was left meanwhile, the script went to the next one: come back, it is asked for again.
  const comeBack = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    removeEventListener('pageshow', comeBack);
    if (isReaderAwaited()) void askForReading();
  };
  addEventListener('pageshow', comeBack);
  await sendToBackground('reader.look', {}).catch(() => undefined);
}
