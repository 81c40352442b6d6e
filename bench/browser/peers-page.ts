// What else takes a page apart, and we, on the same live document. Runs in the page.
import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { readArticle } from '../../lib/dom/read-article.ts';
import { analysePage } from '../../lib/domain/page/index.ts';

/** ms of each run; the first, with nothing compiled yet, is what a reader waits for. */
async function timesOf(runs: number, work: () => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    // What runs before is not counted: each gets a copy, as Readability takes its document to pieces.
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times;
}

/** Whole text pipeline of ours (without the language model: the page is sound) and the peers' parsing. */
async function peers(runs: number): Promise<Record<string, number[]>> {
  const copies = Array.from({ length: runs }, () => document.cloneNode(true) as Document);
  return {
    ours: await timesOf(runs, () => readArticle(document, { url: location.href, analyse: analysePage })),
    readability: await timesOf(runs, () => new Readability(copies.pop() as Document).parse()),
    defuddle: await timesOf(runs, () => new Defuddle(document, { url: location.href }).parse()),
  };
}

Object.assign(globalThis, { peers });
