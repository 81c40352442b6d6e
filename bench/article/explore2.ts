import { readFileSync, writeFileSync } from 'node:fs';
import { FEATURES, featuresOf, profileOf } from '../../lib/domain/summary/features.ts';
import { sentencesOf, unitsOf } from '../../lib/domain/summary/units.ts';
import { rouge } from './rouge.ts';
export async function main() {
  const rows = readFileSync((process.env.QINGDU_DATA ?? '../shared') + '/data/csl-dev-titles.tsv', 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((l, i) => ({ n: i + 1, f: l.split('\t') }))
    .filter((r) => r.n % 5 !== 0);
  let oracle = 0;
  const out: string[] = [];
  for (const r of rows) {
    const [, abs, title] = r.f as [string, string, string];
    const ss = sentencesOf(abs);
    const p = profileOf(ss);
    let best = 0;
    const us = ss.flatMap((s, i) => unitsOf(abs, s, i, 10));
    for (const u of us) {
      const y = rouge(u.text, title).rl;
      best = Math.max(best, y);
      out.push(JSON.stringify({ g: r.n, y, w: u.whole ? 1 : 0, x: featuresOf(u, p) }));
    }
    oracle += best;
  }
  console.log('oracle', oracle / rows.length, out.length, FEATURES.length);
  writeFileSync('/tmp/feats.jsonl', out.join('\n'));
}
