/** The abstracts that the tables of repair are taken from. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The value behind `--name`. @param {string} name @param {string} otherwise */
export function option(name, otherwise) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise);
}

/**
 * Abstracts of 60–420 UTF-16 units on the lines ≡ `mod` mod 5, with their line numbers (from 1) as seeds. Ends the
 * process, saying so, where there is no data.
 * @param {{ mod: number, most: number }} wanted
 */
export function abstracts({ mod, most }) {
  const file = join(process.env.QINGDU_DATA ?? '../shared', 'data/csl-dev-titles.tsv');
  if (!existsSync(file)) {
    console.log('skipped: no data');
    process.exit(0);
  }
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line, i) => ({ seed: i + 1, text: line.split('\t')[1] ?? '' }))
    .filter(({ seed, text }) => seed % 5 === mod && text.length >= 60 && text.length <= 420)
    .slice(0, most);
}
