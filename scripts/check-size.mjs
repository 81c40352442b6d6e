// Weighs what was built against the size budgets of docs/architecture.md. node scripts/check-size.mjs
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './run.mjs';

const kB = 1000;
const PACKAGE_LIMIT = 3000 * kB;
/** File in the built folder → most bytes it may have after gzip. */
const GZIP_LIMITS = {
  'content-scripts/detect.js': 4 * kB,
  'content-scripts/wake.js': 12 * kB,
  'content-scripts/lay.js': 30 * kB,
  'content-scripts/reader.js': 90 * kB,
  'content-scripts/cite.js': 60 * kB,
};
/** The language model, a file of its own. */
const MODEL = /[\\/](language-)?model[^\\/]*\.(js|json|bin|dat|gz)$/;
const MODEL_LIMIT = 700 * kB;

const show = (bytes) => `${(bytes / kB).toFixed(1)} kB`;
let failed = 0;
function weigh(what, bytes, limit) {
  const fits = bytes <= limit;
  if (!fits) failed++;
  console.log(`${fits ? 'ok  ' : 'OVER'}  ${what}: ${show(bytes)} of ${show(limit)}`);
}

for (const target of ['chrome-mv3', 'firefox-mv3']) {
  const directory = join(root, '.output', target);
  if (!existsSync(directory)) {
    failed++;
    console.log(`OVER  ${target}: not built`);
    continue;
  }
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  for (const [name, limit] of Object.entries(GZIP_LIMITS)) {
    const file = join(directory, name);
    if (existsSync(file)) weigh(`${target}/${name}, gzip`, gzipSync(readFileSync(file)).length, limit);
    else console.log(`      ${target}/${name}: not there`);
  }
  for (const file of files.filter((name) => MODEL.test(name))) {
    const bytes = /\.gz$/.test(file) ? statSync(file).size : gzipSync(readFileSync(file)).length;
    weigh(`${target}/${file.slice(directory.length + 1)}, gzip`, bytes, MODEL_LIMIT);
  }
  const unpacked = files.reduce((sum, file) => sum + statSync(file).size, 0);
  // A package is a zip: each file by itself is compressed as gzip does.
  const packed = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  weigh(`${target} as a package (${show(unpacked)} unpacked)`, packed, PACKAGE_LIMIT);
}
process.exitCode = failed > 0 ? 1 : 0;
