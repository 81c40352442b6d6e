import { parseArgs } from 'node:util';
import { convertText, type OpenccConfig } from '../../lib/domain/script/index.ts';
import { eachLine } from '../lines.ts';

const CONFIGS: readonly (OpenccConfig | 'auto')[] = ['t2s', 'tw2s', 'tw2sp', 'hk2s', 'auto'];

/** `convert --config t2s|tw2s|tw2sp|hk2s|auto [--keep-forms]`: script conversion alone, no repair. */
export async function convert(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { config: { type: 'string' }, 'keep-forms': { type: 'boolean', default: false } },
  });
  const config = CONFIGS.find((name) => name === values.config);
  if (!config) throw new Error(`--config takes ${CONFIGS.join(', ')}`);
  await eachLine(({ id, text }) => ({ id, text: convertText(text, config, { keepForms: values['keep-forms'] }) }));
  return 0;
}
