import { Beam } from './beam.ts';
import { BOUNDARY } from './language-model.ts';
import { BETWEEN, CLEAN } from './misread-states.ts';
import { type MisreadOptions, MisreadSteps } from './misread-steps.ts';
import type { Steps } from './steps.ts';

/** Paths followed where the bytes say what was written; near a loss, where the words must. */
const WIDTH = 16;
const WIDE_WIDTH = 48;
/** For how many characters behind a loss the words on its right still tell. */
const NEAR = 4;
const MARGIN = 16;
/** Characters read between two pauses. */
const PIECE = 100;
/** Characters decoded in one search, at least; at most twice as many. */
const SETTLED = 1000;
/** A reading that costs so much more than another (nats) behind the same character is not going to be the better one. */
const HOPELESS = 60;
/** What a character costs that the end of the text leaves open. */
const OPEN_END = 9;

/** What a text was read as: the steps of its best path, and what they cost. */
export interface Decoded {
  readonly steps: readonly DecodedStep[];
  readonly cost: number;
}

/** What was made of the observed unit number `index`: nothing yet, or a character. */
export interface DecodedStep {
  readonly index: number;
  readonly out: string;
  readonly state: number;
  /** Whether the bytes allowed nothing else. */
  readonly isSure: boolean;
}

/**
 * Decodes a text that was shown in a wrong encoding, wholly or in runs; the best path, or null. `rival`: the least cost
 * behind every character of the text in another reading of it; what falls far behind it is given up (null), and where it
 * is less it is put there.
 */
export function* decodeMisread(text: string, options: MisreadOptions, rival: Float64Array): Steps<Decoded | null> {
  const { model } = options;
  const beam = new Beam(model, WIDE_WIDTH, MARGIN, options.memory);
  let paths: readonly number[] = [beam.begin(BOUNDARY, 0, BETWEEN)];
  if (options.mixed) paths = [...paths, beam.begin(BOUNDARY, 0, CLEAN)];
  const steps = new MisreadSteps(beam, options, text);
  const settled: DecodedStep[] = [];
  let before = 0;
  let since = 0;
  let sinceLoss = NEAR;
  for (let i = 0; i < text.length; i += 1) {
    for (const path of paths) steps.step(path, i);
    paths = beam.take();
    if (paths.length === 0) return null;
    const best = paths[0] as number;
    const cost = before + beam.costOf(best);
    if (cost > (rival[i] as number) + HOPELESS) return null;
    if (cost < (rival[i] as number)) rival[i] = cost;
    sinceLoss = beam.isGuessed(best) && !beam.isBurdened(best) ? 0 : sinceLoss + 1;
    if (sinceLoss > NEAR) paths = paths.slice(0, WIDTH);
    if (i % PIECE === PIECE - 1) yield;
    // What lies far behind is settled: a long text is decoded in pieces, so that its paths do not fill the memory.
    since += 1;
    if (since < SETTLED || (since < SETTLED * 2 && (sinceLoss < NEAR * 2 || beam.stateOf(best) > BETWEEN))) continue;
    pushSteps(beam, best, settled);
    before += beam.costOf(best);
    since = 0;
    const { node, unit, state } = { node: beam.nodeOf(best), unit: beam.unitOf(best), state: beam.stateOf(best) };
    beam.reset();
    paths = [beam.begin(node, unit, state)];
  }
  // Excerpts may end inside a character: what waits then is dropped.
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const path of [...paths, ...paths.flatMap((open) => steps.finish(open))]) {
    const open = beam.stateOf(path) > BETWEEN ? OPEN_END : 0;
    const cost = beam.costOf(path) + open + model.cost(beam.nodeOf(path), BOUNDARY);
    if (cost >= least) continue;
    best = path;
    least = cost;
  }
  if (best < 0) return null;
  pushSteps(beam, best, settled);
  return { steps: settled, cost: before + least };
}

function pushSteps(beam: Beam, path: number, steps: DecodedStep[]): void {
  for (const step of beam.stepsOf(path)) {
    const out = beam.outOf(step);
    const made = out >= 0 ? String.fromCharCode(out) : '';
    steps.push({ index: beam.indexOf(step), out: made, state: beam.stateOf(step), isSure: !beam.isGuessed(step) });
  }
}
