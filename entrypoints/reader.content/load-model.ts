import { sendToBackground } from '../../lib/messaging/index.ts';

/** Where the model's script leaves it: in the isolated world of the content scripts, out of the page's reach. */
interface ModelScope {
  qingduModel?: string;
}

/** The language model's bytes; null where it cannot be had. The background runs /model.js beside this script. */
export async function loadModel(): Promise<Uint8Array | null> {
  const scope = globalThis as typeof globalThis & ModelScope;
  if (scope.qingduModel === undefined) {
    const { loaded } = await sendToBackground('model.load', {});
    if (!loaded) return null;
  }
  const text = scope.qingduModel;
  if (text === undefined) return null;
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i += 1) bytes[i] = raw.charCodeAt(i);
  return bytes;
}
