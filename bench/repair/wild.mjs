/** Garbled and clean passages met in the wild. Run: node bench/repair/wild.mjs [--all] */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { engine, model, repairBlocks } from './engine.mjs';
import { distance, fold } from './fold.mjs';

const data = join(process.env.QINGDU_DATA ?? '../shared', 'data');
if (!existsSync(join(data, 'garbled-in-the-wild.jsonl'))) {
  console.log('skipped: no data');
  process.exit(0);
}
const read = (/** @type {string} */ name) =>
  readFileSync(join(data, name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
/** @type {Map<string, { n: number, exact: number, worse: number, cer: number }>} */
const byCertainty = new Map();
for (const { id, kind, garbled, expected, certainty } of read('garbled-in-the-wild.jsonl')) {
  const { plain, plan } = repairBlocks([garbled]);
  const got = plain[0] ?? '';
  if (expected === null) {
    const flagged = (plan?.unrecoverable.length ?? 0) > 0;
    console.log(`${id}: ${got === garbled ? 'left' : `CHANGED to ${got}`}, ${flagged ? 'flagged' : 'not flagged'}`);
    continue;
  }
  const want = fold(expected);
  const d = distance(want, fold(got));
  const before = distance(want, fold(engine.convertText(garbled, 'auto')));
  const row = byCertainty.get(certainty) ?? { n: 0, exact: 0, worse: 0, cer: 0 };
  row.n += 1;
  row.cer += d / want.length;
  if (d === 0) row.exact += 1;
  if (d > before) row.worse += 1;
  byCertainty.set(certainty, row);
  if (d > 0)
    console.log(
      `${id} [${kind}] ${d}/${want.length}${d > before ? ' WORSE' : ''}\n   ${garbled.slice(0, 110)}\n   ${expected.slice(0, 90)}\n   ${got.slice(0, 90)}`,
    );
}
for (const [certainty, { n, exact, worse, cer }] of byCertainty) {
  console.log(
    `${certainty}: ${exact} of ${n} exact (${((100 * exact) / n).toFixed(1)} %), mean CER ${((100 * cer) / n).toFixed(2)} %, worse ${worse}`,
  );
}
for (const { id, text } of read('clean-in-the-wild.jsonl')) {
  const { printed } = repairBlocks([text]);
  if (printed[0] !== text) console.log(`CLEAN TEXT CHANGED ${id}: ${text} → ${printed[0]}`);
}
void model;
