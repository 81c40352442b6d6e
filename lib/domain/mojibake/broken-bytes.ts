import type { Beam } from './beam.ts';
import { BETWEEN, stateOf, waitingOf } from './misread-states.ts';
import { pathsBetween } from './path-list.ts';
import type { Shown } from './shown-bytes.ts';
import { SIGNS } from './sign-costs.ts';
import { byteRange, byteSet, bytesWaiting, NOTHING, type TrueBytes } from './true-bytes.ts';

/** Characters weighed in the place of a broken one. */
const CHOICE = 32;
const REPLACEMENT = 0xfffd;
/** What a character costs that nobody can know: more than a rare one that fits. */
const UNKNOWN = 14;
/** Any byte inside a character of UTF-8. */
const TRAIL = byteSet(byteRange(0x80, 0xbf));

/** Bytes that left no trace. */
export interface Break {
  /** The bytes that may have vanished before a byte (0: before ASCII, or last), as a set's number. */
  readonly lostBefore: (next: number) => number;
  /** What it costs, in nats. */
  readonly cost: number;
  /** Whether two in a row may have. */
  readonly isTwice: boolean;
}

/** A byte that vanished for no reason known: seldom the likeliest. */
export const ANY_BREAK: Break = { lostBefore: () => TRAIL, cost: 12, isTwice: false };

/**
 * Steps of a path over a unit whose bytes do not go on in UTF-8: one vanished before them, and the words choose the
 * character; where more is missing it is U+FFFD. (One lost byte is no reason to leave a whole line.)
 */
export function stepOverBreak(
  { beam, truth, shown }: { beam: Beam; truth: TrueBytes; shown: Shown },
  lost: Break,
  path: number,
  unit: number,
  index: number,
): void {
  const bytes = shown.bytesOf(unit);
  if (bytes < 0) return;
  let paths = [path];
  let isBroken = false;
  for (const byte of bytes > 0xff ? [bytes >> 8, bytes & 0xff] : [bytes]) {
    paths = paths.flatMap((from) => {
      const made = put(beam, truth, from, byte, index, 0);
      if (made.length > 0) return made;
      isBroken = true;
      const mended = lostWithin(beam, truth, lost, from, byte, index);
      return mended.flatMap((whole) => put(beam, truth, whole, byte, index, 0));
    });
  }
  if (isBroken) for (const made of paths) beam.add(made);
}

/** Paths to where `next` may follow, one byte before it lost: the last of the character that waits, the one before, or its first. */
export function lostWithin(
  beam: Beam,
  truth: TrueBytes,
  { lostBefore, cost, isTwice }: Break,
  path: number,
  next: number,
  index: number,
): number[] {
  const [first, second] = bytesWaiting(waitingOf(beam.stateOf(path)));
  const made = put(beam, truth, path, lostBefore(next < 0x80 ? 0 : next), index, cost);
  if (first === 0) return made;
  made.push(beam.emitFree(path, REPLACEMENT, BETWEEN, index, cost + UNKNOWN));
  if (second === 0 && isTwice) {
    const half = put(beam, truth, path, lostBefore(-1), index, cost);
    for (const open of half) made.push(...put(beam, truth, open, lostBefore(next < 0x80 ? 0 : next), index, cost));
  }
  if (second === 0 || second > 0xff) return made;
  const head = truth.feed(NOTHING, first)?.waiting ?? -1;
  const middle = head < 0 ? -1 : (truth.feed(head, lostBefore(second))?.waiting ?? -1);
  if (middle >= 0) made.push(...put(beam, truth, beam.move(path, middle, index, 0), second, index, cost));
  return made;
}

function put(beam: Beam, truth: TrueBytes, path: number, byte: number, index: number, penalty: number): number[] {
  const fed = truth.feed(waitingOf(beam.stateOf(path)), byte);
  if (fed === null || fed.emoji) return [];
  const made = fed.waiting >= 0 ? [beam.move(path, stateOf(fed.waiting), index, penalty)] : [];
  if (fed.units.length > 0) {
    const first = beam.best(path, fed.units, CHOICE, BETWEEN, index, penalty, SIGNS);
    made.push(...pathsBetween(first, beam.end));
  }
  return made;
}
