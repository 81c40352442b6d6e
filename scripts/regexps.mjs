// Every regular expression of the sources: literals out of the syntax tree, built ones as the modules build them when
// they are loaded.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';
import { root } from './run.mjs';

/** Builds patterns for others. */
const HELPER = 'lib/domain/text/pattern.ts';
const FOLDERS = ['entrypoints', 'components', 'lib', 'cli'];

export function sourcesIn(folders = FOLDERS) {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
      .filter((file) => !/\.test\.tsx?$|(?:^|\/)test-[^/]*$|\.d\.ts$|\/dist\//.test(file))
      .sort(),
  );
}

/**
 * @typedef {{ file: string, line: number, source: string, flags: string }} Found
 * `built`: places inside functions where one is built from what is only known then.
 * @returns {{ literals: Found[], built: { file: string, line: number, text: string }[] }}
 */
export function readRegexps(file, text = readFileSync(join(root, file), 'utf8')) {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const literals = [];
  const built = [];
  const visit = (node, isInFunction) => {
    const line = () => tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      literals.push({ file, line: line(), source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText(tree) === 'RegExp') {
      if (isInFunction) built.push({ file, line: line(), text: node.getText(tree).replace(/\s+/g, ' ') });
    }
    ts.forEachChild(node, (child) => visit(child, isInFunction || ts.isFunctionLike(node)));
  };
  visit(tree, false);
  return { literals, built };
}

/** Those that the modules of `lib` build when they are loaded, as `{ source, flags, file }`. */
export async function loadedRegexps() {
  const files = sourcesIn(['lib']).filter((file) => /^lib\/(?:domain|dom)\//.test(file));
  const contents = files.map((file) => `import ${JSON.stringify(`./${file}`)};`).join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
  });
  const lines = outputFiles[0].text.split('\n');
  /** The module a line of the bundle is of: esbuild says so above each. */
  const moduleAt = (line) => {
    for (let at = line - 1; at >= 0; at--) {
      const name = /^\/\/ (lib\/\S+\.ts)$/.exec(lines[at])?.[1];
      if (name) return name;
    }
    return 'lib';
  };
  const made = [];
  const Own = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Own, {
    construct(target, args, self) {
      const regexp = Reflect.construct(target, args, self === globalThis.RegExp ? target : self);
      const places = [...(new Error().stack ?? '').matchAll(/regexps-loaded\.mjs:(\d+):/g)].map(([, line]) =>
        Number(line),
      );
      made.push({ source: regexp.source, flags: regexp.flags, places });
      return regexp;
    },
  });
  try {
    const folder = join(root, 'node_modules/.cache/qingdu');
    mkdirSync(folder, { recursive: true });
    const out = join(folder, 'regexps-loaded.mjs');
    writeFileSync(out, outputFiles[0].text);
    await import(pathToFileURL(out).href);
  } finally {
    globalThis.RegExp = Own;
  }
  return made.map(({ places, ...regexp }) => {
    const file = places.map(moduleAt).find((name) => name !== HELPER) ?? 'lib';
    return { ...regexp, file, line: 0 };
  });
}
