import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describePassage } from '../../lib/domain/annotation/index.ts';
import { type Document, readingOf } from './documents.ts';
import type { Matcher } from './matchers.ts';
import { quotes } from './quotes.ts';
import { randomOf } from './random.ts';
import type { Tally } from './tally.ts';

const COPIES = ['page.html', 'page.clean.html', 'page.br.html', 'page.gbk.html'];
const PER_LENGTH = 25;

/**
 * Notes made on one copy of the seed article and sought on another, each read by the whole road.
 */
export async function seedPairs(
  root: string,
  matchers: readonly Matcher[],
  lengths: readonly number[],
  tally: Tally,
): Promise<void> {
  const folder = join(process.env.QINGDU_DATA ?? '../shared', 'seed');
  if (!existsSync(folder)) {
    console.log('seed: skipped: no data');
    return;
  }
  const texts = await Promise.all(
    COPIES.map(async (name) => ({
      name,
      ...(await readingOf(readFileSync(join(folder, name)), 'http://www.fx361.cc/page/2021/0128/1.shtml', root)),
    })),
  );
  for (const from of texts) {
    for (const to of texts) {
      if (from === to) continue;
      const random = randomOf(from.text.length + to.name.length);
      const family = `seed ${from.name.replace(/^page\./, '')} → ${to.name.replace(/^page\./, '')}`;
      for (const matcher of matchers) {
        const find = matcher.prepare(to.text, to.sections);
        for (const length of lengths) {
          for (const { start, end } of quotes(from.text, length, PER_LENGTH, random)) {
            const answer = find(describePassage(from.text, start, end, from.sections));
            const expected = counterpart(from.text, to.text, start, end);
            tally.add(matcher.name, family, length, answer, expected, () => from.text.slice(start, end));
          }
        }
      }
    }
  }
}

/** The same place in another copy: the same paragraph, the same offset; the copies differ by single characters. */
function counterpart(from: string, to: string, start: number, end: number): { start: number; end: number } {
  const map = lineMap(from, to);
  return { start: map(start), end: map(end) };
}

let known: { from: string; to: string; map: (offset: number) => number } | null = null;

/** Offsets of one copy in another, paragraph by paragraph; within a paragraph of equal length by place, else in proportion. */
function lineMap(from: string, to: string): (offset: number) => number {
  if (known?.from === from && known.to === to) return known.map;
  const a = from.split('\n');
  const b = to.split('\n');
  const startsOf = (lines: string[]) => {
    let at = 0;
    return lines.map((line) => {
      const start = at;
      at += line.length + 1;
      return start;
    });
  };
  const [starts, others] = [startsOf(a), startsOf(b)];
  const map = (offset: number) => {
    let line = 0;
    while (line + 1 < starts.length && (starts[line + 1] as number) <= offset) line += 1;
    const within = offset - (starts[line] as number);
    const length = (a[line] as string).length;
    const other = (b[line] ?? '').length;
    return (others[line] ?? 0) + (length === other || length === 0 ? within : Math.round((within * other) / length));
  };
  if (a.length !== b.length) console.log(`seed: ${a.length} paragraphs here, ${b.length} there`);
  known = { from, to, map };
  return map;
}

/** The clean copy as one more article for every change, Traditional among them. */
export async function seedArticle(root: string): Promise<Document[]> {
  const file = join(process.env.QINGDU_DATA ?? '../shared', 'seed/page.clean.html');
  if (!existsSync(file)) return [];
  return [
    { name: 'seed', ...(await readingOf(readFileSync(file), 'http://www.fx361.cc/page/2021/0128/1.shtml', root)) },
  ];
}
