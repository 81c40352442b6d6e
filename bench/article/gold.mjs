/**
 * References with known answers: rendered entry → parsed → compared, field by field.
 * `QINGDU_GOLD=<folder> node bench/article/gold.mjs [--errors[=field]] [--style=part] [--variant=name]`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const out = await mkdtemp(join(tmpdir(), 'qingdu-gold-'));
try {
  const outfile = join(out, 'gold.mjs');
  await build({
    entryPoints: [join(here, 'gold-table.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
  });
  const { main } = await import(pathToFileURL(outfile).href);
  main(process.argv.slice(2));
} finally {
  await rm(out, { recursive: true, force: true });
}
