// The text engine in Node: speed against its budgets and opencc-js, growth of every stage.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../../scripts/run.mjs';
import { cleanPage, damagedPage, lengthened, textOf, traditionalPage } from '../pages.mjs';
import { exponent, median, shown, spread } from '../stats.mjs';

/** Bundles a TypeScript file of the bench and imports it; in the project's folder, so that packages are found. */
export async function imported(/** @type {string} */ file) {
  const out = mkdtempSync(join(root, 'out-bench-'));
  try {
    const outfile = join(out, 'bench.mjs');
    await build({
      entryPoints: [join(root, file)],
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile,
      logLevel: 'error',
      banner: {
        js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
      },
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

const LENGTH = 500_000;
const DAMAGED = 50_000;
/** Characters of a page at 1×. */
const UNIT = 3000;
/** Below this a time says nothing of growth. */
const LEAST_MS = 5;

/** @param {import('../run.mjs').Table} table @param {boolean} quick */
export async function engineFigures(table, quick) {
  const { textSpeed, stages } = await imported('bench/engine/bench.ts');
  const long = (/** @type {string} */ html) => textOf(lengthened(html, LENGTH));
  const speed = textSpeed({
    clean: long(cleanPage),
    traditional: long(traditionalPage),
    damaged: textOf(lengthened(damagedPage, DAMAGED)),
  });
  const rate = (/** @type {{ characters: number, ms: number[] }} */ { characters, ms }) =>
    characters / median(ms) / 1000;
  table.head('Text engine, in Node, 500,000 characters (damaged: 50,000); CPU time');
  table.row(
    'signs of an article, 60,000 characters',
    `${shown(spread(speed.signs.ms), 2)} ms`,
    '≤ 5 ms',
    median(speed.signs.ms) <= 5,
  );
  table.row(
    'screening of clean text',
    `${rate(speed.screening).toFixed(0)} M chars/s`,
    '≥ 50',
    rate(speed.screening) >= 50,
  );
  table.row(
    'repair + conversion, damaged',
    `${rate(speed.damaged).toFixed(2)} M chars/s`,
    '≥ 1',
    rate(speed.damaged) >= 1,
  );
  table.row('language model ready', `${shown(spread(speed.model.ms))} ms`, '≤ 60 ms', median(speed.model.ms) <= 60);
  table.row('opencc-js alone, Traditional', `${shown(spread(speed.opencc.ms))} ms`, 'peer');
  const ratio = median(speed.pipeline.ms) / median(speed.opencc.ms);
  table.row(
    'screen + convert, the same text',
    `${shown(spread(speed.pipeline.ms))} ms`,
    '≤ 2 × peer',
    ratio <= 2,
    `${ratio.toFixed(2)} ×`,
  );

  table.head('Growth: every stage at 1×, 10×, 100× (damaged page), CPU ms and fitted exponent');
  const times = [1, 10, 100].filter((factor) => !quick || factor < 100);
  /** @type {Record<string, [number, number][]>} */
  const points = {};
  for (const factor of times) {
    const found = await stages(lengthened(damagedPage, factor * UNIT), factor === 100 ? 1 : 3);
    for (const [stage, ms] of Object.entries(found)) {
      points[stage] ??= [];
      points[stage].push([factor, median(/** @type {number[]} */ (ms))]);
    }
  }
  for (const [stage, of] of Object.entries(points)) {
    const grows = exponent(of);
    const counts = (of.at(-1)?.[1] ?? 0) >= LEAST_MS;
    const listed = of.map(([, ms]) => ms.toFixed(ms < 10 ? 2 : 0)).join(' / ');
    table.row(stage, listed, '≤ 1.10', counts ? grows <= 1.1 : undefined, grows.toFixed(2));
  }
}
