import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as damage from '../../scripts/damage/index.mjs';
import { repairBlocks } from './engine.mjs';
import { distance, fold } from './fold.mjs';

const data = join(process.env.QINGDU_DATA ?? '../shared', 'data');
const mod = Number(process.argv[2] ?? 1);
const limit = Number(process.argv[3] ?? 80);
const show = process.argv[4];
const abstracts = readFileSync(join(data, 'csl-dev-titles.tsv'), 'utf8')
  .split('\n')
  .map((l, i) => [i + 1, l.split('\t')[1] ?? ''])
  .filter(([n, t]) => n % 5 === mod && t.length >= 60 && t.length <= 420)
  .slice(0, limit);
const kinds = {
  mirror: (t, n) => damage.mirrorDamage(t, { seed: n, narrowed: n % 2 === 0 }),
  'shift hant': (t, n) => damage.shiftDamage(damage.toMirrorTraditional(t), { seed: n, places: 2 + (n % 2) }),
  'shift hans': (t, n) => damage.shiftDamage(t, { seed: n, places: 2 + (n % 2) }),
};
for (const [kind, make] of Object.entries(kinds)) {
  let exact = 0,
    cer = 0,
    len = 0,
    n = 0,
    cut = 0,
    cutExact = 0,
    cutCer = 0,
    cutLen = 0,
    ms = 0;
  for (const [number, text] of abstracts) {
    const bad = make(text, number);
    const t0 = performance.now();
    const { plain, plan } = repairBlocks([bad]);
    ms += performance.now() - t0;
    const want = fold(text),
      got = fold(plain[0]);
    const d = distance(want, got);
    n++;
    len += want.length;
    cer += d;
    if (d === 0) exact++;
    const isCut = bad.includes('?') && !(text.includes('?') || text.includes('？'));
    if (isCut) {
      cut++;
      cutLen += want.length;
      cutCer += d;
      if (d === 0) cutExact++;
    }
    if (d && show === kind) {
      let k = 0;
      while (want[k] === got[k]) k++;
      console.log(number, want.slice(Math.max(0, k - 10), k + 20), '≠', got.slice(Math.max(0, k - 10), k + 20));
      for (const e of plan?.edits[0] ?? [])
        if (e.fix !== 'gloss')
          console.log('     ', JSON.stringify(bad.slice(e.start - 6, e.end + 5)), '=>', e.replacement);
    }
  }
  console.log(
    kind,
    n,
    'exact',
    (exact / n).toFixed(3),
    'CER%',
    ((cer / len) * 100).toFixed(3),
    '| cut',
    cut,
    (cutExact / cut).toFixed(3),
    ((cutCer / cutLen) * 100).toFixed(3),
    `${(ms / n).toFixed(1)} ms/case`,
  );
}
