import { CUT_WORDS, WEAK_TERMS } from './stop-words.ts';

export interface KeywordOptions {
  readonly count?: number;
  readonly title?: string;
}

const LONGEST = 8;

/** Terms of the text in the order of their weight: what comes again, stands by itself, and stands in the title. */
export function extractKeywords(text: string, options: KeywordOptions = {}): string[] {
  const count = options.count ?? 5;
  if (count < 1) return [];
  const scores = new Map<string, number>();
  for (const [term, seen] of countTerms(text)) {
    if (WEAK_TERMS.has(term)) continue;
    const title = options.title?.includes(term) ? 2 : 1;
    scores.set(term, seen * Math.log2(1 + term.length) * title);
  }
  const ranked = [...scores].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length);
  const chosen: string[] = [];
  for (const [term] of ranked) {
    if (chosen.length >= count) break;
    if (!chosen.some((other) => other.includes(term) || term.includes(other))) chosen.push(term);
  }
  return chosen;
}

const CUTTER = new RegExp(
  CUT_WORDS.slice()
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'g',
);

function countTerms(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (term: string, weight: number) => counts.set(term, (counts.get(term) ?? 0) + weight);
  for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
    for (const piece of run.replace(CUTTER, ' ').split(' ')) {
      for (let i = 0; i < piece.length; i += 1) {
        for (let n = 2; n <= LONGEST && i + n <= piece.length; n += 1)
          add(piece.slice(i, i + n), n === piece.length ? 1.5 : 0.6);
      }
    }
  }
  for (const word of text.match(/[A-Za-z][A-Za-z0-9-]{1,24}/g) ?? []) add(word, 0.6);
  return counts;
}
