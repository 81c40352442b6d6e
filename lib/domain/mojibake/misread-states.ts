import { NOTHING } from './true-bytes.ts';

/** States of the beam over misread text are those of the bytes that wait, behind these two. The text is as it should be: */
export const CLEAN = 0;
/** In a misread run, between two characters. */
export const BETWEEN = 1;

export function stateOf(waiting: number): number {
  return waiting === NOTHING ? BETWEEN : waiting;
}

export function waitingOf(state: number): number {
  return state <= BETWEEN ? NOTHING : state;
}
