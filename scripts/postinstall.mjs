// After `npm install`: WXT's generated types and the command line's bundle. Never fails an installation; says what is amiss.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool } from './run.mjs';

async function prepareTypes() {
  const entrypoints = join(root, 'entrypoints');
  if (!existsSync(join(root, 'node_modules/wxt')) || !existsSync(entrypoints) || readdirSync(entrypoints).length === 0)
    return;
  const { code, output } = await runTool('wxt/bin/wxt.mjs', ['prepare'], { label: 'wxt prepare' });
  if (code !== 0) throw new Error(`wxt prepare failed:\n${output}`);
}

async function bundleCli() {
  const { buildCli } = await import('./build-cli.mjs');
  await buildCli();
}

for (const step of [prepareTypes, bundleCli]) {
  try {
    await step();
  } catch (error) {
    console.error(`qingdu: not ready yet, the next build will try again: ${error.message}`);
  }
}
