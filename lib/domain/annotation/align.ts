/**
 * Approximate matching of a short pattern in a short stretch of text, by Myers' bit-parallel algorithm in words of 32
 * bits (G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming", JACM 46,
 * 1999; the horizontal carry between words after H. Hyyrö, 2003). The columns are kept, so that the way of the best
 * alignment can be walked back, as Edlib does (M. Šošić, M. Šikić, Bioinformatics 33, 2017).
 * All positions are UTF-16 units of folded texts.
 */
export interface Alignment {
  /** Edits (substitution, insertion, deletion) over the whole pattern. */
  readonly distance: number;
  /**
   * Where each cut of the pattern falls in the text: `starts[i]` behind what was inserted at the cut, `ends[i]` before
   * it. A part of the pattern between cuts i and j stands in [starts[i], ends[j]).
   */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Edits within each part: before the first cut, between the cuts, behind the last. Insertions at a cut count for none. */
  readonly edits: readonly number[];
}

const WORD = 32;

/**
 * Aligns patterns with stretches of text. The pattern used last stays prepared, so that one pattern sought in many places
 * is taken apart once; who seeks several by turns takes an aligner for each.
 */
export class Aligner {
  #pattern = '';
  #words = 0;
  /** Bits of where each of the pattern's units stands, `#words` to a unit. */
  #equal = new Int32Array(256);
  /** Number of the units of the pattern; 0 for those not in it. */
  readonly #symbols = new Uint16Array(0x10000);
  /** The columns of the last alignment, `#words` to a column. */
  #positive = new Int32Array(256);
  #negative = new Int32Array(256);

  /** The least number of edits between the pattern and any stretch of `text.slice(from, to)`. */
  distance(pattern: string, text: string, from: number, to: number): number {
    if (pattern === '') return 0;
    this.#prepare(pattern);
    if (this.#words <= 2) return this.#shortDistance(pattern.length, text, from, to);
    return this.align(pattern, text, from, to, []).distance;
  }

  /**
   * Aligns the whole pattern with any stretch of `text.slice(from, to)` at the least number of edits; of equal ones the
   * first from the left. `cuts`: offsets into the pattern, ascending.
   */
  align(pattern: string, text: string, from: number, to: number, cuts: readonly number[]): Alignment {
    this.#prepare(pattern);
    const m = pattern.length;
    const n = to - from;
    const words = this.#words;
    const size = (n + 1) * words;
    if (this.#positive.length < size) {
      this.#positive = new Int32Array(size * 2);
      this.#negative = new Int32Array(size * 2);
    }
    const positive = this.#positive;
    const negative = this.#negative;
    const equal = this.#equal;
    const symbols = this.#symbols;
    positive.fill(-1, 0, words);
    negative.fill(0, 0, words);
    const lastBit = (m - 1) % WORD;
    let score = m;
    let best = m;
    let bestEnd = 0;
    for (let column = 1; column <= n; column += 1) {
      const symbol = symbols[text.charCodeAt(from + column - 1)] as number;
      const now = column * words;
      const before = now - words;
      let carry = 0;
      for (let word = 0; word < words; word += 1) {
        const pv = positive[before + word] as number;
        const mv = negative[before + word] as number;
        let eq = equal[symbol * words + word] as number;
        const xv = eq | mv;
        if (carry < 0) eq |= 1;
        const xh = (((eq & pv) + pv) ^ pv) | eq;
        let ph = mv | ~(xh | pv);
        let mh = pv & xh;
        if (word === words - 1) score += ((ph >>> lastBit) & 1) - ((mh >>> lastBit) & 1);
        const out = (ph >>> 31) - (mh >>> 31);
        ph = (ph << 1) | (carry > 0 ? 1 : 0);
        mh = (mh << 1) | (carry < 0 ? 1 : 0);
        positive[now + word] = mh | ~(xv | ph);
        negative[now + word] = ph & xv;
        carry = out;
      }
      if (score < best) {
        best = score;
        bestEnd = column;
      }
    }
    return this.#walkBack(text, from, bestEnd, best, cuts);
  }

  /** `distance` of a pattern of one or two words of bits, whose column is kept in registers. */
  #shortDistance(m: number, text: string, from: number, to: number): number {
    const symbols = this.#symbols;
    const equal = this.#equal;
    const isLong = m > WORD;
    const step = isLong ? 2 : 1;
    const lastBit = (m - 1) % WORD;
    let [pv, mv, highPv, highMv] = [-1, 0, -1, 0];
    let score = m;
    let best = m;
    for (let at = from; at < to; at += 1) {
      const symbol = (symbols[text.charCodeAt(at)] as number) * step;
      const eq = equal[symbol] as number;
      const xv = eq | mv;
      const xh = (((eq & pv) + pv) ^ pv) | eq;
      const ph = mv | ~(xh | pv);
      const mh = pv & xh;
      pv = (mh << 1) | ~(xv | (ph << 1));
      mv = (ph << 1) & xv;
      if (isLong) {
        const highEq = equal[symbol + 1] as number;
        const highXv = highEq | highMv;
        const carried = highEq | (mh >>> 31);
        const highXh = (((carried & highPv) + highPv) ^ highPv) | carried;
        const highPh = highMv | ~(highXh | highPv);
        const highMh = highPv & highXh;
        score += ((highPh >>> lastBit) & 1) - ((highMh >>> lastBit) & 1);
        const inPh = (highPh << 1) | (ph >>> 31);
        highPv = (highMh << 1) | (mh >>> 31) | ~(highXv | inPh);
        highMv = inPh & highXv;
      } else score += ((ph >>> lastBit) & 1) - ((mh >>> lastBit) & 1);
      if (score < best) best = score;
    }
    return best;
  }

  /** Numbers the pattern's units and notes where they stand. */
  #prepare(pattern: string): void {
    if (pattern === this.#pattern) return;
    const symbols = this.#symbols;
    for (let i = 0; i < this.#pattern.length; i += 1) symbols[this.#pattern.charCodeAt(i)] = 0;
    this.#pattern = pattern;
    const words = Math.ceil(pattern.length / WORD);
    this.#words = words;
    const size = (pattern.length + 1) * words;
    if (this.#equal.length < size) this.#equal = new Int32Array(size * 2);
    else this.#equal.fill(0, 0, size);
    const equal = this.#equal;
    let count = 0;
    for (let i = 0; i < pattern.length; i += 1) {
      const unit = pattern.charCodeAt(i);
      if (symbols[unit] === 0) {
        count += 1;
        symbols[unit] = count;
      }
      const at = (symbols[unit] as number) * words + (i >>> 5);
      equal[at] = (equal[at] as number) | (1 << (i & 31));
    }
  }

  /** Walks the best alignment from its end to its start: a match before a substitution before a gap. */
  #walkBack(text: string, from: number, end: number, distance: number, cuts: readonly number[]): Alignment {
    const pattern = this.#pattern;
    const starts = cuts.map(() => from + end);
    const ends = cuts.map(() => from + end);
    const edits = new Array<number>(cuts.length + 1).fill(0);
    let row = pattern.length;
    let column = end;
    let left = distance;
    let part = cuts.length;
    while (part > 0 && cuts[part - 1] === row) part -= 1;
    while (row > 0) {
      const matches = column > 0 && pattern.charCodeAt(row - 1) === text.charCodeAt(from + column - 1);
      if (matches) {
        row -= 1;
        column -= 1;
      } else {
        left -= 1;
        const isSubstitution = column > 0 && this.#valueAt(row - 1, column - 1) === left;
        if (!isSubstitution && column > 0 && this.#valueAt(row - 1, column) !== left) {
          // A unit of the text that the pattern lacks.
          column -= 1;
          if (cuts[part] === row) ends[part] = from + column;
          else edits[part] = (edits[part] as number) + 1;
          continue;
        }
        row -= 1;
        if (isSubstitution) column -= 1;
        edits[part] = (edits[part] as number) + 1;
      }
      while (part > 0 && cuts[part - 1] === row) {
        part -= 1;
        starts[part] = from + column;
        ends[part] = from + column;
      }
    }
    return { distance, starts, ends, edits };
  }

  /** D[row][column]: the sum of the vertical steps above it. */
  #valueAt(row: number, column: number): number {
    const positive = this.#positive;
    const negative = this.#negative;
    const at = column * this.#words;
    let value = 0;
    let word = 0;
    for (; (word + 1) * WORD <= row; word += 1) {
      value += bitCount(positive[at + word] as number) - bitCount(negative[at + word] as number);
    }
    const rest = row % WORD;
    if (rest === 0) return value;
    const mask = -1 >>> (WORD - rest);
    return value + bitCount((positive[at + word] as number) & mask) - bitCount((negative[at + word] as number) & mask);
  }

  /**
   * Length of the longest common subsequence of a pattern and `text.slice(from, to)`: how much of the pattern is left there,
   * whatever was put between. Bit-parallel (M. Crochemore et al., Inf. Process. Lett. 80, 2001).
   */
  commonLength(pattern: string, text: string, from: number, to: number): number {
    this.#prepare(pattern);
    const words = this.#words;
    const symbols = this.#symbols;
    const equal = this.#equal;
    const rows = new Int32Array(words).fill(-1);
    for (let at = from; at < to; at += 1) {
      const symbol = symbols[text.charCodeAt(at)] as number;
      if (symbol === 0) continue;
      let carry = 0;
      for (let word = 0; word < words; word += 1) {
        const row = rows[word] as number;
        const hits = row & (equal[symbol * words + word] as number);
        const sum = (row >>> 0) + (hits >>> 0) + carry;
        carry = sum > 0xffffffff ? 1 : 0;
        rows[word] = sum | (row & ~hits);
      }
    }
    let left = 0;
    rows.forEach((row, word) => {
      const used = Math.min(WORD, pattern.length - word * WORD);
      left += bitCount(used === WORD ? row : row & ((1 << used) - 1));
    });
    return pattern.length - left;
  }
}

function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
