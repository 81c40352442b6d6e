/** Bundles a TypeScript bench beside its packages and runs its `main`. */
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));

/**
 * @param {string} name file in this folder
 * @param {readonly string[]} args
 */
export async function run(name, args) {
  // Packages are found from here, as they are from the source.
  const folder = join(here, '../../node_modules/.cache/qingdu-bench');
  const outfile = join(folder, `${name}-${process.pid}.mjs`);
  await mkdir(folder, { recursive: true });
  try {
    await build({
      entryPoints: [join(here, name)],
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      outfile,
      logLevel: 'error',
    });
    const { main } = await import(pathToFileURL(outfile).href);
    await main(args);
  } finally {
    await rm(outfile, { force: true });
  }
}
