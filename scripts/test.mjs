// Everything that must hold, cheapest first. The last line reads `N passed, N failed` (`, N skipped` may follow).
// node scripts/test.mjs [--long]   `--long` adds what takes longer than a coffee.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages } from './ensure-packages.mjs';
import { root, runTool } from './run.mjs';

const started = Date.now();
const total = { passed: 0, failed: 0, skipped: 0 };
const env = {
  ...(process.argv.includes('--long') ? { QINGDU_LONG: '1' } : {}),
  ...(process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined }),
};

function section(title) {
  console.log(`\n== ${title}`);
}

/** One check that either holds or not. `step` throws, or gives the finished run of a tool. */
async function check(title, step) {
  const from = Date.now();
  let failure;
  let note = '';
  try {
    const result = await step();
    if (result?.code) failure = result.output;
    else note = result?.note?.(result.stdout) ?? '';
  } catch (error) {
    failure = error.message;
  }
  total[failure === undefined ? 'passed' : 'failed']++;
  const seconds = ((Date.now() - from) / 1000).toFixed(1);
  console.log(`${failure === undefined ? 'ok  ' : 'FAIL'}  ${title} (${seconds} s)${note && `: ${note}`}`);
  if (failure !== undefined) console.log(failure.trimEnd().replace(/^/gm, '      '));
}

/** Two at a time: as many as a small machine has cores. */
async function inTwoLanes(steps) {
  const waiting = [...steps];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await step();
  };
  await Promise.all([lane(), lane()]);
}

const tool = (file, ...args) => runTool(file, args, { label: args.join(' ') });
const script = (name, ...args) => runTool(`../scripts/${name}`, args, { label: name });
const lastLine = (stdout) => stdout.trimEnd().split('\n').at(-1);

/** Runs vitest projects; its own report is shown as it comes, the counts are read from its JSON. */
async function vitest(title, projects, heading, reporter = 'default') {
  section(heading);
  const report = join(root, `out/test/${title}.json`);
  mkdirSync(join(root, 'out/test'), { recursive: true });
  rmSync(report, { force: true });
  const args = ['run', ...projects.map((project) => `--project=${project}`), `--reporter=${reporter}`];
  args.push('--reporter=json', `--outputFile.json=${report}`);
  const { code } = await runTool('vitest/vitest.mjs', args, { label: title, stream: true, env });
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  if (!result) {
    total.failed++;
    console.log(`FAIL  ${title}: no report was written`);
    return;
  }
  total.passed += result.numPassedTests;
  total.failed += result.numFailedTests;
  total.skipped += result.numPendingTests + result.numTodoTests;
  const broken = result.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some(isFailed));
  for (const file of broken) {
    total.failed++;
    console.log(`FAIL  ${file.name}\n      ${file.message.replace(/\n/g, '\n      ')}`);
  }
  if (code !== 0 && result.numFailedTests === 0 && broken.length === 0) {
    total.failed++;
    console.log(`FAIL  ${title}: vitest ended with code ${code} (an error outside any test, see above)`);
  }
}
const isFailed = (test) => test.status === 'failed';

async function main() {
  section('Packages and browsers');
  await ensurePackages();
  const { ensureBrowsers } = await import('./ensure-browsers.mjs');
  await check('packages', () => {});
  await check('browsers', () => ensureBrowsers(['chromium', 'firefox']));

  const { build } = await import('./build.mjs');
  section('Build');
  for (const target of ['chrome', 'firefox', 'cli']) await check(`build ${target}`, () => build([target]));
  await check('sizes', () => script('check-size.mjs'));
  await check('policy', async () => ({ ...(await script('check-policy.mjs')), note: lastLine }));

  section('Rules');
  const types = ['.', 'lib/domain', 'cli', 'tests', 'bench'].filter((folder) =>
    existsSync(join(root, folder, 'tsconfig.json')),
  );
  await inTwoLanes([
    ...types.map(
      (folder) => () => check(`types ${folder}`, () => tool('typescript/bin/tsc', '--noEmit', '-p', folder)),
    ),
    () => check('biome', () => tool('@biomejs/biome/bin/biome', 'check', '--max-diagnostics=100')),
    () => check('layers', async () => ({ ...(await script('check-layers.mjs')), note: lastLine })),
    () => check('regular expressions', async () => ({ ...(await script('check-regexps.mjs')), note: lastLine })),
    () => check('nothing unused, nothing unlisted', () => tool('knip/bin/knip.js', '--no-progress')),
  ]);

  await vitest('unit', ['domain', 'dom', 'extension'], 'Unit tests');
  await vitest('browser', ['browser'], 'Stories in real browsers', 'verbose');
}

try {
  await main();
} catch (error) {
  total.failed++;
  console.log(`FAIL  ${error.stack ?? error}`);
}
console.log(`\n${Math.round((Date.now() - started) / 1000)} s in all.`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
