// Every rule that keeps the layers apart is seen to bite: a copy of the tree gets one break per rule.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const COPIED = [
  'lib',
  'components',
  'entrypoints',
  'cli',
  '.wxt',
  'tsconfig.json',
  'package.json',
  'biome.json',
  '.gitignore',
];

/** rule → files that break it; the first file is the one that must be reported. */
const forbiddenImports: Record<string, Record<string, string>> = {
  'domain-may-import': { 'lib/domain/text/planted-1.ts': "import '../../dom/planted-target.ts';" },
  'dom-may-import': { 'lib/dom/planted-2.ts': "import '../storage/planted-target.ts';" },
  'storage-may-import': { 'lib/storage/planted-3.ts': "import type { X } from '../messaging/planted-target.ts';" },
  'messaging-may-import': { 'lib/messaging/planted-4.ts': "import '../storage/planted-target.ts';" },
  'components-may-import': { 'components/planted-5.tsx': "import '../lib/dom/planted-target.ts';" },
  'entrypoints-may-import': { 'entrypoints/planted-6/index.ts': "import '../../cli/planted-target.ts';" },
  'cli-may-import': { 'cli/planted-7.ts': "import '../lib/storage/planted-target.ts';" },
  'lib-folders': {
    'lib/dom/planted-8.ts': "import '../helpers/planted-target.ts';",
    'lib/helpers/planted-target.ts': 'export type X = 1;',
  },
  'domain-door': { 'lib/domain/article/planted-9.ts': "import '../text/planted-target.ts';" },
  'domain-door-outside': { 'lib/dom/planted-10.ts': "import '../domain/text/planted-target.ts';" },
  'no-islands': { 'lib/domain/citation/planted-11.ts': "import '../encoding/index.ts';" },
  'one-road': { 'entrypoints/planted-12/index.ts': "import '../../lib/domain/script/index.ts';" },
  'domain-is-self-contained': { 'lib/domain/text/planted-13.ts': "import 'parse5';" },
  'no-extension-api': { 'components/planted-14.tsx': "import { browser } from 'wxt/browser';" },
  'no-preact': { 'lib/storage/planted-15.ts': "import { h } from 'preact';" },
  'no-node': { 'lib/dom/planted-16.ts': "import 'node:fs';" },
  'no-sibling-entrypoints': {
    'entrypoints/planted-17/index.ts': "import '../planted-18/index.ts';",
    'entrypoints/planted-18/index.ts': 'export default {};',
  },
  'no-circular': {
    'lib/dom/planted-19.ts': "import './planted-20.ts';",
    'lib/dom/planted-20.ts': "import './planted-19.ts';",
  },
  resolvable: { 'lib/dom/planted-21.ts': "import './not-there.ts';" },
};

const targets = ['lib/dom', 'lib/storage', 'lib/messaging', 'lib/domain/text', 'cli'];
const doors = ['lib/domain/encoding/index.ts', 'lib/domain/script/index.ts'];

/** folder → the globals denied there by an override of biome.json. */
const deniedGlobals: Record<string, string[]> = {
  'lib/domain': ['document', 'window', 'navigator', 'browser', 'chrome', 'fetch', 'Date', 'performance', 'setTimeout'],
  'lib/dom': ['browser', 'chrome'],
  components: ['browser', 'chrome'],
  'lib/storage': ['document', 'window'],
  'lib/messaging': ['document', 'window'],
};

let copy = '';

function plant(file: string, text: string) {
  const path = join(copy, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${text}\n`);
}

async function outputOf(script: string, args: string[], cwd: string): Promise<string> {
  const options = { cwd, maxBuffer: 1 << 26 };
  const result = await promisify(execFile)(process.execPath, [script, ...args], options).catch((error) => error);
  return result.stdout;
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'qingdu-layers-'));
  for (const name of COPIED) {
    if (existsSync(join(root, name))) cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  for (const folder of targets) plant(`${folder}/planted-target.ts`, 'export type X = 1;');
  for (const door of doors) if (!existsSync(join(copy, door))) plant(door, 'export {};');
  for (const files of Object.values(forbiddenImports)) {
    for (const [file, text] of Object.entries(files)) plant(file, text);
  }
  for (const [folder, names] of Object.entries(deniedGlobals)) {
    plant(`${folder}/planted-globals.ts`, `export const touched = [${names.join(', ')}];`);
  }
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('forbidden imports', () => {
  let violations: { rule: string; from: string }[] = [];

  beforeAll(async () => {
    const script = join(root, 'scripts/check-layers.mjs');
    const report = JSON.parse(await outputOf(script, ['--root', copy, '--json'], root));
    expect(report.totalCruised).toBeGreaterThan(0);
    violations = report.violations;
  }, 60_000);

  it('has a planted break for every rule', () => {
    const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs'));
    const names = config.forbidden.map((rule: { name: string }) => rule.name);
    expect(Object.keys(forbiddenImports).sort()).toEqual(names.sort());
  });

  it.each(Object.entries(forbiddenImports))('%s is reported', (rule, files) => {
    const [file] = Object.keys(files);
    expect(violations).toContainEqual(expect.objectContaining({ rule, from: file }));
  });
});

describe('forbidden globals', () => {
  let lint = '';

  beforeAll(async () => {
    const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
    const files = Object.keys(deniedGlobals).map((folder) => `${folder}/planted-globals.ts`);
    lint = await outputOf(
      biome,
      ['lint', '--reporter=json', '--max-diagnostics=none', '--vcs-enabled=false', ...files],
      copy,
    );
  }, 60_000);

  it('covers every override of biome.json', () => {
    const { overrides } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
    for (const { includes, linter } of overrides) {
      const denied = linter.rules.style?.noRestrictedGlobals?.options.deniedGlobals;
      for (const glob of denied ? includes : []) {
        if (!glob.startsWith('!')) expect(deniedGlobals[glob.replace('/**', '')], glob).toEqual(Object.keys(denied));
      }
    }
  });

  it.each(Object.entries(deniedGlobals))('in %s', (folder, names) => {
    const { diagnostics } = JSON.parse(lint);
    const found = diagnostics
      .filter((one: { category: string }) => one.category === 'lint/style/noRestrictedGlobals')
      .filter((one: { location: { path: unknown } }) =>
        JSON.stringify(one.location.path).includes(`${folder}/planted-globals.ts`),
      )
      .map((one: { message: string | { content: string }[] }) => JSON.stringify(one.message));
    expect(found).toHaveLength(names.length);
  });
});
