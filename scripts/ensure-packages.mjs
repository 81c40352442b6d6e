// Installs the npm packages when they are not those of the lock file. Imports nothing that would need them.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, run } from './run.mjs';

const MINIMUM_NODE = [20, 20];

function readJson(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Names of packages the lock file wants and node_modules does not have. Optional ones may be absent on this platform. */
export function missingPackages() {
  const wanted = readJson('package-lock.json')?.packages ?? {};
  const installed = readJson('node_modules/.package-lock.json')?.packages ?? {};
  const manifest = readJson('package.json') ?? {};
  const missing = Object.entries(wanted)
    .filter(([path, { link, optional, devOptional, peer }]) => path && !link && !optional && !devOptional && !peer)
    .filter(([path, { version }]) => installed[path]?.version !== version || !existsSync(join(root, path)))
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  const locked = { ...wanted['']?.dependencies, ...wanted['']?.devDependencies };
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    if (locked[name] !== version) missing.push(name);
  }
  return missing;
}

export async function ensurePackages() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor < MINIMUM_NODE[1])) {
    throw new Error(`Node ${MINIMUM_NODE.join('.')} or later is needed; this is ${process.versions.node}.`);
  }
  const missing = missingPackages();
  if (missing.length === 0) return;
  console.log(`Installing packages (${missing.length} missing or of another version) …`);
  const npm = npmCommand();
  const args = [...npm.args, 'install', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output, seconds } = await run(npm.command, args, { label: 'npm install' });
  if (code !== 0) throw new Error(`npm install failed:\n${output}`);
  console.log(`Packages installed (${seconds} s).`);
}

/** The npm that runs us, else the one beside this Node, else whatever the path holds. */
function npmCommand() {
  const beside = join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
  const besideOnWindows = join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js');
  const script = [process.env.npm_execpath, beside, besideOnWindows].find(
    (file) => file && /npm-cli\.js$/.test(file) && existsSync(file),
  );
  return script ? { command: process.execPath, args: [script] } : { command: 'npm', args: [] };
}
