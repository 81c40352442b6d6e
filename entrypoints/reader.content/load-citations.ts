import { type Citations, citationsHere } from '../../lib/dom/citations.ts';
import { sendToBackground } from '../../lib/messaging/index.ts';

let loading: Promise<Citations> | null = null;

/** Has the script of citations loaded, once. Rejects where it may not be; asked again, it is tried again. */
export function loadCitations(): Promise<Citations> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load(): Promise<Citations> {
  if (!citationsHere()) await sendToBackground('reader.citations', {});
  const citations = citationsHere();
  if (!citations) throw new Error('citations may not be loaded here');
  return citations;
}
