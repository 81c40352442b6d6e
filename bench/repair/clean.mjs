/** Clean text must stay: every abstract of the data, edits counted; and how fast the screening is. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { engine, model } from './engine.mjs';

const data = join(process.env.QINGDU_DATA ?? '../shared', 'data');
if (!existsSync(join(data, 'csl-dev-titles.tsv'))) {
  console.log('skipped: no data');
  process.exit(0);
}
const texts = readFileSync(join(data, 'csl-dev-titles.tsv'), 'utf8')
  .split('\n')
  .flatMap((line) => line.split('\t').slice(1, 3));
const titles = readFileSync(join(data, 'csl-train-titles.tsv'), 'utf8')
  .split('\n')
  .map((line) => line.split('\t')[1] ?? '');
for (const [name, list] of Object.entries({ 'abstracts and titles': texts, 'training titles': titles })) {
  let edits = 0;
  let suspected = 0;
  let conversions = 0;
  for (const text of list) {
    if (engine.screenDamage([text]).suspected) suspected += 1;
    const plan = engine.planRepair([text], model);
    for (const edit of plan.edits[0] ?? [])
      console.log(
        '  ',
        edit.fix,
        JSON.stringify(text.slice(Math.max(0, edit.start - 12), edit.end + 12)),
        '→',
        edit.replacement,
      );
    edits += plan.edits[0]?.length ?? 0;
    const converted = engine.planConversion([text])[0] ?? [];
    for (const edit of converted)
      console.log(
        '   converted',
        JSON.stringify(text.slice(Math.max(0, edit.start - 6), edit.end + 6)),
        '→',
        edit.replacement,
      );
    conversions += converted.length;
  }
  const characters = list.join('').length;
  console.log(
    `${name}: ${characters} characters, ${edits} repair edits, ${conversions} conversions; ${suspected} of ${list.length} suspected`,
  );
}
const big = Array.from({ length: 25 }, () => texts).flat();
const characters = big.join('').length;
engine.screenDamage(texts);
const start = performance.now();
engine.screenDamage(big);
const ms = performance.now() - start;
console.log(`screening: ${(characters / ms / 1000).toFixed(0)} million characters/s`);
