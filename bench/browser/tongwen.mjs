import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/run.mjs';

/** The script of the peer, to be run in a page: then `tongwenConvert()` converts it. */
export async function tongwenScript() {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'bench/browser/tongwen-page.mjs')],
    bundle: true,
    format: 'iife',
    write: false,
    minify: true,
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
