/** The folding by which texts are compared (NFKC, punctuation classes made one, white space removed) and edit distance. */
import { engine } from './engine.mjs';

export const fold = engine.foldText;

/** Edit distance of two strings. @param {string} a @param {string} b */
export function distance(a, b) {
  let from = 0;
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1;
  let ea = a.length;
  let eb = b.length;
  while (ea > from && eb > from && a[ea - 1] === b[eb - 1]) {
    ea -= 1;
    eb -= 1;
  }
  const s = a.slice(from, ea);
  const t = b.slice(from, eb);
  if (!s || !t) return s.length + t.length;
  let row = Int32Array.from({ length: t.length + 1 }, (_, j) => j);
  for (let i = 1; i <= s.length; i += 1) {
    const next = new Int32Array(t.length + 1);
    next[0] = i;
    for (let j = 1; j <= t.length; j += 1) {
      const same = s.charCodeAt(i - 1) === t.charCodeAt(j - 1) ? 0 : 1;
      next[j] = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + same);
    }
    row = next;
  }
  return row[t.length] ?? 0;
}
