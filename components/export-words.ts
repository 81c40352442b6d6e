import { EXPORT_FIELDS, type ExportWords, HIGHLIGHT_COLORS } from '../lib/domain/annotation/index.ts';
import type { Words } from './words.ts';

/** What exports say, in the reader's language. */
export function exportWords(t: Words): ExportWords {
  const of = <Key extends string>(keys: readonly Key[], word: (key: Key) => string) =>
    Object.fromEntries(keys.map((key) => [key, word(key)])) as Record<Key, string>;
  return {
    colors: of(HIGHLIGHT_COLORS, (color) => t(`color_${color}`)),
    fields: of(EXPORT_FIELDS, (field) => t(`export_field_${field}`)),
  };
}
