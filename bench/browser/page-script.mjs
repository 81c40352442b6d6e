import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/run.mjs';

/** A script of this folder, bundled to be run in a page. @param {string} file */
export async function pageScript(file) {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'bench/browser', file)],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    write: false,
    minify: true,
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
