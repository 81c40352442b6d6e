/** What the summaries are measured against: the first sentence, and TextRank as its paper has it, on characters. */

export type Splitter = (text: string) => string[];

/** First sentence. */
export function leadOne(text: string, split: Splitter): string {
  return split(text)[0] ?? '';
}

/** TextRank (Mihalcea & Tarau 2004): shared words over the logs of the lengths; words here are character bigrams. */
export function textRank(text: string, split: Splitter): string {
  const sentences = split(text);
  if (sentences.length < 2) return sentences[0] ?? '';
  const grams = sentences.map(bigrams);
  const n = sentences.length;
  const weights = grams.map((a, i) => grams.map((b, j) => (i === j ? 0 : similarity(a, b))));
  const sums = weights.map((row) => row.reduce((total, weight) => total + weight, 0));
  let scores = new Array<number>(n).fill(1);
  for (let turn = 0; turn < 50; turn += 1) {
    scores = scores.map((_score, i) => {
      let total = 0;
      for (let j = 0; j < n; j += 1) {
        const sum = sums[j] ?? 0;
        if (sum > 0) total += ((weights[j]?.[i] ?? 0) / sum) * (scores[j] ?? 0);
      }
      return 0.15 + 0.85 * total;
    });
  }
  return sentences[scores.indexOf(Math.max(...scores))] ?? '';
}

function bigrams(text: string): Set<string> {
  const clean = text.replace(/[\s\p{P}]/gu, '');
  const grams = new Set<string>();
  for (let i = 0; i + 1 < clean.length; i += 1) grams.add(clean.slice(i, i + 2));
  return grams;
}

function similarity(a: Set<string>, b: Set<string>): number {
  if (a.size < 2 || b.size < 2) return 0;
  let shared = 0;
  for (const gram of a) if (b.has(gram)) shared += 1;
  return shared / (Math.log(a.size) + Math.log(b.size));
}

/** Keywords by how often a run of 2–6 Han characters comes, longer ones first: what counting alone gives. */
export function frequentTerms(text: string, count: number): string[] {
  const counts = new Map<string, number>();
  for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
    for (let i = 0; i < run.length; i += 1) {
      for (let n = 2; n <= 6 && i + n <= run.length; n += 1) {
        const gram = run.slice(i, i + n);
        counts.set(gram, (counts.get(gram) ?? 0) + 1);
      }
    }
  }
  const ranked = [...counts].sort((a, b) => b[1] * b[0].length - a[1] * a[0].length);
  const chosen: string[] = [];
  for (const [gram] of ranked) {
    if (chosen.length >= count) break;
    if (!chosen.some((other) => other.includes(gram) || gram.includes(other))) chosen.push(gram);
  }
  return chosen;
}
