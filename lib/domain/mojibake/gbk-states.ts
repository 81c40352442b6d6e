/** States of the beam over GBK out of step, what its steps cost, and how a run may end. */
import type { Dialect } from './dialect.ts';
import { isDeadPair } from './gbk-rows.ts';

/** How one page's damage looks: what the steps may use beside the bytes. */
export interface GbkEvidence {
  /** Characters this page glosses (UTF-16 units). */
  readonly glossed: ReadonlyMap<number, number>;
  /** Whether brackets with readings are damage on this page. */
  readonly glossesAreDamage: boolean;
  /** Whether the page is known to be out of step elsewhere, so that a character lost with both its bytes may be guessed. */
  readonly proven: boolean;
  /** How the program that read the bytes shows what it cannot read; null while that is not known: all ways are tried. */
  readonly dialect: Dialect | null;
}

/** No byte is waiting: the text is in step. Otherwise the state is the lead byte that waits for its trail. */
export const IN_STEP = 0;
/** A lead byte waits that is not known: it was lost, or vanished. */
export const WILD = 256;
/** As WILD, but the byte was the trail of a vanished pair: A1…FE. */
export const WILD_HIGH = 257;
/** As WILD, but 40…A0. */
export const WILD_LOW = 258;
/** As WILD, but the byte is one that makes no character behind the byte `state - BEHIND_DEAD`: both went as one mark. */
export const BEHIND_DEAD = 512;

/** What the steps cost, in nats; what the channel forces must cost next to nothing. */
export const COST = {
  openRun: 1.2,
  lostTrail: 0.2,
  cutTrail: 2,
  spared: 5,
  ateAscii: 0.3,
  ateSpace: 5.5,
  vanished: 0.3,
  vanishedAtOnce: 1.2,
  vanishedInCut: 7,
  lostTwo: 0.8,
  cutStop: 1,
  stopInQuotes: 6,
  lostWhole: 2.5,
  unexplainedGloss: 12,
  glossedWithoutGloss: 4,
  unusualReading: 0.7,
  unknownReading: 2,
  explainedReading: -3,
  explainedBracket: -9,
  wideSpace: 6,
  /** A letter of another alphabet, among what a lost byte allows. */
  otherAlphabet: 5,
  singleQuote: 2,
  openEnd: 14,
};

/** Whether a lead byte may be the one that a state waits with. */
export function leadFits(state: number, lead: number): boolean {
  if (state <= 0xff) return lead === state;
  if (state >= BEHIND_DEAD) return isDeadPair(state - BEHIND_DEAD, lead);
  if (state === WILD_HIGH) return lead >= 0xa1;
  return state !== WILD_LOW || lead <= 0xa0;
}

/** What it costs that an orphan byte ate an ASCII character. */
export function ateCost(ascii: number): number {
  return ascii === 0x20 ? COST.ateSpace : COST.ateAscii;
}

/** What no path over an open end may do for free: a byte still waiting there was never shown. */
export function endCost(state: number): number {
  return state === IN_STEP ? 0 : COST.openEnd;
}
