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

export interface AnchorTime {
  readonly page: string;
  /** ms, median of `RUNS`: index and all notes. */
  readonly ours: number;
  readonly least: number;
  readonly most: number;
  readonly index: number;
  readonly longestNote: number;
  /** ms, of `PEER_NOTES` notes, in proportion. */
  readonly peer: number;
}

/** 1,000 notes on 200,000 characters (M16): a page unchanged, one edited, and one of which half is another article. */
export function anchorTimes(documents: readonly Document[]): AnchorTime[] {
  let text = documents.map((document) => document.text).join('\n');
  if (text.length === 0) return [];
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
  return pages.map(([name, page]) => {
    const indexing = sorted(() => void prepare(page, []));
    const index = indexing[Math.floor(RUNS / 2)] as number;
    const finding = sorted(() => run(qingdu().prepare(page, []), notes));
    const step = Math.floor(notes.length / PEER_NOTES);
    const some = notes.filter((_, i) => i % step === 0);
    const peer = (time(() => run(approxStringMatch.prepare(page, []), some)) * notes.length) / some.length;
    const at = (i: number) => (finding[i] as number) + index;
    return {
      page: name,
      ours: at(Math.floor(RUNS / 2)),
      least: at(0),
      most: at(RUNS - 1),
      index,
      longestNote: longestNote(page, notes),
      peer,
    };
  });
}

export function measureTimes(documents: readonly Document[]): void {
  console.log(
    `\n${NOTES} notes on ${LENGTH} characters, ms (median of ${RUNS}; the peer: of ${PEER_NOTES} notes, in proportion):`,
  );
  for (const { page, ours, index, longestNote: longest, peer } of anchorTimes(documents)) {
    console.log(
      `${page.padEnd(12)} qingdu ${ours.toFixed(0)} (index ${index.toFixed(0)}, longest note ${longest.toFixed(1)}), approx-string-match ${peer.toFixed(0)}: ${(peer / ours).toFixed(0)} ×`,
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

/** The times of `RUNS` runs, least first. */
function sorted(work: () => void): number[] {
  return Array.from({ length: RUNS }, () => time(work)).sort((a, b) => a - b);
}
