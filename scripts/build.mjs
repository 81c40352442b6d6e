// Builds the extension for both browsers and the command line; a target whose sources did not change is left as it is.
// node scripts/build.mjs [chrome] [firefox] [cli] [--force]
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildCli, cliBundle } from './build-cli.mjs';
import { root, runTool } from './run.mjs';

const EXTENSION_SOURCES = ['entrypoints', 'components', 'lib', 'public', 'wxt.config.ts', 'tsconfig.json'];
const targets = {
  chrome: {
    output: join(root, '.output/chrome-mv3/manifest.json'),
    sources: EXTENSION_SOURCES,
    build: () => buildExtension([]),
  },
  firefox: {
    output: join(root, '.output/firefox-mv3/manifest.json'),
    sources: EXTENSION_SOURCES,
    build: () => buildExtension(['-b', 'firefox', '--mv3']),
  },
  cli: { output: cliBundle, sources: ['cli', 'lib', 'scripts/build-cli.mjs'], build: buildCli },
};

export const extensionDirectory = (browser) => dirname(targets[browser === 'firefox' ? 'firefox' : 'chrome'].output);

async function buildExtension(args) {
  const { code, output } = await runTool('wxt/bin/wxt.mjs', ['build', ...args], {
    label: ['wxt build', ...args].join(' '),
  });
  if (code !== 0) throw new Error(output);
}

/** One hash over names and contents, so that a checkout, a touch or a copied folder changes nothing. */
function hashOf(sources) {
  const hash = createHash('sha256');
  const add = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
  };
  const files = (path) =>
    readdirSync(join(root, path), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
      .filter((file) => !/\.test\.tsx?$|README\.md$|[\\/]dist[\\/]/.test(file))
      .sort();
  for (const path of ['package.json', 'package-lock.json', ...sources]) {
    if (!existsSync(join(root, path)) || /\.\w+$/.test(path)) add(path);
    else for (const file of files(path)) add(file);
  }
  return hash.digest('hex');
}

/**
 * @param {(keyof typeof targets)[]} [names]
 * @returns {Promise<string[]>} the targets that were built, not found up to date.
 */
export async function build(names = Object.keys(targets), { force = false } = {}) {
  const built = [];
  for (const name of names) {
    const { output, sources, build: buildTarget } = targets[name];
    const stamp = join(root, `.output/${name}.stamp`);
    const hash = hashOf(sources);
    if (!force && existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) continue;
    console.log(`Building ${name} …`);
    if ((await buildTarget()) === false) continue;
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, hash);
    built.push(name);
  }
  return built;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const names = process.argv.slice(2).filter((arg) => arg in targets);
  try {
    const built = await build(names.length > 0 ? names : undefined, { force: process.argv.includes('--force') });
    console.log(built.length > 0 ? `Built: ${built.join(', ')}.` : 'Everything is up to date.');
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
