import { termsOf } from './terms.ts';

export interface KeywordOptions {
  readonly count?: number;
  readonly title?: string;
}

/** Weights of `TERM_FEATURES`, fitted (logistic regression) on the tuning part of CSL's validation split. */
const WEIGHTS: readonly number[] = [
  0, -2.44, -0.82, -0.15, 0.55, -0.03, -0.51, -1.62, -0.44, 1.39, -0.19, 2.36, 1.89, -0.52, -1.14, -0.27, -0.11, -0.46,
  1.28,
];

/** Terms of the text in the order of their weight: what comes again, stands by itself, and stands in the title. */
export function extractKeywords(text: string, options: KeywordOptions = {}): string[] {
  const count = options.count ?? 5;
  if (count < 1) return [];
  const found = options.title === undefined ? titleOf(text) : { body: text, title: options.title };
  const ranked = termsOf(found.body, found.title)
    .map(({ term, features }) => ({
      term,
      score: features.reduce((sum, value, i) => sum + value * (WEIGHTS[i] ?? 0), 0),
    }))
    .sort((a, b) => b.score - a.score || (a.term < b.term ? -1 : 1));
  const chosen: string[] = [];
  for (const { term } of ranked) {
    if (chosen.length >= count) break;
    if (!chosen.some((other) => clash(other, term))) chosen.push(term);
  }
  return chosen;
}

/** One within the other, or grown into one another (基层社 beside 社区). */
function clash(a: string, b: string): boolean {
  return a.toLowerCase().includes(b.toLowerCase()) || b.toLowerCase().includes(a.toLowerCase());
}

/** A text often carries its title as a last (or first) sentence that ends in no stop. */
export function titleOf(text: string): { body: string; title: string } {
  const trimmed = text.trim();
  const tail = /(?:[。．！？!?]|\.(?=\s))\s*([^。！？!?\n]{4,60})$/.exec(trimmed.slice(-120));
  if (tail?.[1] && !/[。.；;]$/.test(tail[1])) {
    return { body: trimmed.slice(0, trimmed.length - tail[1].length), title: tail[1].trim() };
  }
  const head = /^([^。！？!?\n]{4,60})\n/.exec(trimmed);
  return head?.[1] ? { body: trimmed.slice(head[0].length), title: head[1] } : { body: trimmed, title: '' };
}
