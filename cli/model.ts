import { readFile } from 'node:fs/promises';

/** Bytes of the language model shipped with the extension; null where the file is absent. */
export async function loadModel(): Promise<Uint8Array | null> {
  try {
    return await readFile(new URL('../../public/model/zh.model', import.meta.url));
  } catch {
    return null;
  }
}
