import { describePassage, type PassageSelector } from '../../lib/domain/annotation/index.ts';
import type { Document } from './documents.ts';
import { mark } from './marked.ts';
import { approxStringMatch, prepare, qingdu } from './matchers.ts';
import { FAMILIES } from './mutations.ts';
import { quotes } from './quotes.ts';
import { randomOf } from './random.ts';

const LENGTH = 200_000;
const NOTES = 1_000;
const RUNS = 5;
/** The peer takes its time in proportion; a part is enough to know it. */
const PEER_NOTES = 100;

/** 1,000 notes on 200,000 characters (M16): a page unchanged, one edited, and one of which half is another article. */
export function measureTimes(documents: readonly Document[]): void {
  let text = documents.map((document) => document.text).join('\n');
  if (text.length === 0) return;
  // Beyond what there is, the same words in another order: no passage of 16 characters repeats.
  const random = randomOf(16);
  const sentences = text.match(/[^。\n，.,]+[。\n，.,]/g) ?? [text];
  while (text.length < LENGTH) text += sentences[random.below(sentences.length)];
  text = text.slice(0, LENGTH);
  const notes = [2, 4, 8, 16, 32, 64, 128, 300]
    .flatMap((length) => quotes(text, length, NOTES / 8, random))
    .map(({ start, end }) => describePassage(text, start, end, []));
  const edited = FAMILIES.find(({ id }) => id === 'M1 5%');
  const pages: [string, string][] = [
    ['unchanged', text],
    ['5% edits', edited?.mutate(text, random, { start: 0, end: 0 }, '').text ?? mark(text).text],
    ['half gone', text.slice(0, LENGTH / 2) + [...text.slice(LENGTH / 2)].reverse().join('')],
  ];
  console.log(
    `\n${notes.length} notes on ${LENGTH} characters, ms (median of ${RUNS}; the peer: of ${PEER_NOTES} notes, in proportion):`,
  );
  for (const [name, page] of pages) {
    const ours = median(RUNS, () => run(qingdu().prepare(page, []), notes));
    const indexing = median(RUNS, () => void prepare(page, []));
    const step = Math.floor(notes.length / PEER_NOTES);
    const some = notes.filter((_, i) => i % step === 0);
    const peer = (time(() => run(approxStringMatch.prepare(page, []), some)) * notes.length) / some.length;
    const longest = longestNote(page, notes);
    console.log(
      `${name.padEnd(12)} qingdu ${(ours + indexing).toFixed(0)} (index ${indexing.toFixed(0)}, longest note ${longest.toFixed(1)}), approx-string-match ${peer.toFixed(0)}: ${(peer / (ours + indexing)).toFixed(0)} ×`,
    );
  }
}

function run(find: (selector: PassageSelector) => unknown, notes: readonly PassageSelector[]): void {
  for (const note of notes) find(note);
}

function longestNote(page: string, notes: readonly PassageSelector[]): number {
  const find = qingdu().prepare(page, []);
  return Math.max(...notes.map((note) => time(() => void find(note))));
}

function time(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(runs: number, work: () => void): number {
  const times = Array.from({ length: runs }, () => time(work)).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)] as number;
}
