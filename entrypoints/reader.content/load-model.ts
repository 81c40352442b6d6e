import { sendToBackground } from '../../lib/messaging/index.ts';

/** The language model's bytes; null where it cannot be had. They never lie where the page can reach them. */
export async function loadModel(): Promise<Uint8Array | null> {
  const { model } = await sendToBackground('model.load', {});
  if (model === null) return null;
  const raw = atob(model);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i += 1) bytes[i] = raw.charCodeAt(i);
  return bytes;
}
