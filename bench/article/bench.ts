import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractKeywords, splitSentences, summarize } from '../../lib/domain/summary/index.ts';
import { frequentTerms, leadOne, type Splitter, textRank } from './baselines.ts';
import { fitWeights } from './fit.ts';
import { growthTable } from './growth.ts';
import { identityTable } from './identity.ts';
import { negativesTable } from './negatives.ts';
import { pagesTable } from './pages.ts';
import { type Rouge, rouge } from './rouge.ts';

interface Row {
  readonly text: string;
  readonly target: string;
}

/** Lines ≡ 0 mod 5 are measured on; with `tune` the others. */
function readRows(name: string, tune: boolean): Row[] | null {
  const path = join(process.env.QINGDU_DATA ?? '../shared', 'data', name);
  if (!existsSync(path)) return null;
  const rows: Row[] = [];
  for (const [index, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    const [, text, target] = line.split('\t');
    if (text && target && ((index + 1) % 5 === 0) !== tune) rows.push({ text, target });
  }
  return rows;
}

const SPLITTERS: Readonly<Record<string, Splitter>> = {
  'our sentences': (text) => splitSentences(text).map((sentence) => sentence.text),
  'split at 。！？': (text) =>
    text
      .split(/(?<=[。！？!?])|(?<=\D\.)(?!\d)/)
      .map((part) => part.trim())
      .filter(Boolean),
  'split at ，too': (text) =>
    text
      .split(/(?<=[。！？!?；;，,])|(?<=\D\.)(?!\d)/)
      .map((part) => part.trim())
      .filter(Boolean),
};

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / Math.max(1, values.length);
}

function report(name: string, scores: readonly Rouge[]): string {
  const cell = (pick: (score: Rouge) => number) => (100 * mean(scores.map(pick))).toFixed(2).padStart(8);
  return `${name.padEnd(34)}${cell((s) => s.r1)}${cell((s) => s.r2)}${cell((s) => s.rl)}`;
}

function summaryTable(tune: boolean): string[] {
  const rows = readRows('csl-dev-titles.tsv', tune);
  if (!rows) return ['summary: skipped: no data'];
  const lines = [
    `one-sentence summary vs title, ${rows.length} abstracts${' '.repeat(4)}ROUGE-1 ROUGE-2 ROUGE-L (character F1)`,
  ];
  for (const [name, split] of Object.entries(SPLITTERS)) {
    lines.push(
      report(
        `Lead-1, ${name}`,
        rows.map((row) => rouge(leadOne(row.text, split), row.target)),
      ),
    );
    lines.push(
      report(
        `TextRank, ${name}`,
        rows.map((row) => rouge(textRank(row.text, split), row.target)),
      ),
    );
  }
  lines.push(
    report(
      'Qingdu, one sentence',
      rows.map((row) => rouge(summarize(row.text, { maxSentences: 1 })[0]?.text ?? '', row.target)),
    ),
  );
  return lines;
}

function keywordF1(found: readonly string[], authors: readonly string[]): number {
  const fold = (word: string) => word.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  const wanted = new Set(authors.map(fold));
  const hits = new Set(found.map(fold).filter((word) => wanted.has(word))).size;
  return hits === 0 ? 0 : (2 * hits) / (found.length + wanted.size);
}

function keywordTable(tune: boolean): string[] {
  const rows = readRows('csl-dev-keywords.tsv', tune);
  if (!rows) return ['keywords: skipped: no data'];
  const score = (pick: (text: string) => string[]) =>
    (100 * mean(rows.map((row) => keywordF1(pick(row.text), row.target.split('_'))))).toFixed(2).padStart(8);
  return [
    `keywords vs authors', ${rows.length} abstracts with titles    F1@5`,
    `frequent runs${' '.repeat(21)}${score((text) => frequentTerms(text, 5))}`,
    `Qingdu${' '.repeat(28)}${score((text) => extractKeywords(text, { count: 5 }))}`,
  ];
}

const TABLES: Readonly<Record<string, (tune: boolean) => string[] | Promise<string[]>>> = {
  pages: pagesTable,
  negatives: negativesTable,
  summary: summaryTable,
  keywords: keywordTable,
  identity: identityTable,
  growth: growthTable,
};

/** The tables that are named, or all; `--tune` measures on the tuning lines, `--fit` prints the weights fitted on them. */
export async function main(args: readonly string[]): Promise<void> {
  const tune = args.includes('--tune');
  if (args.includes('--fit')) {
    const rows = readRows('csl-dev-titles.tsv', true);
    console.log(rows ? fitWeights(rows).join(', ') : 'fit: skipped: no data');
    return;
  }
  const named = args.filter((arg) => arg in TABLES);
  for (const name of named.length > 0 ? named : Object.keys(TABLES)) {
    console.log(`\n## ${name}`);
    for (const line of (await TABLES[name]?.(tune)) ?? []) console.log(line);
  }
}
