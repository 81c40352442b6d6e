// What addons.mozilla.org looks at, on the built Firefox package. The linter is 60 MB of packages and used before a release
// only, so npx fetches it; its version is fixed here. node scripts/lint-firefox.mjs
import { join } from 'node:path';
import { root, run } from './run.mjs';

const LINTER = 'addons-linter@10.13.0';
/** Warnings that are known, with the reason why they stand. */
const KNOWN = {
  // About Firefox for Android, for which the package is not offered (no `gecko_android` in the manifest).
  KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION: 'not offered for Android',
};

const { stdout, output } = await run('npx', ['--yes', LINTER, '--output', 'json', join(root, '.output/firefox-mv3')], {
  label: 'addons-linter',
});
let report;
try {
  report = JSON.parse(stdout.slice(stdout.indexOf('{')));
} catch {
  console.error(output.trimEnd());
  process.exit(1);
}
const found = [...report.errors, ...report.warnings, ...report.notices];
const faults = found.filter(({ code }) => !(code in KNOWN));
for (const { code, file, line, message } of faults) console.error(`${file ?? ''}:${line ?? ''} ${code}: ${message}`);
const known = found.length - faults.length;
console.log(`addons-linter: ${faults.length} faults, ${known} known ${known === 1 ? 'warning' : 'warnings'}.`);
process.exitCode = faults.length > 0 ? 1 : 0;
