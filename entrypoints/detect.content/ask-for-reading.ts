import { sendToBackground } from '../../lib/messaging/send.ts';

/** Has what reads the page loaded. Where the browser does not let it in the page stays as it is. */
export async function askForReading(): Promise<void> {
  await sendToBackground('reader.look', {}).catch(() => undefined);
}
