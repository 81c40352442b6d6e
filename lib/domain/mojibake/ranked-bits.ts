/** A set of numbers that says of each the how manieth it is: a bit for every number, and counts beside them. */
export class RankedBits {
  /** Sixteen to a word: numbers of more bits are made objects of, where a loop is not compiled yet. */
  readonly words: Uint16Array;
  /** By word: how many stand before it. */
  readonly #before: Uint32Array;

  /** For numbers below `end`. Bits are set in `words`; `count` is called behind that. */
  constructor(end: number) {
    this.words = new Uint16Array((end + 15) >> 4);
    this.#before = new Uint32Array(this.words.length);
  }

  /** Counts the numbers below `end`. */
  count(end: number): void {
    const { words } = this;
    const before = this.#before;
    const last = (end + 15) >> 4;
    let total = 0;
    for (let i = 0; i < last; i += 1) {
      before[i] = total;
      const word = words[i] as number;
      if (word !== 0) total += bitsOf(word);
    }
  }

  has(number: number): boolean {
    return (((this.words[number >> 4] as number) >>> (number & 15)) & 1) === 1;
  }

  /** How many of the set are less than a number of it; -1 for one that is not in the set. */
  rankOf(number: number): number {
    const at = number >> 4;
    const word = this.words[at] as number;
    const bit = number & 15;
    if (((word >>> bit) & 1) === 0) return -1;
    return (this.#before[at] as number) + bitsOf(word & ((1 << bit) - 1));
  }
}

/** How many bits are set in a number of sixteen. */
function bitsOf(word: number): number {
  const twos = word - ((word >>> 1) & 0x5555);
  const fours = (twos & 0x3333) + ((twos >>> 2) & 0x3333);
  const eights = (fours + (fours >>> 4)) & 0x0f0f;
  return (eights + (eights >>> 8)) & 0x1f;
}
