import type { FixKind } from '../lib/domain/text/index.ts';
import type { Words } from './words.ts';

/** Kinds told as one to a reader, in the order they are told. */
const TOLD: readonly (readonly [key: string, kinds: readonly FixKind[]])[] = [
  ['fix_garbled', ['encoding', 'gbk-out-of-step']],
  ['fix_gloss', ['gloss']],
  ['fix_script', ['script']],
  ['fix_over_conversion', ['over-conversion']],
  ['fix_punctuation', ['punctuation']],
  ['fix_symbol', ['symbol']],
  ['fix_entity', ['entity']],
  ['fix_compatibility', ['compatibility']],
  ['fix_space', ['space']],
];

/** What was mended, in words: ['修复乱码 12 处', '去注音 1,233 处']; kinds without an edit are left out. */
export function describeEdits(edits: Readonly<Partial<Record<FixKind, number>>>, t: Words): string[] {
  return TOLD.flatMap(([key, kinds]) => {
    const count = kinds.reduce((sum, kind) => sum + (edits[kind] ?? 0), 0);
    return count === 0 ? [] : [t('fix_count', t(key), count.toLocaleString('en-US'))];
  });
}
