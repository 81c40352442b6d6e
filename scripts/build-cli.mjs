// Bundles the command line into cli/dist/main.mjs. Used by the build, after installation, and by cli/qingdu.mjs when the
// bundle is missing. Reads and writes files only; needs nothing but esbuild.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

export const cliBundle = join(root, 'cli/dist/main.mjs');

/** @returns {Promise<boolean>} false when there is no command line to bundle. */
export async function buildCli() {
  const entry = join(root, 'cli/main.ts');
  if (!existsSync(entry)) return false;
  const { build } = await import('esbuild');
  await build({
    entryPoints: [entry],
    outfile: cliBundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minify: false,
    // CommonJS packages inside the bundle still ask for Node's own modules by require().
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildCli();
