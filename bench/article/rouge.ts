/** Character ROUGE F1 (1, 2, L) of a candidate against one reference, white space left out. */
export interface Rouge {
  readonly r1: number;
  readonly r2: number;
  readonly rl: number;
}

export function rouge(candidate: string, reference: string): Rouge {
  const a = [...candidate.normalize('NFKC').replace(/\s+/g, '')];
  const b = [...reference.normalize('NFKC').replace(/\s+/g, '')];
  return { r1: overlap(a, b, 1), r2: overlap(a, b, 2), rl: f1(lcs(a, b), a.length, b.length) };
}

function f1(hits: number, candidate: number, reference: number): number {
  return hits === 0 ? 0 : (2 * hits) / (candidate + reference);
}

function overlap(a: string[], b: string[], n: number): number {
  const counts = new Map<string, number>();
  for (let i = 0; i + n <= b.length; i += 1) {
    const gram = b.slice(i, i + n).join('');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  let hits = 0;
  for (let i = 0; i + n <= a.length; i += 1) {
    const gram = a.slice(i, i + n).join('');
    const left = counts.get(gram) ?? 0;
    if (left > 0) {
      counts.set(gram, left - 1);
      hits += 1;
    }
  }
  return f1(hits, Math.max(0, a.length - n + 1), Math.max(0, b.length - n + 1));
}

function lcs(a: string[], b: string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const unit of a) {
    const next = [0];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(unit === b[j - 1] ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
