/** Bundles the bench with esbuild and runs it: `node bench/anchor/run.mjs [--tune] [--quick] [--ours] [--family=M1] [--misses] [--times]`. */
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
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  const { main } = await import(pathToFileURL(outfile).href);
  await main(process.argv.slice(2), join(here, '../..'));
} finally {
  await rm(out, { recursive: true, force: true });
}
