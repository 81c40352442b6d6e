/** Bundles the bench with esbuild and runs it: `node bench/article/run.mjs [summary|keywords] [--tune]`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const out = await mkdtemp(join(tmpdir(), 'qingdu-bench-'));
try {
  const outfile = join(out, 'bench.mjs');
  await build({
    entryPoints: [join(here, 'bench.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
  });
  const { main } = await import(pathToFileURL(outfile).href);
  await main(process.argv.slice(2));
} finally {
  await rm(out, { recursive: true, force: true });
}
