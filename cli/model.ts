import { readFileSync } from 'node:fs';
import { type LanguageModel, readLanguageModel } from '../lib/domain/mojibake/index.ts';

/** Bytes of the language model shipped with the extension; null where the file is absent. */
export async function loadModel(): Promise<Uint8Array | null> {
  try {
    return readFileSync(new URL('../../public/model/zh.model', import.meta.url));
  } catch {
    return null;
  }
}

/** The language model, read the first time it is asked for; later calls give the same. */
export async function languageModel(): Promise<LanguageModel | null> {
  known ??= loadModel().then((bytes) => (bytes ? readLanguageModel(bytes) : null));
  return known;
}

let known: Promise<LanguageModel | null> | undefined;
