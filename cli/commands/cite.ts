import { parseArgs } from 'node:util';
import { formatReference, parseReference, type ReferenceStyle } from '../../lib/domain/citation/index.ts';
import { eachLine } from '../lines.ts';

const STYLES: readonly ReferenceStyle[] = ['csl', 'gbt7714-2015', 'gbt7714-2025', 'bibtex', 'ris'];

/** `cite [--format …]`: a printed reference a line, as CSL-JSON or formatted anew. */
export async function cite(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { format: { type: 'string', default: 'csl' } } });
  const style = STYLES.find((name) => name === values.format);
  if (!style) throw new Error(`--format takes ${STYLES.join(', ')}`);
  await eachLine(({ id, text }) => {
    const item = parseReference(text);
    if (!item) throw new Error('no reference could be read in this text');
    return style === 'csl' ? { id, csl: item } : { id, text: formatReference(item, style) };
  });
  return 0;
}
