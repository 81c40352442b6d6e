// node bench/store/run.mjs [--notes 100000]
import { storeFigures } from './figures.mjs';

const at = process.argv.indexOf('--notes');
const count = at < 0 ? 100_000 : Number(process.argv[at + 1]);
const found = await storeFigures(count);
if (!found) console.log('skipped: no Chromium on this machine');
else {
  console.log(`${count} notes of 1,000 works, IndexedDB of ${found.version}; medians in ms (p95)`);
  for (const { what, median, p95, goal } of found.rows) {
    const budget = goal === null ? '' : `  goal ${goal}  ${median <= goal ? 'held' : 'MISSED'}`;
    console.log(`${what.padEnd(44)} ${median.toFixed(1).padStart(9)} (${p95.toFixed(1)})${budget}`);
  }
}
