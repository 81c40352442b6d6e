/** The seed article: is every line as it must read? Run: node bench/repair/seed.mjs */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repairBlocks } from './engine.mjs';
import { fold } from './fold.mjs';

const folder = join(process.env.QINGDU_DATA ?? '../shared', 'seed');
const lines = (/** @type {string} */ name) => readFileSync(join(folder, name), 'utf8').split('\n');
const garbled = lines('article.garbled.txt');
const expected = lines('article.expected.txt');
for (const blocks of [garbled, [garbled.join('\n')]]) {
  const before = performance.now();
  const { plain } = repairBlocks(blocks);
  const ms = performance.now() - before;
  const made = plain.join('\n').split('\n');
  let wrong = 0;
  expected.forEach((line, i) => {
    if (fold(line) === fold(made[i] ?? '')) return;
    wrong += 1;
    let k = 0;
    while (line[k] === made[i]?.[k] && k < line.length) k += 1;
    console.log(
      `line ${i} at ${k}: ${JSON.stringify(line.slice(k - 8, k + 30))} ≠ ${JSON.stringify(made[i]?.slice(k - 8, k + 30))}`,
    );
  });
  console.log(`${blocks.length} block(s): ${wrong} of ${expected.length} lines wrong, ${ms.toFixed(0)} ms`);
}
