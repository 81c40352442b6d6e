// Packages for the stores: Chrome, and Firefox with the sources its reviewers ask for. node scripts/zip.mjs
import { runTool } from './run.mjs';

for (const args of [[], ['-b', 'firefox', '--mv3', '--sources']]) {
  const { code, output } = await runTool('wxt/bin/wxt.mjs', ['zip', ...args], {
    label: ['wxt zip', ...args].join(' '),
  });
  console.log(output.trimEnd());
  if (code !== 0) process.exit(code);
}
