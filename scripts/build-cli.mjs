// Bundles the command line into cli/dist/main.mjs. Used by the build, after installation, and by cli/qingdu.mjs when the
// bundle is missing. Reads and writes files only; needs nothing but esbuild.
import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

export const cliBundle = join(root, 'cli/dist/main.mjs');

/** @returns {Promise<boolean>} false when there is no command line to bundle. */
export async function buildCli() {
  const entry = join(root, 'cli/main.ts');
  if (!existsSync(entry)) return false;
  const { build } = await import('esbuild');
  rmSync(dirname(cliBundle), { recursive: true, force: true });
  await build({
    entryPoints: [entry],
    outdir: dirname(cliBundle),
    outExtension: { '.js': '.mjs' },
    // Each command loads what it needs: a shell should not wait for an HTML parser to repair a line.
    splitting: true,
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
