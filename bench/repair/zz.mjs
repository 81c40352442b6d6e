import { abstracts, option } from './abstracts.mjs';
import { engine, repairBlocks } from './engine.mjs';
import { distance, fold } from './fold.mjs';
import { KINDS } from './kinds.mjs';
const most = Number(option('above', '5'));
for (const { seed, text } of abstracts({ mod: Number(option('mod', '1')), most: 1e9 })) {
  const damaged = KINDS[option('kind', '')].make(text, seed);
  if (damaged === null) continue;
  const { plain } = repairBlocks([damaged]);
  const want = fold(text), d = distance(want, fold(plain[0] ?? ''));
  if (d > most) console.log(seed, d, '\nW', text, '\nD', damaged, '\nP', plain[0]);
}
