// Every budget, ours and the peers' from the same run: npm run bench [-- --quick] [-- sizes|engine|browser|anchor|store|cli …]
// What was printed is written to bench/latest.json as well. Times are medians (least–most).
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { build } from '../scripts/build.mjs';
import { root } from '../scripts/run.mjs';
import { browserFigures } from './browser/figures.mjs';
import { engineFigures } from './engine/figures.mjs';
import { anchorRows, cliRows, storeRows } from './parts.mjs';

const quick = process.argv.includes('--quick');
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));

export class Table {
  /** @type {{ section: string, what: string, figure: string, goal: string, met?: boolean, note?: string }[]} */
  rows = [];
  #section = '';

  /** @param {string} title */
  head(title) {
    this.#section = title;
    console.log(`\n${title}`);
  }

  /** `met` undefined: a peer, or only reported. @param {string} what @param {string} figure @param {string} goal @param {boolean} [met] @param {string} [note] */
  row(what, figure, goal, met, note) {
    this.rows.push({
      section: this.#section,
      what,
      figure,
      goal,
      ...(met === undefined ? {} : { met }),
      ...(note ? { note } : {}),
    });
    const mark = met === undefined ? '    ' : met ? 'ok  ' : 'MISS';
    console.log(`${mark}  ${what.padEnd(44)} ${figure.padEnd(26)} ${goal.padEnd(20)} ${note ?? ''}`);
  }
}

const table = new Table();
const wants = (/** @type {string} */ part) => asked.length === 0 || asked.includes(part);
const before = loadavg()[0] ?? 0;
if (wants('sizes')) {
  await build(['chrome', 'firefox']);
  table.head('Sizes');
  const { stdout } = spawnSync(process.execPath, [join(root, 'scripts/check-size.mjs')], { encoding: 'utf8' });
  for (const [, mark, what = '', figure = '', goal = ''] of stdout.matchAll(
    /^(ok|OVER) +(.*?): ([\d.]+ kB) of ([\d.]+ kB)$/gm,
  )) {
    table.row(what, figure, `≤ ${goal}`, mark === 'ok');
  }
}
if (wants('engine')) await engineFigures(table, quick);
if (wants('browser')) await browserFigures(table, quick);
if (wants('anchor')) await anchorRows(table);
if (wants('store')) await storeRows(table, quick);
if (wants('cli')) cliRows(table);

const missed = table.rows.filter(({ met }) => met === false);
console.log(`\n${table.rows.filter(({ met }) => met).length} met, ${missed.length} missed.`);
const file = join(root, 'bench/latest.json');
/** A run of some parts keeps what the others last said. */
const kept = existsSync(file) && asked.length > 0 ? JSON.parse(readFileSync(file, 'utf8')).rows : [];
const sections = new Set(table.rows.map(({ section }) => section));
const rows = [
  ...kept.filter((/** @type {{ section: string }} */ { section }) => !sections.has(section)),
  ...table.rows,
];
const machine = {
  cores: availableParallelism(),
  processor: cpus()[0]?.model ?? 'unknown',
  node: process.version,
  /** Processes waiting for a core when the run began: above 0.5 the times are not those of a quiet machine. */
  loadBefore: Math.round(before * 10) / 10,
};
writeFileSync(file, `${JSON.stringify({ machine, quick, rows }, null, 2)}\n`);
