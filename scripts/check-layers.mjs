// Checks who imports whom (.dependency-cruiser.cjs). Fails too when it looked at nothing: a fence can be silently off.
// node scripts/check-layers.mjs [--root DIR] [--json]
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root, run } from './run.mjs';

const FOLDERS = ['lib', 'components', 'entrypoints', 'cli', 'bench', 'scripts', 'tests'];

const rootArgument = process.argv.indexOf('--root');
const directory = rootArgument < 0 ? root : resolve(process.argv[rootArgument + 1]);
const folders = FOLDERS.filter((folder) => existsSync(join(directory, folder)));
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const config = join(root, '.dependency-cruiser.cjs');

const { stdout, output } = await run(
  process.execPath,
  [cruiser, '--config', config, '--output-type', 'json', ...folders],
  { cwd: directory, label: 'layers' },
);
try {
  const { summary } = JSON.parse(stdout);
  const violations = summary.violations.map(({ from, to, rule, cycle }) => ({
    rule: rule.name,
    from,
    to,
    cycle: cycle?.map(({ name }) => name),
  }));
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ totalCruised: summary.totalCruised, violations }));
  } else {
    for (const { rule, from, to, cycle } of violations) console.log(`${rule}: ${from} → ${cycle?.join(' → ') ?? to}`);
    console.log(`${summary.totalCruised} modules, ${violations.length} forbidden imports.`);
  }
  if (summary.totalCruised === 0) console.error('No module was looked at.');
  process.exitCode = violations.length > 0 || summary.totalCruised === 0 ? 1 : 0;
} catch {
  console.error(output);
  process.exitCode = 1;
}
