import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseHtml } from '../../cli/parse-html.ts';
import { readPage } from '../../lib/dom/read-page.ts';
import { summarizeArticle } from '../../lib/dom/summarize-article.ts';
import { composeReading, findArticle, identifyWork } from '../../lib/domain/article/index.ts';
import { parseReference } from '../../lib/domain/citation/index.ts';
import { extractKeywords } from '../../lib/domain/summary/index.ts';

const SIZES = [31_250, 62_500, 125_000, 250_000, 500_000];
const RUNS = 5;

/** Paragraphs of our sample article until there are `size` characters; its notes are numbered on. */
function longPage(size: number): string {
  const page = readFileSync(resolve('tests/pages/sample/clean.html'), 'utf8');
  const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(page)?.[1] ?? '';
  const paragraphs = (body.match(/<p[^>]*>[\s\S]*?<\/p>/g) ?? []).filter((one) => one.length > 60);
  const front = body.slice(0, body.indexOf(paragraphs[0] ?? ''));
  let text = '';
  let note = 0;
  for (let i = 0; text.length < size; i += 1) {
    text += (paragraphs[i % paragraphs.length] ?? '').replace(/\((\d{1,3})\)/g, () => `(${(note++ % 999) + 1})`);
    if (i % 12 === 0) text += `<h2>第${i / 12 + 1}章 书房与街区</h2>`;
  }
  return `<html><head><title>小城书房</title></head><body>${front}${text}</body></html>`;
}

/** Time by stage and size, and the exponent fitted to the medians. */
export function growthTable(): string[] {
  const times = new Map<string, number[]>();
  const lengths: number[] = [];
  for (const size of SIZES) {
    const page = readPage(parseHtml(longPage(size)), 'http://www.fx361.cc/page/2023/0512/1.shtml');
    const blocks = page.blocks.map(({ index, text, hints }) => ({ index, text, hints }));
    const starts = page.blocks.map((block) => block.start);
    lengths.push(page.text.length);
    const structure = findArticle(blocks, page.facts);
    const reading = composeReading(structure, page.text, starts);
    const { title, keywords } = structure.metadata;
    const notes = [...structure.notes, ...structure.references];
    const stages: Record<string, () => unknown> = {
      'find the article (headings, notes)': () => findArticle(blocks, page.facts),
      'reading text': () => composeReading(structure, page.text, starts),
      summaries: () => summarizeArticle(reading, { title: title?.value ?? null, keywords: keywords?.value ?? [] }),
      [`notes to data (${notes.length})`.replace(/\d+/, 'all')]: () => notes.map((one) => parseReference(one.text)),
      'work identity': () => identifyWork({ title: null, authors: [], doi: null, text: reading.text }),
      keywords: () => extractKeywords(reading.text, { title: title?.value ?? '' }),
    };
    for (const [name, stage] of Object.entries(stages)) times.set(name, [...(times.get(name) ?? []), medianOf(stage)]);
  }
  return [
    `ms by characters, medians of ${RUNS}${' '.repeat(12)}${lengths.map((length) => String(length).padStart(9)).join('')}  exponent`,
    ...[...times].map(
      ([name, medians]) =>
        `${name.padEnd(38)}${medians.map((ms) => ms.toFixed(1).padStart(9)).join('')}  ${exponentOf(lengths, medians)}`,
    ),
  ];
}

function medianOf(stage: () => unknown): number {
  // Small texts must not pay for the engine's warming up.
  for (let i = 0; i < 3; i += 1) stage();
  const runs = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    stage();
    return performance.now() - start;
  });
  return runs.sort((a, b) => a - b)[RUNS >> 1] as number;
}

/** Slope of log time over log length, over the sizes that took 5 ms and more. */
function exponentOf(lengths: readonly number[], medians: readonly number[]): string {
  const points = medians.flatMap((ms, i) => (ms >= 5 ? [[Math.log(lengths[i] ?? 1), Math.log(ms)] as const] : []));
  if (points.length < 3) return 'under 5 ms';
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([a]) => a)), mean(points.map(([, b]) => b))];
  const up = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  const down = points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  return (up / down).toFixed(2);
}
