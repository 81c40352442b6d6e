/**
 * Long work that can be laid down and taken up again: yields where it may be interrupted (every millisecond or so on a
 * plain machine), returns what it made. Driven to its end without a pause it is the synchronous work itself.
 */
export type Slices<T> = Generator<undefined, T, undefined>;

/** Does all of the work at once. */
export function finish<T>(slices: Slices<T>): T {
  let step = slices.next();
  while (!step.done) step = slices.next();
  return step.value;
}

/** Characters of Chinese text that most steps read in less than a millisecond. */
const SLICE = 2000;

/** Says after how much read text it is time to yield: `if (pace.read(line.text.length)) yield;`. */
export class Pace {
  #left = SLICE;

  /** `length` in UTF-16 units; a little is added, so that many empty pieces count too. */
  read(length: number): boolean {
    this.#left -= length + 20;
    if (this.#left > 0) return false;
    this.#left = SLICE;
    return true;
  }
}

/** Called between slices: a promise to wait for, or nothing to go on at once. */
export type Pause = () => Promise<void> | undefined;

/** Does the work slice by slice, as `pause` lets it. */
export async function driveSlices<T>(slices: Slices<T>, pause: Pause): Promise<T> {
  for (;;) {
    const step = slices.next();
    if (step.done) return step.value;
    const wait = pause();
    if (wait) await wait;
  }
}
