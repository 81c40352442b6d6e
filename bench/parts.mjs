// Rows of parts whose benches measure more than time and are run by themselves as well.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../scripts/run.mjs';
import { imported } from './engine/figures.mjs';
import { shown, spread } from './stats.mjs';
import { storeFigures } from './store/figures.mjs';

/** @param {import('./run.mjs').Table} table */
export async function anchorRows(table) {
  const { anchorFigures } = await imported('bench/anchor/figures.ts');
  table.head('Anchoring 1,000 notes on 200,000 characters, in Node; approx-string-match as Hypothesis uses it');
  for (const { page, ours, least, most, peer } of await anchorFigures(root)) {
    const times = peer / ours;
    table.row(
      page,
      `${shown({ median: ours, least, most, runs: 5 }, 0)} ms`,
      '≤ 200 ms, ≥ 10 × faster',
      ours <= 200 && times >= 10,
      `${times.toFixed(0)} × faster`,
    );
    table.row(`${page}: approx-string-match`, `${peer.toFixed(0)} ms`, 'peer');
  }
}

const NOTES = 100_000;

/** @param {import('./run.mjs').Table} table @param {boolean} quick */
export async function storeRows(table, quick) {
  const found = await storeFigures(quick ? NOTES / 10 : NOTES);
  if (!found) return;
  table.head(`${quick ? NOTES / 10 : NOTES} notes in the store of ${found.version}; medians (95th percentile)`);
  for (const { what, median, p95, goal } of found.rows) {
    const isPeer = what.startsWith('peer');
    const figure = `${median.toFixed(1)} (${p95.toFixed(1)}) ms`;
    table.row(
      what,
      figure,
      goal === null ? (isPeer ? 'peer' : 'reported') : `≤ ${goal} ms`,
      goal === null ? undefined : median <= goal,
    );
  }
}

const RUNS = 7;

/** A command of one line, from the shell to its end. @param {import('./run.mjs').Table} table */
export function cliRows(table) {
  table.head('Command line, wall: start, one line, end');
  for (const [command, input] of /** @type {const} */ ([
    ['repair', { id: 1, text: '社區(qū)治理' }],
    ['cite', { id: 1, text: '[1]张三.社区治理研究[J].社会学研究,2020,(3):1-20.' }],
  ])) {
    const times = Array.from({ length: RUNS }, () => {
      const start = performance.now();
      const { status } = spawnSync(process.execPath, [join(root, 'cli/qingdu.mjs'), command], {
        input: `${JSON.stringify(input)}\n`,
        cwd: root,
      });
      if (status !== 0) throw new Error(`qingdu ${command} failed`);
      return performance.now() - start;
    });
    const took = spread(times);
    table.row(`qingdu ${command}`, `${shown(took, 0)} ms`, '≤ 300 ms', took.median <= 300);
  }
}
