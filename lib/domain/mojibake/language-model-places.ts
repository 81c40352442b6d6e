/** Bytes between two marks: sixteen pairs. */
const BLOCK = 32;
const LOW_BITS = 0x0101;

/**
 * Finds a number in a row of numbers of one byte (below 128) or two (of which the first is above 127, the second below)
 * without reading those before it: every `BLOCK` bytes it is known how many numbers ended before them. Counted by two bytes
 * at a time: numbers of more bits are made objects of, where a loop is not compiled yet.
 */
export class PlaceMarks {
  /** Where the numbers end; past the bytes where they are cut short. */
  readonly end: number;
  readonly #bytes: Uint8Array;
  readonly #at: number;
  /** An even number: the first block begins here, maybe with a byte before the first number. */
  readonly #base: number;
  /** Ends among those bytes. */
  readonly #before: number;
  /** By block: how many ended before it. */
  readonly #ended: Uint32Array;
  #blocks = 0;

  /** `twos`: the bytes two by two. The first of `count` numbers begins at `at`. */
  constructor(bytes: Uint8Array, twos: Uint16Array, at: number, count: number) {
    this.#bytes = bytes;
    this.#at = at;
    this.#base = at & ~1;
    let before = 0;
    for (let i = this.#base; i < at; i += 1) if ((bytes[i] as number) < 0x80) before += 1;
    this.#before = before;
    const ended = new Uint32Array(((bytes.length - this.#base) / BLOCK + 1) | 0);
    const wanted = before + count;
    let total = 0;
    let place = this.#base;
    let blocks = 0;
    // A whole block may end as many numbers as it has bytes.
    while (total + BLOCK < wanted && place + BLOCK <= bytes.length) {
      ended[blocks++] = total;
      let high = 0;
      const last = (place + BLOCK) >> 1;
      for (let i = place >> 1; i < last; i += 1) high += ((twos[i] as number) >>> 7) & LOW_BITS;
      total += BLOCK - (high & 0xff) - (high >>> 8);
      place += BLOCK;
    }
    ended[blocks++] = total;
    this.#ended = ended;
    this.#blocks = blocks;
    this.end = count === 0 ? at : this.#behind(wanted, total, place);
  }

  /** Where number `index` begins. */
  placeOf(index: number): number {
    if (index === 0) return this.#at;
    const wanted = this.#before + index;
    const ended = this.#ended;
    let low = 0;
    let high = this.#blocks - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((ended[middle] as number) < wanted) low = middle;
      else high = middle - 1;
    }
    return this.#behind(wanted, ended[low] as number, this.#base + low * BLOCK);
  }

  /** The place behind end number `wanted`, where `ended` are before `place`. */
  #behind(wanted: number, ended: number, place: number): number {
    const bytes = this.#bytes;
    let at = place;
    for (let left = wanted - ended; left > 0; at += 1) {
      if (at >= bytes.length) return bytes.length + 1;
      if ((bytes[at] as number) < 0x80) left -= 1;
    }
    return at;
  }
}
