#!/usr/bin/env node
// The command line. The bundle is made by `npm install`; where that was skipped it is made now, once.
import { existsSync } from 'node:fs';

const bundle = new URL('./dist/main.mjs', import.meta.url);
if (!existsSync(bundle)) {
  const { buildCli } = await import('../scripts/build-cli.mjs');
  await buildCli();
}
const { main } = await import(bundle.href);
process.exitCode = await main(process.argv.slice(2));
