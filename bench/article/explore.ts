import { readFileSync } from 'node:fs';
import { splitSentences } from '../../lib/domain/summary/sentences.ts';
import { leadOne, textRank } from './baselines.ts';
import { rouge } from './rouge.ts';
export async function main() {
  const rows = readFileSync((process.env.QINGDU_DATA ?? '../shared') + '/data/csl-dev-titles.tsv', 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((l, i) => ({ n: i + 1, f: l.split('\t') }))
    .filter((r) => r.n % 5 !== 0);
  const splitters: Record<string, (t: string) => string[]> = {
    ours: (t) => splitSentences(t).map((s) => s.text),
    stops: (t) =>
      t
        .split(/(?<=[。！？!?])|(?<=[^\d]\.)(?!\d)/)
        .map((s) => s.trim())
        .filter(Boolean),
    semi: (t) =>
      t
        .split(/(?<=[。！？!?；;])|(?<=[^\d]\.)(?!\d)/)
        .map((s) => s.trim())
        .filter(Boolean),
    comma: (t) =>
      t
        .split(/(?<=[。！？!?；;，,])|(?<=[^\d]\.)(?!\d)/)
        .map((s) => s.trim())
        .filter(Boolean),
  };
  for (const [name, split] of Object.entries(splitters)) {
    let lead = 0,
      tr = 0,
      oracle = 0,
      n = 0;
    for (const r of rows) {
      const [, abs, title] = r.f as [string, string, string];
      lead += rouge(leadOne(abs, split), title).rl;
      tr += rouge(textRank(abs, split), title).rl;
      oracle += Math.max(...split(abs).map((s) => rouge(s, title).rl));
      n++;
    }
    console.log(
      name,
      n,
      'lead',
      ((lead / n) * 100).toFixed(2),
      'textrank',
      ((tr / n) * 100).toFixed(2),
      'oracle',
      ((oracle / n) * 100).toFixed(2),
    );
  }
}
