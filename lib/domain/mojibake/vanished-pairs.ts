import type { Beam } from './beam.ts';
import type { HoleChooser } from './hole-chooser.ts';
import type { Holes } from './holes.ts';
import { COST } from './misread-costs.ts';
import { BETWEEN, stateOf, waitingOf } from './misread-states.ts';
import { pathsBetween } from './path-list.ts';
import { NOTHING, type TrueBytes } from './true-bytes.ts';

/** Characters weighed at a vanished pair that is not the last, and at the last. */
const FEW = 4;
const CHOICE = 32;

/**
 * Paths behind one pair of GBK's user-defined zones, or two, that left no trace before the byte `next` (0 at the end, -1
 * where it was lost itself), where what follows fits behind them.
 */
export function behindVanishedPairs(
  { beam, bytes, holes, chooser }: { beam: Beam; bytes: TrueBytes; holes: Holes; chooser: HoleChooser },
  path: number,
  next: number,
  index: number,
): number[] {
  const state = beam.stateOf(path);
  if (state <= BETWEEN) return [];
  const fits = (waiting: number): boolean => next < 0 || bytes.feed(waiting, next) !== null;
  const made: number[] = [];
  const open: number[] = [];
  for (const { units, waiting } of holes.vanished(waitingOf(state))) {
    const ends = fits(waiting);
    if (!ends && waiting === NOTHING) continue;
    const first = chooser.best(path, units, ends ? CHOICE : FEW, stateOf(waiting), index, COST.vanishedPair);
    (ends ? made : open).push(...pathsBetween(first, beam.end));
  }
  for (const half of open) {
    for (const { units, waiting } of holes.vanished(waitingOf(beam.stateOf(half)))) {
      if (!fits(waiting)) continue;
      const first = chooser.best(half, units, CHOICE, stateOf(waiting), index, COST.vanishedPair);
      made.push(...pathsBetween(first, beam.end));
    }
  }
  return made;
}
