/**
 * Takes the prose the language model is counted from out of checked-out repositories: plain text, one paragraph a line.
 * Run: node scripts/extract-prose.mjs CHECKOUTS OUT [NAME…]
 * CHECKOUTS holds a git directory `OWNER+NAME` (or `OWNER+NAME/repo`) for each source; what is missing is said and left
 * out. OUT is what scripts/build-language-model.mjs calls QINGDU_PROSE. public/model/NOTICE.md names sources and licences.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROSE_SOURCES } from './language-model/prose-sources.mjs';

const [checkouts, out, ...names] = process.argv.slice(2);
if (!checkouts || !out) {
  console.error('usage: node scripts/extract-prose.mjs CHECKOUTS OUT [NAME…]');
  process.exit(2);
}
mkdirSync(out, { recursive: true });

/** @param {string} folder @param {string[]} args */
const git = (folder, args, input = '') =>
  spawnSync('git', ['-C', folder, '-c', 'core.quotepath=off', ...args], { input, maxBuffer: 2 ** 31 - 1 }).stdout;

/**
 * The files of a checkout at its newest commit whose path a source wants, with their text, some hundred at a time.
 * @param {string} folder @param {(path: string) => boolean} wants @returns {Generator<[path: string, text: string]>}
 */
function* filesOf(folder, wants) {
  const paths = git(folder, ['ls-tree', '-r', '--name-only', 'HEAD']).toString('utf8').split('\n').filter(wants);
  for (let from = 0; from < paths.length; from += 400) {
    const part = paths.slice(from, from + 400);
    const bytes = git(folder, ['cat-file', '--batch'], part.map((path) => `HEAD:${path}\n`).join(''));
    let at = 0;
    for (const path of part) {
      const line = bytes.indexOf(0x0a, at);
      const size = Number(bytes.toString('latin1', at, line).split(' ')[2]);
      if (Number.isNaN(size)) {
        at = line + 1;
        continue;
      }
      yield [path, bytes.toString('utf8', line + 1, line + 1 + size)];
      at = line + 2 + size;
    }
  }
}

const HAN = /\p{Script=Han}/gu;

for (const { name, repository, file, wants, linesOf, least = 8 } of PROSE_SOURCES) {
  if (names.length > 0 && !names.includes(name)) continue;
  const folder = [
    join(checkouts, repository.replace('/', '+'), 'repo'),
    join(checkouts, repository.replace('/', '+')),
  ].find((path) => existsSync(path));
  if (!folder) {
    console.log(`${name}: no checkout of ${repository} in ${checkouts}`);
    continue;
  }
  /** @type {Set<string>} */
  const lines = new Set();
  for (const [path, text] of filesOf(folder, wants)) {
    for (const raw of linesOf(text, path)) {
      const line = file?.endsWith('.tsv') ? raw : raw.replace(/\s+/g, ' ').trim();
      if ((line.match(HAN)?.length ?? 0) >= least) lines.add(line);
    }
  }
  const found = [...lines];
  writeFileSync(join(out, file ?? `${name}.txt`), `${found.join('\n')}\n`);
  console.log(`${name}: ${found.length} lines, ${found.reduce((sum, { length }) => sum + length, 0)} characters`);
}
